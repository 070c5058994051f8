"""Exact match: is the answer an accepted answer and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.answer_tokens import accepted_tokens, answer_tokens
from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome


def exact_match(answer: str, accepted: Sequence[str]) -> float:
    """Return 1 where the tokens of an answer are those of an accepted answer, in the same order, else 0.

    Source: Rajpurkar et al. 2016, "SQuAD: 100,000+ Questions for Machine Comprehension of Text"; the tokens are those
    of `answer_tokens`.

    Args:
        answer: What was answered.
        accepted: The accepted answers; the best of them counts.

    Example:
        >>> exact_match("Tỉnh Hoà Bình.", ["tỉnh Hòa Bình", "Hòa Bình"])
        1.0
    """
    return float(answer_tokens(answer) in accepted_tokens(accepted))


def exact(outcome: Outcome) -> float | None:
    """Return the exact match of an outcome's answer, 0 where it declined; None without accepted answers."""
    if not outcome.gold.answers:
        return None
    return exact_match(outcome.answer.text, outcome.gold.answers) if is_answered(outcome) else 0.0
