"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer a question.

    Attributes:
        passage: The passage.
        score: The fused score; comparable only within one question.
        cosine: The cosine between the question's vector and the passage's, or None where the passage has no vector yet.
        bm25: The lexical score, unbounded, 0 where no term of the question occurs among the passages looked at.
    """

    passage: Passage
    score: float
    cosine: float | None
    bm25: float
