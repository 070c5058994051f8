"""What questions of conversations find: as typed, completed by the conversation, and with both counted.

    python -m eval.bench.conversations GOLD [GOLD ...] --corpus FOLDER [--limit N]

Prints, by kind, how often the passage that holds the evidence is found first; and of the questions of the kind
`standalone`, which stand on their own after an unrelated history, those that find it later than without the history.
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
from eval.gold.question import GoldQuestion
from eval.running.gold_places import GoldPlaces
from index.index import Index
from qa.assembly import open_encoder, open_index
from qa.conversation.own_words import in_own_words, keeps_own_words
from qa.conversation.standalone import standalone_question
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
        with_own_words: The rank where the question as typed counts as well: see `with_own_words`.
    """

    gold: GoldQuestion
    standalone: str
    as_typed: int
    completed: int
    with_own_words: int

    @property
    def is_worse(self) -> bool:
        """Whether the history did harm."""
        return max(self.completed, self.with_own_words) > self.as_typed


def measure_conversations(index: Index, questions: Sequence[GoldQuestion], limit: int) -> list[Ranks]:
    """Return the ranks of each question that has a history and whose evidence is in the index.

    Args:
        index: The documents.
        questions: The questions.
        limit: How many passages a search returns.
    """
    places = GoldPlaces(index)
    measured = []
    for gold in questions:
        right = set(places.of(gold).passages)
        if not (gold.history and right):
            continue
        standalone = standalone_question(gold.question, gold.history)
        typed, completed = (index.search(one, limit) for one in (gold.question, standalone))
        both = in_own_words(completed, typed) if keeps_own_words(gold.question, standalone) else completed
        ranks = [_rank([hit.passage.id for hit in found], right) for found in (typed, completed, both)]
        measured.append(Ranks(gold, standalone, *ranks))
    return measured


def _rank(found: Sequence[str], right: set[str]) -> int:
    return next((number for number, name in enumerate(found, 1) if name in right), NOT_FOUND)


def table(measured: Sequence[Ranks]) -> Table:
    """Return the share of questions that find the right passage first, by kind."""
    shown = Table("kind", "questions", "as typed", "completed", "with own words", title="right passage first")
    follow_ups = [one for one in measured if one.gold.kind != STANDALONE]
    kinds = sorted({one.gold.kind for one in follow_ups})
    parts = [(kind, [one for one in follow_ups if one.gold.kind == kind]) for kind in kinds]
    alone = [one for one in measured if one.gold.kind == STANDALONE]
    for name, part in [*parts, ("all follow-ups", follow_ups), (STANDALONE, alone)]:
        ranks = [[one.as_typed for one in part], [one.completed for one in part], [one.with_own_words for one in part]]
        if part:
            shown.add_row(
                name, str(len(part)), *(f"{sum(rank == 1 for rank in each) / len(part):.3f}" for each in ranks)
            )
    return shown


def main(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Files of gold questions.")],
    corpus: Annotated[Path, typer.Option(help="The documents.")],
    limit: Annotated[int, typer.Option(min=1, help="How many passages a search returns.")] = 20,
) -> None:
    """Measure what follow-ups find."""
    console = Console()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        settings = Settings.model_validate({"data": Path(scratch)})
        index = open_index(settings, open_encoder(settings))
        index.ingest([corpus])
        index.bring_up_to_date()
        for path in gold:
            measured = measure_conversations(index, read_gold(path), limit)
            console.print(path.stem, table(measured))
            for one in measured:
                if one.gold.kind == STANDALONE and one.is_worse:
                    console.print(f"worse: {one.gold.id}: {one.standalone}", highlight=False, markup=False)


app = typer.Typer(add_completion=False)
app.command()(main)

if __name__ == "__main__":
    app()
