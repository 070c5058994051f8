"""Lines of a page that state nothing: letterheads, headings, recitals, lines of place and date, bylines, forms."""

from __future__ import annotations

import re

from corpus.folding import fold, folded_syllables

_MOTTO = re.compile(r"\b(?:cong hoa xa hoi chu nghia viet nam|doc lap - tu do - hanh phuc)\b")
_FORM = re.compile(r"^\W*(?:so|v/v|noi nhan|kinh gui|luu|tin|anh|bai|tin, anh|bai, anh|nguon|tac gia|xem them)\s?:")
_ISSUED_WITH = re.compile(r"^\W*ban hanh kem theo\b[^.]*\)\W*$")
# What a decision rests on stands before what it decides.
_RECITAL = re.compile(
    r"^\W*(?:can cu|xet (?:to trinh|de nghi|bao cao)|theo (?:de nghi|to trinh) cua)\b(?:[^.;]|\.(?=\S))*[;,]$"
    r"|^\W*(?:xet (?:to trinh|de nghi)|theo (?:de nghi|to trinh) cua)\b(?:[^.;,]|\.(?=\S))*\.$"
)
_HEADING = re.compile(
    r"^(?:#{1,6}\s|\W*(?:dieu|chuong|muc|phan|phu luc)\s[\divxlc]+\b|[ivxlc]{1,5}\.\s|\W*\d{1,2}(?:\.\d{1,2})*\.\s)"
)
_DATED = re.compile(
    r"\b(?:(?:dang|cap nhat|cap nhat ngay|ngay dang|dang luc)\b)?\W*(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)?\W*"
    r"(?:ngay \d{1,2} thang \d{1,2} nam \d{4}|(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
)
_SENTENCE_END = (".", ";", ",", ":", "!", "?", "…", "”", '"')
_ITEM = re.compile(r"[-+*•–—·▪◦●○■□►➢✓]\s|\(?[a-zđ0-9]{1,2}\)")
_MOST_BESIDE_A_DATE = 6
_LONGEST_HEADING = 12
_LONGEST_CAPTION = 5


def is_furniture(text: str) -> bool:
    """Tell whether a line of a document states nothing that could add to an answer.

    A line counts as such by its shape alone: capitals throughout, a heading's mark and no full stop, little beside a
    date, or a few words that do not end as a sentence does.

    Args:
        text: A sentence as a document has it.

    Example:
        >>> [is_furniture(one) for one in ("UBND XÃ LƯƠNG MỸ", "Điều 2. Giờ mở cửa", "Long Quới, ngày 09/5/2023")]
        [True, True, True]
        >>> [is_furniture(one) for one in ("Xã có 37 hộ.", "- Hộ nghèo: 25.000 đồng;", "Lễ khai mạc ngày 09/5/2023.")]
        [False, False, False]
    """
    line = " ".join(text.split()).strip("*_ ")
    folded = fold(line)
    if (
        (line.isupper() and not line.endswith("."))
        or _MOTTO.search(folded)
        or _FORM.match(folded)
        or _ISSUED_WITH.match(folded)
        or _RECITAL.match(folded)
    ):
        return True
    if _ITEM.match(line) or line.startswith("|"):
        return False
    if _DATED.search(folded):
        beside = [word for word in folded_syllables(_DATED.sub(" ", folded)) if not word.isdigit()]
        return len(beside) <= _MOST_BESIDE_A_DATE and not line.endswith((".", ";"))
    return _is_heading(line, folded)


def _is_heading(line: str, folded: str) -> bool:
    words = folded_syllables(line)
    if line.startswith("#"):
        return True
    if line.endswith(_SENTENCE_END):
        return len(words) <= _LONGEST_CAPTION and line.endswith(".") and not any(word.isdigit() for word in words)
    marked = _HEADING.match(folded)
    counts = any(word.isdigit() for word in folded_syllables(folded[marked.end() :] if marked else folded))
    return len(words) <= _LONGEST_HEADING and not counts
