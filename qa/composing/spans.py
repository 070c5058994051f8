"""Where in a sentence things stand that could answer: persons, dates, amounts, places, document numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.document import Span
from corpus.letters import CAPITAL
from qa.composing.tokens import tokens
from qa.composing.unit import has_unit
from qa.reading.asked_for import AskedFor
from qa.reading.names import BODY, FOREIGN_NAME, PERSON
from qa.reading.written_dates import DAY, MONTH, PART_OF_DAY, REFERENCE, YEAR_BEHIND

_I = re.IGNORECASE
_DIGITS = r"(?<![^\W_])\d+(?:[.,]\d+)*"
_WORD_NUMBER = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|vài)"
# "năm 2024" is no five, "ba" may be a father and "hai" stands in "hai bên": words count only in front of a noun.
_NUMBER = rf"(?:{_DIGITS}|\b{_WORD_NUMBER}(?:\s+(?:mươi|trăm|nghìn|ngàn|triệu|{_WORD_NUMBER}))*)(?![\w%])"
_MANY = r"(?:\s+(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))*"

_CLOCK = rf"\b\d{{1,2}}(?:\s?(?:giờ|h)(?:\s?\d{{1,2}}(?:\s?phút)?)?|:\d{{2}})(?!\w)(?:\s{PART_OF_DAY})?"
_ERA = r"(?:\s(?:TCN|SCN|trước\sCông\snguyên|sau\sCông\snguyên))?"
_YEAR = (
    rf"(?:\bnăm\s)?(?<![\d/.,-])(?:1\d|20)\d{{2}}(?![\d/%]|[.,-]\d|\s?(?:%|đồng|triệu|tỷ|km|mét|người|m\b|hộ)){_ERA}"
)
_OLD_YEAR = r"\bnăm\s\d{1,4}(?![\d/.,]){era}".replace("{era}", _ERA)
_SPAN_OF_TIME = (
    rf"{MONTH}(?:{YEAR_BEHIND})?|\bquý\s(?:[IV]+|\d)(?:[/-]\d{{4}}|\snăm\s\d{{4}})?"
    r"|\b(?:đầu|giữa|cuối)\s(?:tháng|năm|quý|thế\skỷ)(?:\s[\dIVX/]+)?"
    r"|\b(?:thế\skỷ|thế\skỉ)(?:\sthứ)?\s[\dIVX]+(?!\w)|\b(?:những\snăm|thập\s(?:niên|kỷ|kỉ))\s\d{2,4}"
    r"|\bmùa\s(?:xuân|hè|hạ|thu|đông)(?:\snăm)?(?:\s\d{4})?"
)
_DATE = f"{DAY}|{_SPAN_OF_TIME}|{_YEAR}|{_OLD_YEAR}"
_BOUND = r"(?:trước|sau|từ|đến|cuối|đầu)\s"
_UNIT_OF_TIME = r"(?:ngày|tháng|năm|tuần|phút|tiếng|giờ|giây|buổi|quý|thập\skỷ|thế\skỷ|thập\sniên)"
_CURRENCY = (
    r"(?:đồng(?!\s(?:chí|bào|đội)\b)|đô\sla|USD|VND|VNĐ|euro|bảng(?:\sAnh)?|yên|nhân\sdân\stệ|rúp|franc|đ)(?!\w)"
    r"(?:\sMỹ)?"
)
_PER = r"(?:\s?/\s?[^\W\d_]+\d?)?"
_PLACE_KIND = (
    r"(?i:tầng\s\d+|số(?:\snhà)?\s\d+\w?|đường|phố|ngõ|hẻm|xã|phường|thị\strấn|huyện|quận|thị\sxã|tỉnh|thành\sphố|TP\.?"
    r"|thôn|xóm|bản|ấp|khu\sphố|khu|hội\strường|phòng|nhà\svăn\shóa|trụ\ssở|tòa\snhà|trường|chợ|cổng|trạm|sân\svận\sđộng"
    r"|bệnh\sviện|trung\stâm|đảo|quần\sđảo|sông|hồ|núi|dãy\snúi|vịnh|biển|bang|nước|vùng|miền|châu|bán\sđảo|lâu\sđài"
    r"|nhà\sthờ|đại\shọc|sân\sbay|ga|cảng|làng|đồi|dốc)"
)
_CAPITALS = rf"{CAPITAL}[\w'’-]*(?:\s(?:{CAPITAL}[\w'’-]*|(?:ủy|uỷ)\b|\d+(?![\d/.,])))*"
_PLACE_NAME = rf"(?:{_PLACE_KIND}\s)*{_CAPITALS}"
_STANDS_AT = rf"(?:\b(?:tại|ở|đến|về|từ|ra|vào|qua|sang|khỏi)\s(?:gần\s|phía\s\w+\s)?)(?P<answer>{_PLACE_NAME}"
_TITLES = (
    r"(?:(?:ông|bà|đồng\schí|đ/c|anh|chị|cô|thầy|em|cháu|cụ|[A-Z]*(?:GS|TS|ThS|BS|KS|LS)[\w.]*|bác\ssĩ|tiến\ssĩ)\s)*"
)

DIGITS, CLOCK = _DIGITS, _CLOCK
AMOUNT_OF_MONEY = rf"{_DIGITS}(?:{_MANY}\s?{_CURRENCY}|\s(?:triệu|tỷ|tỉ|nghìn|ngàn)(?!\w)){_PER}"
PATTERNS: dict[AskedFor, re.Pattern[str]] = {
    AskedFor.CLOCK: re.compile(rf"(?:{_BOUND})?{_CLOCK}(?:[\s,]+(?:{DAY}))?", _I),
    AskedFor.DATE: re.compile(
        rf"(?:{_CLOCK}[\s,]+)?(?:{_DATE})(?:\s?(?:-|–|đến|tới)\s?(?:hết\s)?(?:{DAY}|{_YEAR}))?", _I
    ),
    AskedFor.DAY: re.compile(rf"(?:{_CLOCK}[\s,]+)?(?:{DAY})", _I),
    AskedFor.YEAR: re.compile(rf"{_YEAR}|{_OLD_YEAR}", _I),
    AskedFor.PHONE: re.compile(r"(?<![\d/])(?:\(?0\d|\+84|1[89]00)[\d .()-]{4,14}\d(?![\d/])"),
    AskedFor.DURATION: re.compile(rf"{_NUMBER}\s(?:rưỡi\s)?{_UNIT_OF_TIME}(?!\w)(?:\slàm\sviệc|\srưỡi)?", _I),
    AskedFor.MONEY: re.compile(
        rf"(?:[$€£]\s?{_DIGITS}{_MANY}|{AMOUNT_OF_MONEY}"
        r"|\bmiễn\s(?:lệ|học)\sphí|\bkhông\s(?:thu|phải\s(?:nộp|trả|đóng)|mất)\s(?:lệ\s)?(?:phí|tiền))",
        _I,
    ),
    AskedFor.PERCENT: re.compile(
        rf"(?:{_DIGITS}(?:\s?%)?\s?(?:-|–|đến)\s?)?{_DIGITS}\s?(?:%|phần\străm)"
        rf"|\b(?:một|hai|ba)\sphần\s(?:hai|ba|tư|bốn|năm)|\bmột\snửa|(?<![\d/])\d/\d(?![\d/])",
        _I,
    ),
    AskedFor.REFERENCE: re.compile(REFERENCE),
    AskedFor.COUNT: re.compile(_NUMBER, _I),
}
_PERSON = re.compile(rf"{_TITLES}(?:{PERSON.pattern}|{FOREIGN_NAME.pattern})")
_NO_PERSON = re.compile(
    r"(?i:đồng\schí|đ/c|ông|bà)\s(?:Chủ|Phó|Bí|Trưởng|Giám|Chánh)(?!\w)|"
    r"(?:^|\s)(?:Phó|Trưởng|Quan)\s(?:Chủ|Giám|Bí|Trưởng|Ban|Tổng|Phòng|Thủ|Hiệu)|^[A-ZĐ\s]+$"
)
_AMOUNT = rf"{_DIGITS}{_MANY}(?:\s?{_CURRENCY})?"
# Whom or what a price holds for, not the price: `từ 100 triệu đồng trở xuống`, `trên 300 triệu đến 500 triệu đồng`.
_BOUNDS = re.compile(
    rf"\b(?:trên|từ|dưới)\s{_AMOUNT}\s(?:đến|tới|-|–)\s(?:dưới\s)?{_AMOUNT}(?=\s?:)|{_AMOUNT}\strở\s(?:lên|xuống)"
    rf"|\b(?:trên|dưới)\s{_AMOUNT}(?=\s?:)",
    _I,
)
_BEHIND_REFERENCE = re.compile(rf"{REFERENCE}[,\s]*$")
_OF_A_PLACE = re.compile(rf"(?<!\w){_PLACE_KIND}\s(?:{CAPITAL}\w*\s)*$")
_OF_A_BODY = re.compile(r"(?i:đảng|tỉnh|huyện|thành|quận|thị|chi) (?:ủy|uỷ) $")
_STANDS = re.compile(rf"{_STANDS_AT}(?:,\s{_PLACE_KIND}\s{_CAPITALS})*)")
_ADDRESS = re.compile(rf"\b(?:{_PLACE_KIND}\s)+{_CAPITALS}(?:,\s{_PLACE_KIND}\s{_CAPITALS})*")
_NAME = re.compile(rf"{CAPITAL}[^\W\d_]*(?![\w-]*\d)(?:\s{CAPITAL}[^\W\d_]*(?!\w))*")
_MARKER = re.compile(r"\s*[(]?\d{1,2}[.)]\s")
_BEGINNING = re.compile(r"\W*(?:[(]?(?:\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s)?\W*")
_BEFORE_A_CAPITAL = frozenset(":.!?*;")
_NO_NAME = re.compile(
    r"(?:Phó|Trưởng|Chủ|Bí|Giám|Thủ|Tổng|UBND|HĐND|UBKT|UBMTTQ|Ban|Sở|Phòng|Huyện|Tỉnh|Đảng|Hội|Đoàn|Chi|Nghị|Quyết|Kế"
    r"|Chỉ|Thông|Công|Luật)(?!\w)|[A-ZĐ]{2,}(?!\w)"
)
# Numbers that count nothing: of an article, a house, a list item, a rank.
_NAME_BEFORE = re.compile(rf"(?<!\w){CAPITAL}[^\W\d_]*\s$")
_LONGEST_WORD = 12
_NO_COUNT_BEFORE = re.compile(
    r"(?:điều|khoản|mục|chương|phần|số|mẫu|thứ|lần|khóa|khoá|nhiệm kỳ|lớp|tầng|quốc lộ|năm|tháng|ngày|quý|khối"
    r"|tuổi)\s$",
    _I,
)


def dates_a_document(span: Span, text: str) -> bool:
    """Tell whether a date stands right behind a document's number: it is the document's, not the event's.

    Example:
        >>> text = "Chiều 30/10, hội nghị tổng kết Kế hoạch số 153-KH/TU ngày 7/11/2019."
        >>> [dates_a_document(span, text) for span in spans_of(AskedFor.DATE, None, text)]
        [False, True]
    """
    return _BEHIND_REFERENCE.search(text[: span.start]) is not None


def spans_of(kind: AskedFor, noun: str | None, text: str) -> list[Span]:
    """Return where things of a kind stand in a sentence, in order.

    Args:
        kind: What is asked for.
        noun: The folded noun that is counted or named, if any.
        text: The sentence.

    Example:
        >>> text = "Ngày 18/3/2024, bà Võ Thị Hạnh trao 37 suất quà."
        >>> [span.of(text) for span in spans_of(AskedFor.PERSON, None, text)]
        ['bà Võ Thị Hạnh']
    """
    finder = _FINDERS.get(kind)
    if finder:
        return list(finder(text, noun))
    pattern = PATTERNS.get(kind)
    if kind is AskedFor.MONEY:
        bounds = [match.span() for match in _BOUNDS.finditer(text)]
        found = [Span(*match.span()) for match in PATTERNS[kind].finditer(text)]
        return [one for one in found if not any(start <= one.start < end for start, end in bounds)]
    return [Span(*match.span()) for match in pattern.finditer(text)] if pattern else []


def _persons(text: str, _: str | None) -> Iterator[Span]:
    found = [Span(*one.span()) for one in _PERSON.finditer(text) if not _NO_PERSON.search(one.group())]
    # One syllable alone is a name only behind a form of address, and capitals throughout are an office or a heading.
    found += [one for one in _names(text) if not _meets(one, found) and _is_full_name(one.of(text))]
    yield from sorted(one for one in found if not _OF_A_PLACE.search(text[: one.start]))


def _is_full_name(name: str) -> bool:
    return " " in name and not name.isupper()


def _names(text: str) -> Iterator[Span]:
    beginning = _BEGINNING.match(text)
    first = beginning.end() if beginning else 0
    for match in _NAME.finditer(text):
        # The first word of a sentence is a capital whatever it is; initials alone are an office.
        if _OF_A_BODY.search(text[: match.start()]):
            continue
        begins = match.start() <= first or text[: match.start()].rstrip()[-1:] in _BEFORE_A_CAPITAL
        if (not begins or " " in match.group()) and not _NO_NAME.match(match.group()):
            yield Span(*match.span())


def _is_counted(noun: str | None, number: str, behind: str) -> bool:
    """Tell whether a number in words counts something: `một` nearly always is the article."""
    following = [token.folded for token in tokens(behind[:25])]
    return bool(following) and (number.lower() != "một" or noun in following[:2])


def _meets(span: Span, others: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _counts(text: str, noun: str | None) -> Iterator[Span]:
    shares = _taken(text, AskedFor.PERCENT)
    taken = [one for kind in (AskedFor.DATE, AskedFor.REFERENCE, AskedFor.PHONE) for one in _taken(text, kind)]
    marker = _MARKER.match(text)
    for match in PATTERNS[AskedFor.COUNT].finditer(text):
        span = Span(*match.span())
        names = (marker is not None and span.start < marker.end()) or _is_part_of_a_name(span, text)
        if (
            names
            or _meets(span, [*taken, *shares])
            or _NO_COUNT_BEFORE.search(text[max(0, span.start - _LONGEST_WORD) : span.start])
        ):
            continue
        if match.group()[0].isdigit() or _is_counted(noun, match.group(), text[span.end :]):
            yield span
    yield from shares


def _is_part_of_a_name(number: Span, text: str) -> bool:
    """Tell whether a number stands right behind a name and counts nothing: `Trường THPT Thạch Mai 1`."""
    before = _NAME_BEFORE.search(text, max(0, number.start - _LONGEST_WORD), number.start)
    if before is None or before.start() == 0 or number.end - number.start > 2 or has_unit(number, text):
        return False
    return text[: before.start()].rstrip()[-1:] not in _BEFORE_A_CAPITAL


def _durations(text: str, _: str | None) -> Iterator[Span]:
    taken = _taken(text, AskedFor.DATE)
    for match in PATTERNS[AskedFor.DURATION].finditer(text):
        if not _meets(span := Span(*match.span()), taken):
            yield span


def _taken(text: str, kind: AskedFor) -> list[Span]:
    return [Span(*match.span()) for match in PATTERNS[kind].finditer(text)]


def _places(text: str, _: str | None) -> Iterator[Span]:
    found = [Span(*match.span("answer")) for match in _STANDS.finditer(text)]
    found += [one for match in _ADDRESS.finditer(text) if not _meets(one := Span(*match.span()), found)]
    found += [one for one in _names(text) if not _meets(one, found) and not PERSON.match(one.of(text))]
    yield from sorted(found)


def _years(text: str, _: str | None) -> Iterator[Span]:
    found = [Span(*match.span()) for match in PATTERNS[AskedFor.YEAR].finditer(text)]
    found += [one for one in _taken(text, AskedFor.DAY) if _HAS_YEAR.search(one.of(text)) and not _meets(one, found)]
    yield from sorted(found)


def _named(text: str, noun: str | None) -> Iterator[Span]:
    quoted = [Span(*match.span(1)) for match in _QUOTED.finditer(text)] if noun is None else []
    pattern = BODY if noun in _BODIES else _PLACE_OR_NAME
    named = (Span(*match.span()) for match in pattern.finditer(text) if match.start() or " " in match.group())
    yield from quoted or named


_QUOTED = re.compile(r"[“\"]([^”\"\n]{2,80})[”\"]")
_BODIES = frozenset({"don vi", "co quan", "to chuc", "don", "co", "to"})
_PLACE_OR_NAME = re.compile(
    rf"(?:{_ADDRESS.pattern}|(?i:xã|trường|công\sty|ban|sở|phòng|trạm|bệnh\sviện)\s)?{_CAPITALS}"
)
_HAS_YEAR = re.compile(r"\d{4}$")
_FINDERS: dict[AskedFor, Callable[[str, str | None], Iterator[Span]]] = {
    AskedFor.PERSON: _persons,
    AskedFor.COUNT: _counts,
    AskedFor.YEAR: _years,
    AskedFor.DURATION: _durations,
    AskedFor.PLACE: _places,
    AskedFor.NAMED: _named,
}
