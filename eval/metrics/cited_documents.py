"""Cited documents: are they those that answer, and all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eval.gold.question import cites_first
from eval.metrics.refusal import is_answered
from eval.running.outcome import GivenAnswer, Outcome


def precision_of_documents(cited: Sequence[str], gold: Collection[str]) -> float:
    """Return the share of the citations that are of gold documents; 0 without citations, which prove nothing.

    Args:
        cited: The document's path of each citation.
        gold: Paths of the gold documents.

    Example:
        >>> precision_of_documents(["kho/a.txt", "kho/b.txt", "kho/b.txt"], ["kho/b.txt"])
        0.6666666666666666
    """
    if not cited:
        return 0.0
    return sum(source in gold for source in cited) / len(cited)


def recall_of_documents(cited: Sequence[str], gold: Collection[str]) -> float:
    """Return the share of the gold documents that are cited.

    Args:
        cited: The document's path of each citation.
        gold: Paths of the gold documents, at least one; one that comes twice counts once.

    Example:
        >>> recall_of_documents(["kho/a.txt", "kho/a.txt"], ["kho/a.txt", "kho/b.txt"])
        0.5
    """
    wanted = set(gold)
    return len(wanted.intersection(cited)) / len(wanted)


def first_citation(outcome: Outcome) -> float | None:
    """Return 1 where the first citation is of a gold document, 0 where not or declined; None without gold documents."""
    gold = outcome.relevant_sources
    if not gold:
        return None
    return float(is_answered(outcome) and cites_first(cited_documents(outcome.answer), gold))


def document_recall(outcome: Outcome) -> float | None:
    """Return the share of the gold documents that the answer cites, 0 where it declined; None without any."""
    gold = outcome.relevant_sources
    if not gold:
        return None
    return recall_of_documents(cited_documents(outcome.answer), gold) if is_answered(outcome) else 0.0


def document_precision(outcome: Outcome) -> float | None:
    """Return the share of the citations that are of gold documents; None where declined or without any."""
    gold = outcome.relevant_sources
    if not gold or not is_answered(outcome):
        return None
    return precision_of_documents(cited_documents(outcome.answer), gold)


def cited_documents(answer: GivenAnswer) -> list[str]:
    """Return the document's path of each citation of an answer, in order."""
    return [citation.source for citation in answer.citations]
