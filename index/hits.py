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
        cosine: The highest of `sentence_cosines`, or None where there are none.
        bm25: The lexical score, unbounded, 0 where no term of the question occurs among the passages looked at.
        sentence_cosines: The cosine between the question's vector and that of each sentence of the passage, below its
            document's title, in order; empty where the passage has no vectors yet.
    """

    passage: Passage
    score: float
    cosine: float | None
    bm25: float
    sentence_cosines: tuple[float, ...] = ()
