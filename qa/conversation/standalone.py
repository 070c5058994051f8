"""Makes a follow-up stand on its own, out of the questions before it.

A first, simple way: a question that names its subject is left alone; one that leans on the conversation takes what it
lacks from the last question that stood on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.folding import fold, has_diacritics
from corpus.letters import CAPITAL
from qa.reading.question_words import take_apart

_ELLIPSIS = re.compile(r"^(?:(?:the|vay|a|nhung|va) )?(?:con|rieng|the|vay|tuong tu)\b")
_ELLIPSIS_WORDS = re.compile(
    r"^(?:(?:thế|vậy|à|nhưng|và)\s+)?(?:còn|riêng|thế|vậy|the|con|rieng|vay)\s+"
    r"|\s+(?:thì sao|thi sao|thế nào|the nao|ra sao)\W*$|\?+$",
    re.IGNORECASE,
)
_POINTED_AT = (
    "ong|ba|anh|chi|co|dong chi|nguoi|van ban|tai lieu|hoi nghi|cuoc hop|buoi lam viec|noi|cho|don vi|co quan"
    "|quyet dinh|ke hoach|thong bao|nghi quyet|huyen|xa|tinh|truong|chuong trinh|dot|lan|nam|ngay|viec"
    "|thu tuc|ky thi|ho so|khoan|quy che|du an|lop|to|doan|cau|duong"
)
_ABOVE = r"tren(?! (?:dia ban|mang|ca nuoc|toan|co so|cung|\d))"  # `trên địa bàn` points at nothing said before
_REFERENCE = re.compile(
    rf"\b(?:{_POINTED_AT})(?: \w+)? (?:ay|do|nay|{_ABOVE}|kia|vua roi)\b"
    r"|\b(?:o|khi|luc|trong so|cai|viec) (?:do|ay)\b|\bo day\b"
)
# The folded words that these patterns mean, as they are spelled: `do`, `nay`, `con`, `thẻ` and `vay` are other words.
_MEANT = {
    "do": "đó", "ay": "ấy", "nay": "này", "tren": "trên", "day": "đây", "con": "còn", "rieng": "riêng", "the": "thế",
    "vay": "vậy", "va": "và", "a": "à", "nhung": "nhưng", "roi": "rồi",
}  # fmt: skip
# Typed without diacritics, they are told by what follows: `do ai` (by whom), `the can cuoc`, `vay von` do not point.
_NOT_MEANT = re.compile(
    r"\bdo (?=(?:ai|ong|ba|dong chi|nguoi|co quan|don vi|to chuc|ban|so|ubnd)\b)"
    r"|^(?:the|vay) (?!(?:con|rieng|thi|ai|o dau|khi nao|vi sao|tai sao|bao (?:gio|lau|nhieu))\b)"
)
# Without their marks these are too often other words: `hộ`, `hồ`, `nở`. `Họ Nguyễn`, `họ tên` are no pronouns.
_PRONOUN = re.compile(rf"(?<!dòng )(?<!\w)(?i:họ|nó)\b(?!\s+(?:{CAPITAL}|hàng\b|tên\b|và tên\b))")
_KINDS_OF_NAME = (
    "năm|nam|tháng|thang|quý|quy|xã|xa|phường|phuong|huyện|huyen|thị xã|tỉnh|tinh|thành phố|thị trấn|trường|truong|thôn"
    "|xóm|khu phố|đợt|dot|kỳ|khu vực|khu vuc|lớp|lop|học kỳ|điều|dieu"
)
# `năm 2022`, `xã Phú Khê`, `khu vực II`: a kind, and the name or number that tells which of the kind.
_CAPITALISED = rf"{CAPITAL}\w*"
_NAMED_THING = re.compile(
    rf"(?<!\w)(?i:(?P<kind>{_KINDS_OF_NAME}))\s+"
    rf"(?P<name>\d+(?:-\d+)?|{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|\d+))*)"
)
_FEW_WORDS = 4
_PROPER = re.compile(rf"(?<!^)(?<!\w)(?:{CAPITAL}\w+|\d+)")


def standalone_question(question: str, history: Sequence[str]) -> str:
    """Return `question` so that it can be understood without `history`.

    Args:
        question: What was asked last.
        history: What was asked before, oldest first.

    Example:
        >>> standalone_question("Còn năm 2022 thì sao?", ["Năm 2023 có bao nhiêu đảng viên mới?"])
        'năm 2022 có bao nhiêu đảng viên mới?'
        >>> standalone_question("Ai chủ trì hội nghị ở Hậu Giang?", ["Lệ phí là bao nhiêu?"])
        'Ai chủ trì hội nghị ở Hậu Giang?'
    """
    earlier = [one.strip() for one in history if one.strip()]
    if not earlier or not leans_on_history(question):
        return question
    subject = _subject(earlier)
    return _put_in_place(question, subject[0]) or _with_subject(question, subject)


def leans_on_history(question: str) -> bool:
    """Tell whether a question leaves something to the conversation before it."""
    folded = _folded(question)
    if _REFERENCE.search(folded) or _ELLIPSIS.match(folded) or _PRONOUN.search(question):
        return True
    return len(take_apart(question).content) < _FEW_WORDS and not _PROPER.search(question)


def _folded(question: str) -> str:
    """Return the question folded, without what only then looks like a word that points back."""
    if not has_diacritics(question):
        return _NOT_MEANT.sub("_ ", fold(question).strip())
    return re.sub(r"\w+", _folded_as_meant, unicodedata.normalize("NFC", question).lower().strip())


def _folded_as_meant(word: re.Match[str]) -> str:
    folded = fold(word[0])
    return folded if _MEANT.get(folded, word[0]) == word[0] else "_"


def _put_in_place(question: str, subject: str) -> str | None:
    """Return `subject` asked of the one thing that an elliptic question names, or None where it is not so simple."""
    if not _ELLIPSIS.match(_folded(question)):
        return None
    named = _ELLIPSIS_WORDS.sub("", _ELLIPSIS_WORDS.sub("", question.strip())).strip()
    thing = _NAMED_THING.fullmatch(named)
    if not thing:
        return None
    same_kind = [one for one in _NAMED_THING.finditer(subject) if fold(one["kind"]) == fold(thing["kind"])]
    if len(same_kind) != 1:
        return None
    return subject[: same_kind[0].start()] + named + subject[same_kind[0].end() :]


def _with_subject(question: str, subject: Sequence[str]) -> str:
    return f"{question.strip()} ({'; '.join(one.rstrip(' ?') for one in subject)})"


def _subject(history: Sequence[str]) -> list[str]:
    """Return what the conversation is about: its latest standalone question, and the last follow-up to it."""
    latest = next((n for n in range(len(history) - 1, -1, -1) if not leans_on_history(history[n])), 0)
    subject = [history[latest]]
    for question in history[latest + 1 :]:
        replaced = _put_in_place(question, subject[0])
        subject = [replaced] if replaced else [subject[0], question]
    return subject
