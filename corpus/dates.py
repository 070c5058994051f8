"""The date that a document bears, found near its beginning or at its end."""

from __future__ import annotations

import datetime
import re

_NUMERIC = r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?![\d/-])"
_IN_WORDS = r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>(?:19|20)\d{2})"
_ISO = r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"
_CLOCK = r"\d{1,2}:\d{2}(?:\s*[AP]M)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
# A line that is nothing but a date line: `09-12-2023 13:15`, `Thứ hai - 11/12/2023 22:405680` (a counter glued to the
# clock), `11:19 AM 31/10/2020`, `Hà Nội, ngày 24 tháng 11 năm 2015`.
_DATE_LINES = [
    re.compile(rf"^(?:{_WEEKDAY}\s*[-–,]?\s*)?(?:ngày )?(?:{_CLOCK}\s*[-–,|]?\s*)?{_NUMERIC}(?:\s*[-–,|]?\s*{_CLOCK}\d*)?.{{0,12}}$", re.IGNORECASE),
    re.compile(rf"^(?:[^,\d]{{2,40}}, ?)?{_IN_WORDS}\.?$", re.IGNORECASE),
    re.compile(rf"^{_ISO}(?:[T ].{{0,20}})?$"),
]
_ANYWHERE = [re.compile(_NUMERIC), re.compile(_IN_WORDS, re.IGNORECASE)]
_HEAD_LINES = 14
_FIRST_LINES = 5
_TAIL_LINES = 6


def find_date(text: str) -> datetime.date | None:
    """Return the date of publication or signature of a clean text, or None where it bears none.

    A line of its own that is a date wins, first at the head and then at the tail; failing that, the first full date in
    the head. Dates told of in the body are not the document's.

    Example:
        >>> find_date("Tổng kết năm\\n09-12-2023 13:15\\nSáng 08/12/2023, hội nghị khai mạc.")
        datetime.date(2023, 12, 9)
    """
    lines = [line for line in text.split("\n") if line]
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    on_its_own = (_first_date(line, _DATE_LINES) for line in [*head, *tail])
    in_a_sentence = (_first_date(line, _ANYWHERE) for line in head[:_FIRST_LINES])
    return next((date for date in [*on_its_own, *in_a_sentence] if date), None)


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date and nothing else."""
    return _first_date(line, _DATE_LINES) is not None


def _first_date(line: str, patterns: list[re.Pattern[str]]) -> datetime.date | None:
    matches = (pattern.search(line) for pattern in patterns)
    return next((date for match in matches if match and (date := _as_date(match))), None)


def _as_date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # 31/02, or day and month in American order: not a date that we can vouch for
        return None
