"""All places in a document that stand before its mention: `khoản 1 Điều 5, điểm b khoản 2 Điều 7 của Luật Đất đai`."""

from __future__ import annotations

import re

from corpus.folded_text import FoldedText
from corpus.mention_surroundings import place_before

_BETWEEN = re.compile(
    r"(?:\s*[,;]\s*(?:(?:va|hoac|den)\s+)?|\s+(?:va|hoac|den)\s+)(?:(?:tai|cac|tu|theo|quy\s+dinh\s+tai)\s+)*$"
)
_WINDOW = 40
_ARTICLE = re.compile(r"dieu \S+ ?")
_MOST = 20  # Expressions in a row.


def places_before(written: FoldedText, start: int, floor: int) -> tuple[str, int]:
    """Return the places in a document that stand right before its mention, and where the first of them begins.

    Several expressions that follow on each other are all of it, and the article of the last one is that of those before
    it that name none (`khoản 1 và điểm a khoản 3 Điều 5`).

    Args:
        written: The text.
        start: Where the mention begins in the folded text.
        floor: Where what stands before it may begin at the earliest.

    Returns:
        The places in the form of `corpus.law_places`, joined by `; `, empty where there are none.

    Example:
        >>> places_before(FoldedText("khoản 1 Điều 5, Điều 7 Luật Giá"), 23, 0)
        ('dieu 5 khoan 1; dieu 7', 0)
    """
    place, begin = place_before(written, start)
    for _ in range(_MOST):
        between = _BETWEEN.search(written.folded, max(floor, begin - _WINDOW), begin) if place else None
        if between is None:
            break
        more, earlier = place_before(written, between.start())
        if not more or earlier < floor:
            break
        place, begin = f"{_in_article(more, place)}; {place}", earlier
    return place, begin


def _in_article(places: str, following: str) -> str:
    article = _ARTICLE.match(following)
    if article is None:
        return places
    return "; ".join(
        f"{article[0].strip()} {one}" if one.startswith(("khoan", "diem")) else one for one in places.split("; ")
    )
