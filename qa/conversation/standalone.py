"""Makes a follow-up stand on its own, out of the questions before it.

A first, simple way: a question that names its subject is left alone; one that leans on the conversation takes what it
lacks from the last question that stood on its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import fold
from qa.reading.question_words import take_apart

_ELLIPSIS = re.compile(r"^(?:con|the con|the|vay con|vay thi|vay|rieng)\b(?P<rest>.*?)(?:\bthi sao\b|\bthe nao\b)?\W*$")
_REFERENCE = re.compile(
    r"\b(?:ong|ba|anh|chi|co|dong chi|nguoi|van ban|tai lieu|hoi nghi|cuoc hop|buoi lam viec|noi|cho|don vi|co quan|"
    r"quyet dinh|ke hoach|thong bao|nghi quyet|huyen|xa|tinh|truong|chuong trinh|dot|lan|nam|ngay|viec|thu tuc|ky thi|"
    r"ho so|khoan|quy che)(?: \w+)? (?:ay|do|nay|tren|kia|vua roi)\b|\bo do\b|\bo day\b|\bho\b(?! so)|\bno\b|\bcai do\b|\bviec do\b|\bdo la\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_FEW_WORDS = 3


def standalone_question(question: str, history: Sequence[str]) -> str:
    """Return `question` so that it can be understood without `history`.

    Args:
        question: What was asked last.
        history: What was asked before, oldest first.

    Example:
        >>> standalone_question("Còn năm 2022 thì sao?", ["Năm 2023 có bao nhiêu đảng viên mới?"])
        'Năm 2022 có bao nhiêu đảng viên mới?'
        >>> standalone_question("Ai chủ trì hội nghị ở Hậu Giang?", ["Lệ phí là bao nhiêu?"])
        'Ai chủ trì hội nghị ở Hậu Giang?'
    """
    earlier = [one.strip() for one in history if one.strip()]
    if not earlier or not leans_on_history(question):
        return question
    subject = _last_standalone(earlier)
    ellipsis = _ELLIPSIS.match(fold(question))
    if ellipsis and len(_YEAR.findall(question)) == 1 == len(_YEAR.findall(subject)):
        new_year = _YEAR.findall(question)[0]
        if len(take_apart(question).content) <= _FEW_WORDS - 1:
            return _YEAR.sub(new_year, subject)
    return f"{question.rstrip()} ({subject.rstrip(' ?')})"


def leans_on_history(question: str) -> bool:
    """Tell whether a question leaves something to the conversation before it."""
    folded = fold(question).strip()
    if _REFERENCE.search(folded):
        return True
    content = take_apart(question).content
    return bool(_ELLIPSIS.match(folded)) or len(content) < _FEW_WORDS


def _last_standalone(history: Sequence[str]) -> str:
    """Return the latest question of the history, completed in its turn by those before it."""
    for number in range(len(history) - 1, -1, -1):
        if not leans_on_history(history[number]):
            return _with_later_turns(history[number], history[number + 1 :])
    return history[-1]


def _with_later_turns(subject: str, later: Sequence[str]) -> str:
    for question in later:
        subject = standalone_question(question, [subject])
    return subject
