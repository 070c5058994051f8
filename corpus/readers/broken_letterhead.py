"""Lines of a letterhead that its narrow columns broke in two: the nation's name, the motto, the date."""

from __future__ import annotations

import re

from corpus.folding import fold

_WORD = re.compile(r"\w+")
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam")
)
# A place and a date without its year, and what is left of a date.
_BEGUN = re.compile(r"(?:[^\d]{0,40}\W)?ngay\W*\d{0,2}(?:\W*thang\W*\d{0,2}(?:\W*nam)?)?\W*")
_REST = re.compile(r"(?:(?:\d{1,2}\W+)?thang\W*\d{0,2}\W*)?(?:nam\W*)?\d{4}\W?")
_LONGEST = 60


def goes_on_in(above: str, line: str) -> bool:
    """Tell whether a line is the rest of the one above, which a narrow column of a letterhead broke.

    Example:
        >>> goes_on_in("Bình Cẩm, ngày 5 tháng 3 năm", "2024"), goes_on_in("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM")
        (True, True)
        >>> goes_on_in("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ XÃ AN PHÚ")
        False
    """
    if len(above) > _LONGEST or len(line) > _LONGEST:
        return False
    begun, rest = fold(above).strip(), fold(line).strip()
    if _BEGUN.fullmatch(begun) and _REST.fullmatch(rest):
        return True
    first, second = tuple(_WORD.findall(begun)), tuple(_WORD.findall(rest))
    return bool(first and second) and any(phrase[: len(first + second)] == first + second for phrase in _PHRASES)
