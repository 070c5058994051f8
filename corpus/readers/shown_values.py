"""How the value of a spreadsheet's cell is written for Vietnamese readers: `1.234.567`, `15,5%`, `12/03/2024`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

Value = str | float | bool | date | datetime | time | timedelta

_MOST_DIGITS = 10
"""As many as a cell without a format shows; those behind are mostly what the computer's arithmetic left."""
_MOST_EXACT = 1e15
_EXACTLY = Context(prec=1_000)  # The largest number has 309 digits, and a format may ask for some more.
# Of a format's code, what says nothing on digits: texts, brackets, escaped letters, room for a letter, colours.
_NO_DIGITS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DAY = re.compile("d", re.IGNORECASE)
_MONTH = re.compile("m", re.IGNORECASE)


def shown(value: Value, code: str = "") -> str:
    """Return a cell's value as text.

    Args:
        value: What the cell holds.
        code: The code of its number format, as Excel writes it: `#,##0`, `0.0%`, `mm/yyyy`; nothing where unknown.

    Example:
        >>> shown(1234567.0), shown(1234567.0, "#,##0"), shown(0.155, "0.0%"), shown(2.34)
        ('1234567', '1.234.567', '15,5%', '2,34')
        >>> shown(901234567, "0000000000"), shown(date(2024, 3, 12)), shown(datetime(2024, 3, 12, 7, 30))
        ('0901234567', '12/03/2024', '12/03/2024 07:30')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"  # as the program shows it in every language
    if isinstance(value, int | float):
        if not code and abs(value) < _MOST_EXACT and value == int(value):
            return str(int(value))
        return _number(value, _NO_DIGITS.sub("", code.split(";")[0]))
    if isinstance(value, date | time):
        return _moment(value, code)
    return " ".join(str(value).split())


def _number(value: float, code: str) -> str:
    exact = Decimal(str(value))
    if not exact.is_finite():
        return str(value)
    if "%" in code:
        exact *= 100
    whole, point, decimals = code.replace("%", "").partition(".")
    if "0" not in code or "e" in code.lower() or "/" in code:  # no format, `General`, `0.00E+00`, `# ?/?`
        text = _plain(exact)
    else:
        places = sum(decimals.count(sign) for sign in "0#?") if point else 0
        rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACTLY)
        digits = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
        text = digits if "," in whole else _with_zeros(digits, whole.count("0"))
    return text.translate({ord(","): ".", ord("."): ","}) + ("%" if "%" in code else "")


def _plain(value: Decimal) -> str:
    if value == value.to_integral():
        return f"{value:.0f}"
    text = f"{value:.{max(1, _MOST_DIGITS - max(value.adjusted(), 0) - 1)}f}"
    return text.rstrip("0").rstrip(".")


def _with_zeros(digits: str, least: int) -> str:
    """Return digits with zeros before them: `0901234567`, where the format asks for ten."""
    whole, point, decimals = digits.lstrip("-").partition(".")
    return "-" * digits.startswith("-") + whole.zfill(least) + point + decimals


def _moment(value: date | time, code: str) -> str:
    plain = _NO_DIGITS.sub("", code)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if plain and "y" in plain.lower() and not _DAY.search(plain):
        return f"{value:%m/%Y}" if _MONTH.search(plain) else f"{value:%Y}"
    has_time = isinstance(value, datetime) and value.time() != time()
    return value.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")
