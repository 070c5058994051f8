"""`hoidap serve`: the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from qa.cli.session import session_of, tell_of_unpacking


def serve(
    context: typer.Context,
    *,
    host: Annotated[str | None, typer.Option("--host", metavar="metavar_host", help="help_host")] = None,
    # Checked as the setting is, and told of in the same words.
    port: Annotated[str | None, typer.Option("--port", metavar="metavar_number", help="help_port")] = None,
) -> None:
    """Serve the pages until stopped."""
    settings = session_of(context).settings(host=host, port=port)
    tell_of_unpacking(settings)
    from qa.web import server

    try:
        server.serve(settings)
    except KeyboardInterrupt:
        return  # Ctrl-C is how a server is meant to be stopped
