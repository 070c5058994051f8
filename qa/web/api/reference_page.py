"""`/api/docs`: the schema as a page that runs nothing and calls no other host."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, Template
from markupsafe import Markup

from corpus.messages import Language, message
from qa.web.api.application import ApiApplication


@dataclass(frozen=True, slots=True)
class Described:
    """A part of the API to describe.

    Attributes:
        address: Where it is mounted: `/api`.
        application: The part.
    """

    address: str
    application: ApiApplication


def reference_page_routes(
    parts: Callable[[], Sequence[Described]], language_of: Callable[[Request], Language]
) -> APIRouter:
    """Return the route of the page.

    Args:
        parts: The parts to describe, asked for when somebody looks, since the page is a route of one of them.
        language_of: Tells in which language a reader wants the words around the schema.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    def reference(request: Request) -> HTMLResponse:
        language = language_of(request)
        root = str(request.scope.get("app_root_path", ""))
        described = [{"address": root + part.address, **_described(part.application.openapi())} for part in parts()]
        page = _template().render(language=language, words=_words(language), parts=described, style=Markup(_style()))
        return HTMLResponse(page, headers=_headers())

    return router


def _described(schema: Mapping[str, Any]) -> dict[str, Any]:
    operations = [
        {**operation, "method": method.upper(), "path": path}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    models = [
        {"name": name, "description": model.get("description", ""), "members": [*_members(model)]}
        for name, model in schema["components"]["schemas"].items()
    ]
    return {
        "title": schema["info"]["title"],
        "said": schema["info"]["description"],
        "operations": operations,
        "models": models,
    }


def _members(model: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    required = set(model.get("required", ()))
    for name, member in model.get("properties", {}).items():
        yield {
            "name": name,
            "type": shown_type(member),
            "required": name in required,
            "description": member.get("description", ""),
        }
    if "enum" in model:
        yield {"name": "", "type": shown_type(model), "required": True, "description": ""}


def shown_type(member: Mapping[str, Any]) -> str:
    """Return the type of a part of a schema in a few words.

    Args:
        member: The part, as JSON Schema has it.

    Example:
        >>> shown_type({"anyOf": [{"type": "array", "items": {"$ref": "#/schemas/Place"}}, {"type": "null"}]})
        'Place[] | null'
    """
    if "$ref" in member:
        return str(member["$ref"]).rpartition("/")[2]
    if several := member.get("anyOf"):
        return " | ".join(shown_type(one) for one in several)
    if values := member.get("enum"):
        return " | ".join(f'"{value}"' for value in values)
    if "const" in member:
        return f'"{member["const"]}"'
    if member.get("type") == "array":
        return f"{shown_type(member.get('items', {}))}[]"
    return " ".join(filter(None, [str(member.get("type", "any")), member.get("format", "")]))


def _words(language: Language) -> dict[str, str]:
    return {
        "title": message("api_page_title", language),
        "intro": message("api_page_intro", language),
        "schema": message("api_page_schema", language),
        "parameters": message("api_page_parameters", language),
        "body": message("api_page_body", language),
        "responses": message("api_page_responses", language),
        "models": message("api_page_models", language),
        "required": message("api_page_required", language),
    }


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["type"] = shown_type
    return environment.from_string(_file("reference_page.html"))


@cache
def _style() -> str:
    return _file("reference_page.css")


def _file(name: str) -> str:
    return resources.files("qa.web.api").joinpath(name).read_text(encoding="utf-8")


@cache
def _headers() -> dict[str, str]:
    style = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{style}'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
