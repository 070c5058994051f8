"""Abbreviations that a text itself defines: `Hội đồng nhân dân (HĐND)`, `BHYT (bảo hiểm y tế)`, `…, viết tắt là BTV`.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), on
syllables: each letter of the abbreviation is the first of a syllable, from the last one back to the first; words such
as `và` and `của` may be left out. One that stands for words of another language (`Tổ chức Y tế Thế giới (WHO)`) cannot
be checked so, and nobody could say where its long form begins: it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.folding import fold, folded_syllables


@dataclass(frozen=True, slots=True)
class DefinedAbbreviation:
    """An abbreviation and what it stands for.

    Attributes:
        short: The abbreviation in folded syllables: `hdnd`, and where it is written in parts also `gd dt`.
        long_form: What it stands for, in folded syllables.
    """

    short: str
    long_form: str


_LEFT_OUT = frozenset(("va", "cua", "cac", "cho", "ve", "voi", "trong", "tai", "theo", "o", "den", "cung", "nhung"))
_SHORTEST, _LONGEST_SHORT = 2, 12  # letters
_LONGEST = 16  # syllables of a long form
_SHORTEST_BEHIND_A_DASH = 3  # letters; two syllables and two letters agree by chance too often (`Hà Nội - HN`)

_UPPER = "A-ZĐÐƯƠÔÊÂĂ"
_SHORT = rf"[{_UPPER}]{{1,10}}(?:\s?[.&-]\s?[{_UPPER}]{{1,8}}){{0,4}}(?![^\W_])"
_SAID = r"(?:sau\s+đây\s+|từ\s+đây\s+|còn\s+|được\s+)*(?:gọi\s+tắt|viết\s+tắt|gọi\s+chung)\s*(?:là|:)?\s*"
_QUOTE = "[\"'“”‘’]?"
_IN_BRACKETS = re.compile(
    rf"\(\s*(?:{_SAID})?{_QUOTE}(?P<before>(?:[^\W\d_]+\s){{0,3}}?)(?P<short>{_SHORT}){_QUOTE}"
    r"(?P<behind>(?:\s(?!-)[^\s()]+){0,3})\s*(?:[,;:–-][^()\n]{0,80})?\)"
)
_SAID_SO = re.compile(rf",?\s+(?:\(\s*)?{_SAID}{_QUOTE}(?P<short>{_SHORT})")
_SAYS_SO = re.compile(r"(?:gọi|viết)\s+tắt|gọi\s+chung")
_DASHED = re.compile(rf"\s[-\N{{EN DASH}}\N{{EM DASH}}]\s(?P<short>{_SHORT})(?=\s*(?:[,.;:)\n]|$))")
_EXPLAINED = re.compile(rf"(?<![\w./&-])(?P<short>{_SHORT})\s*\((?P<long>[^()\n]{{3,120}})\)")
_SYLLABLE = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_WITHIN = re.compile(r"[\s,&/–\"“”-]{1,3}")


def defined_abbreviations(text: str) -> list[DefinedAbbreviation]:
    """Return the abbreviations that a text defines, each once, in order.

    Args:
        text: A document's text, with its capitals.

    Example:
        >>> [defined] = defined_abbreviations("Hội đồng nhân dân (HĐND) tỉnh họp.")
        >>> defined.short, defined.long_form
        ('hdnd', 'hoi dong nhan dan')
    """
    found = (pair for find in (_before_brackets, _before_words, _in_brackets) for pair in find(text))
    return list(dict.fromkeys(DefinedAbbreviation(short, long_form) for short, long_form in found))


def _before_brackets(text: str) -> Iterator[tuple[str, str]]:
    for found in _IN_BRACKETS.finditer(text):
        long_form = _syllables_before(text, found.start())
        # `Ủy ban nhân dân tỉnh (UBND tỉnh)`: the same words stand around the abbreviation.
        for word in reversed(folded_syllables(found["behind"])):
            if not long_form or long_form.pop()[0] != word:
                long_form = []
        yield from _pairs(found["short"], long_form)


def _before_words(text: str) -> Iterator[tuple[str, str]]:
    # Looking for blanks, as the rule does, is slow; hardly any text has these words at all.
    for found in _SAID_SO.finditer(text) if _SAYS_SO.search(text) else ():
        yield from _pairs(found["short"], _syllables_before(text, found.start()))
    for found in _DASHED.finditer(text):
        if len(_letters(found["short"])) >= _SHORTEST_BEHIND_A_DASH:
            yield from _pairs(found["short"], _syllables_before(text, found.start()))


def _in_brackets(text: str) -> Iterator[tuple[str, str]]:
    for found in _EXPLAINED.finditer(text):
        inside = _syllables_before(found["long"], len(found["long"]))
        if _matched(_letters(found["short"]), inside) == len(inside):
            yield from _pairs(found["short"], inside)


def _pairs(short: str, before: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    letters = _letters(short)
    if not _SHORTEST <= len(letters) <= _LONGEST_SHORT:
        return
    long_form = [syllable for syllable, _ in before[len(before) - _matched(letters, before) :]]
    # One syllable is its own abbreviation, and letters with stops are a person's (`A. B.`).
    if len(long_form) > 1 and max(map(len, long_form)) > 1:
        parts = folded_syllables(short)
        for written in dict.fromkeys(("".join(parts), " ".join(parts))):
            yield written, " ".join(long_form)


def _syllables_before(text: str, end: int) -> list[tuple[str, bool]]:
    """Return the folded syllables that run up to a place without a stop, and whether each is in capitals."""
    start = max(0, end - _LONGEST * 8)
    found = [*_SYLLABLE.finditer(text, start, end)]
    run: list[tuple[str, bool]] = []
    reached = len(text[:end].rstrip(" \"”'’,"))
    for syllable in reversed(found):
        between = text[syllable.end() : reached]
        if between and not (_WITHIN.fullmatch(between) or (syllable[0].isupper() and between.rstrip() == ".")):
            break
        reached = syllable.start()
        run.append((fold(syllable[0]), syllable[0].isupper()))
    return run[:_LONGEST][::-1]


def _matched(letters: str, before: Sequence[tuple[str, bool]]) -> int:
    """Return how many syllables at the end of a run the letters stand for; 0 where they do not."""
    if not letters or not before:
        return 0
    *rest, (syllable, is_upper) = before
    for taken in _taken(letters, syllable, is_upper=is_upper):
        left = letters[: len(letters) - taken]
        if not left:
            return 1
        if count := _matched(left, rest):
            return count + 1
    return 0


def _taken(letters: str, syllable: str, *, is_upper: bool) -> Iterator[int]:
    """Yield how many of the last letters a syllable may stand for, the likeliest first."""
    if syllable.startswith(letters[-1]):
        yield 1
    # Capitals stand for themselves: `TP Hồ Chí Minh (TP.HCM)`.
    if is_upper and len(syllable) > 1 and letters.endswith(syllable):
        yield len(syllable)
    if syllable in _LEFT_OUT:
        yield 0


def _letters(short: str) -> str:
    # `W` alone begins no syllable of its abbreviation: `TW` is Trung ương.
    return "".join(folded_syllables(short)).replace("tw", "tu")
