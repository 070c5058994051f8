"""Finds the few words of a long text that fold like one of some words, without looking at each word in turn."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.folding import fold

_WINDOW = 8  # letters of a word that are compared at once, as one number
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_WINDOW + 1)], dtype=np.uint64)
_KNOWN_LETTERS = 0x2100  # the scripts up to here, Latin with all its marks among them, and punctuation
_ODD = 255

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AlikeWords:
    """Words of a text, W in all, and which of them may be alike.

    Attributes:
        starts: (W,) where each word of the text begins.
        alike: (A,) the words that may fold to one that was looked for, as places among all of them.
        spelled: The words of `alike` as they are spelled in the text.
    """

    starts: Numbers
    alike: Numbers
    spelled: list[str]


def alike_words(text: str, folded: Sequence[str]) -> AlikeWords:
    """Return the words of a text, runs of letters and digits, and those among them that may fold to one of some words.

    None that does is left out; of others, some may be among them: words that begin with the same eight letters, those
    with letters that do not fold to one of ASCII, and numbers with a leading zero.

    Args:
        text: The text, in lower case.
        folded: Folded words.

    Example:
        >>> found = alike_words("hội nghị (bất thường) của hội", ["hoi", "thuong"])
        >>> found.starts.tolist(), found.alike.tolist(), found.spelled
        ([0, 4, 10, 14, 22, 26], [0, 3, 5], ['hội', 'thường', 'hội'])
    """
    letters = _letters(text)
    edges = np.flatnonzero(np.diff(letters != 0, prepend=False))
    starts, ends = edges[0::2], edges[1::2]
    windows = np.ndarray((len(letters) - _WINDOW + 1,), dtype="<u8", buffer=letters.tobytes(), strides=(1,))
    keys = windows[starts] & _MASKS[np.minimum(ends - starts, _WINDOW)]
    wanted = np.array(sorted({_key(word) for word in folded if word.isascii()}), dtype=np.uint64)
    alike = letters[starts] == ord("0")
    alike[np.searchsorted(starts, np.flatnonzero(letters == _ODD), side="right") - 1] = True
    if len(wanted):
        alike |= wanted[np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)] == keys
    places = np.flatnonzero(alike)
    spans = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
    return AlikeWords(starts, places, [text[start:end] for start, end in spans])


def _key(word: str) -> int:
    return int.from_bytes(word[:_WINDOW].encode(), "little")


def _letters(text: str) -> NDArray[np.uint8]:
    """Return what each letter or digit folds to, as in the table, 0 for all else; and so many 0 as a window has."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters = np.zeros(len(codes) + _WINDOW, dtype=np.uint8)
    letters[: len(codes)] = _table()[np.minimum(codes, _KNOWN_LETTERS)]
    for place in np.flatnonzero(codes >= _KNOWN_LETTERS).tolist():
        letters[place] = _ODD if text[place].isalnum() else 0
    return letters


@functools.cache
def _table() -> NDArray[np.uint8]:
    return np.array([_letter(chr(code)) for code in range(_KNOWN_LETTERS)] + [0], dtype=np.uint8)


def _letter(letter: str) -> int:
    if not letter.isalnum():
        return 0
    folded = fold(letter)
    return ord(folded) if len(folded) == 1 and folded.isascii() else _ODD
