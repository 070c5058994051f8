"""The facts of a sentence that have to be the same in its proof: numbers, dates, references and names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from corpus.folding import fold, syllables
from corpus.letters import CAPITAL
from corpus.references import find_references
from corpus.tone_placement import old_style
from qa.writing.units import Unit, unit_behind


class Kind(Enum):
    """What a fact is."""

    NUMBER = "number"
    WORD_NUMBER = "word number"
    DATE = "date"
    REFERENCE = "reference"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a sentence.

    Attributes:
        kind: What it is.
        readings: Its normal form, or several where it can be read in several ways (`1,250`): a number without points
            and units (`18600000000`, `64.2%`, `7h30`), a date as `day/month/year` with `-` for what it does not say, a
            reference as `corpus.references` writes it, a name as syllables in lower case.
        start: Where it begins in the sentence, in code points.
        end: Where it ends.
        unit: What a number counts, where a known unit stands behind it.
    """

    kind: Kind
    readings: tuple[str, ...]
    start: int
    end: int
    unit: Unit | None = None


_DAY_NAMED = r"ngày|sáng|trưa|chiều|tối|đêm|mùng|từ|đến|hết|trước|sau|kể từ"
_DATES = [
    re.compile(
        r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm|[/,])?\s*(?P<y>(?:1\d|20)\d\d)?(?!\d)", re.I
    ),
    re.compile(r"(?<![\d/.,-])(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>(?:1\d|20)\d\d)(?![\d/])"),
    re.compile(
        rf"\b(?:{_DAY_NAMED})\s+(?:ngày\s+)?(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})(?P<y>)(?![\d/-]\d|\d|[.,]\d)", re.I
    ),
    re.compile(r"\btháng\s+(?P<d>)(?P<m>\d{1,2})(?:\s*[/-]\s*|\s+năm\s+)(?P<y>(?:1\d|20)\d\d)(?!\d)", re.I),
    re.compile(r"\btháng\s+(?P<d>)(?P<m>1[0-2]|0?[1-9])(?P<y>)(?![\d/,.-]\d|\d)", re.I),
    re.compile(r"(?:(?<![\d/.,-])|(?<=(?:19|20)\d\d[-–]))(?P<d>)(?P<m>)(?P<y>(?:19|20)\d\d)(?![\d%]|[.,/]\d)"),
]
_TIME = re.compile(
    r"(?<![\d.,])(?P<hour>\d{1,2})\s*(?:(?:giờ|h)(?:\s*(?P<minute>[0-5]\d)(?!\d))?(?![^\W\d_])|:(?P<m>[0-5]\d)(?!\d))",
    re.I,
)
_PHONE = re.compile(r"(?<![\d.,])0\d[\d. ]{6,13}\d(?!\d)")
_NUMBER = re.compile(
    r"(?<![\w.,/])(?P<digits>\d++(?:[.,]\d++)*+)(?![A-Z]\d)(?:/(?P<of>\d{1,4}))?"
    r"(?:\s*(?P<percent>%|phần trăm)|\s+(?P<times>nghìn|ngàn|triệu|tỷ|tỉ)\b(?:\s+(?P<again>đồng)?)?)?",
    re.I,
)
_ITEM = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s")
"""The number of a list's item says nothing."""
_TIMES = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000}
_ONES = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "một": 1,
    "mốt": 1,
}
_ONE = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<tens>{_ONE})\s+mươi(?:\s+(?P<ones>mốt|tư|lăm|{_ONE}))?|(?P<teen>mười)(?:\s+(?P<teens>một|lăm|{_ONE}))?"
    r"|(?P<one>hai|ba|bốn|sáu|bảy|tám|chín))(?!\w)"
)
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)", re.I)
_WORD = rf"(?:{CAPITAL}[^\W_]*|[A-Z]\d\w*)"
_NAME = re.compile(rf"(?<!\w){_WORD}(?:[ ]{_WORD})*(?!\w)")
_HOST = re.compile(r"(?<![\w@.])[\w-]+(?:\.[\w-]+)*(?:@[\w-]+)?\.[a-z]{2,12}(?!\w)")
_BEGINS = re.compile(r"(?:^|[.:;!?\n“\"(\-–•])\s*$")
_ADDRESSED = frozenset({"ông", "bà", "anh", "chị", "cô", "thầy", "em", "đồng", "chí", "ts", "ths", "gs", "pgs", "bs"})


def facts(text: str) -> list[Fact]:
    """Return the facts of a text, in order.

    Args:
        text: A sentence, of a document or of an answer.

    Example:
        >>> [(one.kind.name, *one.readings) for one in facts("Ngày 08/12/2023 bà Lê Thu Hà trao 3.600 suất, 18,6 tỷ")]
        [('DATE', '8/12/2023'), ('NAME', 'lê thu hà'), ('NUMBER', '3600'), ('NUMBER', '18600000000')]
    """
    text = unicodedata.normalize("NFC", text)
    masked = _ITEM.sub(lambda match: "\0" * len(match[0]), text)
    found: list[Fact] = []
    for reader in (_hosts, _references, _dates, _times, _phones, _numbers, _weekdays, _words):
        for fact in reader(masked):
            found.append(fact)
            masked = masked[: fact.start] + "\0" * (fact.end - fact.start) + masked[fact.end :]
    return sorted([*found, *_names(masked)], key=lambda fact: fact.start)


def written(text: str) -> str:
    """Return a text as its syllables in lower case with one tone placement, with a space around each.

    Example:
        >>> written("Hoà Giang, 08/12")
        ' hòa giang 8 12 '
    """
    return f" {' '.join(syllables(old_style(text)))} "


def _hosts(text: str) -> Iterator[Fact]:
    for match in _HOST.finditer(text):
        yield Fact(Kind.NUMBER, (match[0].lower(),), *match.span())


def _references(text: str) -> Iterator[Fact]:
    for one in find_references(text):
        yield Fact(Kind.REFERENCE, (one.normal,), one.span.start, one.span.end)


def _dates(text: str) -> Iterator[Fact]:
    taken: set[int] = set()
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day, month, year = (match[part] or "" for part in "dmy")
            # What only looks like a day and a month is a share, as in "36/38".
            if int(day or 1) not in range(1, 32) or int(month or 1) not in range(1, 13) or match.start("y") in taken:
                continue
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                parts = (str(int(part)) if part else "-" for part in (day, month, year))
                yield Fact(Kind.DATE, ("/".join(parts),), *match.span())


def _times(text: str) -> Iterator[Fact]:
    for match in _TIME.finditer(text):
        minutes = match["minute"] or match["m"] or "0"
        yield Fact(Kind.NUMBER, (f"{int(match['hour'])}h{int(minutes)}",), *match.span())


def _phones(text: str) -> Iterator[Fact]:
    for match in _PHONE.finditer(text):
        yield Fact(Kind.NUMBER, (re.sub(r"\D", "", match[0]),), *match.span())


def _numbers(text: str) -> Iterator[Fact]:
    for match in _NUMBER.finditer(text):
        if match["of"]:
            readings = [f"{int(re.sub(r'[.,]', '', match['digits']))}/{int(match['of'])}"]
        else:
            factor = _TIMES[fold(match["times"])] if match["times"] else 1
            readings = [f"{(value * factor).normalize():f}" for value in _values(match["digits"])]
        readings = [one + "%" for one in readings] if match["percent"] else readings
        unit = None if match["percent"] else unit_behind(text, match.start("again") if match["again"] else match.end())
        yield Fact(Kind.NUMBER, tuple(dict.fromkeys(readings)), *match.span(), unit)


def _values(digits: str) -> list[Decimal]:
    """Return what a number may be: points group and commas divide, or the other way round where it can be."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return [Decimal(digits.replace(".", "").replace(",", "."))]
    values = []
    if digits.count(",") <= 1 and "." not in digits:
        values.append(Decimal(digits.replace(",", ".")))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        values.append(Decimal(digits.replace(",", "")))
    if digits.count(".") == 1 and "," not in digits:
        values.append(Decimal(digits))
    return values or [Decimal(re.sub(r"[.,]", "", digits))]


def _weekdays(text: str) -> Iterator[Fact]:
    for match in _WEEKDAY.finditer(text):
        yield Fact(Kind.WORD_NUMBER, (" ".join(match[0].lower().split()),), *match.span())


def _words(text: str) -> Iterator[Fact]:
    """Read numbers written out; "Ba" within a sentence is a name or a prize, "năm" mostly a year."""
    lowered = text[:1].lower() + text[1:]
    for match in _WORDS.finditer(lowered):
        if match["teen"]:
            value = 10 + _ONES.get(match["teens"] or "", 0)
        elif match["tens"]:
            value = 10 * _ONES[match["tens"]] + _ONES.get(match["ones"] or "", 0)
        else:
            value = _ONES[match["one"]]
        yield Fact(Kind.WORD_NUMBER, (str(value),), *match.span(), unit_behind(text, match.end()))


def _names(text: str) -> Iterator[Fact]:
    for match in _NAME.finditer(text):
        words = written(match[0]).split()
        begins = _BEGINS.search(text[: match.start()]) is not None
        while words and words[0] in _ADDRESSED:
            words, begins = words[1:], False
        if not words or (begins and len(words) == 1 and not match[0].isupper()):
            continue  # the first word of a sentence is written large whatever it is
        readings = [" ".join(words)]
        if begins and len(words) > 1:
            readings.append(" ".join(words[1:]))
        yield Fact(Kind.NAME, tuple(readings), *match.span())
