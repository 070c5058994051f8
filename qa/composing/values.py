"""Whether two persons, days or amounts are the same, however they are written."""

from __future__ import annotations

import math
import re

from corpus.folding import fold, folded_syllables, has_diacritics
from qa.composing.spelling import spelling, spelt_syllables
from qa.composing.tokens import tokens
from qa.reading.asked_for import AskedFor


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MAGNITUDES = {"tram": 100, "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 10**9, "ti": 10**9}
_UNITS = _words("giay phut gio tieng ngay tuan thang quy nam buoi")
_ADDRESS = _words("ong ba dong chi anh co thay em chau cu chu ts ths gs pgs bs bac si d c")
_MAN = spelling(r"^\s*(?:ông|anh|chú|cậu)\s")
_WOMAN = spelling(r"^\s*(?:bà|chị|cô|dì)\s")


def same_value(kind: AskedFor, one: str, other: str) -> bool:
    """Tell whether two things of a kind are the same, however they are written.

    Example:
        >>> same_value(AskedFor.COUNT, "05 xã", "5"), same_value(AskedFor.DAY, "ngày 8/12", "08/12/2023")
        (True, True)
        >>> same_value(AskedFor.MONEY, "2,45 tỷ đồng", "2.450.000.000 đồng")
        True
        >>> same_value(AskedFor.PERSON, "bà Hạnh", "Võ Thị Hạnh"), same_value(AskedFor.PERSON, "ông An", "Lê An Bình")
        (True, False)
        >>> same_value(AskedFor.PERSON, "bà Bình", "ông Lê Văn Bình")
        False
    """
    if kind is AskedFor.PERSON:
        return _same_person(one, other)
    if kind is AskedFor.MONEY:
        return _amount(one) == _amount(other)
    if kind is AskedFor.DURATION and _unit(one) != _unit(other):
        return False
    first, second = _digits(one), _digits(other)
    if kind is AskedFor.DAY:
        length = min(len(first), len(second))
        return length > 0 and first[:length] == second[:length]
    return first == second and bool(first)


def are_comparable(kind: AskedFor, one: str, other: str) -> bool:
    """Tell whether two things of a kind that differ do so for sure: `12 tháng` does not deny `1 năm`.

    Neither does a longer name that holds the shorter one, nor the same name with another form of address.

    Example:
        >>> are_comparable(AskedFor.DURATION, "12 tháng", "1 năm")
        False
        >>> are_comparable(AskedFor.PERSON, "bà Hạnh", "bà Võ Thị Hạnh Nguyên")
        False
    """
    if kind is AskedFor.PERSON:
        first, second = set(_given(one)), set(_given(other))
        return bool(first and second) and not first <= second and not second <= first
    return kind is not AskedFor.DURATION or _unit(one) == _unit(other)


def _same_person(one: str, other: str) -> bool:
    if _are_man_and_woman(one, other):
        return False
    marked = has_diacritics(one) and has_diacritics(other)
    first, second = _given(one, marked=marked), _given(other, marked=marked)
    length = min(len(first), len(second))
    return length > 0 and first[-length:] == second[-length:]


def _are_man_and_woman(one: str, other: str) -> bool:
    man = [_MAN.of(name).match(name) is not None for name in (one, other)]
    woman = [_WOMAN.of(name).match(name) is not None for name in (one, other)]
    return (man[0] and woman[1]) or (man[1] and woman[0])


def _given(name: str, *, marked: bool = False) -> list[str]:
    return [
        spelt
        for token in tokens(name)
        if token.folded not in _ADDRESS
        for spelt in spelt_syllables(name[token.start : token.end], marked=marked)
    ]


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
