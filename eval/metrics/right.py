"""Right: answered and proved where there is an answer, declined where there is none."""

from __future__ import annotations

from eval.gold.question import is_right_answer
from eval.metrics.cited_documents import cited_documents
from eval.metrics.refusal import is_answered, refused
from eval.running.outcome import GivenAnswer, Outcome


def right(outcome: Outcome) -> float:
    """Return 1 where the program did right by a question, else 0; never right where it could not be asked."""
    if not outcome.gold.is_answerable:
        return refused(outcome) or 0.0
    return float(is_answered(outcome) and _is_right(outcome.answer, outcome))


def right_unguarded(outcome: Outcome) -> float | None:
    """Return 1 where the answer would have been right had the program never declined; None for unanswerable questions.

    Over all questions, as the set's metrics of confidence take it, an answer to an unanswerable question is wrong.
    """
    if not outcome.gold.is_answerable:
        return None
    return float(_is_right(outcome.unguarded, outcome))


def _is_right(answer: GivenAnswer, outcome: Outcome) -> bool:
    return is_right_answer(answer.text, cited_documents(answer), outcome.gold, outcome.relevant_sources)
