"""Chooses the sentences that answer a question, out of the passages that were found for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Passage, Span
from corpus.folding import bigrams, folded_syllables
from qa.reading.answer_shapes import fits
from qa.reading.evidence import Evidence
from qa.reading.question_words import AskedFor, QuestionWords


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with what the search said of it.

    Attributes:
        passage: The passage.
        score: The fused score, comparable only within one question.
        cosine: The cosine to the question, where the retriever tells it.
    """

    passage: Passage
    score: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class ChoiceWeights:
    """What each sign counts for in a sentence's score; the signs are between 0 and 1.

    Attributes:
        words: Share of the question's words, by rarity, that the sentence holds.
        pairs: Share of its pairs of neighbouring words, by rarity.
        context: Share of its words that the sentence, its passage or the title hold.
        shape: Whether the sentence holds the kind of thing asked for.
        passage: How near the passage's fused score is to the best one's.
    """

    words: float = 1.0
    pairs: float = 0.5
    context: float = 0.4
    shape: float = 0.25
    passage: float = 0.35


@dataclass(frozen=True, slots=True)
class SentenceSigns:
    """What is known of one sentence as an answer; each sign is between 0 and 1."""

    words: float
    pairs: float
    context: float
    shape: float
    passage: float


class SentenceChooser:
    """Scores every sentence of the found passages and picks the best few.

    Args:
        most: The most sentences to pick.
        weights: What each sign counts for.
    """

    def __init__(self, most: int, weights: ChoiceWeights | None = None) -> None:
        self._most = most
        self._weights = weights or ChoiceWeights()

    def choose(
        self, question: QuestionWords, found: Sequence[FoundPassage], rarity: Mapping[str, float]
    ) -> list[Evidence]:
        """Return the sentences that answer best, the best one first.

        Args:
            question: The standalone question, taken apart.
            found: The passages that were found, best first.
            rarity: Weight of each of the question's syllables and bigrams.
        """
        scored = self.scored(question, found, rarity)
        return self._worth_quoting(scored)

    def scored(
        self, question: QuestionWords, found: Sequence[FoundPassage], rarity: Mapping[str, float]
    ) -> list[Evidence]:
        """Return every sentence with its score, the best one first."""
        evidence = [
            Evidence(one.passage, sentence, self._score(signs))
            for one in found
            for sentence, signs in sentence_signs(question, one, _standing(one, found), rarity)
        ]
        return sorted(evidence, key=lambda one: -one.score)

    def _score(self, signs: SentenceSigns) -> float:
        weights = self._weights
        total = weights.words + weights.pairs + weights.context + weights.shape + weights.passage
        return (
            weights.words * signs.words
            + weights.pairs * signs.pairs
            + weights.context * signs.context
            + weights.shape * signs.shape
            + weights.passage * signs.passage
        ) / total

    def _worth_quoting(self, scored: Sequence[Evidence]) -> list[Evidence]:
        """Keep the best sentence, and others only where they are nearly as good."""
        kept: list[Evidence] = []
        texts: set[str] = set()
        for one in scored:
            if kept and one.score < kept[0].score * _NEARLY_AS_GOOD:
                break
            if one.text not in texts and not _is_title(one):
                kept.append(one)
                texts.add(one.text)
            if len(kept) == self._most:
                break
        return kept


_NEARLY_AS_GOOD = 0.85


def sentence_signs(
    question: QuestionWords, found: FoundPassage, standing: float, rarity: Mapping[str, float]
) -> list[tuple[Span, SentenceSigns]]:
    """Return what is known of each sentence of a passage as an answer to a question."""
    passage = found.passage
    words, pairs = set(question.content), set(bigrams(list(question.content)))
    around = set(folded_syllables(f"{passage.title} {passage.text}"))
    context = _share(words, around, rarity)
    signs = []
    for sentence in passage.sentences:
        text = passage.text[sentence.start - passage.span.start : sentence.end - passage.span.start]
        syllables = folded_syllables(text)
        signs.append(
            (
                sentence,
                SentenceSigns(
                    words=_share(words, set(syllables), rarity),
                    pairs=_share(pairs, set(bigrams(syllables)), rarity),
                    context=context,
                    shape=float(question.asked_for is not AskedFor.ANYTHING and fits(question.asked_for, text)),
                    passage=standing,
                ),
            )
        )
    return signs


def _share(wanted: set[str], present: set[str], rarity: Mapping[str, float]) -> float:
    total = sum(rarity.get(term, 0.0) for term in wanted)
    return sum(rarity.get(term, 0.0) for term in wanted & present) / total if total else 0.0


def _standing(one: FoundPassage, found: Sequence[FoundPassage]) -> float:
    best, worst = found[0].score, found[-1].score
    return (one.score - worst) / (best - worst) if best > worst else 1.0


def _is_title(one: Evidence) -> bool:
    return folded_syllables(one.text) == folded_syllables(one.passage.title)
