"""Refusal: does the program decline where nothing answers, and only there.

Source: Rajpurkar et al. 2018, "Know What You Don't Know: Unanswerable Questions for SQuAD".
"""

from __future__ import annotations

from eval.running.outcome import Outcome


def is_answered(outcome: Outcome) -> bool:
    """Tell whether the question got an answer; it got none where the program declined or failed."""
    return not outcome.abstained and outcome.error is None


def refused(outcome: Outcome) -> float | None:
    """Return 1 where an unanswerable question was declined, else 0; None for answerable ones.

    A question that could not be asked was not declined.
    """
    if outcome.gold.is_answerable:
        return None
    return float(outcome.abstained and outcome.error is None)


def wrongly_refused(outcome: Outcome) -> float | None:
    """Return 1 where an answerable question got no answer, else 0; None for unanswerable ones.

    A question that could not be asked got no answer either.
    """
    if not outcome.gold.is_answerable:
        return None
    return float(not is_answered(outcome))
