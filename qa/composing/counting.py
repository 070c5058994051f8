"""Whether a number counts what a question asks for, and where a sentence says that there is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Span
from corpus.folding import fold, has_diacritics
from qa.composing.spelling import spelling
from qa.composing.tokens import Token, holds_run, tokens
from qa.composing.unit import known_unit


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HOW_MANY = re.compile(r"\b(?:bao nhieu|may)\s(?=[^\W\d_])")
_NUMBER_OF = re.compile(r"\b(?:tong )?so (?:luong )?(?=(?!luong\b)[^\W\d_]+\b.*\bbao nhieu\W*$)")
_ENDS_THE_NOUN = _words("""
    trong ở tại của năm là vào từ đến này được tham dự có không đã đang sẽ phải cho theo với tháng quý ngày đợt lần
    hiện rồi vậy thế nào do vì bởi
""")
_ENDS_IT_FOLDED = frozenset(map(fold, _ENDS_THE_NOUN)) - {"tu", "vi"}  # `tử vong`, `vi phạm` are counted more often
_LONGEST = 6
_REACH = 100  # characters behind a number in which stands what it counts
_FILLERS = _words("bi nao mot bat ky")
_NONE = spelling(r"\b(?:không|chưa)\s(?:(?:có|còn|ghi nhận|phát hiện|để|xảy ra|phát sinh|bị)\s)*(?=[a-zà-ỹđ])")
_PUNCTUATION = re.compile(r"[,.;:()!?]|\s[–-]\s")
# Hộ cận nghèo are no hộ nghèo, and phi nông nghiệp is not nông nghiệp.
_TURNS_THE_KIND = _words("can thoat phi ngoai tai")
_OUTCOMES = (
    ("chet", "tu vong", "thiet mang", "hy sinh"), ("bi thuong",), ("mat tich",), ("vi pham", "bi dinh chi"),
    ("ky luat", "khien trach", "canh cao", "cach chuc", "khai tru"), ("khien trach",), ("canh cao",), ("cach chuc",),
    ("khai tru",), ("bo thi", "vang"), ("trung tuyen", "do"), ("thoat ngheo",), ("can ngheo",), ("tai ngheo",),
    ("khoi benh",), ("duong tinh",),
)  # fmt: skip
"""What became of those who are counted, each in other words: a number beside which it is not said counts others."""


def counted(question: str) -> tuple[str, ...]:
    """Return the folded syllables of what is counted, as far as they stand in a row.

    Example:
        >>> counted("Vụ lật thuyền có bao nhiêu người chết?"), counted("Số ca tử vong năm 2022 là bao nhiêu?")
        (('nguoi', 'chet'), ('ca', 'tu', 'vong'))
    """
    folded = fold(question)
    match = _HOW_MANY.search(folded) or _NUMBER_OF.search(folded)
    if match is None:
        return ()
    behind = question[match.end() :]
    marked = has_diacritics(question)
    phrase: list[str] = []
    for token in _up_to_a_break(behind)[:_LONGEST]:
        spelt = behind[token.start : token.end].lower()
        if token.folded[0].isdigit() or (spelt in _ENDS_THE_NOUN if marked else token.folded in _ENDS_IT_FOLDED):
            break
        phrase.append(token.folded)
    return tuple(phrase)


def told_none(question: str, text: str) -> Span | None:
    """Return where a sentence says that there is none of what is counted, or None.

    Example:
        >>> text = "Không có người chết, nhưng 03 người bị thương."
        >>> told_none("Có bao nhiêu người chết?", text).of(text), told_none("Bao nhiêu người bị thương?", text)
        ('Không có người chết', None)
    """
    asked = _without_fillers(counted(question))
    if not asked:
        return None
    for match in _NONE.of(text).finditer(text):
        behind = _up_to_a_break(text[match.end() :])
        if _counts_elsewhere(asked, text, match.end()):
            continue
        own = [(token, "nguoi" if token.folded == "ai" else token.folded) for token in behind]
        own = [one for one in own if one[1] not in _FILLERS]
        # `không có hộ nghèo` says nothing of how many `hộ` there are.
        if tuple(word for _, word in own[: len(asked)]) == asked and (len(asked) > 1 or len(own) == 1):
            return Span(match.start(), match.end() + own[len(asked) - 1][0].end)
    return None


def counts_another(question: str, number: Span, text: str) -> bool:
    """Tell whether a number counts something else than a question asks for.

    Example:
        >>> text = "Vụ lật thuyền làm 02 người chết, 03 người bị thương."
        >>> [counts_another("Có bao nhiêu người chết?", span, text) for span in (Span(18, 20), Span(33, 35))]
        [False, True]
    """
    asked = _without_fillers(counted(question))
    if not asked or _became_something_else(question, number, text):
        return bool(asked)
    own = _without_fillers(token.folded for token in _up_to_a_break(text[number.end :]))
    if own[:1] != asked[:1]:
        return _is_in_words_of_another(question, number, text)
    if own[1:2] and own[1] in _TURNS_THE_KIND and own[1] not in asked:
        return True
    # Where less is said, as in a second part, the same is meant.
    return own[: len(asked)] != asked[: len(own)] and _names_elsewhere(asked, text)


def _is_in_words_of_another(question: str, number: Span, text: str) -> bool:
    """Tell whether a number in words counts what a question does not name; of digits that is a sign among others."""
    unit = [token.folded for token in tokens(text[number.end : known_unit(number, text).end])]
    in_words = not text[number.start].isdigit()
    return in_words and bool(unit) and not holds_run((token.folded for token in tokens(question)), unit)


def _became_something_else(question: str, number: Span, text: str) -> bool:
    wanted = [token.folded for token in tokens(question)]
    here = [token.folded for token in tokens(_part_of(number, text))]
    return any(
        holds_run(wanted, words[0].split()) and not any(holds_run(here, one.split()) for one in words)
        for words in _OUTCOMES
    )


def _counts_elsewhere(asked: tuple[str, ...], text: str, start: int) -> bool:
    """Tell whether a number counts the same in another place of a sentence."""
    for number in re.finditer(r"(?<![\w/.,])\d[\d.,]*(?=\s)", text):
        own = _without_fillers(token.folded for token in _up_to_a_break(text[number.end() :]))
        if number.start() != start and own[: len(asked)] == asked:
            return True
    return False


def _names_elsewhere(asked: tuple[str, ...], text: str) -> bool:
    return holds_run(_without_fillers(token.folded for token in tokens(text)), asked)


def _part_of(number: Span, text: str) -> str:
    """Return what stands around a number, from the break before it up to the next number or break behind it."""
    breaks = [0, *(one.end() for one in re.finditer(r"[,;]\s|\snhưng\s|\scòn\s", text[: number.start]))]
    following = re.search(r"[;]|\snhưng\s|\scòn\s|,\s(?:\d|không|chưa|trong đó)|\svà\s\d", text[number.end :])
    return text[breaks[-1] : number.end + following.start() if following else len(text)]


def _up_to_a_break(text: str) -> list[Token]:
    text = text[:_REACH]
    end = _PUNCTUATION.search(text)
    return tokens(text[: end.start()] if end else text)


def _without_fillers(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _FILLERS)
