"""Token F1: how far the words of the answer and of an accepted answer are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.metrics.answer_tokens import accepted_tokens, answer_tokens
from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome


def token_f1(answer: str, accepted: Sequence[str]) -> float:
    """Return the harmonic mean of precision and recall of an answer's tokens, for the accepted answer it fits best.

    With c tokens in common, each counted as often as both have it, out of a of the answer and g of the accepted one:
    precision c/a, recall c/g, F1 2c/(a+g). Where one of them has no tokens, it is 1 if neither has, else 0.

    Source: Rajpurkar et al. 2016 and 2018 (SQuAD 1.1 and 2.0); the tokens are those of `answer_tokens`.

    Args:
        answer: What was answered.
        accepted: The accepted answers.

    Example:
        >>> token_f1("Có 45 cơ quan báo chí", ["45 cơ quan"])
        0.6666666666666666
    """
    given = answer_tokens(answer)
    return max(_f1(given, wanted) for wanted in accepted_tokens(accepted))


def f1(outcome: Outcome) -> float | None:
    """Return the token F1 of an outcome's answer, 0 where it declined; None without accepted answers."""
    if not outcome.gold.answers:
        return None
    return token_f1(outcome.answer.text, outcome.gold.answers) if is_answered(outcome) else 0.0


def _f1(given: list[str], wanted: list[str]) -> float:
    if not given or not wanted:
        return float(given == wanted)
    common = (Counter(given) & Counter(wanted)).total()
    return 2 * common / (len(given) + len(wanted))
