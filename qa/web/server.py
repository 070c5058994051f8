"""Builds the pages as one web application, and serves it."""

from __future__ import annotations

import contextlib
import errno
import gc
import logging
import os
import socket

import gradio as gr
import uvicorn
from fastapi import FastAPI, Response

from corpus.errors import HoidapError
from corpus.messages import Language, message
from index.embedding.torch_runtime import collector_paused
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.engine import Engine
from qa.settings import Settings
from qa.web.api.mounting import mount_api
from qa.web.api.request_log import write_to_stderr
from qa.web.pages.chat import chat_page
from qa.web.pages.document import document_routes
from qa.web.pages.theme import control_names, page_theme
from qa.web.templates import template_text
from qa.web.terminal import say

_log = logging.getLogger(__name__)

_SECONDS_FOR_OPEN_ANSWERS = 2


def build(settings: Settings, index: Index | None = None) -> FastAPI:
    """Return the application with everything loaded that the first answer needs.

    Args:
        settings: The settings.
        index: An index that is open already, else the one of the settings is opened.

    Raises:
        HoidapError: The data folder or the model cannot be used.
    """
    index = index or open_index(settings)
    index.bring_up_to_date()
    index.load()
    return make_app(settings, index, make_engine(settings, index))


def make_app(settings: Settings, index: Index, engine: Engine) -> FastAPI:
    """Return the application over an index and an engine that exist already."""
    app = FastAPI(title="hoidap", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(document_routes(index.catalogue, settings.lang))
    app.add_api_route("/favicon.ico", _icon, include_in_schema=False)
    mount_api(app, settings, index, engine)
    # Mounted last: it takes every address that is left.
    gr.mount_gradio_app(
        app,
        chat_page(engine, index, settings.lang),
        path="/",
        theme=page_theme(),
        css=template_text("chat.css"),
        head=_head(settings.lang),
        i18n=control_names(settings.lang),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1kb",
    )
    return app


def serve(settings: Settings, index: Index | None = None) -> None:
    """Serve the pages until the program is stopped.

    Args:
        settings: The settings.
        index: An index that is open already, else the one of the settings is opened.

    Raises:
        HoidapError: The address, the data folder or the model cannot be used.
    """
    settings = settings_for_this_place(settings)
    # The address comes first: it fails in no time, and loading takes seconds.
    with contextlib.closing(open_address(settings)) as listening:
        say(message("server_starting", settings.lang))
        with collector_paused():
            app = build(settings, index)
        write_to_stderr()
        gc.freeze()  # what is there by now stays until the end: later collections leave it out
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=_SECONDS_FOR_OPEN_ANSWERS
        )
        address = shown_address(settings.host, listening.getsockname()[1])
        with contextlib.suppress(KeyboardInterrupt):
            _Server(config, message("server_ready", settings.lang, address=address)).run(sockets=[listening])


def settings_for_this_place(settings: Settings) -> Settings:
    """Return the settings with the address that a Gradio Space has to be served on, when this is one."""
    if os.environ.get("SPACE_ID") and "host" not in settings.model_fields_set:
        return settings.model_copy(update={"host": "0.0.0.0"})
    return settings


def open_address(settings: Settings) -> socket.socket:
    """Return a socket that listens on the settings' address; visitors who come early wait in it.

    Raises:
        HoidapError: The port is taken, or the address is not one of this machine.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _unusable(settings, error) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            other = settings.port + 1 if settings.port < 65_535 else 7_860
            raise HoidapError("port_in_use", port=settings.port, other=other) from error
        raise _unusable(settings, error) from error
    return listening


def shown_address(host: str, port: int) -> str:
    """Return the address for people to open.

    Example:
        >>> shown_address("0.0.0.0", 7860)
        'http://localhost:7860'
    """
    if host in {"0.0.0.0", "::", ""}:
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """A server that says so when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            say(self._ready)


def _unusable(settings: Settings, error: OSError) -> HoidapError:
    reason = error.strerror or str(error)
    return HoidapError("address_unusable", host=settings.host, port=settings.port, reason=reason)


def _head(language: Language) -> str:
    head = template_text("chat_head.html").replace("{language}", language)
    words = {
        "conversation": message("web_conversation_label", language),
        "close": message("control_close", language),
        "attention": message("web_attention", language),
        "error": message("control_error", language),
        "liked": message("feedback_liked", language),
        "disliked": message("feedback_disliked", language),
    }
    for name, word in words.items():
        head = head.replace(f"{{{name}}}", word)
    return head


def _icon() -> Response:
    return Response(template_text("icon.svg"), media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})
