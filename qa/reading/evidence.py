"""A sentence that may answer a question, with the passage that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Passage, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of one passage.

    Attributes:
        passage: The passage that the sentence stands in.
        sentence: Where it stands in the document's text.
        score: How well it fits the question, between 0 and about 1.
    """

    passage: Passage
    sentence: Span
    score: float

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        start = self.passage.span.start
        return self.passage.text[self.sentence.start - start : self.sentence.end - start]
