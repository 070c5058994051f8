"""How the things that questions ask for look in a sentence: names, dates, places, numbers, reasons."""

from __future__ import annotations

import re

from corpus.folding import fold
from qa.reading.question_words import AskedFor

_CAPITALISED = r"[A-ZĐÀ-ÖØ-ÞĂĨŨƠƯẠ-Ỹ][^\W\d_]*"
_NAME = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED}){{1,4}}")
_PERSON_LEAD = re.compile(r"\b(?:đồng chí|ông|bà|đ/c|ThS|TS|GS|BS|cô|thầy|anh|chị)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}[/.-]\d{1,2}|\bngay \d|\bthang \d|\bnam \d{4}|\bquy [iv\d]|\b\d{1,2} ?(?:gio|h)\b|\bsang\b|\bchieu\b|\bngay\b"
)
_PLACE = re.compile(r"\btai\b|\bo\b|\bdia chi\b|\btru so\b|\bxa\b|\bhuyen\b|\btinh\b|\bthanh pho\b|\bphuong\b")
_NUMBER = re.compile(r"\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|trieu|ty)\b")
_REASON = re.compile(r"\bdo\b|\bvi\b|\bboi\b|\bnham\b|\bnguyen nhan\b|\bde\b")


def fits(asked_for: AskedFor, sentence: str) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for.

    Example:
        >>> fits(AskedFor.NUMBER, "Có 37 kế hoạch."), fits(AskedFor.NUMBER, "Có nhiều kế hoạch.")
        (True, False)
    """
    if asked_for is AskedFor.PERSON:
        return bool(_NAME.search(sentence) and (_PERSON_LEAD.search(sentence) or len(_NAME.findall(sentence)) > 1))
    pattern = {
        AskedFor.TIME: _TIME,
        AskedFor.PLACE: _PLACE,
        AskedFor.NUMBER: _NUMBER,
        AskedFor.REASON: _REASON,
    }.get(asked_for)
    return pattern is None or bool(pattern.search(fold(sentence)))
