"""Chooses the sentences that answer a question, out of the passages that were found for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import folded_syllables
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import Candidate, FoundPassage, candidates

CHOICE_WEIGHTS: dict[str, float] = {
    "words": 0.6,
    "local_words": 3.5,
    "pairs": 1.1,
    "nearby": 1.6,
    "context": 0.6,
    "shape": 2.8,
    "news": 0.65,
    "lead_in": -0.4,
    "other_year": -0.5,
    "passage": 1.8,
    "document": 1.45,
}
"""What each of the `SentenceSigns` counts for in a sentence's score.

Fitted as a softmax over the sentences of the found passages (log-linear choice), so that differences of scores, times
the sum of the weights, are log odds.
"""

_WORTH_QUOTING = 1.5
"""How far behind the best sentence, in log odds, another one may be and still be quoted."""


@dataclass(frozen=True, slots=True)
class SentenceChooser:
    """Scores every sentence of the found passages and picks the best few.

    Attributes:
        most: The most sentences to pick.
    """

    most: int

    def choose(
        self, question: str, words: QuestionWords, found: Sequence[FoundPassage], rarity: Mapping[str, float]
    ) -> list[Evidence]:
        """Return the sentences that answer best, the best one first.

        Args:
            question: The standalone question.
            words: The same, taken apart.
            found: The passages that were found, best first.
            rarity: Weight of each of the question's folded syllables and bigrams.
        """
        scored = [Evidence(one, sentence_score(one)) for one in candidates(question, words, found, rarity)]
        return self._worth_quoting(sorted(scored, key=lambda one: -one.score))

    def _worth_quoting(self, scored: Sequence[Evidence]) -> list[Evidence]:
        """Keep the best sentence, and others only where they are nearly as good."""
        kept: list[Evidence] = []
        texts: set[str] = set()
        for one in scored:
            if len(kept) == self.most or (kept and kept[0].score - one.score > _WORTH_QUOTING / _MOST_SCORE):
                break
            if one.text not in texts and not _is_title(one.candidate):
                kept.append(one)
                texts.add(one.text)
        return kept


_MOST_SCORE = sum(weight for weight in CHOICE_WEIGHTS.values() if weight > 0)


def sentence_score(candidate: Candidate) -> float:
    """Return how well a sentence fits as the answer, at most 1."""
    signs = candidate.signs
    total: float = sum(weight * getattr(signs, name) for name, weight in CHOICE_WEIGHTS.items())
    return total / _MOST_SCORE


def _is_title(candidate: Candidate) -> bool:
    """Tell whether a sentence is the title or one of its lines, which answers nothing."""
    title = " ".join(folded_syllables(candidate.passage.title))
    return f" {' '.join(folded_syllables(candidate.text))} " in f" {title} "
