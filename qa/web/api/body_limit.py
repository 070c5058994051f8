"""Refuses bodies that are too large before anything reads them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import UsageError

MOST_BYTES = 1_000_000


class BodyLimit:
    """Reads each body whole, up to a limit, before the application sees the request.

    Args:
        app: The application.
        refuse: Makes a response of the exception that says what is wrong.
        most_bytes: The largest body.
    """

    def __init__(
        self, app: ASGIApp, refuse: Callable[[Request, Exception], Response], most_bytes: int = MOST_BYTES
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await self._read(scope, receive)
        if body is None:  # its client has gone
            return
        if len(body) > self._most_bytes:
            error = UsageError("api_body_too_large", limit=self._most_bytes // 1000)
            await self._refuse(Request(scope), error)(scope, receive, send)
            return
        messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replayed() -> Message:
            # Behind the body comes nothing but that the client has gone.
            return messages.pop() if messages else await receive()

        await self._app(scope, replayed, send)

    async def _read(self, scope: Scope, receive: Receive) -> bytes | None:
        """Return the body, or as much of it as shows that it is too large; None where it breaks off."""
        if _said_length(scope) > self._most_bytes:
            return bytes(self._most_bytes + 1)
        body, goes_on = b"", True
        while goes_on and len(body) <= self._most_bytes:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += message.get("body", b"")
            goes_on = message.get("more_body", False)
        return body


def _said_length(scope: Scope) -> int:
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    # More digits than Python reads as a number are too large in any case.
    return int(said[:18]) if said.isdigit() else 0
