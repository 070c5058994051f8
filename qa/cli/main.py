"""The commands of `hoidap` but for those of `eval`, and the options that stand before them.

`eval.cli.main` puts its own beside them and is what the installed program starts: this room must not know it.

Nothing heavy is imported here or at the head of a command's file, so that `hoidap --help` comes at once.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from qa.cli.ask import ask
from qa.cli.command_line import Command, Group, RootGroup
from qa.cli.doctor import doctor
from qa.cli.documents import list_documents, remove_document, show_document
from qa.cli.ingest import ingest
from qa.cli.reembed import reembed
from qa.cli.search import search
from qa.cli.serve import serve
from qa.cli.session import Session
from qa.cli.terminal import use_utf8

app = typer.Typer(cls=RootGroup, add_completion=False, pretty_exceptions_enable=False)
app.command(cls=Command, help="help_ingest")(ingest)
app.command(cls=Command, help="help_ask")(ask)
app.command(cls=Command, help="help_search")(search)

documents = typer.Typer(cls=Group, help="help_documents")
documents.command("list", cls=Command, help="help_documents_list")(list_documents)
documents.command("show", cls=Command, help="help_documents_show")(show_document)
documents.command("remove", cls=Command, help="help_documents_remove")(remove_document)
app.add_typer(documents, name="documents")

app.command(cls=Command, help="help_serve")(serve)
app.command(cls=Command, help="help_reembed")(reembed)
app.command(cls=Command, help="help_doctor")(doctor)


def main() -> None:
    """Run the program on the arguments it was called with."""
    use_utf8()
    app()


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    if wanted:
        typer.echo(f"hoidap {version('hoidap')}")
        raise typer.Exit


@app.callback(help="help_hoidap")
def _prepare(
    context: typer.Context,
    *,
    data: Annotated[Path | None, typer.Option("--data", metavar="metavar_folder", help="help_data")] = None,
    version: Annotated[  # noqa: ARG001 - the callback does the work
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="help_version")
    ] = False,
) -> None:
    context.obj = Session(data)


if __name__ == "__main__":
    main()
