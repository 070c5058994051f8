"""A part of the API as an application of its own: its errors have one form, its bodies a limit, its schema both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from corpus.errors import HoidapError
from corpus.messages import Language
from qa.web.api.body_limit import BodyLimit
from qa.web.api.faults import ClientGoneError, Fault, fault_of, note
from qa.web.api.languages import asked_language

ErrorForm: TypeAlias = Callable[[Fault, Language], Response]

_CLIENT_GONE = 499
"""What nginx writes in its log for a client that did not wait."""


class ApiApplication(FastAPI):
    """An application whose every error has the same form, and whose schema says so.

    Args:
        title: What it is, for the schema.
        description: The same at length.
        language: Language of errors where a client asks for none.
        error_form: Makes a response of a fault.
        error_model: The body of such a response.
        error_media_type: Its media type.
    """

    def __init__(
        self,
        *,
        title: str,
        description: str,
        language: Language,
        error_form: ErrorForm,
        error_model: type[BaseModel],
        error_media_type: str,
    ) -> None:
        super().__init__(title=title, description=description, version="1", docs_url=None, redoc_url=None)
        self._language: Language = language
        self._error_form = error_form
        self._error_model = error_model
        self._error_media_type = error_media_type
        for kind in (HoidapError, RequestValidationError, HTTPException, Exception):
            self.add_exception_handler(kind, self._told)
        self.add_exception_handler(ClientGoneError, _nobody)
        self.add_middleware(BodyLimit, refuse=self.error_response)

    def error_response(self, request: Request, error: Exception) -> Response:
        """Return the response that tells a client of an exception, in the client's language."""
        language = self.language_of(request)
        fault = fault_of(error, language)
        note(request, error, fault)
        return self._error_form(fault, language)

    def language_of(self, request: Request) -> Language:
        """Return the language in which a client wants to be told of errors."""
        return asked_language(request.headers.get("accept-language"), self._language)

    def openapi(self) -> dict[str, Any]:
        """Return the schema, with the errors as they really are in place of fastapi's own."""
        schema = super().openapi()
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        if self._error_model.__name__ not in schemas:
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            template = "#/components/schemas/{model}"
            model = self._error_model.model_json_schema(ref_template=template, mode="serialization")
            schemas.update(model.pop("$defs", {}))
            schemas[self._error_model.__name__] = model
            for operations in schema["paths"].values():
                for operation in operations.values():
                    self._tell_errors(operation)
        return schema

    def _tell_errors(self, operation: dict[str, Any]) -> None:
        content = {self._error_media_type: {"schema": {"$ref": f"#/components/schemas/{self._error_model.__name__}"}}}
        operation["responses"].pop("422", None)
        operation["responses"]["4XX"] = {"description": "The request is wrong.", "content": content}
        operation["responses"]["5XX"] = {"description": "The server could not answer.", "content": content}

    async def _told(self, request: Request, error: Exception) -> Response:
        response = self.error_response(request, error)
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)  # as `Allow`, beside a 405
        return response


async def _nobody(request: Request, error: Exception) -> Response:  # noqa: ARG001 - as starlette calls it
    return Response(status_code=_CLIENT_GONE)
