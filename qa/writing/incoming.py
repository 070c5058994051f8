"""A reply as it comes in: its text so far, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.writing.written import WritingFailure

if TYPE_CHECKING:
    from llama_index.core.llms import ChatResponse

_CHARACTERS_A_TOKEN = 12
"""No reply of so many tokens is longer: a server that does not keep to `max_tokens` is cut off."""


class Incoming:
    """A reply that is coming in.

    Args:
        tokens: The longest reply that was asked for.
    """

    def __init__(self, tokens: int) -> None:
        self.text = ""
        self._most = tokens * _CHARACTERS_A_TOKEN
        self._finish: str | None = None
        self._failure: WritingFailure | None = None

    @property
    def is_too_long(self) -> bool:
        """Whether the server sends more than was asked for."""
        return len(self.text) > self._most

    @property
    def was_cut(self) -> bool:
        """Whether the reply does not end where the model would have ended it."""
        return self.is_too_long or self._finish == "length"

    @property
    def failure(self) -> WritingFailure | None:
        """Why the reply cannot be used: it took too long, was filtered by the server, or broke off."""
        if self._failure is not None:
            return self._failure
        if self._finish == "content_filter":
            return WritingFailure.DECLINED
        # A server that closes the connection in the middle looks like one that is done, but for the reason.
        return WritingFailure.DROPPED if self._finish is None and not self.is_too_long else None

    @failure.setter
    def failure(self, failure: WritingFailure) -> None:
        self._failure = failure

    def take(self, part: ChatResponse) -> None:
        """Take in the next part of the reply."""
        self.text += part.delta or ""
        for choice in _choices(part.raw):
            self._finish = getattr(choice, "finish_reason", None) or self._finish


def _choices(raw: object) -> list[Any]:
    return list(getattr(raw, "choices", None) or [])
