"""What the judging model is given of one answer: the question, the citations and the gold answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from corpus.document import Span
from corpus.sentences import split_sentences
from eval.gold.question import GoldQuestion
from eval.judging.prompts import EARLIER_QUESTIONS, NOTHING_ANSWERS, ONE_OF
from eval.running.outcome import Outcome, Stretch

_DOCUMENTS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Material:
    """What is judged of one answer.

    Attributes:
        id: The gold question's id.
        question: The question, after those before it in its conversation.
        answer: What the program said.
        citations: What it cites, each with its document and what stands around it; nothing where it cites nothing.
        reference: The gold answer; None where the gold set only knows the document.
    """

    id: str
    question: str
    answer: str
    citations: tuple[str, ...]
    reference: str | None


def material(outcome: Outcome, texts: Mapping[str, str]) -> Material:
    """Return what is judged of an answer.

    Args:
        outcome: What came of the question.
        texts: The documents' texts by source, for what stands around a citation; those that lack do without.
    """
    cited = (_cited(number, one, texts) for number, one in enumerate(outcome.answer.citations, 1))
    gold = outcome.gold
    return Material(gold.id, _question(gold), outcome.answer.text, tuple(cited), _reference(gold))


def _question(gold: GoldQuestion) -> str:
    if not gold.history:
        return gold.question
    return "\n".join([EARLIER_QUESTIONS, *(f"- {one}" for one in gold.history), "", gold.question])


def _reference(gold: GoldQuestion) -> str | None:
    if not gold.is_answerable:
        return NOTHING_ANSWERS
    if not gold.answers:
        return None
    return gold.answers[0] if len(gold.answers) == 1 else ONE_OF + "; ".join(gold.answers)


def _cited(number: int, citation: Stretch, texts: Mapping[str, str]) -> str:
    lines = [f"[{number}] {PurePath(citation.source).name}", f"Trích dẫn: {citation.text}"]
    around = _around(citation, texts.get(citation.source, ""))
    return "\n".join([*lines, f"Xung quanh: {around}"] if around else lines)


def _around(citation: Stretch, text: str) -> str:
    """Return the citation with a sentence before and one behind it, or nothing where it does not stand there."""
    if text[citation.start : citation.end] != citation.text:
        return ""
    sentences = _sentences(text)
    held = [at for at, one in enumerate(sentences) if one.start < citation.end and citation.start < one.end]
    if not held:
        return ""
    first, last = sentences[max(held[0] - 1, 0)], sentences[min(held[-1] + 1, len(sentences) - 1)]
    around = text[min(first.start, citation.start) : max(last.end, citation.end)]
    return around if around != citation.text else ""


@lru_cache(_DOCUMENTS_KEPT)
def _sentences(text: str) -> list[Span]:
    return split_sentences(text)
