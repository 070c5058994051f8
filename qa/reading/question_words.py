"""What a question's words are for: what it asks about, and what kind of thing it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from corpus.folding import fold, has_diacritics, syllables
from corpus.tone_placement import old_style

# Syllables that carry the question, not its subject.
_FUNCTION_SYLLABLES = frozenset(
    """à ai anh ạ bao bằng bị bởi các cái chỉ cho chưa chứ có của cùng cũng dùm đã đang đâu đây để đến đều đi đó được
    em gì giúp hay hãy hãy hiện hỏi hoặc khi không kia là lại lúc mà mấy mình mọi mới nào này nên nếu nhé nhỉ nhiêu nhiều
    như những ở ra rằng rất rồi sao sẽ tại tên tôi thì thế theo thôi trên trong từ từng và vào vậy vẫn về vì việc với vui
    lòng xin xem ấy""".split()
)
# Typed without diacritics, many of these are also words of substance (`dang` is both `đang` and `Đảng`): only those stay
# on the list that hardly ever are.
_FUNCTION_SYLLABLES_FOLDED = frozenset(
    "ai bao cac cai cho co cua da duoc gi giup hay khi khong la luc may nao nay nen neu nhieu nhu nhung o sao thi va voi xin".split()
)


class AskedFor(Enum):
    """The kinds of thing that a question asks for, where its words tell."""

    PERSON = "person"
    CLOCK = "clock"
    DATE = "date"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    REFERENCE = "reference"
    PLACE = "place"
    NAMED = "named"
    REASON = "reason"
    ANYTHING = "anything"


# Written with diacritics folded away, since half of all questions come without; the first pattern that fits decides.
_HOW_MANY = r"(?:bao nhieu|may)"
_ASKING = (
    (AskedFor.REASON, r"\b(?:vi sao|tai sao|sao lai|ly do|nguyen nhan|do dau|vi ly do gi)\b"),
    (AskedFor.CLOCK, rf"\b(?:{_HOW_MANY} gio|gio nao|luc nao)\b"),
    (AskedFor.DURATION, rf"\b(?:bao lau|{_HOW_MANY} (?:ngay|thang|nam|tuan|phut|tieng|gio)(?! nao)|thoi han|trong vong)\b"),
    (
        AskedFor.DATE,
        r"\b(?:khi nao|bao gio|luc nao|(?:ngay|hom|thang|nam|quy|buoi|dip|thoi (?:gian|diem)) nao|han (?:chot|cuoi|nop)|"
        r"ngay (?:may|bao nhieu)|thang may|nam bao nhieu|muon nhat|cham nhat|tu ngay|den ngay)\b",
    ),
    (AskedFor.PERCENT, r"\b(?:phan tram|ty le|ti le)\b|%"),
    (
        AskedFor.MONEY,
        rf"\b{_HOW_MANY} (?:tien|dong|trieu|ty|nghin|ngan)\b|\b(?:le phi|hoc phi|muc (?:phi|thu|dong|thuong|phat|luong)|"
        rf"gia(?! dinh)|kinh phi|chi phi|so tien|tong von|nhuan but|thue|mon bai)\b.*\b(?:{_HOW_MANY}|the nao|ra sao|la gi)\b",
    ),
    (AskedFor.REFERENCE, r"\b(?:van ban|quyet dinh|ke hoach|nghi quyet|thong bao|cong van|chi thi|ket luan|huong dan|quy dinh|thong tu) (?:nao|so (?:may|bao nhieu))\b|\bso hieu\b"),
    (AskedFor.COUNT, rf"\b{_HOW_MANY}\b|\bso luong\b"),
    (AskedFor.PERSON, r"\bai\b|\b(?:nguoi|dong chi|ong|ba|can bo|bac si|thay|co giao|lanh dao) nao\b|\bten (?:la )?gi\b"),
    (AskedFor.PLACE, r"\b(?:o dau|tai dau|den dau|cho nao|noi nao|dia (?:diem|chi)(?: nao)?)\b|\bdau\s*\?*$"),
    (AskedFor.NAMED, r"\b(?:xa|phuong|huyen|tinh|thon|xom|truong|don vi|co quan|thanh pho|thi tran|thi xa|to chuc|cong ty|benh vien|tram|ban|so|phong) nao\b"),
)
_ASKING_PATTERNS = tuple((asked, re.compile(pattern)) for asked, pattern in _ASKING)
_COUNTED = re.compile(rf"\b{_HOW_MANY} (\w+)(?: (\w+))?")
_NAMED = re.compile(r"\b(\w+(?: (?:vi|quan|pho|tran|chuc|ty|vien))?) nao\b")


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question taken apart.

    Attributes:
        content: The folded syllables that say what it is about, in order; all of them where nothing else is left.
        typed: The same syllables as they were typed, with or without diacritics.
        asked_for: The kind of thing that it asks for.
        noun: The folded noun that is counted or named (`bao nhiêu trường`, `xã nào`), or None.
    """

    content: tuple[str, ...]
    typed: tuple[str, ...]
    asked_for: AskedFor
    noun: str | None = None


def take_apart(question: str) -> QuestionWords:
    """Return what a question is about and what it asks for.

    Example:
        >>> take_apart("Ai là trưởng đoàn công tác?").content
        ('truong', 'doan', 'cong', 'tac')
    """
    every = syllables(old_style(question))
    function = _FUNCTION_SYLLABLES if has_diacritics(question) else _FUNCTION_SYLLABLES_FOLDED
    typed = tuple(syllable for syllable in every if syllable not in function) or tuple(every)
    folded = fold(question)
    asked = next((kind for kind, pattern in _ASKING_PATTERNS if pattern.search(folded)), AskedFor.ANYTHING)
    return QuestionWords(tuple(map(fold, typed)), typed, asked, _noun(asked, folded))


def _noun(asked: AskedFor, folded: str) -> str | None:
    pattern = {AskedFor.COUNT: _COUNTED, AskedFor.NAMED: _NAMED}.get(asked)
    match = pattern.search(folded) if pattern else None
    return match[1] if match else None
