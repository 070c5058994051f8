"""What offices and browsers print on every page: `HĐ 09/2024 - trang 1`, a web address, the time of printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.folding import fold

_OF = r"\s*(?:/|of|trên|\|)\s*(?:tổng số\s*)?(?P<all>\d{1,4})"
_END = r"\s*[-–—|\]).]?\s*$"
# `trang 3`, `Page 3 of 9`, at the end of a line or at its beginning.
_NAMED = re.compile(
    rf"(?:(?:^|(?<=\W))(?:trang(?: số)?|tr\.|page|p\.)\s*[:|]?\s*)(?P<number>\d{{1,4}})(?:{_OF})?"
    r"(?=\s*[-–—|\]).]?\s*$|\s*[-–—|:•·])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(rf"(?:^|(?<=[\s|(\[–—-]))(?P<number>\d{{1,4}}){_OF}{_END}", re.IGNORECASE)
_OF_ALL_FIRST = re.compile(rf"^\s*(?P<number>\d{{1,4}}){_OF}\s*[-–—|•·](?=\s)", re.IGNORECASE)
# A number that only a mark sets apart from the words: `Sổ tay nhân viên | 3`, `3 - Sổ tay nhân viên`.
_SET_APART = (
    re.compile(r"(?<=\s)[-–—|•·]\s*(?P<number>\d{1,4})\s*[-–—|]?\s*$"),
    re.compile(r"^\s*[-–—|]?\s*(?P<number>\d{1,4})\s*[-–—|•·](?=\s)"),
)
_WORD = re.compile(r"[^\W\d_]+")
# `Phiếu khảo sát số 1/2`, `họp ngày 2/2`: it is not the pages that are counted.
_OTHERWISE = re.compile(r"\b(?:bài|đợt|kỳ|lần|ngày|phần|phiếu|số|tập|thứ|tỷ lệ|từ|tổ)\s*:?\s*$", re.IGNORECASE)
# What has a number of its own, which counts forms or parts of a text where each has one page.
_NUMBERED = re.compile(
    r"\W*(?:bai|bang|bieu|chuong|cau|de(?: so| thi)?|dieu|hinh|khoan|mau|muc|phan|phieu|phu bieu|phu luc|quyen|tap|tiet"
    r"|to|chapter|part|section|annex|table|figure)(?: so)?\W*"
)
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*(?:[AP]M|SA|CH)\b)?"
_CLOCK = re.compile(rf"(?:{_DAY},?\s+(?:lúc\s+)?{_TIME}|{_TIME},?\s+(?:ngày\s+)?{_DAY})(?=\s|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?:https?|file)://|www\.)\S+", re.IGNORECASE)


class Counter(NamedTuple):
    """A number in a line that may count the pages.

    Attributes:
        number: The number.
        frame: What else the line says.
        is_named: The line says that it counts pages: by the word, or by how many there are.
    """

    number: int
    frame: str
    is_named: bool


def counters_in(text: str) -> Iterator[Counter]:
    """Yield the numbers at the edges of a line that may count the pages.

    Example:
        >>> [(one.number, one.is_named) for one in counters_in("HĐ 09/2024/HĐTNX - trang 2")]
        [(2, True)]
        >>> list(counters_in("Biểu 2")), [one.number for one in counters_in("Sổ tay nhân viên | 7")]
        ([], [7])
    """
    for pattern in (_NAMED, _OF_ALL, _OF_ALL_FIRST, *_SET_APART):
        found = pattern.search(text)
        if found is None:
            continue
        is_named = pattern not in _SET_APART
        all_pages = found.groupdict().get("all")
        if all_pages is not None and int(found["number"]) > int(all_pages):
            continue
        begin, end = found.span("number")
        if pattern is not _NAMED and _OTHERWISE.search(text[:begin]):
            continue
        frame = f"{text[:begin]}\0{text[end:]}"
        if is_named or (_WORD.search(frame) and not _NUMBERED.fullmatch(fold(frame))):
            yield Counter(int(found["number"]), frame, is_named)
            return


def is_printed(text: str) -> bool:
    """Tell whether a browser or an office's program wrote it: a web address, or a line that begins with a clock.

    Example:
        >>> is_printed("11/22/26, 3:39 PM"), is_printed("https://example.vn/tin"), is_printed("Lúc 7 giờ 30")
        (True, True, False)
    """
    text = text.strip()
    return _CLOCK.match(text) is not None or _ADDRESS.fullmatch(text) is not None


def is_browsers(texts: Sequence[str], page: int) -> bool:
    """Tell whether a page's first and last line are those of a web page that was printed.

    Args:
        texts: The runs of text that the two lines are made of.
        page: The page's place in the file, from 1 on.
    """
    texts = [text.strip() for text in texts]
    return (
        any(_CLOCK.match(text) for text in texts)
        and any(_ADDRESS.match(text) for text in texts)
        and any(one.is_named and one.number == page for text in texts for one in counters_in(text))
    )
