"""How often syllables follow one another in Vietnamese at large: trigram probabilities that come with the program."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.folding import fold

BOUNDARY, UNKNOWN, NUMBER = 0, 1, 2
"""The numbers of what is no word: where a sentence begins, a word that was too rare, digits."""
NOT_WORDS = 3
STEP = 0.125
"""The step in which logarithms are kept, in nats."""
_SHIPPED = Path(__file__).with_name("general_counts.npz")
_UNKNOWN_WORDS = math.log(20_000)
"""Among how many words the probability of the unknown word is shared out."""

Numbers = npt.NDArray[np.int64]
Logs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trigrams:
    """A back-off model (Katz 1987) in arrays, of N words, M pairs and K triples.

    Attributes:
        words: The N - 3 words, in NFC, lower case and the old style of tone marks; a word's number is its place + 3.
        word_logs: (N,) the natural logarithm of each word's probability, in steps of `STEP`, negated, as uint8.
        word_backoffs: (N,) that of what a word passes on to the words that did not follow it, as int8.
        pairs: (M,) the pairs that occurred, ascending: the number of the first word times N plus that of the second.
        pair_logs: (M,) as for words.
        pair_backoffs: (M,) as for words.
        triples: (K,) the place of the first two words among the pairs, times N, plus the number of the third word.
        triple_logs: (K,) as for words.
    """

    words: list[str]
    word_logs: npt.NDArray[np.uint8]
    word_backoffs: npt.NDArray[np.int8]
    pairs: Numbers
    pair_logs: npt.NDArray[np.uint8]
    pair_backoffs: npt.NDArray[np.int8]
    triples: Numbers
    triple_logs: npt.NDArray[np.uint8]


class GeneralCounts:
    """Syllables of Vietnamese and the probability of each after two others.

    Args:
        trigrams: The probabilities.

    Example:
        >>> counts = GeneralCounts.shipped()
        >>> counts.candidates("hoi")[0], counts.is_known("hội"), counts.is_known("hộj")
        ('hội', True, False)
        >>> counts.score("ủy", "ban", "nhân") > counts.score("ủy", "ban", "nhẫn")
        True
    """

    def __init__(self, trigrams: Trigrams) -> None:
        self._size = len(trigrams.words) + NOT_WORDS
        self._words = trigrams.words
        self._word_logs = _logs(trigrams.word_logs, -STEP)
        self._word_logs[UNKNOWN] -= _UNKNOWN_WORDS
        self._word_backoffs = _logs(trigrams.word_backoffs, STEP)
        # One element more at the end of each, so that what is not found may be looked up all the same.
        self._pairs = np.append(trigrams.pairs, np.iinfo(np.int64).max)
        self._pair_logs = np.append(trigrams.pair_logs, np.uint8(0))
        self._pair_backoffs = np.append(trigrams.pair_backoffs, np.int8(0))
        self._triples = np.append(trigrams.triples, np.iinfo(np.int64).max)
        self._triple_logs = np.append(trigrams.triple_logs, np.uint8(0))

    @classmethod
    def shipped(cls, path: Path = _SHIPPED) -> GeneralCounts:
        """Read the counts that come with the program.

        Args:
            path: A file made by `packed_counts.pack`.
        """
        from index.wording.packed_counts import unpack

        return cls(unpack(path.read_bytes()))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each word."""
        return {word: number for number, word in enumerate(self._words, NOT_WORDS)}

    @cached_property
    def _by_folded(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        folded = fold("\n".join(self._words)).split("\n")
        for number in np.argsort(self._word_logs[NOT_WORDS:], kind="stable")[::-1].tolist():
            found.setdefault(folded[number], []).append(self._words[number])
        return {key: tuple(words) for key, words in found.items()}

    def candidates(self, folded: str) -> tuple[str, ...]:
        """Return the spellings of a folded syllable, its bare form among them where it is a word, most frequent first.

        Args:
            folded: A syllable in lower case without diacritics.
        """
        return self._by_folded.get(folded, ())

    def is_known(self, spelling: str) -> bool:
        """Tell whether a spelling is a syllable (in NFC, lower case, tone marks in the old style)."""
        return spelling in self.numbers

    def frequency(self, spelling: str) -> float:
        """Return how many of a million syllables are spelled so; 0 for an unknown spelling."""
        number = self.numbers.get(spelling)
        return 0.0 if number is None else 1e6 * math.exp(self._word_logs[number])

    def number(self, spelling: str) -> int:
        """Return the number of a syllable, or that of what is unknown or a number."""
        found = self.numbers.get(spelling)
        if found is None:
            return NUMBER if any(map(str.isdigit, spelling)) else UNKNOWN
        return found

    def score(self, second_last: str, last: str, word: str) -> float:
        """Return the natural logarithm of the probability of a word after two others."""
        first, second, third = (np.array([self.number(one)]) for one in (second_last, last, word))
        context, _ = self.pairs(first, second)
        _, logs = self.pairs(second, third)
        return float(self.triples(context, third, logs)[0])

    def pairs(self, last: Numbers, words: Numbers) -> tuple[Numbers, Logs]:
        """Return the place of each pair among those that occurred (-1 for others), and its log probability.

        Args:
            last: The numbers of first words, of any shape.
            words: The numbers of the words that follow, of a shape that broadcasts with it.
        """
        places, found = _found(self._pairs, last * self._size + words)
        lower = self._word_backoffs[last] + self._word_logs[words]
        logs = np.where(found, self._pair_logs[places] * np.float32(-STEP), lower)
        return np.where(found, places, -1), logs

    def triples(self, contexts: Numbers, words: Numbers, pair_logs: Logs) -> Logs:
        """Return the log probability of words after two others.

        Args:
            contexts: The places of the two words before, as `pairs` tells them.
            words: The numbers of the words, of a shape that broadcasts with it.
            pair_logs: The log probability of each word after the last one alone.
        """
        places, found = _found(self._triples, contexts * self._size + words)
        # A pair that never occurred (-1) is the element added at the end, which passes everything on.
        lower = self._pair_backoffs[contexts] * np.float32(STEP) + pair_logs
        return np.where(found, self._triple_logs[places] * np.float32(-STEP), lower)


def _logs(steps: npt.NDArray[np.uint8] | npt.NDArray[np.int8], step: float) -> Logs:
    return steps.astype(np.float32) * np.float32(step)


def _found(keys: Numbers, wanted: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    places = np.searchsorted(keys, wanted)
    return places, keys[places] == wanted
