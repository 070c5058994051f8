"""What the program answers to a draft now, and whether that would count as right."""

from __future__ import annotations

from dataclasses import dataclass

from eval.growing.drafts import UNANSWERABLE, Draft
from eval.metrics.retrieval import passage_ranking, rank_of_first
from eval.metrics.right import right
from eval.running.asking import Asker
from eval.running.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of asking a draft.

    Attributes:
        outcome: What the program answered and found.
        is_right: Whether it would count as right; None while the draft does not say what is.
        rank: Rank from 1 of the first found passage that holds the evidence; None without evidence, 0 if not found.
    """

    outcome: Outcome
    is_right: bool | None
    rank: int | None


def tried(draft: Draft, asker: Asker) -> Trial:
    """Ask a draft."""
    gold = draft.gold()
    outcome = asker.ask(gold)
    says_what_is_right = bool(gold.answers and gold.document) or gold.kind in UNANSWERABLE
    return Trial(outcome, right(outcome) == 1 if says_what_is_right else None, _rank(outcome))


def _rank(outcome: Outcome) -> int | None:
    if not outcome.evidence:
        return None
    return rank_of_first(passage_ranking(outcome)) or 0
