"""`hoidap search`: the passages that a question finds, without an answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import HoidapError, UsageError
from qa.cli.batch import Batch, check_choice, open_results
from qa.cli.command_line import EXIT_FAILED
from qa.cli.interface_language import interface_language, say
from qa.cli.session import Session, session_of, waiting
from qa.cli.terminal import results, tell, write_json

if TYPE_CHECKING:
    from index.index import Index
    from qa.engine import Engine


def search(
    context: typer.Context,
    *,
    question: Annotated[str | None, typer.Argument(metavar="metavar_question", help="help_search_question")] = None,
    limit: Annotated[str, typer.Option("-k", metavar="metavar_number", help="help_k")] = "10",
    batch: Annotated[Path | None, typer.Option("--batch", metavar="metavar_file", help="help_batch")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="metavar_file", help="help_out")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Find passages for a question, or for every question of a file.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    check_choice(question, batch, out)
    count = _positive(limit)
    session = session_of(context)
    if batch is not None:
        _search_batch(session, Batch(batch), out, count)
    elif question is not None:
        _search_one(session, question, count, as_json=as_json)


def _search_one(session: Session, question: str, limit: int, *, as_json: bool) -> None:
    with waiting("searching"):
        index = session.open_filled_index()
        hits = _hits(index, session.open_engine(index), question, [], limit)
    if as_json:
        write_json({"id": None, "hits": hits})
    else:
        from qa.cli.reading_matter import hits_page

        results().print(hits_page(hits))


def _search_batch(session: Session, batch: Batch, out: Path | None, limit: int) -> None:
    with waiting("opening_index"):
        index = session.open_filled_index()
        engine = session.open_engine(index)
    try:
        with open_results(out) as file:
            for number, line in batch.questions():
                hits: list[dict[str, Any]] = []
                try:
                    hits = _hits(index, engine, line.question, line.history, limit)
                except UsageError as error:  # every id gets its line, also where there is nothing to search for
                    tell(say("batch_line", number=number, reason=error.text(interface_language())))
                file.write({"id": line.id, "hits": hits})
    except KeyboardInterrupt:
        raise HoidapError("batch_interrupted") from None
    if batch.has_faults:
        raise typer.Exit(EXIT_FAILED)


def _hits(index: Index, engine: Engine, question: str, history: list[str], limit: int) -> list[dict[str, Any]]:
    hits = index.search(engine.standalone(question, history), limit)
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
        }
        for hit in hits
        if hit.passage.document_id in entries
    ]


def _positive(text: str) -> int:
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", text):
        raise UsageError("number_not_positive", option="-k", value=text)
    return int(text)
