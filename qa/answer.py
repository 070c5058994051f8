"""What a question gets: an answer made of statements, each with its citations."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field


class Citation(BaseModel):
    """The proof of a statement: a verbatim slice of one document.

    Attributes:
        number: 1..n in the order in which the answer uses the citations.
        source: The document's path as it was ingested.
        start: Offset of the quote's first character in the document's text, in code points.
        end: Offset behind the quote's last character.
        quote: Exactly the document's text from `start` to `end`.
        score: How well the sentence fits the question; comparable only within one answer.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    document_id: str
    source: str
    title: str
    date: datetime.date | None
    start: int
    end: int
    quote: str
    passage_id: str
    score: float


class Statement(BaseModel):
    """A part of an answer that its citations prove.

    Attributes:
        text: The statement, without citation marks.
        citations: The numbers of the citations that carry it.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    citations: tuple[int, ...]


class Answer(BaseModel):
    """An answer, or the refusal of one.

    Attributes:
        id: The question's id in a batch, else None.
        standalone_question: The question with what it leaves to the conversation filled in.
        answer: The statements with their citation marks, or why there is no answer.
        abstained: Whether the program declined to answer; there are no citations then.
        confidence: Probability between 0 and 1 that the answer is right, calibrated on questions with known answers.
        timings_ms: Milliseconds by stage.
        statements: The statements of `answer` one by one, for pages; not part of the command line's contract.
    """

    model_config = ConfigDict(frozen=True)

    id: str | None
    question: str
    standalone_question: str
    answer: str
    abstained: bool
    confidence: float
    citations: tuple[Citation, ...]
    timings_ms: dict[str, float]
    statements: tuple[Statement, ...] = Field(default=(), exclude=True)
