"""How a date is written: in figures, in words, in the order of other languages."""

from __future__ import annotations

import datetime
import re

from corpus.folding import fold

_VIETNAMESE_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        ("một giêng", "hai", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười"), start=1
    )
    for name in names.split()
} | {"muoi mot": 11, "muoi hai": 12, "chap": 12}
_ENGLISH_MONTHS = {
    name: number
    for number, month in enumerate(
        (
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ),
        start=1,
    )
    for name in (month, month[:3], month[:4])
}  # fmt: skip
_MONTHS = _VIETNAMESE_MONTHS | _ENGLISH_MONTHS
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_NAME = r"(?P<month>mười\s(?:một|hai)|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp)"
_ENGLISH_NAME = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH_YEAR = rf"\s?tháng\s?(?P<month>\d{{1,2}})(?:,?\s(?:năm\s?)?|năm\s?){_YEAR}(?!\d)"

NUMERIC = rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?![\d/-])"
"""`09-12-2023`, `9/12/2023`, `09.12.2023`."""

IN_WORDS = rf"ngày\s?(?P<day>\d{{1,2}}){_MONTH_YEAR}"
"""`ngày 9 tháng 12 năm 2023`, the blanks missing here and there."""

ISO = rf"(?<![\d/.-]){_YEAR}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d/-])"
"""`2023-12-09`, and so with slashes or full stops."""

FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        NUMERIC,
        rf"(?<![\d/.-])(?P<day>\d{{1,2}}){_MONTH_YEAR}",
        rf"(?<![\d/.-])(?P<day>\d{{1,2}})\stháng\s{_NAME},?\s(?:năm\s)?{_YEAR}(?!\d)",
        ISO,
        # As a site's software translates the order of English: `Th10 1, 2020`, `Tháng Mười 1, 2020`.
        rf"\b(?:Th|tháng\s?)(?P<month>\d{{1,2}})\s(?P<day>\d{{1,2}}),\s?{_YEAR}(?!\d)",
        rf"\btháng\s{_NAME}\s(?P<day>\d{{1,2}}),\s?{_YEAR}(?!\d)",
        rf"\b{_ENGLISH_NAME}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_ENGLISH_NAME},?[\s-]{_YEAR}(?!\d)",
    )
)
"""Every form; where a date's words begin with `ngày`, it begins behind that."""


def as_date(match: re.Match[str]) -> datetime.date | None:
    """Return the date that a match of a form is, or None where there is no such day.

    Example:
        >>> as_date(FORMS[0].search("9/12/2023")), as_date(FORMS[0].search("31/02/2023"))
        (datetime.date(2023, 12, 9), None)
    """
    try:
        month = " ".join(fold(match["month"]).split())
        return datetime.date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:  # 31/02, or day and month in American order: not a date that we can vouch for
        return None
