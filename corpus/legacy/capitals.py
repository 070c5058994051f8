"""Gives back capitals with a tone, which TCVN3 has no codes for, where the letters around them tell."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_LEFT_SMALL = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ]")
"""The letters whose capitals have no code."""
_AFTER_SENTENCE = re.compile(rf"([.!?…][”\"’)]? +[“\"‘(]?)({_LEFT_SMALL.pattern})")
_AT_START = re.compile(rf"^(\s*[“\"‘(]?)({_LEFT_SMALL.pattern})")


def with_capitals(line: str, *, begins_sentence: bool) -> str:
    """Return a line with the words in capitals that were typed in capitals but for letters that have none.

    Args:
        line: A line of text.
        begins_sentence: Whether no sentence of the line before goes on in it.

    Example:
        >>> with_capitals("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM", begins_sentence=True)
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
        >>> with_capitals("ủy ban tỉnh Hà Giang họp. ảnh kèm theo", begins_sentence=True)
        'Ủy ban tỉnh Hà Giang họp. Ảnh kèm theo'
    """
    words = list(_WORD.finditer(line))
    sizes = [_size(found[0]) for found in words]
    pieces, end = [], 0
    for place, found in enumerate(words):
        pieces.append(line[end : found.start()])
        large = sizes[place] in _LARGE or (sizes[place] == "either" and _among_large(sizes, place))
        pieces.append(found[0].upper() if large else found[0])
        end = found.end()
    capital = _AFTER_SENTENCE.sub(_with_capital, "".join([*pieces, line[end:]]))
    return _AT_START.sub(_with_capital, capital) if begins_sentence else capital


def _with_capital(start: re.Match[str]) -> str:
    return start[1] + start[2].upper()


_LARGE = frozenset({"large", "mended"})


def _size(word: str) -> str:
    """Tell how a word was typed.

    Returns:
        `large` for one in capitals, `mended` for one in capitals but for letters that have none, `either` where it may
        be such a one or a name (`Hà`), `small` for all others.
    """
    rest = _LEFT_SMALL.sub("", word)
    if rest and not rest.isupper():
        return "small"
    if rest == word:
        return "large" if len(word) > 1 else "either"
    # A capital behind the first letter stands in no word of small letters.
    return "mended" if any(letter.isupper() for letter in word[1:]) else "either"


def _among_large(sizes: list[str], place: int) -> bool:
    """Tell whether a word that may be in capitals stands in a line of capitals, or right between two such words."""
    if "small" not in sizes and "mended" in sizes:
        return True
    around = sizes[place - 1 : place] + sizes[place + 1 : place + 2]
    return len(around) > 1 and set(around) <= _LARGE and "mended" in around
