"""Asks an earlier question again, of another thing of the same kind: a year for a year, a place for a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import has_diacritics
from corpus.letters import CAPITAL
from qa.conversation.question_phrases import aligned_fold, asks

_OPENING = re.compile(r"^(?:(?:the|vay|a|nhung|va|con|rieng|doi voi) ){1,3}")
_CLOSING = re.compile(r"(?: thi)?(?: (?:sao|the nao|ra sao|bao nhieu|may))?\W*$")
_KINDS_OF_NAME = (
    "nam|thang|quy|xa|phuong|huyen|tinh|thi xa|thanh pho|thi tran|truong|thon|xom|khu pho|dot|ky|khu vuc|lop|hoc ky"
    "|dieu"
)
# `năm 2022`, `xã Phú Khê`, `khu vực II`: a kind, and the name or number that tells which of the kind.
_CAPITALISED = rf"{CAPITAL}\w*"
_NAME = re.compile(rf"\d+(?:-\d+)?(?!\w)|{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|\d+))*")
_KIND = re.compile(rf"(?<!\w)(?:{_KINDS_OF_NAME})\s+")
# Where a phrase without capitals ends: at the next word that belongs to none.
_BOUNDARY = re.compile(
    r"ai|bao|bang|bi|boi|cho|chua|co|con|cua|da|dang|de|den|dong|duoc|do|gi|hay|khi|khong|la|may|nam|nao|nhieu|nhu|nop|o"
    r"|phai|qua|ra|sao|tai|theo|thi|thu|trong|tren|tu|va|vao|ve|vi|voi"
)
_COUNTED = re.compile(r"(?<!\w)(?:bao nhieu|may) ")
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands in the earlier question, and what stands there in its stead."""

    start: int
    end: int
    instead: str


def in_place(question: str, subject: str) -> str | None:
    """Return `subject` asked of the one thing that an elliptic question names, or None where it is not so simple.

    Args:
        question: An elliptic question in NFC.
        subject: The question before it, which stands on its own, in NFC.

    Example:
        >>> in_place("Còn hộ cận nghèo thì sao?", "Hộ nghèo ở Thạch Mai được hỗ trợ bao nhiêu?")
        'Hộ cận nghèo ở Thạch Mai được hỗ trợ bao nhiêu?'
        >>> in_place("Thế bao nhiêu cá nhân?", "Có bao nhiêu tập thể được khen?")
        'Có bao nhiêu cá nhân được khen?'
    """
    named = named_thing(question)
    if not named:
        return None
    for place in (_same_kind, _same_count, _same_head):
        if found := place(named, subject):
            return f"{subject[: found.start]}{found.instead}{subject[found.end :]}"
    return None


def named_thing(question: str) -> str:
    """Return what an elliptic question names, without the words that make it one."""
    folded = aligned_fold(question)
    opening = _OPENING.match(folded)
    start = opening.end() if opening else 0
    closing = _CLOSING.search(folded, start)
    return question[start : closing.start() if closing else len(question)].strip()


def _same_kind(named: str, subject: str) -> _Place | None:
    """Return where `subject` has the one other name or number of the kind that `named` is."""
    kind = _KIND.match(aligned_fold(named))
    if not kind or not _NAME.fullmatch(named, kind.end()):
        return None
    found = [
        _Place(other.end(), name.end(), named[kind.end() :])
        for other in _KIND.finditer(aligned_fold(subject))
        if other[0].split() == kind[0].split() and (name := _NAME.match(subject, other.end()))
    ]
    return found[0] if len(found) == 1 else None


def _same_count(named: str, subject: str) -> _Place | None:
    """Return where `subject` asks how many there are of another thing than `named` does."""
    if not _COUNTED.match(aligned_fold(named)) or len(named.split()) > 1 + _LONGEST_PHRASE:
        return None
    counted = list(_COUNTED.finditer(aligned_fold(subject)))
    if len(counted) != 1:
        return None
    end = _end_of_phrase(subject, counted[0].end())
    return _Place(counted[0].start(), end, _cased(named, subject[counted[0].start()])) if end else None


def _same_head(named: str, subject: str) -> _Place | None:
    """Return where `subject` has a phrase that begins with the words that `named` begins with."""
    if asks(named):
        return None
    folds = not (has_diacritics(named) and has_diacritics(subject))  # else `hộ` would be `hỗ`
    begin, whole = (aligned_fold(one) if folds else one.lower() for one in (named, subject))
    words = begin.split()
    for shared in range(len(words) - 1, 0, -1):
        head = re.compile(rf"(?:^|(?<=[,;:] )|(?<= ))(?<!\w){re.escape(' '.join(words[:shared]))} ")
        found = [one for one in head.finditer(whole) if _begins_phrase(whole, one.start())]
        if len(found) == 1:
            end = _end_of_phrase(subject, found[0].end())
            rest = named.split(maxsplit=shared)[shared]
            return _Place(found[0].end(), end, rest) if end else None
    return None


def _begins_phrase(folded: str, start: int) -> bool:
    before = folded[:start].rstrip()
    return not before or before[-1] in ",;:" or bool(_BOUNDARY.fullmatch(aligned_fold(before.split()[-1])))


def _end_of_phrase(subject: str, start: int) -> int | None:
    """Return where the phrase ends of which a part stands before `start`, or None where that cannot be told."""
    name = _NAME.match(subject, start)
    if name:
        return name.end()
    end = start
    for number, word in enumerate(re.finditer(r"\S+", aligned_fold(subject)[start:])):
        if _BOUNDARY.fullmatch(word[0].strip("?.,:;")):
            return end if number else None
        if number == _LONGEST_PHRASE:
            return None
        end = start + word.end()
        if word[0][-1] in ",;:?":
            return end - 1
    return None


def _cased(named: str, letter: str) -> str:
    return named[0].upper() + named[1:] if letter.isupper() else named
