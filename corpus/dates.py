"""The date that a document bears, found near its beginning or at its end."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from corpus.date_forms import IN_WORDS, ISO, NUMERIC, as_date
from corpus.date_lines import ISSUED, date_of_line, unwrapped
from corpus.folding import fold
from corpus.head_lines import content_lines

_KIND = r"(?:(?:bộ )?luật|pháp lệnh|sắc lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|thông báo|kết luận)"
_NUMBER = r"số\s*:?\s?\d{1,5}[a-z]?\s?[/-]\s?[^,;]{2,30}?,?\s(?=ngày\s)"
# Several lines like this at one end of a text are the days of a calendar.
_BARE = re.compile(
    rf"(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|T[2-7]|CN)\s*[-–,|]?\s*)?(?:ngày:?\s)?{NUMERIC}",
    re.IGNORECASE,
)
# The number of the document with its date, at the beginning of a line or of a title in capitals.
_NUMBERED = [re.compile(rf"^(?:{_KIND}\s)?{_NUMBER}{date}", re.IGNORECASE) for date in (IN_WORDS, rf"ngày\s{NUMERIC}")]
# Dates told of in the body are not the document's, save where the line begins with, or a sentence says, that it is:
# `(Ban hành kèm theo Quyết định số 64/QĐ-TVT ngày 05/4/2023 ...)`, `Tài liệu cập nhật đến ngày 10/3/2025.`
_BEGINNING = (
    r"^\W*(?:số\s?:[^,;]{1,40}[,;]\s)?(?:(?:ban hành kèm theo|hôm nay)\b[^;\n]{0,80}?"
    rf"|(?:ngày )?{ISSUED}(?:\s(?:vào|lúc|đến|lần cuối))*\s?:?\s(?:ngày\s(?=\d+\D\d))?)"
)
_SAYING = rf"\b(?:tài liệu|văn bản|bài viết|bài|bản) (?:này )?(?:được )?{ISSUED}\b[^.;\n]{{0,20}}?"
_SENTENCES = [
    re.compile(beginning + date, re.IGNORECASE) for beginning in (_BEGINNING, _SAYING) for date in (NUMERIC, IN_WORDS)
]
# Minutes bear the date of the meeting.
_MEETING = [re.compile(rf"^thời gian\b[^;\n]{{0,60}}?{date}", re.IGNORECASE) for date in (NUMERIC, IN_WORDS)]
# What the program that signed a file wrote on its page.
_SIGNED = [
    re.compile(rf"(?:(?:thời gian|ngày) ký|date)\s?:\s?{date}", re.IGNORECASE) for date in (NUMERIC, ISO, IN_WORDS)
]
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
    head, tail = content_lines(lines, _HEAD_LINES), lines[-_TAIL_LINES:]
    found = _of_date_lines(head) or _of_number(head) or _of_date_lines(tail) or _first(head, _SENTENCES)
    if found is None and any(fold(line).startswith("bien ban") for line in head):
        found = _first(head, _MEETING)
    return found or _first([*lines[:_HEAD_LINES], *tail], _SIGNED)


def _of_date_lines(lines: Sequence[str]) -> datetime.date | None:
    days = {date for line in lines if (match := _BARE.fullmatch(unwrapped(line))) and (date := as_date(match))}
    if len(days) > 1:
        lines = [line for line in lines if not _BARE.fullmatch(unwrapped(line))]
    return next((date for line in lines if (date := date_of_line(line))), None)


def _of_number(lines: Sequence[str]) -> datetime.date | None:
    return _first([line for line in lines if line.isupper() or fold(line).startswith("so")], _NUMBERED)


def _first(lines: Iterable[str], patterns: list[re.Pattern[str]]) -> datetime.date | None:
    matches = (pattern.search(line) for line in lines for pattern in patterns)
    return next((date for match in matches if match and (date := as_date(match))), None)
