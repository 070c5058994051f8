"""Errors as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from corpus.messages import Language, message
from qa.web.api.faults import Fault

MEDIA_TYPE = "application/problem+json"
_RETRY_SECONDS = "2"


class FieldProblem(BaseModel):
    """What is wrong with one part of the request."""

    field: str = Field(description="The part's name, with dots between the levels: `filter.kinds.0`.")
    code: str = Field(description="A name that does not change.")
    detail: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str = Field(description="The kind of problem: `urn:hoidap:problem:` and the code.")
    title: str = Field(description="The kind of problem in a few words.")
    status: int = Field(description="The status of the HTTP response.")
    detail: str = Field(description="What happened and what to do, in the language of `Accept-Language`: vi or en.")
    code: str = Field(description="A name that does not change, for programs to tell problems apart.")
    errors: tuple[FieldProblem, ...] | None = Field(None, description="The parts of the request that are wrong.")


def problem(fault: Fault, language: Language) -> dict[str, Any]:
    """Return a fault as the members of a problem.

    Args:
        fault: What went wrong.
        language: Language of the title; the detail has its language already.

    Example:
        >>> problem(Fault(404, "api_not_found", "There is nothing here."), "en")["type"]
        'urn:hoidap:problem:api_not_found'
    """
    fields = tuple(FieldProblem(field=one.field, code=one.code, detail=one.detail) for one in fault.fields)
    return Problem(
        type=f"urn:hoidap:problem:{fault.code}",
        title=_title(fault.status, language),
        status=fault.status,
        detail=fault.detail,
        code=fault.code,
        errors=fields or None,
    ).model_dump(mode="json", exclude_none=True)


def problem_response(fault: Fault, language: Language) -> JSONResponse:
    """Return a fault as a response."""
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    if fault.status == 503:
        headers["Retry-After"] = _RETRY_SECONDS
    return JSONResponse(problem(fault, language), fault.status, headers, media_type=MEDIA_TYPE)


def _title(status: int, language: Language) -> str:
    if status in {503, 507}:
        return message("api_title_unavailable", language)
    if status >= 500:
        return message("api_title_internal", language)
    return message(_TITLES.get(status, "api_title_invalid"), language)


_TITLES = {404: "api_title_not_found", 405: "api_title_method", 413: "api_title_too_large"}
