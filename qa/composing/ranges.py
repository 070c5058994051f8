"""Amounts and times with two ends: which end a question asks for, and where the whole range stands in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from corpus.document import Span
from qa.composing.spans import AMOUNT_OF_MONEY, CLOCK, DIGITS
from qa.composing.spelling import spelling
from qa.reading.asked_for import AskedFor
from qa.reading.written_dates import DAY


class End(Enum):
    """The end of a range."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Range:
    """Two amounts or times with what joins them.

    Attributes:
        whole: Where it stands.
        first: Where its first end stands.
        last: Where its last end stands.
        is_first_alone: Whether the first end says by itself what it is: `400.000` is no amount of money.
    """

    whole: Span
    first: Span
    last: Span
    is_first_alone: bool


_TO = r"\s(?:đến|tới)\s(?:hết\s)?"
_ENDS: dict[AskedFor, tuple[str, str]] = {
    AskedFor.MONEY: (rf"(?:{AMOUNT_OF_MONEY}|{DIGITS}(?:\s(?:triệu|tỷ|tỉ|nghìn|ngàn))?)", AMOUNT_OF_MONEY),
    AskedFor.PERCENT: (rf"{DIGITS}(?:\s?%)?", rf"{DIGITS}\s?(?:%|phần\străm)"),
    AskedFor.COUNT: (DIGITS, DIGITS),
    AskedFor.DAY: (rf"(?:{DAY}|\d{{1,2}})", rf"(?:{DAY})"),
    AskedFor.CLOCK: (rf"(?:{CLOCK}|\d{{1,2}})", CLOCK),
}
_ENDS[AskedFor.DATE] = _ENDS[AskedFor.DAY]
# A dash with spaces divides the cells of a table, where no `from` stands before.
_RANGES = {
    kind: re.compile(
        rf"\btừ\s(?P<a>{first})(?:{_TO}|\s?[-–]\s?)(?P<b>{last})|(?P<c>{first})(?:{_TO}|[-–])(?P<d>{last})",
        re.IGNORECASE,
    )
    for kind, (first, last) in _ENDS.items()
}
_ALONE = {kind: re.compile(last, re.IGNORECASE) for kind, (_, last) in _ENDS.items()}

_ASKED = r"(?:ngày|tháng|năm|khi|lúc|giờ|thời gian|thời điểm|mấy|bao|nào)\b"
_LAST_ASKED = spelling(
    rf"\b(?:đến|tới)\s(?:hết\s|tận\s)?{_ASKED}|\bkết thúc\b|\bhết hạn\b|(?<!thời )\bhạn\b|\b(?:chậm|muộn|trễ) nhất\b"
)
_FIRST_ASKED = spelling(rf"(?:\b|kể )từ\s{_ASKED}|\b(?:bắt đầu|khởi đầu|khai mạc)\b")
_FIRST_BEFORE = spelling(
    r"(?:\btừ|\b(?:bắt đầu|khởi đầu|khai mạc)(?:\s[^\s,;.]+){0,3}|\bsau)\s(?:lúc\s|vào\s|ngày\s)*$"
)
_LAST_BEFORE = spelling(
    r"(?:\b(?:đến|tới|hết|trước)|\b(?:kết thúc|bế mạc|hạn|chậm nhất|muộn nhất)(?:\s[^\s,;.]+){0,3})"
    r"\s(?:lúc\s|vào\s|ngày\s)*$"
)
_REACH = 40  # characters in front of a time in which its cue stands


def end_asked_for(question: str) -> End | None:
    """Return the end of a range that a question asks for, or None where it asks for neither or for both.

    Example:
        >>> [end_asked_for(one) for one in ("Cấm đường đến ngày nào?", "Cấm từ ngày nào?", "Cấm ngày nào?")]
        [<End.LAST: 'last'>, <End.FIRST: 'first'>, None]
    """
    first = _FIRST_ASKED.of(question).search(question) is not None
    last = _LAST_ASKED.of(question).search(question) is not None
    if first == last:
        return None
    return End.FIRST if first else End.LAST


def range_at(kind: AskedFor, span: Span, text: str) -> Range | None:
    """Return the range that an amount or a time is an end of, or None.

    Example:
        >>> text = "Tin ngắn: từ 120.000 đến 250.000 đồng"
        >>> range_at(AskedFor.MONEY, Span(25, 37), text).whole.of(text)
        'từ 120.000 đến 250.000 đồng'
    """
    pattern = _RANGES.get(kind)
    for match in pattern.finditer(text) if pattern else ():
        if match.start() < span.end and span.start < match.end():
            first, last = (Span(*match.span(name)) for name in ("ab" if match["a"] else "cd"))
            return Range(Span(*match.span()), first, last, _ALONE[kind].fullmatch(first.of(text)) is not None)
    return None


def asked_part(span: Span, found: Range, end: End | None) -> Span:
    """Return the end of a range that is asked for, or all of it where none is or the end alone says little."""
    if end is End.LAST:
        return found.last
    if end is End.FIRST and found.is_first_alone:
        return found.first
    return Span(min(found.whole.start, span.start), max(found.whole.end, span.end))


def at_end(spans: Sequence[Span], text: str, end: End) -> list[Span]:
    """Return the times that are not led up to as the other end: `bắt đầu lúc` where the end is asked for."""
    other = _FIRST_BEFORE if end is End.LAST else _LAST_BEFORE
    own = _LAST_BEFORE if end is End.LAST else _FIRST_BEFORE
    before = {span: text[max(0, span.start - _REACH) : span.start] for span in spans}
    named = [span for span in spans if own.of(text).search(before[span])]
    return named or [span for span in spans if not other.of(text).search(before[span])]
