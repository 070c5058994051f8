"""Tells keys struck at random from words, names and abbreviations, without knowing any."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEAST_RUN = 3
_LONG_RUN = 4
"""One run of neighbouring keys has to be this long to tell anything: `tre` and `poi` are words."""
_ONE_LETTER = re.compile(r"(?P<letter>[^\W\d_])(?P=letter){2,}")
_SAME_AGAIN = re.compile(r"(?P<part>[a-z]{2,4})(?P=part){2,}")
# Vietnamese words hold no f, j or z but as keystrokes of a tone behind a vowel; `w` is one for `ư`.
_NO_VOWEL = re.compile(r"(?=[a-z]*[fjz])[bcdfghjklmnpqrstvxz]{4,}")
_MANY_CONSONANTS = re.compile(r"(?=[a-z]*[fjz])[a-z]*[bcdfghjklmnpqrstvxz]{5,}[a-z]*")


def is_meaningless(words: Sequence[str]) -> bool:
    """Tell whether words are a single letter, or nothing but keys struck at random.

    Args:
        words: The text's words, as typed.

    Example:
        >>> [is_meaningless([word]) for word in ("asdfgh", "jkjkjfd", "aaaa", "x", "ubnd", "ldtbxh", "Huế", "tre")]
        [True, True, True, True, False, False, False, False]
    """
    if len(words) == 1 and len(words[0]) == 1:
        return words[0].isascii() and words[0].isalpha()
    return all(_is_struck(word) for word in words)


def _is_struck(word: str) -> bool:
    if _ONE_LETTER.fullmatch(word.lower()):
        return word.upper() != word  # `III` is a number
    if not word.isascii() or not word.isalpha() or word.isupper():
        return False
    typed = word.lower()
    patterns = (_SAME_AGAIN, _NO_VOWEL, _MANY_CONSONANTS)
    return any(pattern.fullmatch(typed) for pattern in patterns) or _is_along_the_keys(typed)


def _is_along_the_keys(word: str) -> bool:
    """Tell whether a word is made of runs of neighbouring keys: one long one, or several."""
    runs = 0
    rest = word
    while rest:
        run = _run(rest)
        if run < _LEAST_RUN or (run == len(word) < _LONG_RUN):
            return False
        rest, runs = rest[run:], runs + 1
    return runs > 0


def _run(text: str) -> int:
    """Return how many letters at the beginning lie side by side on a keyboard, in one direction."""
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    return max(next(size for size in range(len(text), -1, -1) if text[:size] in row) for row in rows)
