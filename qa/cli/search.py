"""`hoidap search`: the passages that a question finds, without an answer."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import HoidapError, UsageError
from qa.cli.batch import Batch, check_choice, open_results
from qa.cli.command_line import EXIT_FAILED
from qa.cli.filter_options import DatedFrom, DatedTo, Documents, FilterOptions, Folders, Kinds, filter_options
from qa.cli.interface_language import interface_language, say
from qa.cli.session import Session, session_of, waiting
from qa.cli.terminal import results, tell, write_json

if TYPE_CHECKING:
    from index.filters import SearchFilter
    from index.index import Index


def search(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    *,
    question: Annotated[str | None, typer.Argument(metavar="metavar_question", help="help_search_question")] = None,
    limit: Annotated[str, typer.Option("-k", metavar="metavar_number", help="help_k")] = "10",
    batch: Annotated[Path | None, typer.Option("--batch", metavar="metavar_file", help="help_batch")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="metavar_file", help="help_out")] = None,
    documents: Documents = None,
    dated_from: DatedFrom = None,
    dated_to: DatedTo = None,
    kinds: Kinds = None,
    folders: Folders = None,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Find passages for a question, or for every question of a file.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    check_choice(question, batch, out)
    count = _positive(limit)
    limits = filter_options(documents, dated_from, dated_to, kinds, folders)
    session = session_of(context)
    if batch is not None:
        _search_batch(session, Batch(batch), out, count, limits)
    elif question is not None:
        _search_one(session, question, count, limits, as_json=as_json)


def _search_one(session: Session, question: str, limit: int, limits: FilterOptions, *, as_json: bool) -> None:
    with waiting("searching"):
        index = session.open_filled_index()
        within = limits.found_in(index.catalogue)
        hits = _hits(index, session.open_engine(index).standalone(question), limit, within)
    if as_json:
        write_json({"id": None, "hits": hits})
    else:
        from qa.cli.reading_matter import hits_page

        results().print(hits_page(hits))


def _search_batch(session: Session, batch: Batch, out: Path | None, limit: int, limits: FilterOptions) -> None:
    with waiting("opening_index"):
        index = session.open_filled_index()
        within = limits.found_in(index.catalogue)
        engine = session.open_engine(index)
    try:
        with open_results(out) as file:
            for number, line in batch.questions():
                hits: list[dict[str, Any]] = []
                try:
                    hits = _hits(index, engine.standalone(line.question, line.history), limit, within)
                except UsageError as error:  # every id gets its line, also where there is nothing to search for
                    tell(say("batch_line", number=number, reason=error.text(interface_language())))
                file.write({"id": line.id, "hits": hits})
    except KeyboardInterrupt:
        raise HoidapError("batch_interrupted") from None
    if batch.has_faults:
        raise typer.Exit(EXIT_FAILED)


def _hits(index: Index, standalone: str, limit: int, within: SearchFilter | None) -> list[dict[str, Any]]:
    hits = index.search(standalone, limit, within)
    entries = {entry.id: entry for entry in index.catalogue.entries({hit.passage.document_id for hit in hits})}
    return [
        {
            "passage_id": hit.passage.id,
            "document_id": hit.passage.document_id,
            "source": entries[hit.passage.document_id].source,
            "title": hit.passage.title,
            "start": hit.passage.span.start,
            "end": hit.passage.span.end,
            "text": hit.passage.text,
            "score": round(hit.score, 6),
            "places": [asdict(place) for place in hit.passage.marks.places_at(hit.passage.span.start)],
            "headings": [heading.text for heading in hit.passage.marks.path_at(hit.passage.span.start)],
        }
        for hit in hits
        if hit.passage.document_id in entries
    ]


def _positive(text: str) -> int:
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", text):
        raise UsageError("number_not_positive", option="-k", value=text)
    return int(text)
