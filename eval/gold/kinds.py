"""The kind of a question from a set that names none."""

from __future__ import annotations

import re

from corpus.folding import fold
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import take_apart

_KINDS = {
    AskedFor.PERSON: "who",
    AskedFor.CLOCK: "when",
    AskedFor.DATE: "when",
    AskedFor.DAY: "when",
    AskedFor.YEAR: "when",
    AskedFor.PLACE: "where",
    AskedFor.DURATION: "how_many",
    AskedFor.MONEY: "how_much",
    AskedFor.PERCENT: "how_much",
    AskedFor.COUNT: "how_many",
    AskedFor.REASON: "why",
    AskedFor.REFERENCE: "what",
    AskedFor.PHONE: "what",
    AskedFor.NAMED: "what",
}
_YES_NO = re.compile(r"\b(?:khong|chua)\W*$")
_HOW = re.compile(r"\b(?:the nao|ra sao|lam sao|bang cach|cach nao)\b")
_WHAT = re.compile(r"\b(?:gi|nao|la)\b")


def kind_of(question: str) -> str:
    """Return what a question asks for, by the words that the program itself goes by; nothing where none tells.

    Example:
        >>> kind_of("Ai viết Truyện Kiều?"), kind_of("Vắc-xin hoạt động như thế nào?"), kind_of("Kể tên các tỉnh.")
        ('who', 'how', '')
    """
    kind = _KINDS.get(take_apart(question).asked_for)
    if kind:
        return kind
    folded = fold(question)
    if _YES_NO.search(folded):
        return "yes_no"
    if _HOW.search(folded):
        return "how"
    return "what" if _WHAT.search(folded) else ""
