"""What a question's words are for: what it asks about, and what kind of thing it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from corpus.folding import fold, folded_syllables

# Folded syllables that carry the question, not its subject. `nam` (năm), `so` (số) and the like are left in: they are
# part of what is asked about as often as not.
_FUNCTION_SYLLABLES = frozenset(
    """a ai ah anh ban bao biet boi cac cach cai chang chi chieu cho chua chu co con cua cung da dang dau day de den deu
    di do duoc em gi giup ha hay hoi khi khong la lai lam len luc ma may minh moi nao nay nen neu nguoi nhe nhieu nhu
    nhung o oi ra rang rat roi sao se tai the thi theo thoi toi tren trong tu tung va van vao vay ve vi voi xin
    nhung bang hoac dieu ay kia vay dum vui long""".split()
)


class AskedFor(Enum):
    """The kinds of thing that a question asks for, where its words tell."""

    PERSON = "person"
    TIME = "time"
    PLACE = "place"
    NUMBER = "number"
    REASON = "reason"
    ANYTHING = "anything"


# Written with diacritics folded away, since half of all questions come without; the first pattern that fits decides.
_ASKING = (
    (AskedFor.NUMBER, r"\bbao nhieu\b|\bmay (?!khi)|\bso luong\b|\bty le\b|\bphan tram\b|\bmuc (?:phi|thu|chi|phat|dong|ho tro)\b|\bbao lau\b"),
    (AskedFor.TIME, r"\bkhi nao\b|\bngay nao\b|\bluc nao\b|\bbao gio\b|\bnam nao\b|\bthang nao\b|\bngay (?:may|bao nhieu)\b|\bmay gio\b|\bthoi gian nao\b|\bhan (?:chot|cuoi)\b|\btu ngay\b|\bdau ngay\b"),
    (AskedFor.PLACE, r"\bo dau\b|\btai dau\b|\bcho nao\b|\bnoi nao\b|\bdia (?:diem|chi) nao\b|\bdau\s*\??$"),
    (AskedFor.REASON, r"\bvi sao\b|\btai sao\b|\bly do\b|\bnguyen nhan\b|\bdo dau\b"),
    (AskedFor.PERSON, r"\bai\b|\bnguoi nao\b|\bdong chi nao\b|\bong nao\b|\bba nao\b|\bten (?:la )?gi\b"),
)
_ASKING_PATTERNS = tuple((asked, re.compile(pattern)) for asked, pattern in _ASKING)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question taken apart.

    Attributes:
        content: The folded syllables that say what it is about, in order; all of them where nothing else is left.
        asked_for: The kind of thing that it asks for.
    """

    content: tuple[str, ...]
    asked_for: AskedFor


def take_apart(question: str) -> QuestionWords:
    """Return what a question is about and what it asks for.

    Example:
        >>> take_apart("Ai là trưởng đoàn công tác?").content
        ('truong', 'doan', 'cong', 'tac')
    """
    syllables = folded_syllables(question)
    content = tuple(syllable for syllable in syllables if syllable not in _FUNCTION_SYLLABLES)
    folded = fold(question)
    asked = next((kind for kind, pattern in _ASKING_PATTERNS if pattern.search(folded)), AskedFor.ANYTHING)
    return QuestionWords(content or tuple(syllables), asked)
