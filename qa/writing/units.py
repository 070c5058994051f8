"""The unit behind a number: 25 tấn is neither 25 kg nor 25 thùng, and 2,5 tạ is 250 kg."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, or what is counted.

    Attributes:
        base: What its amounts are brought to, such as `kg`.
        factor: How many of the base one of it is.
    """

    base: str
    factor: Decimal = Decimal(1)


_AMOUNTS: dict[str, dict[str, str]] = {
    "kg": {"kg": "1", "ki-lô-gam": "1", "kilogam": "1", "g": "0.001", "gam": "0.001", "mg": "0.000001", "yến": "10",
           "tạ": "100", "tấn": "1000"},
    "m": {"m": "1", "mét": "1", "cm": "0.01", "mm": "0.001", "km": "1000", "ki-lô-mét": "1000", "cây số": "1000"},
    "m2": {"m2": "1", "m²": "1", "mét vuông": "1", "km2": "1000000", "km²": "1000000", "ki-lô-mét vuông": "1000000",
           "ha": "10000", "héc-ta": "10000", "hecta": "10000", "héc ta": "10000"},
    "sào": {"sào": "1"},
    "lít": {"lít": "1", "ml": "0.001", "m3": "1000", "m³": "1000", "mét khối": "1000", "khối": "1000"},
    "giây": {"giây": "1", "phút": "60", "giờ": "3600", "tiếng": "3600", "ngày": "86400", "tuần": "604800"},
    "tháng": {"tháng": "1", "quý": "3", "năm": "12"},
    "đồng": {"đồng": "1", "đ": "1", "vnđ": "1", "vnd": "1"},
    "usd": {"usd": "1", "đô la": "1", "đô-la": "1"},
    "euro": {"euro": "1", "eur": "1"},
    "người": {"người": "1", "nhân khẩu": "1", "khẩu": "1"},
    "hộ": {"hộ": "1", "gia đình": "1"},
    "thùng": {"thùng": "1"},
    "bao": {"bao": "1"},
    "xã": {"xã": "1"},
    "thôn": {"thôn": "1"},
}  # fmt: skip
_UNITS = {name: Unit(base, Decimal(factor)) for base, factors in _AMOUNTS.items() for name, factor in factors.items()}
_NAMES = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
# A year or day that is counted on is none (`quý 2 năm 2023`), nor is a comrade money (`25 đồng chí`).
_BEHIND = re.compile(rf"\s*({_NAMES})(?![\w²³])(?!\s+\d|\s+(?:chí|bằng|thời|nay|ngoái|trước|sau|học|qua)\b)", re.I)


def unit_behind(text: str, end: int) -> Unit | None:
    """Return the unit that stands right behind a number, None where there is none that is known.

    Args:
        text: The sentence.
        end: Where the number ends in it.

    Example:
        >>> unit_behind("trữ 25 tấn gạo", 6), unit_behind("có 25 đồng chí", 5)
        (Unit(base='kg', factor=Decimal('1000')), None)
    """
    match = _BEHIND.match(text, end)
    return _UNITS[match[1].lower()] if match else None


def is_same_amount(one: tuple[str, Unit | None], other: tuple[str, Unit | None]) -> bool:
    """Tell whether two numbers with their units may say the same: a number without a unit may be of any.

    Example:
        >>> is_same_amount(("2.5", unit_behind(" tạ", 0)), ("250", unit_behind(" kg", 0)))
        True
        >>> is_same_amount(("25", unit_behind(" tấn", 0)), ("25", unit_behind(" kg", 0)))
        False
    """
    (reading, unit), (told, told_unit) = one, other
    if unit is None or told_unit is None or unit == told_unit:
        return reading == told
    if unit.base != told_unit.base or not (_is_plain(reading) and _is_plain(told)):
        return False
    return Decimal(reading) * unit.factor == Decimal(told) * told_unit.factor


def _is_plain(reading: str) -> bool:
    return reading.replace(".", "", 1).isdecimal()
