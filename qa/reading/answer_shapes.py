"""How the things that questions ask for look in a sentence: names, dates, amounts, places, reasons."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.folding import fold
from corpus.letters import CAPITAL
from qa.reading.asked_for import AskedFor
from qa.reading.names import BODY, FOREIGN_NAME, NAME, PERSON, new_name
from qa.reading.question_words import QuestionWords

_SMALL_NUMBER = r"(?:\d[\d.,/]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_DAY = (
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d{1,2}\.\d{1,2}\.\d{4}|\b(?:ngay|mung|ram) \d{1,2}"
    r"|\bthu (?:hai|ba|tu|nam|sau|bay)\b|\bchu nhat\b"
)
_YEAR = r"\bnam \d{4}"
_MONTH = (
    r"\bthang \d{1,2}(?:[/-]\d{4})?|\bquy [iv\d]+\b|\b(?:dau|giua|cuoi) (?:thang|nam|quy)\b"
    r"|\bhang (?:nam|thang|quy|tuan)\b"
)
_PATTERNS: dict[AskedFor, re.Pattern[str]] = {
    AskedFor.CLOCK: re.compile(r"\b\d{1,2} ?(?:gio|h)(?: ?\d{2})?\b|\b\d{1,2}:\d{2}\b"),
    AskedFor.DATE: re.compile(rf"{_DAY}|{_YEAR}|{_MONTH}"),
    AskedFor.DAY: re.compile(_DAY),
    AskedFor.YEAR: re.compile(r"(?<![\d/.-])(?:1\d|20)\d{2}(?![\d/.-]\d|\d)"),
    AskedFor.PHONE: re.compile(r"\b0\d[\d .]{6,13}\d\b"),
    AskedFor.DURATION: re.compile(rf"\b{_SMALL_NUMBER} (?:ngay|thang|nam|tuan|phut|tieng|gio|buoi|quy)\b"),
    AskedFor.MONEY: re.compile(
        r"\d[\d.,]* ?(?:dong|trieu|ty|nghin|ngan|vnd)\b|\bmien phi\b|\bkhong (?:thu|phai nop|mat) (?:le )?(?:phi|tien)"
    ),
    AskedFor.PERCENT: re.compile(r"\d[\d.,]* ?(?:%|phan tram)|\bmot (?:nua|phan)\b"),
    AskedFor.REFERENCE: re.compile(r"\d+(?:/\d{4})?[/-][a-z][\w/-]*"),
}
# These are looked for with their diacritics: folded, `do`, `vi`, `o` and `so` are too many other words.
_COUNT = re.compile(r"\d[\d.,/]*|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười) (?=\w)")
_CAUSE = re.compile(r"\b(?:nguyên nhân|lý do|lí do|vì|do|bởi|nhờ)\b")
# Whose work it is, and no cause: `Đoàn do ông Lê Văn An, Bí thư Đảng ủy, làm trưởng đoàn`.
_BY_SOMEBODY = re.compile(
    rf"\b[Dd]o\s(?:(?:ông|bà|đồng chí|đ/c|anh|chị|cô|thầy)\s)?{CAPITAL}\w*(?:,?\s[^\W\d_]+){{0,12}}?,?\s"
    r"(?:làm (?:trưởng|phó|chủ|tổ|thư|đội|nhóm)|chủ (?:trì|tọa|toạ|biên|nhiệm)|dẫn đầu|đứng đầu|phụ trách"
    r"|điều hành|chỉ huy|(?<!ăng )ký|trình bày|sáng tác|ban hành|tổ chức)\b(?!\s(?:chậm|kém|chưa|không))"
)
_PURPOSE = re.compile(r"\b(?:nhằm|để|nên|khiến|tránh|xuất phát từ)\b")
_STANDS_AT = re.compile(
    r"\b(?:tại|ở|đến|địa chỉ|trụ sở|số \d+|đường|phố|xã|phường|thị trấn|huyện|thị xã|tỉnh|thành phố|thôn|xóm|hội trường"
    r"|phòng|nhà văn hóa)\b"
)
_QUOTED = re.compile(r"[“\"]([^”\"\n]{2,80})[”\"]")
_ANY_BODY = {"don vi", "co quan", "to chuc"}
_HALF = 0.5
"""For a sentence that holds a thing of the kind, but not of the noun that is counted or named."""


def shape(question: str, words: QuestionWords, sentence: str) -> float:
    """Return how surely a sentence holds a thing of the kind that is asked for and that the question does not name.

    Args:
        question: The question.
        words: The same, taken apart.
        sentence: A sentence of a document.

    Returns:
        1 where it does, 0.5 where only the kind fits and not the noun, 0 where nothing fits.

    Example:
        >>> from qa.reading.question_words import take_apart
        >>> question = "Năm 2023 có bao nhiêu kế hoạch?"
        >>> shape(question, take_apart(question), "Năm 2023 ban hành 37 kế hoạch.")
        1.0
        >>> shape(question, take_apart(question), "Kế hoạch năm 2023")
        0.0
    """
    return _CHECKS.get(words.asked_for, _by_pattern)(question, words, sentence)


def _by_pattern(question: str, words: QuestionWords, sentence: str) -> float:
    pattern = _PATTERNS.get(words.asked_for)
    return 1.0 if pattern is None or _new(pattern, fold(question), fold(sentence)) else 0.0


def _new(pattern: re.Pattern[str], question: str, sentence: str) -> list[re.Match[str]]:
    asked = {match.group().strip(" .,") for match in pattern.finditer(question)}
    return [match for match in pattern.finditer(sentence) if match.group().strip(" .,") not in asked]


def _year(question: str, words: QuestionWords, sentence: str) -> float:
    """Take a year by itself for sure, and one within a full date by half: nearly every official sentence has a date."""
    day = bool(_new(_PATTERNS[AskedFor.DAY], fold(question), fold(sentence)))
    return _by_pattern(question, words, sentence) or (_HALF if day else 0.0)


def _person(question: str, _: QuestionWords, sentence: str) -> float:
    if new_name(PERSON, question, sentence):
        return 1.0
    return _HALF if new_name(FOREIGN_NAME, question, sentence) else 0.0


def _reason(_: str, __: QuestionWords, sentence: str) -> float:
    lower = _BY_SOMEBODY.sub(" ", sentence).lower()
    return 1.0 if _CAUSE.search(lower) else _HALF if _PURPOSE.search(lower) else 0.0


def _count(question: str, words: QuestionWords, sentence: str) -> float:
    lower = sentence.lower()
    numbers = _new(_COUNT, question.lower(), lower)
    if not numbers:
        return 0.0
    behind = [fold(lower[number.end() : number.end() + 25]) for number in numbers]
    counted = words.noun is None or any(re.search(rf"\b{re.escape(words.noun)}\b", text) for text in behind)
    return 1.0 if counted else _HALF


def _place(question: str, _: QuestionWords, sentence: str) -> float:
    return float(bool(_STANDS_AT.search(sentence.lower())) and new_name(NAME, question, sentence))


def _named(question: str, words: QuestionWords, sentence: str) -> float:
    if words.noun is None:  # the name of a thing, mostly in quotation marks
        quoted = any(fold(match[1]) not in fold(question) for match in _QUOTED.finditer(sentence))
        return 1.0 if quoted else _HALF * new_name(NAME, question, sentence)
    if words.noun in _ANY_BODY:
        return float(new_name(BODY, question, sentence))
    if not new_name(NAME, question, sentence):
        return 0.0
    return 1.0 if words.noun and re.search(rf"\b{re.escape(words.noun)} \w", fold(sentence)) else _HALF


_CHECKS: dict[AskedFor, Callable[[str, QuestionWords, str], float]] = {
    AskedFor.PERSON: _person,
    AskedFor.YEAR: _year,
    AskedFor.COUNT: _count,
    AskedFor.PLACE: _place,
    AskedFor.NAMED: _named,
    AskedFor.REASON: _reason,
}
