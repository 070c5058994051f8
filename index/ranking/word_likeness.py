"""How much of a question's wording stands in a passage, as it is spelled: the second look at the candidates.

The lexical index compares words without their diacritics, all over a passage. Here the few candidates are read again:
a word spelled as in the question counts more than one that only folds to it, and words that stand near each other
count more than the same words far apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage
from corpus.folding import bigrams, fold, syllables
from corpus.tone_placement import old_style
from index.ranking.alike_words import alike_words

_K1, _B = 1.2, 0.75
"""BM25's saturation and length normalisation, as in the lexical index."""
_ONLY_FOLDED = 0.15
"""What a word counts for that is spelled with other diacritics than in the question."""
_TITLE_WEIGHT = 0.3
_NEARNESS = 0.25
"""What the nearest run of sentences counts for beside the whole passage, as shares of 1.

A run is of two neighbouring sentences: a question's words are often split over two.
"""
_BREAK = "\0"
"""Stands behind each text, so that all are taken apart at once: a call for each takes longer than its words do."""
_GROUPED_NUMBER = re.compile(r"\.(?<=\d\.)(?=\d{3}(?!\d))")  # beginning with the rare dot, which is quicker
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")  # as `corpus.folding.syllables` takes them off
_BREAKS = re.compile(_BREAK)
_KNOWN_WORDS = 100_000

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]


def terms_of(question: str) -> tuple[list[str], list[str]]:
    """Return the words of a question and its pairs of neighbouring words, each once, as they are spelled.

    Example:
        >>> terms_of("Họp ở đâu, họp khi nào?")[1]
        ['họp_ở', 'ở_đâu', 'đâu_họp', 'họp_khi', 'khi_nào']
    """
    words = syllables(old_style(question))
    return list(dict.fromkeys(words)), list(dict.fromkeys(bigrams(words)))


def word_likeness(question: str, passages: Sequence[Passage], rarity: Mapping[str, float]) -> list[float]:
    """Return for each passage how much of the question's wording it holds, about 0 to 1.

    The mean of two shares, that of the words and that of the pairs of neighbouring words, weighted by rarity: mostly
    of the whole passage by BM25, and a quarter of its best run of neighbouring sentences.

    Args:
        question: The question, with the diacritics it was meant with.
        passages: The candidates.
        rarity: Inverse document frequency by folded word and pair, over all passages; a term without one is rarest.
    """
    words, pairs = terms_of(question)
    if not words or not passages:
        return [0.0] * len(passages)
    forms = _Forms(words)
    texts = _Texts.of(passages, forms)
    rarest = max(rarity.values(), default=1.0)
    by_kind = []
    for terms, found in ((words, _words(texts, forms)), (pairs, _pairs(texts, forms, words, pairs))):
        if terms:
            rarities = np.array([rarity.get(fold(term), rarest) for term in terms])
            by_kind.append(_shares(_counted(texts, found), texts, rarities))
    likeness: list[float] = np.mean(by_kind, axis=0).tolist()
    return likeness


class _Forms(dict[str, int]):
    """Numbers the words of texts as they are met: 0 for all that fold to no word of the question.

    Args:
        words: The words of the question.

    Attributes:
        folded: The words of the question, folded.
        credits: By number, what a form counts for as each word of the question: 1 as it is spelled there.
    """

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.folded = [fold(word) for word in words]
        self.credits = [[0.0] * len(words)]
        self._words = words

    def __missing__(self, word: str) -> int:
        spelled, folded = _spelled_and_folded(word)
        self[word] = 0
        if folded in self.folded:
            self[word] = len(self.credits)
            asked = zip(self._words, self.folded, strict=True)
            self.credits.append([(1.0 if one == spelled else _ONLY_FOLDED) * (like == folded) for one, like in asked])
        return self[word]


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts that P passages consist of: of each its sentences in order, then its title.

    Attributes:
        passages: (T,) the passage of each text, ascending.
        titles: (T,) whether it is a title.
        lengths: (P,) how many words each passage has, its title left out.
        places: (F,) where a word of the question stands among all words of all texts, whatever its spelling.
        forms: (F,) the form that stands there.
        texts: (F,) the text that it stands in.
    """

    passages: Numbers
    titles: NDArray[np.bool_]
    lengths: Numbers
    places: Numbers
    forms: Numbers
    texts: Numbers

    @classmethod
    def of(cls, passages: Sequence[Passage], forms: _Forms) -> _Texts:
        """Return where the words of a question stand in some passages."""
        many = np.array([len(passage.sentences) + 1 for passage in passages])
        owners = np.repeat(np.arange(len(passages)), many)
        titles = np.zeros(len(owners), dtype=bool)
        titles[np.cumsum(many) - 1] = True
        joined = _GROUPED_NUMBER.sub("", _joined(passages))
        words = alike_words(joined, forms.folded)
        breaks = np.array([found.start() for found in _BREAKS.finditer(joined)])
        ends = np.searchsorted(words.starts, breaks)
        lengths = np.bincount(owners, np.where(titles, 0, np.diff(ends, prepend=0)), len(passages)).astype(np.int64)
        numbers = np.array([forms[word] for word in words.spelled], dtype=np.int64)
        places = words.alike[numbers > 0]
        return cls(owners, titles, lengths, places, numbers[numbers > 0], np.searchsorted(ends, places, side="right"))


@dataclass(frozen=True, slots=True)
class _Found:
    """Where C terms of the question were found.

    Attributes:
        texts: (F,) the text of each finding, ascending.
        credits: (F, C) what each finding counts for as each term.
    """

    texts: Numbers
    credits: Weights


@dataclass(frozen=True, slots=True)
class _Counted:
    """What P passages hold of C terms of the question.

    Attributes:
        whole: (P, C) how often, places with other diacritics or in the title counting less.
        exact: (P, C) whether it is there as it is spelled in the question.
        near: (T, C) the most that a place in each text and the next of the same passage counts for, titles left out.
    """

    whole: Weights
    exact: NDArray[np.bool_]
    near: Weights


def _joined(passages: Sequence[Passage]) -> str:
    texts = (text for passage in passages for text in (*_sentences(passage), passage.title))
    return "".join(f"{text.replace(_BREAK, ' ')}{_BREAK}" for text in texts).lower()


def _sentences(passage: Passage) -> Iterator[str]:
    start = passage.span.start
    return (passage.text[sentence.start - start : sentence.end - start] for sentence in passage.sentences)


def _words(texts: _Texts, forms: _Forms) -> _Found:
    return _Found(texts.texts, np.array(forms.credits)[texts.forms])


def _pairs(texts: _Texts, forms: _Forms, words: Sequence[str], pairs: Sequence[str]) -> _Found:
    columns = {word: column for column, word in enumerate(words)}
    parts = np.array([[columns[word] for word in pair.split("_")] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    beside = np.flatnonzero((np.diff(texts.places) == 1) & (np.diff(texts.texts) == 0))
    credits_ = np.array(forms.credits)
    first = credits_[texts.forms[beside]][:, parts[:, 0]]
    second = credits_[texts.forms[beside + 1]][:, parts[:, 1]]
    return _Found(texts.texts[beside], np.minimum(first, second))


def _counted(texts: _Texts, found: _Found) -> _Counted:
    owners = texts.passages[found.texts]
    shape = (len(texts.lengths), found.credits.shape[1])
    weighted = found.credits * np.where(texts.titles[found.texts], _TITLE_WEIGHT, 1.0)[:, None]
    whole = _by_group(np.add, weighted, owners, shape)
    best = _by_group(np.maximum, found.credits, owners, shape)
    held = _by_group(np.maximum, found.credits, found.texts, (len(texts.passages), shape[1]))
    held[texts.titles] = 0.0
    near = held.copy()
    near[:-1] = np.maximum(held[:-1], held[1:])  # behind the last sentence of a passage stands its title
    near[texts.titles] = 0.0  # and behind that the first of the next
    return _Counted(whole, best == 1.0, near)


def _by_group(reduce: np.ufunc, rows: Weights, groups: Numbers, shape: tuple[int, int]) -> Weights:
    """Return the rows (F, C) of each group, whose numbers ascend, reduced to one; 0 for a group without rows."""
    reduced = np.zeros(shape)
    if len(groups):
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        reduced[groups[starts]] = reduce.reduceat(rows, starts)
    return reduced


def _shares(counted: _Counted, texts: _Texts, rarities: Weights) -> Weights:
    """Return the share that each passage holds of the terms, shape (P,)."""
    # Rarer by being spelled just so, judged by the candidates that fold to it.
    folded, exact = (counted.whole > 0).sum(axis=0), counted.exact.sum(axis=0)
    weights = rarities + np.log((folded + 0.5) / (exact + 0.5))
    norms = _K1 * (1 - _B + _B * texts.lengths / (texts.lengths.mean() or 1.0))
    whole = (counted.whole * (_K1 + 1) / (counted.whole + norms[:, None])) @ weights
    near = np.maximum.reduceat(counted.near @ weights, np.flatnonzero(np.diff(texts.passages, prepend=-1)))
    shares: Weights = ((1 - _NEARNESS) * whole + _NEARNESS * near) / (weights.sum() or 1.0)
    return shares


@functools.lru_cache(maxsize=_KNOWN_WORDS)
def _spelled_and_folded(word: str) -> tuple[str, str]:
    """Return a word in lower case as the question's are spelled, and folded."""
    without_zeros = _LEADING_ZEROS.sub("", word)
    return old_style(without_zeros), fold(without_zeros)
