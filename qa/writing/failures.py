"""Tells why a language model gave no answer, from what its client raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.writing.written import WritingFailure

if TYPE_CHECKING:
    import openai

_OF_STATUS = {
    401: WritingFailure.WRONG_KEY,
    403: WritingFailure.WRONG_KEY,
    404: WritingFailure.NOT_FOUND,
    408: WritingFailure.TIMED_OUT,
    429: WritingFailure.TOO_MANY_REQUESTS,
    504: WritingFailure.TIMED_OUT,
}


def expected_errors() -> tuple[type[Exception], ...]:
    """Return what the clients raise where a server fails, or does not speak the protocol."""
    import httpx
    import openai

    # An answer that is not of the protocol fails inside the clients in ways of its own.
    return (openai.OpenAIError, httpx.HTTPError, ValueError, TypeError, LookupError, AttributeError, RuntimeError)


def failure_of(error: Exception) -> WritingFailure:
    """Return why there is no answer; a server's own text is not looked at: it may repeat the key."""
    import httpx
    import openai

    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return WritingFailure.TIMED_OUT
    if isinstance(error, openai.APIStatusError):
        return _of_status(error)
    if isinstance(error, openai.APIConnectionError):
        unreached = isinstance(error.__cause__, httpx.ConnectError | httpx.UnsupportedProtocol)
        return WritingFailure.UNREACHABLE if unreached else WritingFailure.DROPPED
    if isinstance(error, httpx.TransportError):
        return WritingFailure.DROPPED
    if isinstance(error, openai.APIError):  # an error told in the middle of a stream
        return WritingFailure.SERVER_ERROR
    return WritingFailure.GARBLED


def _of_status(error: openai.APIStatusError) -> WritingFailure:
    if error.status_code in _OF_STATUS:
        return _OF_STATUS[error.status_code]
    return WritingFailure.SERVER_ERROR if error.status_code >= 500 else WritingFailure.REJECTED
