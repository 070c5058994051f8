"""What went wrong with a request, in words for people: made of every exception that can end one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from corpus.errors import DataFolderError, HoidapError, UsageError
from corpus.messages import Language, message
from qa.web.api.field_faults import FieldFault, field_faults, is_not_json

_log = logging.getLogger(__name__)

INTERNAL = "api_internal"
_STATUSES = {
    "document_not_found": 404,
    "api_document_not_found": 404,
    "api_model_unknown": 404,
    "api_body_too_large": 413,
    "feedback_busy": 503,
    "feedback_no_room": 507,
    "feedback_read_only": 503,
    "feedback_not_written": 503,
    "api_busy": 503,
}
_UNPROCESSABLE = 422


class ClientGoneError(Exception):
    """Nobody waits for the reply any more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with a request.

    Attributes:
        status: The status of the HTTP response.
        code: The message's name in the catalogue.
        detail: The message, in the language of the client.
        fields: The parts of the request that are wrong, where these can be named.
    """

    status: int
    code: str
    detail: str
    fields: tuple[FieldFault, ...] = ()


def fault_of(error: Exception, language: Language) -> Fault:
    """Return what a client is told of an exception; what is no business of theirs goes to the log.

    Args:
        error: What ended the request.
        language: Language of the words.
    """
    if isinstance(error, HoidapError):
        return _of_hoidap(error, language)
    if isinstance(error, RequestValidationError):
        return _of_fields(error.errors(), language)
    if isinstance(error, HTTPException):
        return _of_status(error, language)
    return Fault(500, INTERNAL, message(INTERNAL, language))


def note(request: Request, error: Exception, fault: Fault) -> None:
    """Leave in a request what its line in the log and the counters tell of a fault.

    Args:
        request: The request.
        error: What ended it; a fault of the program is logged.
        fault: What the client is told.
    """
    request.state.fault = fault.code
    request.state.failed = fault.status >= 500
    if fault.code == INTERNAL:
        _log.error("a request failed", exc_info=error)


def _of_hoidap(error: HoidapError, language: Language) -> Fault:
    status = _STATUSES.get(error.code)
    if status is None and isinstance(error, UsageError):
        status = _UNPROCESSABLE
    if status is None or isinstance(error, DataFolderError):
        # Its words are for who runs the program: they name folders and commands of this machine.
        _log.error("a request failed: %s", error)
        return Fault(503, "api_unavailable", message("api_unavailable", language))
    return Fault(status, error.code, error.text(language))


def _of_fields(errors: Sequence[dict[str, object]], language: Language) -> Fault:
    if is_not_json(errors):
        return Fault(400, "api_body_not_json", message("api_body_not_json", language))
    fields = field_faults(errors, language)
    said = "; ".join(f"{one.field}: {one.detail}" for one in fields)
    return Fault(_UNPROCESSABLE, "api_invalid", message("api_invalid", language, fields=said), fields)


def _of_status(error: HTTPException, language: Language) -> Fault:
    if error.status_code == 404:
        return Fault(404, "api_not_found", message("api_not_found", language))
    if error.status_code == 405:
        return Fault(405, "api_method_not_allowed", message("api_method_not_allowed", language))
    if error.status_code < 500:  # what fastapi says of a body that it cannot decode
        return Fault(error.status_code, "api_body_not_json", message("api_body_not_json", language))
    return Fault(error.status_code, INTERNAL, message(INTERNAL, language))
