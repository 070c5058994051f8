"""Answers that got a thumbs-down, as gold questions for a person to complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import HoidapError
from eval.gold.gold_file import read_gold_file
from eval.gold.json_lines import numbered_lines
from eval.gold.question import GoldQuestion, comparable
from qa.feedback import Feedback

_ID_LENGTH = 12


class Quoted(BaseModel):
    """What an answer quoted.

    Attributes:
        source: The document's path as ingested.
        quote: The quote.
    """

    model_config = ConfigDict(frozen=True)

    source: str
    quote: str


class Complaint(BaseModel):
    """What a reader did not like, for the person who completes the question.

    Attributes:
        answered: What the program answered, or why it did not.
        citations: What it quoted.
        confidence: How sure it was, from 0 to 1.
        reason: What is wrong in the reader's eyes; empty where they did not say.
        when: When the reader said so, in ISO 8601.
    """

    model_config = ConfigDict(frozen=True)

    answered: str
    citations: tuple[Quoted, ...] = ()
    confidence: float
    reason: str = ""
    when: str


class Candidate(BaseModel):
    """A line of a file of candidates; without its last field it would be a gold question without an answer.

    Attributes:
        id: The id of the gold question to be.
        question: The question as typed.
        history: The questions before it, oldest first.
        candidate: What a reader did not like. Readers of gold questions refuse a line with this field.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    history: tuple[str, ...] = ()
    candidate: Complaint

    def line(self) -> dict[str, Any]:
        """Return the line in the form of a gold question."""
        return {
            "id": self.id,
            "question": self.question,
            "answers": [],
            "document": None,
            "evidence": None,
            "kind": "",
            "history": list(self.history),
            "candidate": self.candidate.model_dump(mode="json"),
        }


def candidates_of(feedback: Iterable[Feedback], known: Iterable[GoldQuestion] = ()) -> list[Candidate]:
    """Return the answers that readers did not like, each question once with the newest of its answers, newest first.

    Args:
        feedback: What readers said.
        known: Questions that are gold already, and left out.
    """
    gold = list(known)
    ids, asked = {one.id for one in gold}, {_asked(one.question, one.history) for one in gold}
    asked |= {_asked(one.question) for one in gold if not one.history}
    latest: dict[str, Feedback] = {}
    for one in sorted(feedback, key=lambda one: one.when):
        if one.verdict == "down":
            latest[comparable(one.standalone_question)] = one
    found = [
        _candidate(one)
        for one in latest.values()
        if not asked & {_asked(one.question, one.history), _asked(one.standalone_question)}
    ]
    return [one for one in sorted(found, key=lambda one: one.candidate.when, reverse=True) if one.id not in ids]


def known_questions(paths: Iterable[Path]) -> Iterator[GoldQuestion]:
    """Yield the gold questions of files; lines that are at fault, candidates among them, are passed over.

    Raises:
        HoidapError: A file cannot be read.
    """
    for path in paths:
        try:
            yield from read_gold_file(path).questions
        except HoidapError as error:
            if error.code not in {"gold_empty", "gold_all_at_fault"}:
                raise


def read_candidates(path: Path) -> list[Candidate]:
    """Return the candidates of a file; lines that are none, or were completed, are passed over.

    Raises:
        HoidapError: The file cannot be read.
    """
    found = []
    for _, line in numbered_lines(path):
        try:
            found.append(Candidate.model_validate_json(line))
        except ValidationError:
            continue
    return found


def _candidate(feedback: Feedback) -> Candidate:
    complaint = Complaint(
        answered=feedback.answer,
        citations=tuple(Quoted(source=one.source, quote=one.quote) for one in feedback.citations),
        confidence=feedback.confidence,
        reason=feedback.reason,
        when=feedback.when.isoformat(),
    )
    # An id is unguessable, and twelve of its digits still tell any two answers apart.
    name = f"feedback-{feedback.id[:_ID_LENGTH]}"
    return Candidate(id=name, question=feedback.question, history=feedback.history, candidate=complaint)


def _asked(question: str, history: Iterable[str] = ()) -> tuple[str, ...]:
    return (*map(comparable, history), comparable(question))
