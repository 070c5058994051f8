"""One line of JSON a request, and the id by which a client can name it."""

from __future__ import annotations

import datetime
import json
import logging
import re
import sys
import time
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.api.metrics import Metrics

_log = logging.getLogger(__name__)

HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_OTHER_METHOD = "other"
_UNKNOWN = "/{unknown}"
"""In place of a path that is no route: what clients make up must not become names of metrics."""
_PAGES = "pages"
"""In place of whatever the pages fetch: dozens of files a visit."""
_CLIENT_GONE = 499


class RequestLog:
    """Writes a line a request, gives the request its id, and counts it.

    Args:
        app: The whole application.
        metrics: Is told of every request.
        ours: The applications whose routes are told apart; all others are the pages' own.
        with_questions: Whether the lines hold the text of questions.
    """

    def __init__(
        self, app: ASGIApp, metrics: Metrics, ours: Collection[FastAPI], *, with_questions: bool = False
    ) -> None:
        self._app = app
        self._ours = ours
        self._metrics = metrics
        self._with_questions = with_questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        served = _Served(_asked_id(scope), scope.get("root_path", ""))

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                served.status = message["status"]
                message["headers"] = [*message.get("headers", ()), (HEADER.lower().encode(), served.id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            served.status = 500
            raise
        finally:
            self._note(scope, served)

    def _note(self, scope: Scope, served: _Served) -> None:
        seconds = time.perf_counter() - served.started
        method = scope["method"] if scope["method"] in _METHODS else _OTHER_METHOD
        route = _route(scope, served.root) if scope.get("app") in self._ours else _PAGES
        state = scope.get("state") or {}
        self._metrics.served(method, route, served.status, seconds)
        if served.status >= 500 or state.get("failed"):
            self._metrics.failed(state.get("fault", "api_internal"))
        line: dict[str, Any] = {
            "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
            "method": method,
            "route": route,
            "status": served.status,
            "ms": round(seconds * 1000, 1),
            "request_id": served.id,
        }
        if "fault" in state:
            line["code"] = state["fault"]
        if self._with_questions and "question" in state:
            line["question"] = state["question"]
        _log.log(logging.DEBUG if route == _PAGES else logging.INFO, "%s", json.dumps(line, ensure_ascii=True))


def write_to_stderr() -> None:
    """Have the lines written to stderr, and nothing put before them; for the program, not for who imports it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.handlers = [handler]
    _log.propagate = False
    _log.setLevel(logging.INFO)


@dataclass(slots=True)
class _Served:
    """What is known of a request while it is served; without a response, its client has gone."""

    id: str
    root: str
    status: int = _CLIENT_GONE
    started: float = field(default_factory=time.perf_counter)


def _asked_id(scope: Scope) -> str:
    """Return the id that the client gave, or a new one where it gave none or one that no log should hold."""
    sent = next((value for name, value in scope["headers"] if name == HEADER.lower().encode()), b"")
    given = sent.decode("latin-1")
    return given if _ID.fullmatch(given) else uuid.uuid4().hex


def _route(scope: Scope, root: str) -> str:
    """Return the template of the route that a request took; starlette leaves it in the scope."""
    template = getattr(scope.get("route"), "path_format", _UNKNOWN)
    return str(scope.get("root_path", "")).removeprefix(root) + str(template)
