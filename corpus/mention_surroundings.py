"""What is said of an official document before and behind its number or name: its date, its issuer, the place in it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace

from corpus.folded_text import FoldedText
from corpus.issuing_bodies import body_before, body_end
from corpus.law_places import law_places

_YEAR = r"(?P<year{0}>(?:19|20)\d\d)(?![\w/]|[-–.]\d)"
_DAY = r"(?P<day{0}>\d{{1,2}})\s*(?P<mark{0}>[/.\-–])\s*(?P<month{0}>\d{{1,2}})\s*(?P=mark{0})\s*" + _YEAR
_IN_WORDS = r"(?P<day{0}>\d{{1,2}})\s*thang\s+(?P<month{0}>\d{{1,2}})\s*,?\s*nam\s+" + _YEAR
_MONTH = r"thang\s+(?P<month{0}>\d{{1,2}})\s*(?:/|[-–]|,?\s*nam)\s*" + _YEAR
_OPENS = r"\s*[,(\-–]?\s*(?:(?:da\s+)?(?:duoc\s+)?(?:ban\s+hanh|ky|ra)\s+)?(?:vao\s+)?"
_DATE = re.compile(
    rf"{_OPENS}(?:(?:ngay|ng\.)\s*{_DAY.format(1)}|(?:ngay\s*)?{_IN_WORDS.format(2)}|(?:(?<=[,(])|(?<=[,(]\s))"
    rf"{_DAY.format(3)}|{_MONTH.format(4)}|(?:nam\s+){_YEAR.format(5)})\)?"
)
_BARE_YEAR = re.compile(rf"\s*\(?\s*{_YEAR.format(1)}(?!\s+(?:nguoi|dong|trieu|ha|ho)\b)\)?")
_DAY_ONLY = re.compile(r"\s*[,(]?\s*ngay\s+\d{1,2}\s*[/-]\s*\d{1,2}(?![/\d-])(?=\s*,?\s+cua\s)")
_DATE_BEFORE = re.compile(rf"(?:ngay\s*{_DAY.format(1)}|ngay\s*{_IN_WORDS.format(2)})\s*,?\s*$")
_OF = re.compile(r"\s*[,(]?\s*(?:cua|do)\s+")
_BY = re.compile(r"\s*,?\s*(?:da\s+|vua\s+)?duoc\s+")
_ISSUED = re.compile(r"\s+(?:ban\s+hanh|thong\s+qua|ky)(?:\s+ban\s+hanh)?\b")
_ISSUING = re.compile(
    r"\s+(?:(?:da|vua|moi|se|cung|chinh\s+thuc)\s+)*(?:ban\s+hanh|thong\s+qua|ky|ra|co(?=\s+$))(?:\s+ban\s+hanh)?(?:\s+cac)?\s+$"
)
_PLACE_WORD = re.compile(r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu\s+luc)\s")
# `law_places` takes `tại` for a part of `tài khoản`, an account, where its marks are missing or decomposed, and does
# not join the places on its sides (`tại khoản 2 và tại khoản 3`). Three blanks, as long as it when folded, replace it.
_AT = re.compile(r"\bt(?:a\N{COMBINING DOT BELOW}?|ạ)i(?=\s)", re.IGNORECASE)
_TO_PLACE = re.compile(r"\s*,?\s*(?:(?:cua|tai|trong|thuoc)\s+)?(?:cac\s+)?")
_LOOK_ALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_WINDOW = 160
_PIECES = 4  # date, issuer, and a day without its year


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a document beside its number.

    Attributes:
        date: As ISO 8601 writes it, as far as it is said: `2021-05-18`, `2021-05`, `2021`; empty where it is not said.
        issuer: The body as it is written, empty where none is named.
        end: Where in the folded text that ends, or begins where it stands before.
    """

    date: str
    issuer: str
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A mention while it is put together: a `corpus.mentions.Mention` with offsets in the folded text.

    Attributes:
        after: Where ends what is said of it.
    """

    start: int
    end: int
    key: str
    type: str = ""
    number: str = ""
    date: str = ""
    issuer: str = ""
    place: str = ""
    after: int = 0

    def with_said(self, said: Said) -> Found:
        """Return the mention with what is said of it, where that was not known before."""
        date, issuer = self.date or said.date, self.issuer or said.issuer
        return replace(self, date=date, issuer=issuer, after=max(self.after, said.end, self.end))


def said_behind(written: FoldedText, end: int, *, bare_year: bool = False) -> Said:
    """Return the date and the issuer that follow on the number or the name of a document, in any order.

    Args:
        written: The text.
        end: Where the number or the name ends in the folded text.
        bare_year: Whether a year alone is a date, as in `Luật Giáo dục 2019`.

    Example:
        >>> text = "01-KL/TW ngày 18/5/2021 của Bộ Chính trị về việc học tập"
        >>> said = said_behind(FoldedText(text), 8)
        >>> said.date, said.issuer
        ('2021-05-18', 'Bộ Chính trị')
    """
    date = issuer = ""
    for _ in range(_PIECES):
        body = None if issuer else _body_behind(written, end)
        if dated := None if date else _date_behind(written, end, bare_year=bare_year):
            date, end = dated
        elif body:
            start, stop, end = body
            issuer = as_written(written, start, stop)
        elif day := _DAY_ONLY.match(written.folded, end):
            end = day.end()
        else:
            break
    return Said(date, issuer, end)


def said_before(written: FoldedText, start: int) -> Said:
    """Return who issued a document, and when, where a sentence says so before it: `Ngày 2/10/2015, Chính phủ ban hành`.

    Args:
        written: The text.
        start: Where the mention of the document begins in the folded text.
    """
    first = max(0, start - _WINDOW)
    verb = _ISSUING.search(written.folded, max(0, start - 40), start)
    if verb is None or (begin := body_before(written, verb.start())) is None:
        return Said("", "", start)
    date = _DATE_BEFORE.search(written.folded, first, begin)
    return Said(_iso(date) if date else "", as_written(written, begin, verb.start()), begin)


def place_before(written: FoldedText, start: int) -> tuple[str, int]:
    """Return the places in a document that stand right before its mention, and where they begin.

    Args:
        written: The text.
        start: Where the mention begins in the folded text.

    Returns:
        The places in the form of `corpus.law_places`, joined by `; `, empty where there are none.
    """
    first = max(0, start - _WINDOW)
    if not _PLACE_WORD.search(written.folded, first, start):
        return "", start
    before = written.text[written.offset(first) : written.offset(start)]
    window = FoldedText(_AT.sub("   ", before))
    found = [*law_places(window)]
    if not found or not _TO_PLACE.fullmatch(window.folded, found[-1][1]):
        return "", start
    begin = found[-1][0]
    return "; ".join(normal for begins, _, normal in found if begins == begin), first + begin


def as_written(written: FoldedText, start: int, end: int) -> str:
    """Return a run of a folded text as it is written, in NFC, with single blanks and with `Đ` for its look-alikes."""
    run = written.text[written.offset(start) : written.offset(end)]
    return unicodedata.normalize("NFC", " ".join(run.split())).translate(_LOOK_ALIKES)


def _date_behind(written: FoldedText, end: int, *, bare_year: bool) -> tuple[str, int] | None:
    found = _DATE.match(written.folded, end)
    if found is None and bare_year:
        found = _BARE_YEAR.match(written.folded, end)
    return (_iso(found), found.end()) if found and _iso(found) else None


def _body_behind(written: FoldedText, end: int) -> tuple[int, int, int] | None:
    """Return where the body that is said to have issued a document begins and ends, and where what says so ends."""
    of = _OF.match(written.folded, end)
    by = None if of else _BY.match(written.folded, end)
    opens = of or by
    if opens is None or (stop := body_end(written, opens.end())) is None:
        return None
    issued = _ISSUED.match(written.folded, stop)
    if by and not issued:
        return None
    return opens.end(), stop, issued.end() if issued else stop


def _iso(found: re.Match[str]) -> str:
    parts = {name.rstrip("12345"): value for name, value in found.groupdict().items() if value}
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if month is None:
        return year
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return date.isoformat() if day else f"{date:%Y-%m}"
