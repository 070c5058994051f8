"""Folded text: lower case, without diacritics; and the syllables and bigrams that lexical search counts."""

from __future__ import annotations

import itertools
import re
import unicodedata

# `đ` and its look-alike `ð` have no canonical decomposition, so stripping combining marks leaves them alone.
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
# A full stop may follow (`3.600.` ends a sentence), further digits may not: those are dates, phones, addresses.
_GROUPED_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?!\d|\.\d|,\d{3})")
_SYLLABLE = re.compile(r"[^\W_]+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


class _FoldedLetters(dict[int, str]):
    """What each character folds to, worked out when it is first met; `str.translate` is several times faster so."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code).translate(_LETTERS_WITHOUT_DECOMPOSITION))
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
        self[code] = folded
        return folded


_FOLDED_LETTERS = _FoldedLetters()


def fold(text: str) -> str:
    """Return `text` in lower case and without diacritics.

    Example:
        >>> fold("Đảng ủy Khối")
        'dang uy khoi'
    """
    return text.translate(_FOLDED_LETTERS)


def has_diacritics(text: str) -> bool:
    """Tell whether any letter of `text` bears a Vietnamese mark (`đ` counts).

    Example:
        >>> has_diacritics("hoi nghi"), has_diacritics("hội nghị")
        (False, True)
    """
    return fold(text) != unicodedata.normalize("NFD", text).lower()


def syllables(text: str) -> list[str]:
    """Return the syllables of `text` in order, in lower case and with their diacritics.

    Digits count, and so do one-letter syllables (`Điều 5`, `y tế`). Numbers are brought to one form: the thousands
    dots and leading zeros go (`3.600` is `3600`, `08/12` is `8 12`), so that people find them however they type them.

    Example:
        >>> syllables("Đăng hơn 3.600 tin, ngày 08/12")
        ['đăng', 'hơn', '3600', 'tin', 'ngày', '8', '12']
    """
    without_dots = _GROUPED_NUMBER.sub(lambda number: number.group().replace(".", ""), text)
    # In NFD a mark is a character of its own that would split its syllable.
    composed = unicodedata.normalize("NFC", without_dots.lower())
    return [_LEADING_ZEROS.sub("", word) for word in _SYLLABLE.findall(composed)]


def folded_syllables(text: str) -> list[str]:
    """Return the syllables of `text` without diacritics: what lexical search compares.

    Example:
        >>> folded_syllables("Đăng hơn 3.600 tin")
        ['dang', 'hon', '3600', 'tin']
    """
    return syllables(fold(text))


def bigrams(words: list[str]) -> list[str]:
    """Return each pair of neighbouring syllables joined by an underscore.

    Example:
        >>> bigrams(["hoi", "nghi", "tong", "ket"])
        ['hoi_nghi', 'nghi_tong', 'tong_ket']
    """
    return [f"{first}_{second}" for first, second in itertools.pairwise(words)]
