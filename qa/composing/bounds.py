"""What stands beside an amount or a day and makes it a bound: `from`, `until`, `more than`, or the end of a range."""

from __future__ import annotations

import re

from corpus.document import Span
from corpus.folding import fold
from qa.composing.spelling import spelling

_BEFORE = spelling(
    r"\b((?:không\s)?(?:quá|dưới|vượt)|từ|(?:đến\s|cho\s)?hết|đến|tới|trước|sau|trên|hơn|gần|khoảng|chừng|ít nhất"
    r"|tối thiểu|nhiều nhất|tối đa)\s+(?:mức\s|hết\s|khoảng\s)?$"
)
_SAME_BOUND = {
    "den het": "den", "cho het": "den", "het": "den", "toi": "den", "tren": "hon", "qua": "hon", "vuot": "hon",
    "it nhat": "toi thieu", "khong duoi": "toi thieu", "nhieu nhat": "toi da", "khong qua": "toi da",
    "khong vuot": "toi da", "chung": "khoang",
}  # fmt: skip
_BEHIND = spelling(r"^\s*(trở\s(?:lên|xuống|về)|mỗi bên)")
# A dash with spaces on both sides divides the cells of a table.
_TO = r"(?:\s*(?:đến|tới|-)\s*|–)"
_RANGE_BEFORE = re.compile(rf"\d[\d.,]*\s*%?\s*(?:[^\W\d_]+\s+){{0,2}}{_TO}$", re.IGNORECASE)
_RANGE_BEHIND = re.compile(rf"^{_TO}\d|^\s?\d", re.IGNORECASE)


def bound(span: Span, text: str) -> str | None:
    """Return what an amount or a day is the bound of, `""` where it is none, or None where it is part of a range.

    Args:
        span: Where the amount stands.
        text: The sentence or the claim.

    Example:
        >>> text = "Thu hơn 3 triệu đồng"
        >>> bound(Span(8, 20), text), bound(Span(0, 3), text), bound(Span(0, 2), "25 đến 50 đồng")
        ('hon', '', None)
    """
    before, behind = text[: span.start], text[span.end :]
    if _RANGE_BEFORE.search(before) or _RANGE_BEHIND.search(behind):
        return None
    word = _BEFORE.of(text).search(before)
    ends = _BEHIND.of(text).search(behind)
    name = " ".join(fold(word[1]).split()) if word else ""
    return " ".join(filter(None, (_SAME_BOUND.get(name, name), fold(ends[1]) if ends else "")))
