"""What can be seen of a sentence as an answer: the signs that the choice and the confidence weigh."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from corpus.document import Passage, Span
from corpus.folding import fold, folded_syllables, syllables
from corpus.tone_placement import old_style
from qa.reading.answer_shapes import shape
from qa.reading.asked_for import AskedFor
from qa.reading.nearness import Nearness, nearness
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
    """What is known of one sentence as an answer; each between 0 and 1 but `near_gap` and `near_spread`.

    Attributes:
        words: Share of the question's words that the sentence holds, by how rare they are in the documents.
        local_words: The same, by how rare they are among the sentences that were found: of the words that brought
            the passage here, those that single out the sentence; words of the title, which is what the whole
            document is about, count for little.
        phrases: Share of the question's pairs of neighbouring syllables, small words included, that it holds.
        nearby: Share of the question's words held by the sentence, the one before it or the heading above it.
        context: Share of the question's words held by the sentence's passage or its title.
        shape: How surely it holds the kind of thing that is asked for; 0 too where the question does not tell.
        news: How much the sentence says beyond the question's own words.
        lead_in: Whether it only announces what follows it: it is a heading or ends with a colon, and holds nothing
            that is asked for.
        other_year: Whether the question names a year and the sentence only others.
        passage: How near the passage's fused score is to the best one's.
        document: Whether it stands in the document of the best passage.
        near_gap: How near in meaning it is to the question: see `Nearness`, as for the next two.
        near_spread: The same.
        near_rank: The same.
        window: Share of the question's words, by rarity, that stand within a dozen syllables of it.
        names: Share of the question's names, by rarity, that it holds.
        predicate: The same of its other words.
        opening: Share of the question's first two words of substance that it holds.
        ending: The same of its last two that are no names.
        position: How far down its passage it stands; 1 from the eleventh sentence on.
    """

    words: float
    local_words: float
    phrases: float
    nearby: float
    context: float
    shape: float
    news: float
    lead_in: float
    other_year: float
    passage: float
    document: float
    near_gap: float = 0.0
    near_spread: float = 0.0
    near_rank: float = 0.0
    window: float = 0.0
    names: float = 0.0
    predicate: float = 0.0
    opening: float = 0.0
    ending: float = 0.0
    position: float = 0.0


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
_WINDOW = 12  # syllables
_FAR_DOWN = 10  # sentences


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
    asked = _Asked.of(question, words, rarity)
    read = [_ReadPassage(one, found, asked) for one in found]
    local = _rarity_among([sentence.held(words) for passage in read for sentence in passage.sentences], words)
    near = iter(nearness([one.sentence_cosines for one in found], [len(one.passage.sentences) for one in found]))
    return [
        Candidate(passage.found.passage, sentence.span, sentence.text, passage.signs(number, here, next(near)))
        for passage in read
        for here in [passage.telling(local)]
        for number, sentence in enumerate(passage.sentences)
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what its words weigh.

    Attributes:
        question: The question.
        words: The same, taken apart.
        folded: Weight of its folded words, by rarity.
        typed: The same of its words as they were typed.
        names: The same of its folded names.
        predicate: The same of its words as typed that are neither names nor numbers.
        pairs: Its pairs of neighbouring syllables.
        ending: Its last two words of substance that are no names.
    """

    question: str
    words: QuestionWords
    folded: Mapping[str, float]
    typed: Mapping[str, float]
    names: Mapping[str, float]
    predicate: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    ending: tuple[str, ...]

    @classmethod
    def of(cls, question: str, words: QuestionWords, rarity: Mapping[str, float]) -> _Asked:
        """Weigh the words of a question."""
        typed = {word: rarity.get(fold(word), 0.0) for word in words.typed}
        names = {name: rarity.get(name, 0.0) for name in words.names}
        rest = [word for word in words.typed if fold(word) not in words.names and not word.isdigit()]
        return cls(
            question,
            words,
            {fold(word): weight for word, weight in typed.items()},
            typed,
            names,
            {word: typed[word] for word in rest},
            frozenset(itertools.pairwise(words.wording)),
            tuple(rest[-2:]),
        )


class _ReadSentence:
    """A sentence as syllables."""

    def __init__(self, passage: Passage, span: Span) -> None:
        self.span = span
        self.text = passage.text[span.start - passage.span.start : span.end - passage.span.start]
        self.typed = syllables(old_style(self.text))
        self.folded = fold("\0".join(self.typed)).split("\0")
        # A word typed without diacritics is found in the folded sentence, one typed with them in the real one.
        self.either = {*self.typed, *self.folded}

    @property
    def is_heading(self) -> bool:
        return self.text.endswith(":") or (len(self.folded) <= 20 and self.text[-1].isalnum())

    def held(self, words: QuestionWords) -> set[str]:
        return self.either.intersection(words.typed)

    def densest(self, weights: Mapping[str, float]) -> float:
        """Return the greatest share of the words' weight that stands within a dozen syllables."""
        hits = [(place, word) for place, word in enumerate(self.typed) if word in weights]
        if not hits:  # perhaps typed without diacritics
            hits = [(place, word) for place, word in enumerate(self.folded) if word in weights]
        total = sum(weights.values())
        windows = (
            {word for place, word in hits[number:] if place <= first + _WINDOW}
            for number, (first, _) in enumerate(hits)
        )
        return max((sum(weights[word] for word in held) for held in windows), default=0.0) / (total or 1.0)


class _ReadPassage:
    """A passage as sentences, with what stands around each."""

    def __init__(self, found: FoundPassage, all_found: Sequence[FoundPassage], asked: _Asked) -> None:
        self.found = found
        self._asked = asked
        self._standing = _standing(found, all_found)
        self._in_best_document = float(found.passage.document_id == all_found[0].passage.document_id)
        self.sentences = [_ReadSentence(found.passage, span) for span in found.passage.sentences]
        self._title = set(folded_syllables(found.passage.title))
        around = self._title.union(*(sentence.folded for sentence in self.sentences))
        self._context = share(asked.words.content, around, asked.folded)

    def telling(self, local: Mapping[str, float]) -> dict[str, float]:
        """Return what the question's words weigh in telling this passage's sentences apart."""
        return {word: weight * (_TITLE_WORD if fold(word) in self._title else 1.0) for word, weight in local.items()}

    def signs(self, number: int, local: Mapping[str, float], near: Nearness) -> SentenceSigns:
        """Return the signs of a sentence.

        Args:
            number: Its place in the passage, from 0.
            local: As `telling` returns it.
            near: How near in meaning it is.
        """
        sentence, asked, words = self.sentences[number], self._asked, self._asked.words
        fit = 0.0 if words.asked_for is AskedFor.ANYTHING else shape(asked.question, words, sentence.text)
        news = sum(1 for syllable in sentence.folded if syllable not in asked.folded)
        return SentenceSigns(
            words=share(asked.typed, sentence.either, asked.typed),
            local_words=share(words.typed, sentence.either, local),
            phrases=_part_of(asked.pairs, {*itertools.pairwise(sentence.typed), *itertools.pairwise(sentence.folded)}),
            nearby=share(asked.typed, self._nearby(number), asked.typed),
            context=self._context,
            shape=fit,
            news=min(1.0, news / _ENOUGH_NEWS),
            lead_in=float(sentence.is_heading and not fit),
            other_year=float(_only_other_years(words.content, sentence.folded)),
            passage=self._standing,
            document=self._in_best_document,
            near_gap=near.gap,
            near_spread=near.spread,
            near_rank=near.rank,
            window=sentence.densest(asked.typed),
            names=share(asked.names, sentence.either, asked.names),
            predicate=share(asked.predicate, sentence.either, asked.predicate),
            opening=_part_of(set(words.typed[:2]), sentence.either),
            ending=_part_of(set(asked.ending), sentence.either),
            position=min(1.0, number / _FAR_DOWN),
        )

    def _nearby(self, number: int) -> set[str]:
        near = set(self.sentences[number].either)
        if number:
            near |= self.sentences[number - 1].either
        heading = next((one for one in reversed(self.sentences[:number]) if one.is_heading), None)
        return near | heading.either if heading else near


def _only_other_years(question: Iterable[str], sentence: Iterable[str]) -> bool:
    asked = set(filter(_YEAR.fullmatch, question))
    return bool(asked) and bool(told := set(filter(_YEAR.fullmatch, sentence))) and not asked & told


def _part_of(wanted: Set[Hashable], present: Set[Hashable]) -> float:
    return len(wanted & present) / len(wanted) if wanted else 0.0


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
