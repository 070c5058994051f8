"""What a supervisor asks a server: whether it lives, whether it can answer, and what it has counted."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST

from corpus.errors import HoidapError
from corpus.messages import Language
from index.stores.catalogue import Catalogue
from qa.web.api.faults import fault_of, note
from qa.web.api.metrics import Metrics
from qa.web.api.problems import problem_response


def health_routes(catalogue: Catalogue, metrics: Metrics, language_of: Callable[[Request], Language]) -> APIRouter:
    """Return the routes that tell how the server is.

    Args:
        catalogue: The documents.
        metrics: What the server counts.
        language_of: Tells in which language a client wants to be told of errors.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthy() -> Response:
        return PlainTextResponse("ok")

    @router.get("/readyz")
    def ready(request: Request) -> Response:
        try:
            told = {"status": "ready", "documents": len(catalogue.entries()), "passages": catalogue.passage_count()}
        except HoidapError as error:
            fault = fault_of(error, language_of(request))
            note(request, error, fault)
            return problem_response(fault, language_of(request))
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    @router.get("/metrics")
    def counted() -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return router
