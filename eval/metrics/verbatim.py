"""Verbatim: do the documents say what the citations quote."""

from __future__ import annotations

from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome


def verbatim(outcome: Outcome) -> float | None:
    """Return the share of the citations whose quote stands in the document exactly where they say.

    None where the program declined or cites nothing. Anything below 1 is a fault of the program.
    """
    citations = outcome.answer.citations
    if not is_answered(outcome) or not citations:
        return None
    return sum(citation.is_verbatim for citation in citations) / len(citations)
