"""Words that are looked for as they are spelt: with their diacritics where a text has any, and without where not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import fold, folded_syllables, has_diacritics, syllables
from corpus.tone_placement import old_style

# `kỷ luật` and `kỉ luật`, `quý` and `quí` are the same; `tay` and `tai` are not.
_Y_OR_I = re.compile(r"(?<=[hklmst])[yýỳỷỹỵ]$|(?<=^qu)[yýỳỷỹỵ]$")
_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A pattern in both spellings.

    Attributes:
        marked: The pattern with its diacritics.
        plain: The pattern without them.
    """

    marked: re.Pattern[str]
    plain: re.Pattern[str]

    def of(self, text: str) -> re.Pattern[str]:
        """Return the pattern for a text: `chú` is no `chứ`, but `chu` may be either."""
        return self.marked if has_diacritics(text) else self.plain


def spelling(pattern: str) -> Spelling:
    r"""Return a pattern, written with diacritics and without escapes in capitals (no `\W`), in both spellings.

    Example:
        >>> asks = spelling(r"\bchứ$")
        >>> [bool(asks.of(text).search(text)) for text in ("Ông An dự chứ", "Ông An dự, chú", "ong an du chu")]
        [True, False, True]
    """
    return Spelling(re.compile(pattern, re.IGNORECASE), re.compile(fold(pattern), re.IGNORECASE))


def spelt_syllables(text: str, *, marked: bool) -> list[str]:
    """Return the syllables of a text in order, so that those that are the same word are equal.

    Args:
        text: Any text.
        marked: Whether diacritics tell words apart; else all are folded away.

    Example:
        >>> spelt_syllables("Kỷ luật, hoà giải", marked=True), spelt_syllables("Thu phí", marked=False)
        (['kỉ', 'luật', 'hòa', 'giải'], ['thu', 'phi'])
    """
    if not marked:
        return folded_syllables(text)
    return [_Y_OR_I.sub(lambda last: last.group().translate(_I), one) for one in syllables(old_style(text))]
