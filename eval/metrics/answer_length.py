"""The length of an answer."""

from __future__ import annotations

from corpus.folding import syllables as syllables_of
from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome


def answer_length(text: str) -> int:
    """Return the length of a text in syllables, numbers counting as one (`corpus.folding.syllables`).

    Example:
        >>> answer_length("Đăng hơn 3.600 tin, bài.")
        5
    """
    return len(syllables_of(text))


def syllables(outcome: Outcome) -> float | None:
    """Return the length of the answer to an answerable question in syllables; None where it declined."""
    if not outcome.gold.is_answerable or not is_answered(outcome):
        return None
    return float(answer_length(outcome.answer.text))
