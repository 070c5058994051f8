"""A text beside its folded form, and where the letters of the one stand in the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from corpus.folding import fold

# Letters outside of these may fold to several, as Korean syllables do, or to none, as combining marks do.
_NOT_ONE_TO_ONE = re.compile(r"[^\u0000-\u02ff\u1e00-\u1eff\u2000-\u206f\u20ab]")
_STROKE = "\N{COMBINING SHORT STROKE OVERLAY}"


class FoldedText:
    """A text, its folded form, and the way from offsets in the one to offsets in the other.

    Args:
        text: Any text, in any Unicode form.

    Example:
        >>> written = FoldedText("Khoản 2, Điều 5")
        >>> start = written.folded.index("dieu")
        >>> written.text[written.offset(start) :]
        'Điều 5'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    def offset(self, place: int) -> int:
        """Return where a place of the folded text, its end included, stands in the text."""
        return self._offsets[place]

    def is_spelled(self, start: int, end: int, right: str) -> bool:
        """Tell whether a run of the folded text is written as a word with all, some or none of its diacritics.

        Args:
            start: Where the run begins in the folded text.
            end: Where it ends there.
            right: The word with its diacritics, which tell `mục 3` from `mức 3`.

        Example:
            >>> [FoldedText(typed).is_spelled(0, 3, "mục") for typed in ("mục 3", "MUC 3", "mức 3")]
            [True, True, False]
        """
        letters = iter(_decomposed(right))
        return all(letter in letters for letter in _decomposed(self.text[self.offset(start) : self.offset(end)]))

    @cached_property
    def _offsets(self) -> Sequence[int]:
        if not _NOT_ONE_TO_ONE.search(self.text):
            return range(len(self.text) + 1)
        return [*(place for place, letter in enumerate(self.text) for _ in fold(letter)), len(self.text)]


def _decomposed(text: str) -> str:
    spelled = "".join(text.lower().split()).replace("ð", "đ").replace("đ", f"d{_STROKE}")
    return unicodedata.normalize("NFD", spelled)
