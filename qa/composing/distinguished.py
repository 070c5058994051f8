"""Things that only a number or a rank tells apart: `Khu vực I`, `Chi nhánh số 2`, `giải Nhì`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold, folded_syllables
from qa.composing.tokens import holds_run

_ROMAN = r"[ivx]+"
_NUMBERED = re.compile(
    rf"\b(vuc|nhanh|lop|khoi|dieu|khoan|muc|to|doi|cum|lo|phong|tang|dot|khu|loai|hang|nhom|vong|mau|diem|thon|xom|ap"
    rf"|phuong|quan|truong|ban|khoa|hop phan|giai doan|phu luc) ((?:so )?(?:\d{{1,3}}|{_ROMAN}))\b(?![/.,]\d|\s?%)"
)
_NAMED = re.compile(r"\b([A-ZĐ]\w*) (\d{1,2})\b(?![/.,]\d|\s?%)")
_RANKED = re.compile(r"\b(giai|hang|thu) (nhat|nhi|ba|tu|khuyen khich|dac biet)\b")
_TIMES = frozenset({"thang", "ngay", "nam", "quy", "luc", "hon", "den", "co"})


def names_the_same(question: str, text: str, around: Iterable[str]) -> bool:
    """Tell whether a sentence, or what it stands in, names what a question tells apart by a number or a rank.

    Where the sentence itself names another one of the kind, what stands around it does not count.

    Args:
        question: The standalone question.
        text: The sentence.
        around: The title, the headings and the passage that the sentence stands in.

    Example:
        >>> names_the_same("Khu vực I có mấy xã?", "Khu vực II gồm 07 xã.", ["Khu vực I gồm 04 xã."])
        False
        >>> names_the_same("Lớp 6 thi ngày nào?", "Thi ngày 02/6.", ["Lịch thi lớp 6"])
        True
    """
    told, within = _syllables(text), [_syllables(one) for one in around]
    for kind, which in _told_apart(question):
        run = [*_syllables(kind), *_syllables(which)]
        if holds_run(told, run):
            continue
        another = any(other == kind and name != which for other, name in _told_apart(text))
        if another or not any(holds_run(one, run) for one in within):
            return False
    return True


def _told_apart(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    found = [match.groups() for pattern in (_NUMBERED, _RANKED) for match in pattern.finditer(folded)]
    found += [groups for match in _NAMED.finditer(text) if (groups := (fold(match[1]), match[2]))[0] not in _TIMES]
    return [(str(kind), str(which)) for kind, which in found]


def _syllables(text: str) -> list[str]:
    return [word.lstrip("0") or word for word in folded_syllables(text)]
