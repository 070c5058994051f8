"""A sentence chosen as the answer, or as a part of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Passage, Span
from qa.reading.sentence_signs import Candidate

Place = tuple[Passage, Span]
"""A sentence: its passage, and where it stands in the document's text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what it scored.

    Attributes:
        candidate: The sentence, its passage and what was seen of it.
        score: How likely it is to be the one that answers, among all sentences that were found: they add up to 1.
    """

    candidate: Candidate
    score: float

    @property
    def passage(self) -> Passage:
        """The passage that the sentence stands in."""
        return self.candidate.passage

    @property
    def sentence(self) -> Span:
        """Where the sentence stands in the document's text."""
        return self.candidate.sentence

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.candidate.text
