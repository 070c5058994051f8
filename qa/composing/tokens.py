"""A sentence as folded syllables that know where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.folding import fold

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable or a number.

    Attributes:
        folded: Without diacritics and in lower case; of a number its digits and marks.
        start: Offset of its first character in the sentence.
        end: Offset behind its last one.
    """

    folded: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the syllables and numbers of a text in order; `2.450.000` and `12/11/2024` are one each.

    Example:
        >>> [token.folded for token in tokens("Ngày 12/11, xã có 1.200 hộ.")]
        ['ngay', '12/11', 'xa', 'co', '1.200', 'ho']
    """
    return [Token(fold(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def holds_run(folded: Iterable[str], run: Iterable[str]) -> bool:
    """Tell whether syllables stand in a row among others.

    Example:
        >>> holds_run(["do", "ba", "tran", "thi", "hanh"], ["tran", "thi"])
        True
    """
    return f" {' '.join(run)} " in f" {' '.join(folded)} "
