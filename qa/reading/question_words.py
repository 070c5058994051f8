"""What a question's words are for: what it asks about, and what kind of thing it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import fold, has_diacritics, syllables
from corpus.letters import CAPITAL
from corpus.tone_placement import old_style
from index.wording.language import is_vietnamese, shared_words
from qa.reading.asked_for import Asked, AskedFor, asked_for, asked_for_in_english


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Syllables that carry the question, not its subject.
_FUNCTION_SYLLABLES = _words("""
    à ai anh ạ bao bằng bị bởi các cái chỉ cho chưa chứ còn có của cùng cũng dùm đã đang đâu đây để đến đều đi đó được
    em gì giúp hay hãy hiện hỏi hoặc khi không kia là lại lúc mà mấy mình mọi mới nào này nên nếu nhé nhỉ nhiêu nhiều
    như những ở ra rằng rất rồi sao sẽ tại tên tôi thì thế theo thôi trên trong từ từng và vào vậy vẫn về vì việc với
    vui lòng xin xem ấy
""")
# Typed without diacritics, many of these are also words of substance (`dang` is both `đang` and `Đảng`): only those
# stay on the list that hardly ever are.
_FUNCTION_SYLLABLES_FOLDED = _words("""
    ai bao cac cai cho co cua da duoc gi giup hay khi khong la luc may nao nay nen neu nhieu nhu nhung o sao thi va voi
    xin
""")
_ENGLISH_FUNCTION_WORDS = _words("""
    are at by did do does for from had has have how is of on the they was were what when where which who whom whose why
    with
""")
_NO_QUESTION_WORD = re.compile(
    r"(?<!bao nhiêu )(?<!mấy )\b(?:máy|mây|ái|ải|não|náo|gió|giỗ|đầu|dầu|đậu|đấu|dâu|quỹ|thẳng|lục)\b"
)
"""What folds to `mấy`, `ai`, `nào`, `giờ`, `đâu`, `quý`, `tháng` and `lúc`, but asks for none of them: `máy bay`."""
_ARTIFICIAL = re.compile(r"(?<=\w )AI\b")
"""Artificial intelligence, which is no `ai`; only at the beginning may the capitals be somebody's who shouts."""
_CAPITALIZED = re.compile(rf"(?<!\w){CAPITAL}[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question taken apart.

    Attributes:
        content: The folded syllables that say what it is about, in order; all of them where nothing else is left.
        typed: The same syllables as they were typed, with or without diacritics.
        asked_for: The kind of thing that it asks for.
        noun: The folded noun that is counted or named (`bao nhiêu trường`, `xã nào`), or None.
        wording: All its syllables as they were typed, in order; of a question in another language, only those that may
            stand in Vietnamese text.
        names: The folded syllables that are written with a capital within the question.
    """

    content: tuple[str, ...]
    typed: tuple[str, ...]
    asked_for: AskedFor
    noun: str | None = None
    wording: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


def take_apart(question: str) -> QuestionWords:
    """Return what a question is about and what it asks for.

    Example:
        >>> take_apart("Ai là trưởng đoàn công tác?").content
        ('truong', 'doan', 'cong', 'tac')
    """
    if not is_vietnamese(question):
        return _in_another_language(question)
    every = syllables(old_style(question))
    function = _FUNCTION_SYLLABLES if has_diacritics(question) else _FUNCTION_SYLLABLES_FOLDED
    typed = tuple(syllable for syllable in every if syllable not in function) or tuple(every)
    # A follow-up made standalone carries its subject in brackets behind it: what it asks for stands before them.
    plain = question if question.isupper() else _ARTIFICIAL.sub(".", question)
    whole = fold(_NO_QUESTION_WORD.sub(".", plain.lower()))
    head = whole.partition(" (")[0]
    asked = asked_for(head) or asked_for(whole) or Asked(AskedFor.ANYTHING)
    return QuestionWords(tuple(map(fold, typed)), typed, asked.kind, asked.noun, tuple(every), _names(question))


def _in_another_language(question: str) -> QuestionWords:
    """Take apart a question whose words, but for names and numbers, are not in the documents."""
    shared = syllables(" ".join(shared_words(question)))
    typed = tuple(word for word in shared if word not in _ENGLISH_FUNCTION_WORDS) or tuple(syllables(question))
    kind = asked_for_in_english(question) or AskedFor.ANYTHING
    return QuestionWords(tuple(map(fold, typed)), typed, kind, None, typed, _names(question))


def _names(question: str) -> frozenset[str]:
    if question.isupper():
        return frozenset()
    inside = (found.group() for found in _CAPITALIZED.finditer(question) if found.start())
    return frozenset(fold(syllable) for name in inside for syllable in syllables(name))
