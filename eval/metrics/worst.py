"""Which cases are the worst, so that a person looks at them first."""

from __future__ import annotations

from collections.abc import Sequence

from eval.findings import Measured
from eval.metrics.refusal import is_answered
from eval.metrics.retrieval import document_ranking, passage_ranking, rank_of_first
from eval.running.outcome import Outcome

_WRONG, _FAILED, _REFUSED = range(3)
_NOT_FOUND = 10_000


def worst_first(measured: Sequence[Measured]) -> list[Measured]:
    """Return the questions that the program did not do right by, the worst first.

    1. Wrong answers that were given, also to what nothing answers: the surest first, since they mislead most.
    2. Questions that could not be asked.
    3. Answerable questions that were declined. First those whose evidence was found furthest up (first of all at
       rank 1, last of all nowhere), since all that was missing was the courage to say it; of the same rank, those with
       a right answer at hand before the others, and then the least sure first.

    What is still the same keeps the order of the questions.
    """
    return sorted((one for one in measured if one.values["right"] < 1), key=_badness)


def _badness(one: Measured) -> tuple[float, ...]:
    outcome = one.outcome
    if outcome.error is not None:
        return (_FAILED,)
    if is_answered(outcome):
        return (_WRONG, -outcome.confidence)
    had_it = one.values.get("right_unguarded", 0.0)
    return (_REFUSED, _evidence_rank(outcome), -had_it, outcome.confidence)


def _evidence_rank(outcome: Outcome) -> int:
    ranking = passage_ranking(outcome) if outcome.relevant else document_ranking(outcome)
    return rank_of_first(ranking) or _NOT_FOUND
