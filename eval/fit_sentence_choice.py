"""Fits the weights by which sentences are chosen, and writes the file that the program ships.

    python -m eval.fit_sentence_choice SET SET... [--keep DIR] [--out FILE]

Each set of questions brings its documents along. Before the fit on all of them it tells how weights do on documents
that they were not fitted on: each set by weights of the others alone, and by weights of the others and of nine tenths
of its own documents. `eval.bench.sentence_choice` measures a written file on any other set.
"""

from __future__ import annotations

import datetime
import json
import logging
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from eval.bench.choice_questions import ChoiceQuestion, open_choice_set, read_choice_questions
from eval.bench.sentence_choice import ChoiceFigures, measure
from qa.assembly import open_encoder
from qa.reading.sentence_choice import ChoiceModel
from qa.reading.sentence_signs import SentenceSigns
from qa.settings import Settings

_log = logging.getLogger(__name__)
_NAMES = tuple(field.name for field in fields(SentenceSigns))
_PENALTY = 30.0
"""Of the squared weights of standardized signs; 3 to 100 do equally well on documents not fitted on."""
_OWN_DOCUMENT = 0.5
"""What the choice within the right document counts for, beside the choice among all that was found."""
_WORTH = 0.0019
"""See `ChoiceModel.worth`: the least for which neither public set gets answers of more than 70 syllables on average."""
_FOLDS = 10
_STEPS = 12
_HALVINGS = 4

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice to learn from.

    Attributes:
        signs: (sentences, signs) of the sentences chosen among.
        target: (sentences,) the share of each right one; adds up to 1.
        weight: What it counts for.
    """

    signs: Numbers
    target: Numbers
    weight: float


def choices_of(question: ChoiceQuestion) -> Iterator[Choice]:
    """Yield what a question teaches: nothing where every sentence is right, or none."""
    for found, weight in ((question.found, 1.0), (question.own, _OWN_DOCUMENT)):
        seen = question.seen(found)
        right = np.array([question.answers(one) for one in seen], dtype=float)
        if 0 < right.sum() < len(seen):
            signs = np.array([[getattr(one.signs, name) for name in _NAMES] for one in seen])
            yield Choice(signs, right / right.sum(), weight)


def fit(choices: Sequence[Choice], penalty: float = _PENALTY) -> Numbers:
    """Return the weight of each sign, shape (signs,): a conditional logit with a ridge, by Newton's method.

    The loss is convex and starts from nothing, so that there is no seed.

    Args:
        choices: What to learn from.
        penalty: Half of it times the squared weights of standardized signs is added to the loss.
    """
    signs = np.concatenate([one.signs for one in choices])
    target = np.concatenate([one.target for one in choices])
    many = np.array([len(one.target) for one in choices])
    starts = np.cumsum(many) - many
    weight = np.array([one.weight for one in choices])
    each = np.repeat(weight, many)
    scale = signs.std(axis=0) + 1e-6
    standard = (signs - signs.mean(axis=0)) / scale
    factors = np.zeros(standard.shape[1])
    for _ in range(_STEPS):
        chance = _chances(standard @ factors, starts, many)
        slope = standard.T @ (each * (chance - target)) + penalty * factors
        means = np.add.reduceat(standard * chance[:, None], starts)
        curve = standard.T @ (standard * (each * chance)[:, None]) - means.T @ (means * weight[:, None])
        step = np.linalg.solve(curve + penalty * np.eye(len(factors)), slope)

        def loss(at: Numbers) -> float:
            log_chance = np.log(_chances(standard @ at, starts, many) + 1e-300)
            return float(penalty * (at @ at) / 2 - (each * target) @ log_chance)

        # A whole step may overshoot where the loss is far from a parabola.
        lengths = 0.5 ** np.arange(_HALVINGS)
        factors = factors - step * min(lengths, key=lambda length: loss(factors - length * step))
    weights: Numbers = factors / scale
    return weights


def _chances(sums: Numbers, starts: NDArray[np.int64], many: NDArray[np.int64]) -> Numbers:
    """Return the softmax of each run of sums."""
    odds = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), many))
    chances: Numbers = odds / np.repeat(np.add.reduceat(odds, starts), many)
    return chances


def main(
    sets: Annotated[list[Path], typer.Argument(help="Sets of questions with their documents, two at least.")],
    keep: Annotated[Path | None, typer.Option(help="Folder for the indexes, to use them again.")] = None,
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("qa/reading/sentence_choice.json"),
) -> None:
    """Fit the weights, tell how they do, and write them."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    _log.setLevel(logging.INFO)
    encoder = open_encoder(Settings())
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        asked = {
            path.stem: list(
                read_choice_questions(open_choice_set(path, None, folder), folder / f"data-{path.stem}", encoder)
            )
            for path in sets
        }
    measured = {name: _told(name, asked) for name in asked}
    model = _model([choice for questions in asked.values() for one in questions for choice in choices_of(one)])
    content = {
        "weights": {name: round(value, 4) for name, value in model.weights.items()},
        "worth": model.worth,
        "data": {name: len(questions) for name, questions in asked.items()},
        "measured": measured,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }
    out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _model(choices: Sequence[Choice]) -> ChoiceModel:
    return ChoiceModel(dict(zip(_NAMES, fit(choices).tolist(), strict=True)), _WORTH)


def _told(name: str, asked: Mapping[str, Sequence[ChoiceQuestion]]) -> dict[str, dict[str, float]]:
    """Return how a set's questions do by weights that its documents had no part in."""
    others = [choice for other in asked if other != name for one in asked[other] for choice in choices_of(one)]
    figures = {
        "fitted on the others": [measure(asked[name], _model(others), Settings().answer_sentences)],
        "and on its other documents": list(_by_parts(asked[name], others)),
    }
    told = {how: _means(parts) for how, parts in figures.items()}
    for how, means in told.items():
        _log.info("%s, %s: %s", name, how, ", ".join(f"{key} {value:.3f}" for key, value in means.items()))
    return told


def _by_parts(questions: Sequence[ChoiceQuestion], others: Sequence[Choice]) -> Iterator[ChoiceFigures]:
    documents = sorted({one.document for one in questions})
    random.Random(0).shuffle(documents)
    part = {document: number % _FOLDS for number, document in enumerate(documents)}
    for number in range(min(_FOLDS, len(documents))):
        kept = [choice for one in questions if part[one.document] != number for choice in choices_of(one)]
        left_out = [one for one in questions if part[one.document] == number]
        yield measure(left_out, _model([*others, *kept]), Settings().answer_sentences)


def _means(parts: Sequence[ChoiceFigures]) -> dict[str, float]:
    total = sum(one.questions for one in parts)
    names = ("right_in_document", "contains", "first_document", "first_right", "syllables")
    return {name: round(sum(getattr(one, name) * one.questions for one in parts) / total, 3) for name in names}


if __name__ == "__main__":
    typer.run(main)
