"""`hoidap documents`: lists, shows and removes documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from corpus.document import Document
from corpus.errors import HoidapError
from corpus.facts import DocumentFacts
from qa.cli.interface_language import interface_language, say
from qa.cli.session import session_of
from qa.cli.terminal import report, results, tell, write_json
from qa.removed_parts import REMOVED_CODES

if TYPE_CHECKING:
    from index.stores.catalogue import DocumentEntry

DocumentId = Annotated[str, typer.Argument(metavar="metavar_id", help="help_id")]
_FACTS = {
    "issuer": "document_issuer",
    "number": "document_number",
    "place": "document_place",
    "author": "document_author",
}
AsJson = Annotated[bool, typer.Option("--json", help="help_json")]


def list_documents(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the documents in the order of their sources: each with its title, its number and issuer, and its source."""
    entries = session_of(context).open_index(allow_other_model=True).catalogue.entries()
    if as_json:
        write_json([_entry_as_json(entry) for entry in entries])
        return
    if not entries:
        tell(say("no_documents"))
        return
    # One under the other: beside each other, a title, a number, a body and a path leave each other no room in a
    # terminal of 80 letters.
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(say("column_id"), no_wrap=True)
    table.add_column(say("column_date"), no_wrap=True)
    table.add_column(say("column_kind"), no_wrap=True)
    table.add_column(say("column_passages"), justify="right")
    table.add_column(say("column_document"), overflow="fold", ratio=1)
    for entry in entries:
        lines = [Text(entry.title), Text(_official(entry)), Text(entry.source, style="dim")]
        shown = Text("\n").join(line for line in lines if line)
        table.add_row(entry.id, shown_date(entry.date), entry.kind, str(entry.passages), shown)
    results().print(table)


def _official(entry: DocumentEntry) -> str:
    """Return the number and the issuer of an official document as one line."""
    return " · ".join(fact for fact in (entry.number, entry.issuer) if fact)


def _entry_as_json(entry: DocumentEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "source": entry.source,
        "title": entry.title,
        "date": _iso(entry.date),
        "kind": entry.kind,
        "number": entry.number,
        "issuer": entry.issuer,
        "passages": entry.passages,
    }


def show_document(
    context: typer.Context,
    *,
    document_id: DocumentId,
    removed: Annotated[bool, typer.Option("--removed", help="help_removed")] = False,
    as_json: AsJson = False,
) -> None:
    """Print a document's text, exactly, or what of its file is no part of it; what else is known goes to stderr.

    Raises:
        UsageError: There is no such document.
    """
    document = session_of(context).open_index(allow_other_model=True).catalogue.document(document_id)
    if document is None:
        raise HoidapError("document_not_found", id=document_id)
    if as_json:
        write_json(_as_json(document))
        return
    date = shown_date(document.date)
    tell(say("document_head", title=document.title, date=date, source=document.source, kind=document.kind))
    for code, fact in _told(document.facts):
        tell(say(code, fact=fact))
    if not removed:
        typer.echo(document.text)
    elif document.removed:
        for part in document.removed:
            typer.echo(f"[{say(REMOVED_CODES[part.reason])}] {part.text}")
    else:
        tell(say("nothing_removed"))


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


def _told(facts: DocumentFacts) -> Iterator[tuple[str, str]]:
    """Yield the message for each fact that is known, and the fact."""
    values = asdict(facts)
    yield from ((code, values[name]) for name, code in _FACTS.items() if values[name])


def _as_json(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "date": _iso(document.date),
        "kind": document.kind,
        **asdict(document.facts),
        "text": document.text,
        "places": [
            {"start": mark.start, "kind": mark.place.kind, "label": mark.place.label} for mark in document.marks.places
        ],
        "headings": [asdict(heading) for heading in document.marks.headings],
        "removed": [asdict(part) for part in document.removed],
    }


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
