"""The date that a document bears, found near its beginning or at its end."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from corpus.folding import fold

_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        ("một giêng", "hai", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười"), start=1
    )
    for name in names.split()
} | {"muoi mot": 11, "muoi hai": 12, "chap": 12}
_NUMERIC = r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?![\d/-])"
_MONTH_YEAR = r"\s?tháng\s?(?P<month>\d{1,2})(?:,?\s(?:năm\s?)?|năm\s?)(?P<year>(?:19|20)\d{2})(?!\d)"
_IN_WORDS = rf"ngày\s?(?P<day>\d{{1,2}}){_MONTH_YEAR}"
_WITHOUT_DAY_WORD = rf"(?P<day>\d{{1,2}}){_MONTH_YEAR}"
_NAMED_MONTH = (
    r"(?P<day>\d{1,2})\stháng\s(?P<month>mười\s(?:một|hai)|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|chạp)"
    r",?\s(?:năm\s)?(?P<year>(?:19|20)\d{2})(?!\d)"
)
_ISO = r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"
_CLOCK = r"\d{1,2}(?::\d{2}(?::\d{2})?(?:\s*[AP]M)?|h\d{0,2}|\sgiờ(?:\s\d{1,2}(?:\sphút)?)?)"
_WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|T[2-7]|CN)"
_GAP = r"\s*[-–,|]?\s*"
_ISSUED = r"(?:ban hành|cập nhật|công bố|đăng|đăng tải|lập|phát hành|soạn|xuất bản)"
_TAIL = r"(?:\s*[(\[|,–-].{0,20}|\s?(?:SA|CH)|\s\d{1,6})?\.?"  # The time zone, the count of readers.
_LABEL = rf"(?:(?:ngày|giờ|thời gian)\s)?{_ISSUED}(?:\s(?:tin|bài|lúc|vào|ngày|lần cuối))*\s*:?\s*"
_PLACE = r"(?:[^,\d]{2,40}|(?:phường|quận|xã)\s\d{1,2}),\s?"
_KIND = r"(?:(?:bộ )?luật|pháp lệnh|sắc lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|thông báo|kết luận)"
_NUMBER = r"số\s*:?\s?\d{1,5}[a-z]?\s?[/-]\s?[^,;]{2,30}?,?\s(?=ngày\s)"
# A line that is nothing but a date line: `09-12-2023 13:15`, `Thứ hai - 11/12/2023 22:405680` (a counter glued to the
# clock), `11:19 AM 31/10/2020`, `Hà Nội, ngày 24 tháng 11 năm 2015`, that behind a number (the second column of a
# letterhead), `Đăng lúc 11 giờ 19 phút, ngày 31/10/2020`, `Thu Hà - 11/12/2023 22:40`.
_AT = rf"(?:{_GAP}(?:lúc\s)?{_CLOCK}\d*)"
_WHEN = rf"(?:{_WEEKDAY}{_GAP})?(?:{_CLOCK}{_GAP})?"
_DATE_LINES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:{_LABEL})?{_WHEN}(?:ngày:?\s)?{_NUMERIC}{_AT}?{_TAIL}$",
        rf"^(?:{_LABEL})?{_WHEN}(?:ngày:?\s)?{_WITHOUT_DAY_WORD}{_AT}?{_TAIL}$",
        rf"^(?:{_LABEL})?{_WHEN}(?:ngày:?\s)?{_NAMED_MONTH}{_AT}?{_TAIL}$",
        rf"^[^\d.;:]{{2,40}}\s[-–|]\s{_WHEN}{_NUMERIC}{_AT}{_TAIL}$",
        rf"^(?:{_PLACE})?(?:ngày\s)?{_NUMERIC}\.?$",
        rf"^(?:{_LABEL}|{_PLACE}|số\s*:?\s.{{1,80}},\s?)?{_IN_WORDS}\.?$",
        rf"^(?:{_LABEL}|ngày:?\s)?{_ISO}(?:[T ].{{0,20}})?$",
    )
]
# Several lines like this at one end of a text are the days of a calendar.
_BARE = re.compile(rf"(?:{_WEEKDAY}{_GAP})?(?:ngày:?\s)?{_NUMERIC}", re.IGNORECASE)
_WRAPPED = re.compile(r"[(\[|*]{1,4}\s?(.*?)\s?[)\]|*]{1,4}")
_LONGEST_LINE = 150
# The number of the document with its date, at the beginning of a line or of a title in capitals.
_NUMBERED = [
    re.compile(rf"^(?:{_KIND}\s)?{_NUMBER}{date}", re.IGNORECASE) for date in (_IN_WORDS, rf"ngày\s{_NUMERIC}")
]
# Dates told of in the body are not the document's, save where the line begins with, or a sentence says, that it is:
# `(Ban hành kèm theo Quyết định số 64/QĐ-TVT ngày 05/4/2023 ...)`, `Tài liệu cập nhật đến ngày 10/3/2025.`
_BEGINNING = rf"^\W*(?:số\s?:[^,;]{{1,40}}[,;]\s)?(?:{_ISSUED}|hôm nay|ngày {_ISSUED})\b[^;\n]{{0,80}}?"
_SAYING = rf"\b(?:tài liệu|văn bản|bài viết|bài|bản) (?:này )?(?:được )?{_ISSUED}\b[^.;\n]{{0,20}}?"
_SENTENCES = [
    re.compile(beginning + date, re.IGNORECASE) for beginning in (_BEGINNING, _SAYING) for date in (_NUMERIC, _IN_WORDS)
]
# Minutes bear the date of the meeting.
_MEETING = [re.compile(rf"^thời gian\b[^;\n]{{0,60}}?{date}", re.IGNORECASE) for date in (_NUMERIC, _IN_WORDS)]
# What the program that signed a file wrote on its page.
_SIGNED = [re.compile(rf"(?:thời gian|ngày) ký\s?:\s?{date}", re.IGNORECASE) for date in (_NUMERIC, _ISO, _IN_WORDS)]
_HEAD_LINES = 14
_TAIL_LINES = 6


def find_date(text: str) -> datetime.date | None:
    r"""Return the date of publication or signature of a clean text, or None where it bears none.

    A line of its own that is a date wins, first at the head and then at the tail; failing that, a sentence in the head
    that says when the document was issued, or the mark of who signed the file. Dates told of in the body are not the
    document's, nor are several days that stand one to a line, as in a calendar.

    Example:
        >>> find_date("Tổng kết năm\n09-12-2023 13:15\nSáng 08/12/2023, hội nghị khai mạc.")
        datetime.date(2023, 12, 9)
    """
    lines = [line for line in text.split("\n") if line]
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    found = _of_date_lines(head) or _of_number(head) or _of_date_lines(tail) or _first(head, _SENTENCES)
    if found is None and any(fold(line).startswith("bien ban") for line in head):
        found = _first(head, _MEETING)
    return found or _first([*head, *tail], _SIGNED)


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date and nothing else that counts.

    Example:
        >>> is_date_line("Thứ hai - 11/12/2023 22:40"), is_date_line("Sáng 11/12/2023, hội nghị khai mạc.")
        (True, False)
    """
    return _first([_unwrapped(line)], _DATE_LINES) is not None


def _of_date_lines(lines: Sequence[str]) -> datetime.date | None:
    lines = [_unwrapped(line) for line in lines]
    days = {date for line in lines if (match := _BARE.fullmatch(line)) and (date := _as_date(match))}
    if len(days) > 1:
        lines = [line for line in lines if not _BARE.fullmatch(line)]
    return _first(lines, _DATE_LINES)


def _of_number(lines: Sequence[str]) -> datetime.date | None:
    return _first([line for line in lines if line.isupper() or fold(line).startswith("so")], _NUMBERED)


def _unwrapped(line: str) -> str:
    wrapped = _WRAPPED.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    return wrapped[1] if wrapped else line


def _first(lines: Iterable[str], patterns: list[re.Pattern[str]]) -> datetime.date | None:
    matches = (pattern.search(line) for line in lines for pattern in patterns)
    return next((date for match in matches if match and (date := _as_date(match))), None)


def _as_date(match: re.Match[str]) -> datetime.date | None:
    try:
        month = " ".join(fold(match["month"]).split())
        return datetime.date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:  # 31/02, or day and month in American order: not a date that we can vouch for
        return None
