"""`hoidap ask`: answers one question, or a file of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import HoidapError, UsageError
from qa.cli.batch import Batch, BatchQuestion, check_choice, open_results
from qa.cli.command_line import EXIT_FAILED
from qa.cli.filter_options import DatedFrom, DatedTo, Documents, FilterOptions, Folders, Kinds, filter_options
from qa.cli.interface_language import interface_language
from qa.cli.session import Session, session_of, waiting
from qa.cli.terminal import results, write_json

if TYPE_CHECKING:
    from index.filters import SearchFilter
    from qa.answer import Answer
    from qa.engine import Engine


def ask(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    *,
    question: Annotated[str | None, typer.Argument(metavar="metavar_question", help="help_question")] = None,
    turns: Annotated[list[str] | None, typer.Option("--turn", metavar="metavar_question", help="help_turn")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="metavar_file", help="help_batch")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="metavar_file", help="help_out")] = None,
    documents: Documents = None,
    dated_from: DatedFrom = None,
    dated_to: DatedTo = None,
    kinds: Kinds = None,
    folders: Folders = None,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Answer a question with citations, or every question of a file.

    Raises:
        HoidapError: It could not be done, or was stopped.
    """
    check_choice(question, batch, out)
    if batch is not None and turns:
        raise UsageError("turn_with_batch")
    limits = filter_options(documents, dated_from, dated_to, kinds, folders)
    session = session_of(context)
    if batch is not None:
        _ask_batch(session, Batch(batch), out, limits)
    elif question is not None:
        _ask_one(session, question, turns or [], limits, as_json=as_json)


def _ask_one(session: Session, question: str, history: list[str], limits: FilterOptions, *, as_json: bool) -> None:
    with waiting("searching"):
        index = session.open_filled_index()
        engine = session.open_engine(index)
        engine.standalone(question, history)  # a question that cannot be asked is refused before the model is loaded
        within = limits.found_in(index.catalogue)
        index.load()  # and loading is no part of the time that the answer tells of
        answer = engine.ask(question, history, filter=within)
    if as_json:
        write_json(answer.model_dump(mode="json"))
    else:
        from qa.cli.reading_matter import answer_page

        results().print(answer_page(answer))


def _ask_batch(session: Session, batch: Batch, out: Path | None, limits: FilterOptions) -> None:
    with waiting("opening_index"):
        index = session.open_filled_index()
        within = limits.found_in(index.catalogue)
        index.load()
        engine = session.open_engine(index)
    try:
        with open_results(out) as file:
            for _, line in batch.questions():
                file.write(_answer(engine, line, within).model_dump(mode="json"))
    except KeyboardInterrupt:
        raise HoidapError("batch_interrupted") from None
    if batch.has_faults:
        raise typer.Exit(EXIT_FAILED)


def _answer(engine: Engine, line: BatchQuestion, within: SearchFilter | None) -> Answer:
    try:
        return engine.ask(line.question, line.history, line.id, filter=within)
    except UsageError as error:
        from qa.answer import Answer

        # Every id gets its line, also where the question is one that nobody can answer.
        return Answer(
            id=line.id,
            question=line.question,
            standalone_question=line.question,
            answer=error.text(interface_language()),
            abstained=True,
            confidence=0.0,
            citations=(),
            timings_ms={"total": 0.0},
        )
