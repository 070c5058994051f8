"""Tells a text that was taken from a page, by what nobody writes but a site, from a text that only speaks of such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.furniture.buttons import is_button, is_row_of_buttons
from corpus.furniture.captions import is_numbered_headline
from corpus.furniture.comments import is_comment_notice, is_comments_label
from corpus.furniture.lines import LONGEST_LINE, Line
from corpus.furniture.notices import is_counter, is_way
from corpus.furniture.player import is_player
from corpus.furniture.related import is_certain_link, is_site_label
from corpus.furniture.tags import is_tags

_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2},?(?: năm)? \d{4})"
_DATE = rf"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|ngày)[\s,.:|–-]*)?{_DAY}"
_TIME = r"(?:lúc\s)?\d{1,2}(?::|h|g)\d{2}(?::\d{2})?(?:\s?[ap]m)?(?:\s?phút)?(?:\s?\(?gmt\s?\+\s?7\)?)?"
_SAID = r"(?:(?:cập nhật|đăng|xuất bản|ngày|lúc|ngày (?:đăng|cập nhật|xuất bản)|đăng ngày|thời gian đăng)[\s:]*)*"
# `Thứ hai - 11/12/2023 22:405680`: the count of readers is glued to it.
_DATE_LINE = re.compile(rf"{_SAID}(?:{_DATE}[\s,|–-]*{_TIME}\d*|{_TIME}[\s,|–-]*{_DATE})", re.IGNORECASE)
_EDGE = 8
_MOST_DATES = 3
"""A text with more such lines is a list of messages or meetings."""


def is_date_line(text: str) -> bool:
    """Tell whether a clean line is nothing but the moment when a page came out.

    Example:
        >>> [is_date_line(text) for text in ("11:19 AM 31/10/2020", "Thứ hai - 11/12/2023 22:405680", "31/10/2020")]
        [True, True, False]
    """
    return bool(_DATE_LINE.fullmatch(text))


def is_from_a_page(lines: Sequence[Line]) -> bool:
    """Tell whether a text bears what nobody writes but a site.

    A player's clock, notices of a comment box, a row of buttons to share with, the headline again for each picture, or
    links with arrows are enough; of the rest, which a document about a site may name as well, one is where the moment
    of publication stands at the beginning.

    Example:
        >>> page = ["Lễ khởi công cầu Bến Lứa", "09-12-2023 13:15", "Sáng nay, huyện khởi công cầu.", "Tin liên quan"]
        >>> is_from_a_page([Line(text) for text in page]), is_from_a_page([Line(text) for text in page[2:]])
        (True, False)
    """
    written = [line for line in lines if not line.is_heading and len(line.text) <= LONGEST_LINE]
    if any(map(_is_certain, written)) or is_numbered_headline(lines):
        return True
    dates = [number for number, line in enumerate(lines) if is_date_line(line.text)]
    return bool(dates) and dates[0] < _EDGE and len(dates) <= _MOST_DATES and any(map(_is_likely, written))


def _is_certain(line: Line) -> bool:
    tests = (is_player, is_comment_notice, is_row_of_buttons, is_certain_link)
    return any(test(line.text) for test in tests)


def _is_likely(line: Line) -> bool:
    tests = (is_button, is_comments_label, is_site_label, is_way, is_counter, is_tags)
    return any(test(line.text) for test in tests)
