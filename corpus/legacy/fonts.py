"""Fonts of TCVN3 that draw small letters as capitals: `.VnTimeH` stands for the capitals that the encoding lacks."""

from __future__ import annotations

import re
from functools import cache

from corpus.legacy.conversions import Conversion, conversions
from corpus.legacy.recognition import RUN, values

_OF_CAPITALS = re.compile(r"[\"'\s]*\.Vn[^,;\"']*H[\"'\s]*(?:,|$)", re.ASCII)
"""All fonts of that family have a twin with an H behind the name."""
_UNICODE = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""Vietnamese letters that no reader gives for bytes of TCVN3."""
_ENCODING = "tcvn3"


def is_of_capitals(font: str) -> bool:
    """Tell whether a font, or the first of a list of them, draws every letter as a capital.

    Example:
        >>> is_of_capitals(".VnTimeH"), is_of_capitals("'.VnArialH', serif"), is_of_capitals(".VnTime")
        (True, True, False)
    """
    return _OF_CAPITALS.match(font) is not None


def shown_as_capitals(text: str) -> str:
    """Return what a font of capitals shows of a text: nothing else can tell, once the font is gone.

    Where the text is Unicode already, and only the name of the font was left, it stays: other fonts then draw it.

    Args:
        text: What a reader found, the letters of TCVN3 as those of ISO-8859-1 or Windows-1252.

    Example:
        >>> shown_as_capitals("Céng hßa x· héi chñ nghÜa"), shown_as_capitals("Cộng hòa xã hội")
        ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'Cộng hòa xã hội')
    """
    marked = [run for run in RUN.findall(text) if not run.isascii()]
    if _UNICODE.search(text) or any(_is_right_as_it_is(run) for run in marked):
        return text
    return RUN.sub(lambda run: _conversion().convert(run[0]), text).upper()


def _is_right_as_it_is(run: str) -> bool:
    before, after = values(run, _conversion())
    return before > after


@cache
def _conversion() -> Conversion:
    return next(one for one in conversions() if one.name == _ENCODING)
