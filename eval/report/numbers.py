"""Numbers as the readers of a language write them: 71,4% in Vietnamese, 71.4% in English."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from corpus.messages import Language, message

NOTHING = "–"
"""What stands where there is no number."""

_SWAPPED = str.maketrans(",.", ".,")
_MINUTE, _TENTH_MATTERS = 60, 10


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes numbers in one language.

    Args:
        language: Whose decimal sign it is.

    Example:
        >>> Numbers("vi").share(0.714), Numbers("en").count(1234)
        ('71,4%', '1,234')
    """

    language: Language

    def decimal(self, value: float, digits: int = 1) -> str:
        """Return a number with so many digits behind the decimal sign."""
        if not math.isfinite(value):
            return NOTHING
        text = f"{value:,.{digits}f}"
        return text.translate(_SWAPPED) if self.language == "vi" else text

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self.decimal(value, 0)

    def share(self, value: float, digits: int = 1) -> str:
        """Return a share of one as a percentage."""
        text = self.decimal(value * 100, digits)
        return text if text == NOTHING else f"{text}%"

    def shares(self, low: float, high: float) -> str:
        """Return an interval of shares, the percent sign once."""
        return self._interval(self.decimal(low * 100), self.share(high))

    def decimals(self, low: float, high: float, digits: int = 1) -> str:
        """Return an interval of numbers."""
        return self._interval(self.decimal(low, digits), self.decimal(high, digits))

    def milliseconds(self, value: float) -> str:
        """Return milliseconds without the unit; of short times a tenth still tells something."""
        return self.decimal(value, 1 if value < _TENTH_MATTERS else 0)

    def duration(self, seconds: float) -> str:
        """Return a duration in seconds, or in minutes and seconds.

        Example:
            >>> Numbers("vi").duration(75)
            '1 phút 15 giây'
        """
        if seconds < _MINUTE:
            return message("report_seconds", self.language, seconds=self.decimal(seconds))
        minutes, rest = divmod(round(seconds), _MINUTE)
        return message("report_minutes", self.language, minutes=self.count(minutes), seconds=rest)

    def moment(self, moment: datetime.datetime) -> str:
        """Return a date with its time of day where this machine stands, and how far that is from UTC."""
        local = moment.astimezone()
        day = f"{local:%d/%m/%Y}" if self.language == "vi" else f"{local:%Y-%m-%d}"
        return f"{day} {local:%H:%M} (UTC{_offset(local)})"

    def _interval(self, low: str, high: str) -> str:
        return NOTHING if NOTHING in (low, high) else f"{low}–{high}"


def _offset(moment: datetime.datetime) -> str:
    """Return the offset from UTC, as in `+07:00`."""
    digits = f"{moment:%z}"
    return f"{digits[:3]}:{digits[3:5]}"
