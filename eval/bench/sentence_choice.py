"""How often the right sentence is chosen.

    python -m eval.bench.sentence_choice SET... [--corpus DIR] [--keep DIR] [--model FILE]

For each set of questions it prints, of its answerable questions, the share whose right sentence is chosen first among
the sentences of the document that answers; over all documents, the share whose chosen sentences hold an accepted
answer, whose first sentence is of the right document, and whose first sentence is right; how many syllables are chosen
on average, and the processor time of a choice. What the shipped weights were fitted on is measured too well: see
`eval.fit_sentence_choice`, which measures on documents that it did not fit on.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Annotated

import typer
from rich.console import Console

from eval.bench.choice_questions import ChoiceQuestion, open_choice_set, read_choice_questions
from eval.gold.question import holds_answer
from qa.assembly import open_encoder
from qa.reading.sentence_choice import ChoiceModel, SentenceChooser, fitted_choice, read_choice_model
from qa.settings import Settings

app = typer.Typer(add_completion=False)
_console = Console()


@dataclass(frozen=True, slots=True)
class ChoiceFigures:
    """Means over the questions of a set.

    Attributes:
        questions: How many there are.
        right_in_document: The right sentence is the first choice among those of the document that answers.
        contains: The chosen sentences hold an accepted answer.
        first_document: The first of them stands in the document that answers.
        first_right: The first of them is the right one.
        syllables: How long they are together.
        milliseconds: Processor time of a choice.
    """

    questions: int
    right_in_document: float
    contains: float
    first_document: float
    first_right: float
    syllables: float
    milliseconds: float


def measure(questions: Sequence[ChoiceQuestion], model: ChoiceModel, most: int) -> ChoiceFigures:
    """Return how well a model chooses.

    Args:
        questions: The questions; at least one.
        model: What scores their sentences.
        most: The most sentences that are chosen.
    """
    rows = [_one(question, model, most) for question in questions]
    return ChoiceFigures(len(rows), *(fmean(column) for column in zip(*rows, strict=True)))


def _one(question: ChoiceQuestion, model: ChoiceModel, most: int) -> tuple[float, ...]:
    own = model.evidence(question.seen(question.own))
    best = max(own, key=lambda one: one.score, default=None)
    started = time.process_time()
    chosen = SentenceChooser(most, model).choose(question.text, question.words, question.found, question.rarity)
    milliseconds = (time.process_time() - started) * 1000
    text = " ".join(one.text for one in chosen)
    return (
        float(best is not None and question.answers(best.candidate)),
        float(holds_answer(text, question.gold)),
        float(bool(chosen) and chosen[0].passage.document_id == question.document),
        float(bool(chosen) and question.answers(chosen[0].candidate)),
        float(len(text.split())),
        milliseconds,
    )


@app.command()
def main(
    sets: Annotated[list[Path], typer.Argument(help="Sets of questions.")],
    corpus: Annotated[Path | None, typer.Option(help="Documents of gold files that bring none.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Folder for the indexes, to use them again.")] = None,
    model: Annotated[Path | None, typer.Option(help="Weights to measure in place of the shipped ones.")] = None,
) -> None:
    """Measure the choice of sentences."""
    choice = read_choice_model(model.read_text(encoding="utf-8")) if model else fitted_choice()
    encoder = open_encoder(Settings())
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        for path in sets:
            opened = open_choice_set(path, corpus, folder)
            questions = list(read_choice_questions(opened, folder / f"data-{path.stem}", encoder))
            figures = asdict(measure(questions, choice, Settings().answer_sentences))
            _console.print(f"{path.stem}: " + ", ".join(f"{name} {value:.4g}" for name, value in figures.items()))


if __name__ == "__main__":
    app()
