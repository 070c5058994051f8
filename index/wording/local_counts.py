"""How the passages that a question's words find are spelled: the user's own names and terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt

from corpus.folding import fold
from corpus.tone_placement import old_style
from index.wording.general_counts import GeneralCounts

_RANK_OF_HALF_A_VOTE = 3.0
"""The rank at which a text counts for half of what the first one does."""
_PRIOR = 5.0
"""How many occurrences of a context the next shorter one counts for."""
# Not `corpus.folding.syllables`, half of whose time goes into numbers, and numbers have no diacritics.
_SYLLABLE = re.compile(r"[^\W_]+")

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


class LocalCounts:
    """How often the words of a question follow one another in some texts.

    A text without any diacritics is no witness, and is not read. What stands earlier counts for more.

    Args:
        texts: What may know the words, the likeliest first.
        folded: The folded syllables that are looked for.
        general: Vietnamese at large, which knows how to fold its own words.

    Example:
        >>> local = LocalCounts(["Bà Hạnh chủ trì hội nghị."], {"hoi", "hanh"}, GeneralCounts.shipped())
        >>> local.candidates("hanh")
        ['hạnh']
    """

    def __init__(self, texts: Sequence[str], folded: Collection[str], general: GeneralCounts) -> None:
        found = [_syllables(text) for text in texts if not text.isascii()]
        self._numbers: dict[str, int] = {}
        self._spelled: dict[str, list[str]] = {}
        self._count(found, self._numbered(set().union(*found), folded, general))

    def __len__(self) -> int:
        """The number of different words that were found."""
        return len(self._numbers)

    def candidates(self, folded: str) -> Sequence[str]:
        """Return the spellings of a folded syllable in the texts."""
        return self._spelled.get(folded, ())

    def number(self, spelling: str) -> int:
        """Return the number of a spelling, -1 where the texts do not have it."""
        return self._numbers.get(spelling, -1)

    def probabilities(self, first: Numbers, second: Numbers, words: Numbers) -> Weights:
        """Return the probability of words after two others: each length of context leans on the next shorter one.

        Args:
            first: (B,) the numbers of the words before the last.
            second: (B,) the numbers of the last words.
            words: (C,) the numbers of the words.

        Returns:
            (B, C) probabilities.
        """
        known = words >= 0
        likely = np.where(known, self._ones[words], 0.0) / self._total
        seen = (second >= 0)[:, None] & known
        pairs = np.where(seen, second[:, None] * self._size + words, -1)
        likely = (self._twos[pairs] + _PRIOR * likely) / (self._ones[second] + _PRIOR)[:, None]
        contexts = np.where((first >= 0) & (second >= 0), first * self._size + second, -1)
        triples = np.where(seen & (contexts >= 0)[:, None], contexts[:, None] * self._size + words, -1)
        return (self._threes(triples) + _PRIOR * likely) / (self._twos[contexts] + _PRIOR)[:, None]

    def _numbered(self, tokens: set[str], folded: Collection[str], general: GeneralCounts) -> dict[str, int]:
        """Return the number of each token that may be a word of the question, and keep its spelling."""
        wanted = [(word, one, word) for one in folded for word in general.candidates(one) if word in tokens]
        others = ((token, fold(token)) for token in tokens.difference(general.numbers))
        wanted += [(token, one, old_style(token)) for token, one in others if one in folded]
        numbered = {}
        for token, one, word in wanted:
            if word not in self._numbers:
                self._numbers[word] = len(self._numbers)
                self._spelled.setdefault(one, []).append(word)
            numbered[token] = self._numbers[word]
        return numbered

    def _count(self, found: Sequence[Sequence[str]], numbered: Mapping[str, int]) -> None:
        """Count words, pairs and triples, in each text with the weight of its rank."""
        self._size = len(self._numbers)
        weights = np.array([1 / (1 + rank / _RANK_OF_HALF_A_VOTE) for rank in range(len(found))])
        lengths = [len(text) for text in found]
        self._total = float(weights @ np.array(lengths)) or 1.0
        weight = np.repeat(weights, lengths)
        text = np.repeat(np.arange(len(found)), lengths)
        numbers = map(numbered.get, chain.from_iterable(found), repeat(-1))
        words = np.fromiter(numbers, np.int64, sum(lengths))
        places = np.flatnonzero(words >= 0)
        self._ones = np.bincount(words[places], weight[places], self._size + 1)
        places = places[1:][np.diff(places) == 1]
        places = places[text[places] == text[places - 1]]
        pairs = words[places - 1] * self._size + words[places]
        self._twos = np.bincount(pairs, weight[places], self._size**2 + 1)
        third = np.flatnonzero(np.diff(places) == 1) + 1
        third = third[text[places[third]] == text[places[third] - 2]]
        keys, where = np.unique(pairs[third - 1] * self._size + words[places[third]], return_inverse=True)
        self._keys = np.append(keys, np.iinfo(np.int64).max)
        self._triples = np.append(np.bincount(where, weight[places[third]], len(keys)), 0.0)

    def _threes(self, keys: Numbers) -> Weights:
        places = np.searchsorted(self._keys, keys)
        return np.where(self._keys[places] == keys, self._triples[places], 0.0)


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text.lower()))
