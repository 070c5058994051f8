"""What questions of conversations find: as typed, completed by the conversation, and as the program reads them.

    python -m eval.bench.conversations GOLD [GOLD ...] --corpus FOLDER

Prints, by kind, how often the passage that holds the evidence is found first among those that an answer is looked for
in, and how often the first statement of the answer holds an accepted answer: a question that drags an old year along
finds the right passage and reads the wrong sentence of it. Of the questions of the kind `standalone`, which stand on
their own after an unrelated history, it names those that are changed, or find the passage later than without it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.gold.gold_file import read_gold
from eval.gold.question import GoldQuestion, holds_answer
from eval.running.gold_places import GoldPlaces
from index.index import Index
from qa.assembly import make_engine, open_encoder, open_index
from qa.engine import Engine
from qa.settings import Settings

STANDALONE = "standalone"
"""The kind of the questions that no history may change."""
NOT_FOUND = 1_000
"""The rank of a passage that was not found."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """At what rank, from 1, a question found the passage that holds its evidence.

    Attributes:
        gold: The question.
        standalone: As the conversation completes it.
        as_typed: The rank for the question as typed.
        completed: The rank for the standalone question.
        as_read: The rank as the program reads it, where the question as typed counts too: see `own_words.py`.
        says_first: Whether the first statement of the answer holds an accepted answer.
        says: Whether any of its statements does.
    """

    gold: GoldQuestion
    standalone: str
    as_typed: int
    completed: int
    as_read: int
    says_first: bool
    says: bool

    @property
    def is_harmed(self) -> bool:
        """Whether the history changed a question that stands on its own, or hid the passage."""
        changed = self.gold.kind == STANDALONE and self.standalone != self.gold.question
        return changed or max(self.completed, self.as_read) > self.as_typed


def measure_conversations(engine: Engine, index: Index, questions: Sequence[GoldQuestion]) -> list[Ranks]:
    """Return the ranks and answers of each question that has a history and whose evidence is in the index.

    Args:
        engine: The program, as it is set.
        index: The documents that it answers from.
        questions: The questions.
    """
    places = GoldPlaces(index)
    measured = []
    for gold in questions:
        right = set(places.of(gold).passages)
        if not (gold.history and right):
            continue
        answer = engine.ask(gold.question, gold.history)
        standalone = engine.standalone(gold.question, gold.history)
        readings = (engine.read(gold.question), engine.read(standalone), engine.read(standalone, gold.question))
        typed, completed, read = (_rank([one.passage.id for one in each.found], right) for each in readings)
        said = [holds_answer(one.text, gold) for one in answer.statements]
        measured.append(Ranks(gold, answer.standalone_question, typed, completed, read, said[:1] == [True], any(said)))
    return measured


def _rank(found: Sequence[str], right: set[str]) -> int:
    return next((number for number, name in enumerate(found, 1) if name in right), NOT_FOUND)


def table(measured: Sequence[Ranks]) -> Table:
    """Return the share of questions that find the right passage first and answer with it first, by kind."""
    shown = Table(
        "kind", "questions", "as typed", "completed", "as read", "first statement", "all statements",
        title="right passage first; holds an accepted answer",
    )  # fmt: skip
    follow_ups = [one for one in measured if one.gold.kind != STANDALONE]
    kinds = sorted({one.gold.kind for one in follow_ups})
    parts = [(kind, [one for one in follow_ups if one.gold.kind == kind]) for kind in kinds]
    alone = [one for one in measured if one.gold.kind == STANDALONE]
    for name, part in [*parts, ("all follow-ups", follow_ups), (STANDALONE, alone)]:
        if part:
            shown.add_row(name, str(len(part)), *(f"{sum(each) / len(part):.3f}" for each in _right(part)))
    return shown


def _right(part: Sequence[Ranks]) -> list[list[bool]]:
    return [
        [one.as_typed == 1 for one in part],
        [one.completed == 1 for one in part],
        [one.as_read == 1 for one in part],
        [one.says_first for one in part],
        [one.says for one in part],
    ]


def main(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Files of gold questions.")],
    corpus: Annotated[Path, typer.Option(help="The documents.")],
) -> None:
    """Measure what follow-ups find and what is answered to them."""
    console = Console()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        settings = Settings.model_validate({"data": Path(scratch), "write_answers": False})
        index = open_index(settings, open_encoder(settings))
        index.ingest([corpus])
        index.bring_up_to_date()
        engine = make_engine(settings, index)
        for path in gold:
            measured = measure_conversations(engine, index, read_gold(path))
            console.print(path.stem, table(measured))
            for one in measured:
                if one.gold.kind == STANDALONE and one.is_harmed:
                    console.print(f"harmed: {one.gold.id}: {one.standalone}", highlight=False, markup=False)


app = typer.Typer(add_completion=False)
app.command()(main)

if __name__ == "__main__":
    app()
