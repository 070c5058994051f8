"""Which questions are right in one evaluation and not in the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from eval.comparing.pairing import Pair
from eval.running.outcome import Outcome


class Flip(BaseModel):
    """A question that one of two evaluations has right.

    Attributes:
        id: The gold question's id.
        kind: What kind of question it is.
        question: What was asked.
        history: The questions before it, oldest first.
        expected: The accepted answers; empty where nothing answers, or only the document is known.
        is_answerable: Whether some document answers it.
        first: What the first evaluation got for an answer; None where the program declined, or could not be asked.
        second: The same of the second.
        first_failed: Whether the program could not be asked in the first evaluation.
        second_failed: The same of the second.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    expected: tuple[str, ...]
    is_answerable: bool
    first: str | None
    second: str | None
    first_failed: bool = False
    second_failed: bool = False


class Flipped(NamedTuple):
    """Places of the values that changed sides, in their order.

    Attributes:
        gained: Those that only the second series has right.
        lost: Those that only the first one has right.
    """

    gained: list[int]
    lost: list[int]


def flipped(first: Iterable[float], second: Iterable[float]) -> Flipped:
    """Return which of the paired values of `right` changed sides.

    Example:
        >>> flipped([0, 1, 1], [1, 1, 0])
        Flipped(gained=[0], lost=[2])
    """
    sides = [(place, one >= 1, other >= 1) for place, (one, other) in enumerate(zip(first, second, strict=True))]
    return Flipped(
        gained=[place for place, one, other in sides if other and not one],
        lost=[place for place, one, other in sides if one and not other],
    )


def flip_of(pair: Pair) -> Flip:
    """Return a pair as one that flipped."""
    gold = pair.second.outcome.gold
    return Flip(
        id=gold.id,
        kind=gold.kind,
        question=gold.question,
        history=gold.history,
        expected=gold.answers,
        is_answerable=gold.is_answerable,
        first=_answer(pair.first.outcome),
        second=_answer(pair.second.outcome),
        first_failed=pair.first.outcome.error is not None,
        second_failed=pair.second.outcome.error is not None,
    )


def _answer(outcome: Outcome) -> str | None:
    return None if outcome.abstained else outcome.answer.text
