"""Dates that a format marks as such: a field of JSON, a property of a file, a page's own statement."""

from __future__ import annotations

import datetime
import re

from corpus.date_lines import date_of_line

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
_DAY = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?")
# Seconds, milliseconds or microseconds since 1970, from September 2001 (`1000000000`) to 2100.
_MOMENT = re.compile(r"([1-4]\d{9})(?:\.\d+|\d{3}|\d{6})?")
# As letters, feeds and servers write it: `Thu, 01 Oct 2020 08:00:00 +0700`, `Thu Oct 1 08:00:00 2020`.
_LETTER = re.compile(r"(?:[a-z]{3},? )?(?:\d{1,2}[ -][a-z]{3}[ -]\d{4}|[a-z]{3} \d{1,2}) \d{1,2}:\d\d", re.IGNORECASE)
_LAST_MOMENT = 4_102_444_800
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_LONGEST = 100
_NEVER = datetime.date(1970, 1, 1)  # What programs write for a moment that they do not know.


def read_marked_date(written: str) -> datetime.date | None:
    """Return the day that a marked date means in Vietnam, or None where it means none.

    Days in figures with or without marks, seconds since 1970, ISO 8601 and RFC 2822 with their zones, and every form
    of a date line are read. What has no day (`2020-10`), or none that can be vouched for, is no date.

    Args:
        written: The date as it is written.

    Example:
        >>> read_marked_date("20201001"), read_marked_date("Wed, 30 Sep 2020 20:00:00 GMT"), read_marked_date("2020")
        (datetime.date(2020, 10, 1), datetime.date(2020, 10, 1), None)
    """
    written = " ".join(written.split())
    if not written or len(written) > _LONGEST:
        return None
    date = _of_digits(written) or _of_iso(written) or _of_letter(written) or date_of_line(written)
    return date if date and date != _NEVER and _FIRST_YEAR <= date.year <= _LAST_YEAR else None


def _of_digits(written: str) -> datetime.date | None:
    day = _DAY.fullmatch(written)
    if day:
        try:
            return datetime.date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return None
    moment = _MOMENT.fullmatch(written)
    if moment and int(moment[1]) < _LAST_MOMENT:
        return datetime.datetime.fromtimestamp(int(moment[1]), _VIETNAM).date()
    return None


def _of_iso(written: str) -> datetime.date | None:
    if written.isdigit():  # A number that is no day.
        return None
    try:
        return _in_vietnam(datetime.datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        return None


def _of_letter(written: str) -> datetime.date | None:
    if not _LETTER.match(written):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return _in_vietnam(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_vietnam(moment: datetime.datetime) -> datetime.date:
    return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date()
