"""`hoidap documents`: lists, shows and removes documents."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from corpus.errors import HoidapError
from qa.cli.interface_language import interface_language, say
from qa.cli.session import session_of
from qa.cli.terminal import report, results, tell, write_json

DocumentId = Annotated[str, typer.Argument(metavar="metavar_id", help="help_id")]
AsJson = Annotated[bool, typer.Option("--json", help="help_json")]


def list_documents(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the documents in the order of their sources."""
    entries = session_of(context).open_index(allow_other_model=True).catalogue.entries()
    if as_json:
        keys = ("id", "source", "title", "date", "kind", "passages")
        rows = [(e.id, e.source, e.title, _iso(e.date), e.kind, e.passages) for e in entries]
        write_json([dict(zip(keys, row, strict=True)) for row in rows])
        return
    if not entries:
        tell(say("no_documents"))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(say("column_id"), no_wrap=True)
    table.add_column(say("column_date"), no_wrap=True)
    table.add_column(say("column_kind"), no_wrap=True)
    table.add_column(say("column_passages"), justify="right")
    table.add_column(say("column_title"), overflow="fold", ratio=1)
    table.add_column(say("column_source"), overflow="fold", ratio=1)
    for entry in entries:
        known = (entry.id, shown_date(entry.date), entry.kind, str(entry.passages))
        table.add_row(*known, Text(entry.title), Text(entry.source))
    results().print(table)


def show_document(context: typer.Context, *, document_id: DocumentId, as_json: AsJson = False) -> None:
    """Print a document's text, exactly, to stdout, and what else is known of it to stderr.

    Raises:
        UsageError: There is no such document.
    """
    document = session_of(context).open_index(allow_other_model=True).catalogue.document(document_id)
    if document is None:
        raise HoidapError("document_not_found", id=document_id)
    if as_json:
        known = {"id": document.id, "source": document.source, "title": document.title}
        write_json({**known, "date": _iso(document.date), "kind": document.kind, "text": document.text})
        return
    date = shown_date(document.date)
    tell(say("document_head", title=document.title, date=date, source=document.source, kind=document.kind))
    typer.echo(document.text)


def remove_document(context: typer.Context, *, document_id: DocumentId) -> None:
    """Remove a document from the index; its file is left alone."""
    index = session_of(context).open_index()
    entries = index.catalogue.entries([document_id])
    index.remove(document_id)
    report(say("document_removed", title=entries[0].title, source=entries[0].source))


def shown_date(date: datetime.date | None) -> str:
    """Return a date as readers of the interface's language write it; a dash where there is none."""
    if date is None:
        return "–"
    return date.strftime("%d/%m/%Y") if interface_language() == "vi" else date.isoformat()


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
