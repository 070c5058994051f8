"""What a question claims that only wants a yes or a no: its words, and the persons, dates and amounts in it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.folding import fold, folded_syllables
from qa.composing.spans import spans_of
from qa.composing.tokens import tokens
from qa.reading.asked_for import AskedFor
from qa.reading.names import PERSON
from qa.reading.question_words import QuestionWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = r"(?:\s*(?:vay|the|nhi|nhe|a|ah|ha|ban|em|anh|chi))?[\s?.!]*$"
_TAG = re.compile(
    rf"[,\s]+(?:co\s)?(?:dung|phai|dung vay|dung the)\s(?:the\s|vay\s)?(?:khong|ko|khg|hong|chua){_ENDS}"
    rf"|[,\s]+(?:co\s)?(?:dung|phai)\s(?:la\s)?(?:khong|ko){_ENDS}|[,\s]+chu{_ENDS}"
)
_NOT_AT_END = re.compile(rf"[,\s]+(?:hay\s)?(?:khong|ko|chua){_ENDS}")
_IS_IT = re.compile(r"^(?:\W*(?:cho (?:toi|minh|em|hoi)[\s\w]{0,12}?,?\s*)?)(?:co phai|phai chang|lieu)\b")
_WANTS_MORE = re.compile(r"\b(?:bao nhieu|gi|nao|o dau|khi nao|bao gio|vi sao|tai sao|the nao|ra sao)\b")
_FRAME = _words("co khong phai dung chua da lieu chang vay the thi van con hay ko cho toi hoi minh")
_KINDS = (AskedFor.DAY, AskedFor.MONEY, AskedFor.PERCENT, AskedFor.DURATION)
_NOUN = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """Something in a claim that a document may say otherwise.

    Attributes:
        kind: The kind of thing.
        value: The thing as it is claimed.
        noun: The folded noun that is counted, if any.
        rest: The claim without it.
    """

    kind: AskedFor
    value: str
    noun: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a yes/no question claims.

    Attributes:
        text: The claim, without what makes it a question.
        content: The folded syllables that it is about.
        slots: The persons, days and amounts that it names.
        is_whether_done: Whether it asks if something has happened yet.
    """

    text: str
    content: frozenset[str]
    slots: tuple[Slot, ...]
    is_whether_done: bool


def claim_of(question: str, words: QuestionWords) -> Claim | None:
    """Return what a yes/no question claims, or None where the question is none.

    Example:
        >>> from qa.reading.question_words import take_apart
        >>> question = "Hội nghị do bà Trần Thị Hạnh chủ trì, đúng không?"
        >>> claim_of(question, take_apart(question)).text
        'Hội nghị do bà Trần Thị Hạnh chủ trì'
        >>> claim_of("Ai chủ trì hội nghị?", take_apart("Ai chủ trì hội nghị?")) is None
        True
    """
    whole = question.partition(" (")[0].strip()
    folded = fold(whole)
    if len(folded) != len(whole):
        return None
    start, end = _bounds(folded)
    if start == 0 and end == len(whole):
        return None
    text = whole[start:end].strip(" ,?")
    if _WANTS_MORE.search(fold(text)):
        return None
    content = frozenset(word for word in words.content if word not in _FRAME)
    return Claim(text, content, tuple(_slots(text)), folded.rstrip(" ?.!").endswith("chua"))


def _bounds(folded: str) -> tuple[int, int]:
    tag = _TAG.search(folded) or _NOT_AT_END.search(folded)
    opening = _IS_IT.match(folded)
    return (opening.end() if opening else 0, tag.start() if tag else len(folded))


def _slots(text: str) -> list[Slot]:
    found: list[tuple[AskedFor, Span]] = [
        (AskedFor.PERSON, one) for one in spans_of(AskedFor.PERSON, None, text) if PERSON.search(one.of(text))
    ]
    for kind in _KINDS:
        found += [(kind, one) for one in spans_of(kind, None, text) if not _meets(one, found)]
    found += [
        (AskedFor.COUNT, one)
        for one in spans_of(AskedFor.COUNT, None, text)
        if one.of(text)[0].isdigit() and not _meets(one, found)
    ]
    return [_slot(kind, span, text) for kind, span in found]


def _meets(span: Span, found: list[tuple[AskedFor, Span]]) -> bool:
    return any(other.start < span.end and span.start < other.end for _, other in found)


def _slot(kind: AskedFor, span: Span, text: str) -> Slot:
    counted = _NOUN.match(text, span.end) if kind is AskedFor.COUNT else None
    rest = f"{text[: span.start]} {text[span.end :]}"
    return Slot(kind, span.of(text), fold(counted[1]) if counted else None, rest)


def same_value(kind: AskedFor, one: str, other: str) -> bool:
    """Tell whether two things of a kind are the same, however they are written.

    Example:
        >>> same_value(AskedFor.COUNT, "05 xã", "5"), same_value(AskedFor.DAY, "ngày 8/12", "08/12/2023")
        (True, True)
        >>> same_value(AskedFor.MONEY, "2,45 tỷ đồng", "2.450.000.000 đồng")
        True
        >>> same_value(AskedFor.PERSON, "bà Hạnh", "Võ Thị Hạnh"), same_value(AskedFor.PERSON, "ông An", "Lê An Bình")
        (True, False)
    """
    if kind is AskedFor.PERSON:
        first, second = _given(one), _given(other)
        length = min(len(first), len(second))
        return length > 0 and first[-length:] == second[-length:]
    if kind is AskedFor.MONEY:
        return _amount(one) == _amount(other)
    if kind is AskedFor.DURATION and _unit(one) != _unit(other):
        return False
    first, second = _digits(one), _digits(other)
    if kind is AskedFor.DAY:
        length = min(len(first), len(second))
        return length > 0 and first[:length] == second[:length]
    return first == second and bool(first)


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MAGNITUDES = {"tram": 100, "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 10**9, "ti": 10**9}
_UNITS = _words("giay phut gio tieng ngay tuan thang quy nam buoi")
_ADDRESS = _words("ong ba dong chi anh co thay em chau cu ts ths gs pgs bs bac si d c")


def _given(name: str) -> list[str]:
    return [token.folded for token in tokens(name) if token.folded not in _ADDRESS]


def _digits(text: str) -> list[str]:
    return [word for word in folded_syllables(text) if word.isdigit()] or folded_syllables(text)


def _amount(text: str) -> float | str:
    """Return an amount of money in its currency, or the text where it has no number."""
    number = _NUMBER.search(text)
    if number is None:
        return fold(text)
    digits = number.group()
    if _GROUPED.fullmatch(digits) or "," in digits:
        digits = digits.replace(".", "")
    digits = digits.replace(",", "" if _GROUPED.fullmatch(number.group()) else ".")
    if digits.count(".") > 1:
        return fold(text)
    factor = math.prod(_MAGNITUDES.get(word, 1) for word in folded_syllables(text))
    # Rounded, for 1,15 times a thousand million is not exactly what is written out.
    return round(float(digits) * factor, 2)


def _unit(text: str) -> str:
    return next((token.folded for token in tokens(text) if token.folded in _UNITS), "")


def are_comparable(kind: AskedFor, one: str, other: str) -> bool:
    """Tell whether two things of a kind that differ say so for sure: `12 tháng` does not deny `1 năm`.

    Example:
        >>> are_comparable(AskedFor.DURATION, "12 tháng", "1 năm")
        False
    """
    return kind is not AskedFor.DURATION or _unit(one) == _unit(other)
