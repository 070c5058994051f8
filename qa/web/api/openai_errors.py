"""Errors in the form in which OpenAI's servers send them, which its clients know how to raise."""

from __future__ import annotations

from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from corpus.messages import Language
from qa.web.api.faults import Fault

MEDIA_TYPE = "application/json"
_RETRY_SECONDS = "2"


class OpenAIErrorDetail(BaseModel):
    """What went wrong."""

    message: str = Field(description="What happened and what to do.")
    type: str = Field(description="`invalid_request_error` where the request is wrong, else `server_error`.")
    param: str | None = Field(description="The part of the request that is wrong, where one can be named.")
    code: str = Field(description="A name that does not change.")


class OpenAIError(BaseModel):
    """An error as OpenAI's clients read it."""

    error: OpenAIErrorDetail


def openai_error(fault: Fault) -> dict[str, Any]:
    """Return a fault as the body of OpenAI's errors.

    Example:
        >>> openai_error(Fault(404, "api_model_unknown", "No such model."))["error"]["type"]
        'invalid_request_error'
    """
    kind = "invalid_request_error" if fault.status < 500 else "server_error"
    param = fault.fields[0].field if fault.fields else None
    detail = OpenAIErrorDetail(message=fault.detail, type=kind, param=param, code=fault.code)
    return OpenAIError(error=detail).model_dump()


def openai_response(fault: Fault, language: Language) -> JSONResponse:
    """Return a fault as a response; what is wrong with a request is 400 there, never 422."""
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    if fault.status == 503:
        headers["Retry-After"] = _RETRY_SECONDS
    return JSONResponse(openai_error(fault), 400 if fault.status == 422 else fault.status, headers)
