"""What can be seen of a sentence as an answer: the signs that the choice and the confidence weigh."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Passage, Span
from corpus.folding import bigrams, fold, folded_syllables, syllables
from corpus.tone_placement import old_style
from qa.reading.answer_shapes import shape
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import QuestionWords


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with what the search said of it.

    Attributes:
        passage: The passage.
        score: The fused score, comparable only within one question.
        cosine: The cosine to the question, where the retriever tells it.
        sentence_cosines: The same of each sentence, in order; empty where the retriever does not tell.
    """

    passage: Passage
    score: float
    cosine: float | None
    sentence_cosines: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceSigns:
    """What is known of one sentence as an answer; each sign lies between 0 and 1.

    Attributes:
        words: Share of the question's words that the sentence holds, by how rare they are in the documents.
        local_words: The same, by how rare they are among the sentences that were found: of the words that brought
            the passage here, those that single out the sentence; words of the title, which is what the whole
            document is about, count for little.
        pairs: Share of the question's pairs of neighbouring words that it holds, by rarity.
        nearby: Share of the question's words held by the sentence, the one before it or the heading above it.
        context: Share of the question's words held by the sentence's passage or its title.
        shape: How surely it holds the kind of thing that is asked for; 0 too where the question does not tell.
        news: How much the sentence says beyond the question's own words.
        lead_in: Whether it only announces what follows it: it is a heading or ends with a colon, and holds nothing
            that is asked for.
        other_year: Whether the question names a year and the sentence only others.
        passage: How near the passage's fused score is to the best one's.
        document: Whether it stands in the document of the best passage.
    """

    words: float
    local_words: float
    pairs: float
    nearby: float
    context: float
    shape: float
    news: float
    lead_in: float
    other_year: float
    passage: float
    document: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its signs."""

    passage: Passage
    sentence: Span
    text: str
    signs: SentenceSigns


_TITLE_WORD = 0.3
"""What a word of the title counts for in telling sentences of the same document apart."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ENOUGH_NEWS = 8  # syllables beyond the question's, from which on more of them make no better answer


def candidates(
    question: str, words: QuestionWords, found: Sequence[FoundPassage], rarity: Mapping[str, float]
) -> list[Candidate]:
    """Return every sentence of the found passages with its signs.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        found: The passages, best first.
        rarity: Weight of each of the question's folded syllables and bigrams in the documents.
    """
    read = [_ReadPassage(one, found) for one in found]
    local = _rarity_among([sentence.held(words) for passage in read for sentence in passage.sentences], words)
    return [
        Candidate(
            passage.found.passage, sentence.span, sentence.text, passage.signs(number, question, words, rarity, local)
        )
        for passage in read
        for number, sentence in enumerate(passage.sentences)
    ]


class _ReadSentence:
    """A sentence as syllables."""

    def __init__(self, passage: Passage, span: Span) -> None:
        self.span = span
        self.text = passage.text[span.start - passage.span.start : span.end - passage.span.start]
        typed = syllables(old_style(self.text))
        self.folded = [fold(syllable) for syllable in typed]
        # A word typed without diacritics is found in the folded sentence, one typed with them in the real one.
        self.either = {*typed, *self.folded}

    @property
    def is_heading(self) -> bool:
        return self.text.endswith(":") or (len(self.folded) <= 20 and self.text[-1].isalnum())

    def held(self, words: QuestionWords) -> set[str]:
        return self.either.intersection(words.typed)


class _ReadPassage:
    """A passage as sentences, with what stands around each."""

    def __init__(self, found: FoundPassage, all_found: Sequence[FoundPassage]) -> None:
        self.found = found
        self._standing = _standing(found, all_found)
        self._in_best_document = float(found.passage.document_id == all_found[0].passage.document_id)
        self.sentences = [_ReadSentence(found.passage, span) for span in found.passage.sentences]
        self._title = set(folded_syllables(found.passage.title))
        self._around = self._title | set(folded_syllables(found.passage.text))

    def signs(
        self,
        number: int,
        question: str,
        words: QuestionWords,
        rarity: Mapping[str, float],
        local: Mapping[str, float],
    ) -> SentenceSigns:
        sentence = self.sentences[number]
        typed_rarity = {word: rarity.get(fold(word), 0.0) for word in words.typed}
        local_here = {word: weight * self._telling(word) for word, weight in local.items()}
        fit = 0.0 if words.asked_for is AskedFor.ANYTHING else shape(question, words, sentence.text)
        news = sum(1 for syllable in sentence.folded if syllable not in words.content)
        return SentenceSigns(
            words=share(words.typed, sentence.either, typed_rarity),
            local_words=share(words.typed, sentence.either, local_here),
            pairs=share(bigrams(list(words.content)), set(bigrams(sentence.folded)), rarity),
            nearby=share(words.typed, self._nearby(number), typed_rarity),
            context=share(words.content, self._around, rarity),
            shape=fit,
            news=min(1.0, news / _ENOUGH_NEWS),
            lead_in=float(sentence.is_heading and not fit),
            other_year=float(_only_other_years(words.content, sentence.folded)),
            passage=self._standing,
            document=self._in_best_document,
        )

    def _telling(self, word: str) -> float:
        return _TITLE_WORD if fold(word) in self._title else 1.0

    def _nearby(self, number: int) -> set[str]:
        near = set(self.sentences[number].either)
        if number:
            near |= self.sentences[number - 1].either
        heading = next((one for one in reversed(self.sentences[:number]) if one.is_heading), None)
        return near | heading.either if heading else near


def _only_other_years(question: Iterable[str], sentence: Iterable[str]) -> bool:
    asked = set(filter(_YEAR.fullmatch, question))
    told = set(filter(_YEAR.fullmatch, sentence))
    return bool(asked and told) and not asked & told


def share(wanted: Iterable[str], present: set[str], weights: Mapping[str, float]) -> float:
    """Return what part of the weight of all wanted terms those have that are present: 0 to 1, 0 where none weighs."""
    terms = set(wanted)
    total = sum(weights.get(term, 0.0) for term in terms)
    return sum(weights.get(term, 0.0) for term in terms & present) / total if total else 0.0


def _rarity_among(held: Sequence[set[str]], words: QuestionWords) -> dict[str, float]:
    """Return the inverse document frequency of the question's words with sentences as documents.

    A word that no sentence holds singles out none, and weighs nothing.
    """
    counts = Counter(word for one in held for word in one)
    return {
        word: math.log(1 + (len(held) - counts[word] + 0.5) / (counts[word] + 0.5))
        for word in words.typed
        if counts[word]
    }


def _standing(one: FoundPassage, found: Sequence[FoundPassage]) -> float:
    best, worst = found[0].score, found[-1].score
    return (one.score - worst) / (best - worst) if best > worst else 1.0
