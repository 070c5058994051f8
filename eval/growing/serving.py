"""Serves the annotation page."""

from __future__ import annotations

import contextlib

import gradio as gr
import uvicorn
from fastapi import FastAPI, Response

from corpus.messages import message
from eval.growing.desk import Desk
from eval.growing.page import annotation_page
from eval.growing.templates import template_text
from qa.settings import Settings
from qa.web.pages.theme import control_names, page_theme
from qa.web.server import open_address, shown_address
from qa.web.templates import template_text as web_template_text
from qa.web.terminal import say


def make_app(desk: Desk) -> FastAPI:
    """Return the application."""
    app = FastAPI(title="hoidap", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_api_route("/favicon.ico", _icon, include_in_schema=False)
    gr.mount_gradio_app(
        app,
        annotation_page(desk),
        path="/",
        theme=page_theme(),
        css=template_text("annotate.css"),
        head=template_text("annotate_head.html").replace("{language}", desk.language),
        i18n=control_names(desk.language),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1kb",
    )
    return app


def serve(desk: Desk, settings: Settings) -> None:
    """Serve the page until the program is stopped.

    Args:
        desk: What the page works with.
        settings: Where to serve it.

    Raises:
        HoidapError: The address cannot be used.
    """
    with contextlib.closing(open_address(settings)) as listening:
        app = make_app(desk)
        # Whoever comes before the server is up waits in the open address.
        address = shown_address(settings.host, listening.getsockname()[1])
        say(message("annotate_ready", settings.lang, address=address))
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _icon() -> Response:
    return Response(web_template_text("icon.svg"), media_type="image/svg+xml")
