"""The connection that a reply comes in on, which another thread can cut while it is waited for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


class Connection:
    """What one reply comes in on.

    A client's read time-out starts anew with every byte, and a thread that waits for a byte sees neither the clock nor
    a reader who has left: so the time-out, and who shows the reply, cut the connection from outside.

    Example:
        ``connection = Connection()``; ``with connection.used(): client.get(...)`` in one thread,
        ``connection.cut()`` in another.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cut = False

    @property
    def is_open(self) -> bool:
        """Whether a server was reached, and the connection was not cut."""
        return self._socket is not None and not self._is_cut

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have the requests that this thread sends meanwhile come in on this connection."""
        token = _CURRENT.set(self)
        try:
            yield
        finally:
            _CURRENT.reset(token)

    def cut(self) -> None:
        """End the connection, or the one that is about to be opened: who waits for its next byte waits no longer."""
        with self._lock:
            self._is_cut = True
            self._end()

    def opened(self, event: str, info: dict[str, Any]) -> None:
        """Take in what httpcore tells of a request (its extension `trace`)."""
        if event in _OPENED and (found := info["return_value"].get_extra_info("socket")) is not None:
            with self._lock:
                self._socket = found
                if self._is_cut:
                    self._end()

    def _end(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                # That of a plain socket: an SSL socket's own would take its state away from under who reads it.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


_OPENED = {"connection.connect_tcp.complete", "connection.start_tls.complete", "http_proxy.start_tls.complete"}
_CURRENT: ContextVar[Connection | None] = ContextVar("connection", default=None)
"""Which connection a thread works with: the client that opens it is called through a library that cannot pass it on."""


def current_connection() -> Connection | None:
    """Return the connection that is used, None where nobody may want to cut it."""
    return _CURRENT.get()


def watch(request: httpx.Request) -> None:
    """Have the connection that is used told of the socket of a request; an event hook of httpx."""
    connection = _CURRENT.get()
    if connection is not None:
        request.extensions = {**request.extensions, "trace": connection.opened}
