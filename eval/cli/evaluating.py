"""What the commands that ask gold questions share: opening, taking in, asking, each with progress and told faults."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import HoidapError, UsageError
from qa.cli.interface_language import interface_language, say
from qa.cli.progress import counted, ingest_progress
from qa.cli.session import Session, tell_of_unpacking
from qa.cli.terminal import complain

if TYPE_CHECKING:
    from eval.evaluation import Evaluation
    from eval.gold.question import GoldQuestion
    from eval.running.outcome import Outcome
    from index.ingest import FailedFile


def check_paths(gold: Path, corpus: Path | None) -> None:
    """See that what was named is there.

    Raises:
        UsageError: It is not.
    """
    for path in (gold, corpus):
        if path is not None and not path.exists():
            raise UsageError("path_missing", path=path)


@contextlib.contextmanager
def told_when_interrupted() -> Iterator[None]:
    """Turn Ctrl-C into the word that the same command goes on where it was."""
    try:
        yield
    except KeyboardInterrupt:
        raise HoidapError("eval_interrupted") from None


def open_evaluation(session: Session, gold: Path, corpus: Path | None) -> Evaluation:
    """Open an evaluation and take in its documents, telling of those that cannot be read."""
    settings = session.settings()
    tell_of_unpacking(settings)
    from eval.evaluation import Evaluation

    evaluation = Evaluation(gold, corpus, settings)
    with ingest_progress(evaluation.index.catalogue.passage_count) as on_progress:
        ingested = evaluation.ingest(on_progress)
    if ingested:
        tell_of_unreadable(ingested.failed)
    return evaluation


def ask_with_progress(evaluation: Evaluation) -> list[Outcome]:
    """Ask all questions that can be asked, with a bar, after telling what is wrong with the others."""
    questions = usable_questions(evaluation)
    with counted("progress_questions", len(questions)) as done:
        return evaluation.ask(questions, done)


def usable_questions(evaluation: Evaluation) -> list[GoldQuestion]:
    """Return the questions that can be asked, after telling what is wrong with the others."""
    questions = evaluation.questions()
    for fault in evaluation.faults:
        complain(fault.numbered_text(interface_language()))
    if not questions:
        raise HoidapError("gold_without_questions", path=evaluation.gold)
    return questions


def tell_of_unreadable(failed: Sequence[FailedFile]) -> None:
    """Tell which files could not be read, and why."""
    if failed:
        complain(say("files_failed", count=len(failed)))
        for one in failed:
            complain(f"  {one.source}: {one.error.text(interface_language())}")
