"""What came of one gold question: all that the metrics and the reports need, and nothing that must be looked up."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from corpus.messages import Language, catalogue, message
from eval.gold.question import GoldQuestion


class Stretch(BaseModel):
    """A stretch of a document: what an answer cites, or where gold evidence stands.

    Attributes:
        source: The document's path as ingested.
        start: Offset of its first character in the document's text, in code points.
        end: Offset behind its last character.
        text: What is said to stand there.
        is_verbatim: Whether the document's text from `start` to `end` is exactly `text`.
        proof: Of gold evidence, which of the question's proofs it is a place of, from 0; a quote may have several.
    """

    model_config = ConfigDict(frozen=True)

    source: str
    start: int
    end: int
    text: str
    is_verbatim: bool = True
    proof: int | None = None


class RankedPassage(BaseModel):
    """A passage that a search found.

    Attributes:
        id: The passage's id.
        source: Path of its document as ingested.
        score: The fused score; comparable only within one question.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    source: str
    score: float


class GivenAnswer(BaseModel):
    """An answer as the metrics see it.

    Attributes:
        text: The statements without citation marks; empty where nothing was answered.
        citations: What it cites, in order.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    citations: tuple[Stretch, ...]


class Outcome(BaseModel):
    """What came of one gold question.

    Attributes:
        gold: The question.
        standalone: The question as it was searched for.
        answer: What the program said; without text and citations where it abstained.
        unguarded: What it would have said had it never abstained.
        abstained: Whether it declined to answer.
        confidence: Its probability that `unguarded` is right.
        evidence: Where the gold evidence stands; empty where the gold set names none or it was not found.
        relevant: Ids of the passages that hold gold evidence; empty where that is.
        relevant_sources: Paths of the gold documents as ingested.
        grades: How relevant those of them are, by path, that the gold set gives another grade than 1.
        found: The passages that the standalone question finds, best first, at most 50.
        found_as_typed: The same for the question as typed, where it has a history; else None.
        timings_ms: Milliseconds by stage, as the program reports them.
        error: Code of the message that says why the question could not be asked, if so.
        error_values: What that message names.
    """

    model_config = ConfigDict(frozen=True)

    gold: GoldQuestion
    standalone: str
    answer: GivenAnswer
    unguarded: GivenAnswer
    abstained: bool
    confidence: float
    evidence: tuple[Stretch, ...] = ()
    relevant: tuple[str, ...] = ()
    relevant_sources: tuple[str, ...] = ()
    grades: dict[str, int] = {}
    found: tuple[RankedPassage, ...] = ()
    found_as_typed: tuple[RankedPassage, ...] | None = None
    timings_ms: dict[str, float] = {}
    error: str | None = None
    error_values: dict[str, int | str] = {}

    def error_text(self, language: Language) -> str:
        """Return why the question could not be asked; a code that this program does not know stands for itself."""
        if self.error is None or self.error not in catalogue():
            return self.error or ""
        return message(self.error, language, **self.error_values)
