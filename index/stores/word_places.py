"""Finds some words in many texts at once, a few nanoseconds a word of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WINDOW = 8  # bytes of a word that are compared at once, as one number
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio: a product with it spreads over the upper bits
_SLOT_BITS = 16
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_WINDOW + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """Where words were found in a list of texts, in the order of the texts and of their words.

    Attributes:
        texts: The text of each finding, as its number in the list.
        places: Which word of the joined texts it is: two findings in one text stand side by side where these differ
            by one.
        words: Which of the words was found there, as its number.
        sizes: How many words each text has, shape (texts,).
    """

    texts: NDArray[np.int64]
    places: NDArray[np.int64]
    words: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def runs(self, words: Sequence[int]) -> NDArray[np.int64]:
        """Return the texts of the places where these words stand side by side, once for each place."""
        count = len(self.words) - len(words) + 1
        if count <= 0:
            return self.texts[:0]
        fits = np.ones(count, dtype=bool)
        for step, word in enumerate(words):
            here = slice(step, step + count)
            fits &= (self.words[here] == word) & (self.texts[here] == self.texts[:count])
            fits &= self.places[here] == self.places[:count] + step
        return self.texts[:count][fits]


def find_words(texts: Sequence[str], words: Sequence[str]) -> WordPlaces:
    """Find whole words in texts whose words are separated by single spaces.

    Each word becomes a number of 64 bits, made of its first and last eight bytes and its length; those that one of
    `words` could have are picked out of a table by 16 bits, and compared.

    Args:
        texts: Any number of texts; an empty one holds nothing.
        words: What to find, each once, without spaces.

    Example:
        >>> found = find_words(["mat ong rung", "", "ong mat"], ["ong", "mat"])
        >>> found.texts.tolist(), found.places.tolist(), found.words.tolist()
        ([0, 0, 2, 2], [0, 1, 4, 5], [1, 0, 0, 1])
        >>> found.runs([1, 0]).tolist()
        [0]
    """
    encoded = [text.encode() for text in texts]
    starts, lengths, keys, joined = _keys(encoded)
    _, _, wanted, _ = _keys([word.encode() for word in words])
    order = np.argsort(wanted)
    table = np.zeros(1 << _SLOT_BITS, dtype=bool)
    table[_slots(wanted)] = True
    hits = np.flatnonzero(table[_slots(keys)])
    rank = np.minimum(np.searchsorted(wanted[order], keys[hits]), max(len(words) - 1, 0))
    found = order[rank] if len(words) else rank
    same = wanted[found] == keys[hits] if len(words) else np.zeros(len(hits), dtype=bool)
    hits, found = hits[same], found[same]
    # What lies between the first and the last eight bytes has not been compared yet; hardly any word is that long.
    long = np.flatnonzero(lengths[hits] > 2 * _WINDOW)
    wrong = [
        n for n in long if joined[starts[hits[n]] :][: lengths[hits[n]]].tobytes() != words[int(found[n])].encode()
    ]
    hits, found = np.delete(hits, wrong), np.delete(found, wrong)
    lengths_of_texts = np.array([len(text) for text in encoded], dtype=np.int64)
    text_ends = np.cumsum(lengths_of_texts + 1) + _WINDOW
    sizes = np.diff(np.searchsorted(starts, text_ends), prepend=0)
    sizes[lengths_of_texts == 0] = 0  # what stands between two separators is no word where it is empty
    return WordPlaces(np.searchsorted(text_ends, starts[hits], side="right"), hits, found, sizes)


def _keys(
    texts: Sequence[bytes],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint8]]:
    """Return of each word of the texts where it starts, how many bytes it has and its number; and the joined texts."""
    padding = b" " * _WINDOW
    data = b"".join([padding, b" ".join(texts), b" ", padding])
    joined = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(joined[_WINDOW:-_WINDOW] == ord(" ")) + _WINDOW
    starts = np.concatenate([[_WINDOW], ends[:-1] + 1])
    lengths = ends - starts
    windows = np.ndarray((len(data) - _WINDOW + 1,), dtype="<u8", buffer=data, strides=(1,))
    keys = windows[starts] & _MASKS[np.minimum(lengths, _WINDOW)]
    long = np.flatnonzero(lengths > _WINDOW)
    keys[long] ^= windows[ends[long] - _WINDOW] * _SPREAD + lengths[long].astype(np.uint64)
    return starts, lengths, keys, joined


def _slots(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    return (keys * _SPREAD >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
