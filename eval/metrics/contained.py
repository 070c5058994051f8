"""Contained: does the answer hold an accepted answer, whatever else it says."""

from __future__ import annotations

from eval.gold.question import holds_answer
from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome


def contained(outcome: Outcome) -> float | None:
    """Return 1 where the answer holds an accepted answer, 0 where not or declined; None without accepted answers.

    The measure for answers that are whole sentences, which exact match and F1 count down for their length. Whether a
    text holds an answer is the rule of the gold questions, `eval.gold.question.holds_answer`: whole words and
    numbers in the same order, whatever the case, the spacing, the punctuation and the tone placement.
    """
    if not outcome.gold.answers:
        return None
    return float(is_answered(outcome) and holds_answer(outcome.answer.text, outcome.gold))


def contained_unguarded(outcome: Outcome) -> float | None:
    """Return the same of what would have been said had the program never declined."""
    if not outcome.gold.answers:
        return None
    return float(holds_answer(outcome.unguarded.text, outcome.gold))
