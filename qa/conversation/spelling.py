"""Folds a text so that patterns find the words they mean, and not others that only fold alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from corpus.folding import fold, has_diacritics

_WORD = re.compile(r"[^\W_]+")


def aligned_fold(text: str) -> str:
    """Return a text folded letter by letter, so that places in the one are places in the other.

    Example:
        >>> aligned_fold("Ở đâu?")
        'o dau?'
    """
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := fold(letter)) == 1 else "_" for letter in text)


def spellings(words: str) -> dict[str, frozenset[str]]:
    """Return words by their folded forms.

    Example:
        >>> spellings("lúc mấy")
        {'luc': frozenset({'lúc'}), 'may': frozenset({'mấy'})}
    """
    spelled = words.split()
    return {fold(word): frozenset(one for one in spelled if fold(one) == fold(word)) for word in spelled}


def fold_as_meant(text: str, meant: Mapping[str, Collection[str]]) -> str:
    """Return a text folded letter by letter, in which words are hidden that only fold like those of a pattern.

    Half of all questions come without diacritics, so that patterns have to be folded; where a text has them, they tell
    `lúc` from `lực` and `mấy` from `máy`.

    Args:
        text: Any text in NFC.
        meant: The words that a pattern means, by their folded forms; one typed without its marks is taken for
            it, unless the bare letters are a word of their own: see `_BARE_WORDS`.

    Example:
        >>> fold_as_meant("Có hiệu lực lúc mấy giờ?", {"luc": ["lúc"]})
        'co hieu ___ luc may gio?'
    """
    folded = aligned_fold(text)
    if not has_diacritics(text):
        return folded
    parts, last = [], 0
    for word in _WORD.finditer(text):
        if _is_another(word[0].lower(), meant):
            parts += [folded[last : word.start()], "_" * len(word[0])]
            last = word.end()
    return "".join([*parts, folded[last:]])


_BARE_WORDS = frozenset(["may", "nam", "ban"])
"""`may mặc`, `nam giới`, `ban quản lý`."""


def _is_another(word: str, meant: Mapping[str, Collection[str]]) -> bool:
    return word not in meant.get(fold(word), [word]) and (has_diacritics(word) or word in _BARE_WORDS)
