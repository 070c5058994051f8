"""What a language model wrote, after the check: statements with their proof, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Passage, Span
from qa.answer import Support


class WritingFailure(StrEnum):
    """Why nothing that a language model wrote is shown; each value is the code of the message that says so."""

    TIMED_OUT = "writing_timed_out"
    UNREACHABLE = "writing_unreachable"
    DROPPED = "writing_dropped"
    TOO_MANY_REQUESTS = "writing_too_many_requests"
    SERVER_ERROR = "writing_server_error"
    WRONG_KEY = "writing_wrong_key"
    NOT_FOUND = "writing_not_found"
    REJECTED = "writing_rejected"
    EMPTY = "writing_empty"
    GARBLED = "writing_garbled"
    DECLINED = "writing_declined"
    UNSUPPORTED = "writing_unsupported"
    NO_ROOM = "writing_no_room"


@dataclass(frozen=True, slots=True)
class ProvingSentence:
    """A sentence of a passage that proves a statement, or a part of it.

    Attributes:
        passage: The passage that it stands in.
        sentence: Where it stands in the document's text, as offsets in code points.
    """

    passage: Passage
    sentence: Span

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        start = self.passage.span.start
        return self.passage.text[self.sentence.start - start : self.sentence.end - start]


@dataclass(frozen=True, slots=True)
class WrittenStatement:
    """A statement that a language model wrote.

    Attributes:
        text: Plain text, without citation marks, Markdown, HTML or links.
        support: How far `sentences` prove it; never `QUOTED`.
        sentences: The sentences that prove it, the one that proves most first; none where nothing does.
        score: How much of it they cover, 0 to 1; comparable only within one answer.
    """

    text: str
    support: Support
    sentences: tuple[ProvingSentence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Written:
    """The checked reply of a language model.

    Attributes:
        statements: What it stated, in order; empty where it failed.
        failure: Why there are none.
        left_out: How many statements were left out as nothing proves them.
    """

    statements: tuple[WrittenStatement, ...] = ()
    failure: WritingFailure | None = None
    left_out: int = 0
