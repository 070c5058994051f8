"""What a question gets: an answer made of statements, each with its citations."""

from __future__ import annotations

import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from corpus.places import Place


class Citation(BaseModel):
    """The proof of a statement: a verbatim slice of one document.

    Attributes:
        number: 1..n in the order in which the answer uses the citations.
        source: The document's path as it was ingested.
        start: Offset of the quote's first character in the document's text, in code points.
        end: Offset behind the quote's last character.
        quote: Exactly the document's text from `start` to `end`.
        score: How well the sentence fits the question; comparable only within one answer.
        places: The page, the slide, or the sheet and row in which the quote begins, as far as the file has them.
        headings: The headings over it, the highest first: chapter, article, item.
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
    places: tuple[Place, ...] = ()
    headings: tuple[str, ...] = ()


class Support(StrEnum):
    """How far its citations prove a statement: it is theirs word for word, or was written and then measured."""

    QUOTED = "quoted"
    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"


class Statement(BaseModel):
    """A part of an answer that its citations prove.

    Attributes:
        text: The statement, without citation marks.
        citations: The numbers of the citations that carry it.
        short_answer: Where in `text` the words stand that answer by themselves, as the offset of the first character
            and that behind the last; None where no few words do.
        heading: What the statement is said of, where documents that differ stand side by side: title and date.
        support: How far the citations prove it.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    citations: tuple[int, ...]
    short_answer: tuple[int, int] | None = None
    heading: str = ""
    support: Support = Support.QUOTED


class RelatedPassage(BaseModel):
    """A place that is near to a question without answering it; it proves nothing, so it has no number.

    Attributes:
        source: The document's path as it was ingested.
        start: Offset of the quote's first character in the document's text, in code points.
        end: Offset behind the quote's last character.
        quote: Exactly the document's text from `start` to `end`: the passage's sentence that is nearest.
        places: The page, the slide, or the sheet and row in which the quote begins, as far as the file has them.
        headings: The headings over it, the highest first.
    """

    model_config = ConfigDict(frozen=True)

    document_id: str
    source: str
    title: str
    date: datetime.date | None
    start: int
    end: int
    quote: str
    passage_id: str
    places: tuple[Place, ...] = ()
    headings: tuple[str, ...] = ()


class AnswerKind(StrEnum):
    """What the program did with what was typed."""

    ANSWER = "answer"
    REFUSAL = "refusal"
    SMALL_TALK = "small_talk"


class Answer(BaseModel):
    """An answer, or the refusal of one.

    Attributes:
        id: The question's id in a batch, else None.
        standalone_question: The question with what it leaves to the conversation filled in.
        answer: The statements with their citation marks, or why there is no answer.
        abstained: Whether the program declined to answer; there are no citations then.
        confidence: Probability between 0 and 1 that the answer is right, calibrated on questions with known answers.
        timings_ms: Milliseconds by stage.
        kind: Whether it answers, declines to, or only replies to what was no question about documents.
        statements: The statements of `answer` one by one.
        related: At most three places near to the question, for a refusal.
        notice: What a reader must know of how the answer was made, as that the language model failed; mostly empty.
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
    kind: AnswerKind = AnswerKind.ANSWER
    statements: tuple[Statement, ...] = ()
    related: tuple[RelatedPassage, ...] = ()
    notice: str = ""
