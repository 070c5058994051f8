"""Signs that a sentence says the opposite of a statement, or says it of something else: what likeness does not see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from qa.reading.question_words import take_apart
from qa.writing.facts import Fact, Kind, written
from qa.writing.sources import Text

_NOT = re.compile(
    r" (?:không|chưa|chẳng|chả|đừng|chớ|chưa từng|không hề)"
    r"(?! (?:gian|khí|quân|trung|lưu|phận|những|chỉ|ngừng|ít|riêng|kể)\b)(?= )"
)
_REFUSES = re.compile(
    r" (?:cấm|miễn|trừ|thiếu|hết|ngừng|dừng|từ chối|hủy|bãi bỏ|ngoại trừ|vắng|thất bại|trượt|quá hạn|tối đa|hạn chế) "
)
_SCOPE = 4
"""A negation is looked at with so many syllables behind it."""
_OPPOSITES = (
    ("tăng", "giảm"), ("trước", "sau"), ("cao", "thấp"), ("nhiều", "ít"), ("đóng cửa", "mở cửa"), ("trên", "dưới"),
    ("bắt buộc", "tự nguyện"), ("nhanh", "chậm"), ("thừa", "thiếu"), ("vượt", "hụt"), ("mở rộng", "thu hẹp"),
    ("bắt đầu", "kết thúc"), ("tối đa", "tối thiểu"), ("lớn", "nhỏ"), ("trong", "ngoài"), ("thuận lợi", "khó khăn"),
    ("sớm", "muộn"), ("thành công", "thất bại"), ("miễn phí", "thu phí"), ("cho phép", "cấm"), ("được", "cấm"),
)  # fmt: skip
_BEFORE, _BEHIND = 5, 3
"""What a number is said of is looked for in so many syllables before and behind it."""
_CUT = re.compile(r"[,;:()\n]|\s-\s")
_SHORT = re.compile(r"\d{1,2}")
_MARGIN = 0.3
"""The other number's words have to be nearer by so much."""


def is_negated_otherwise(statement: str, sources: Sequence[Text]) -> bool:
    """Tell whether a statement denies what the sentences affirm, or affirms what they deny.

    Args:
        statement: The statement.
        sources: The sentences that are to prove it.

    Example:
        >>> is_negated_otherwise("Người tham gia phải nộp lệ phí.", [Text("Người tham gia không phải nộp lệ phí.")])
        True
    """
    told = " . ".join(one.text for one in sources)
    denied, denied_there = _denied(statement), _denied(told)
    said, said_there = set(written(statement).split()), set(written(told).split())
    if denied and not _REFUSES.search(written(told)):
        for scope in denied:
            if 2 * len(scope & said_there) >= len(scope) and not any(scope & other for other in denied_there):
                return True
    if not denied and not _REFUSES.search(written(statement)):
        return any(scope <= said for scope in denied_there)
    return False


def _denied(text: str) -> list[set[str]]:
    """Return the words behind each negation, without those of no weight."""
    found = []
    for clause in _CUT.split(text):
        line = written(clause)
        for match in _NOT.finditer(line):
            behind = line[match.end() :].split()[:_SCOPE]
            scope = set(take_apart(" ".join(behind)).typed[:3]) if behind else set()
            if scope:
                found.append(scope)
    return found


def is_opposite(statement: str, sources: Sequence[Text]) -> bool:
    """Tell whether a statement has one word of a pair of opposites where the sentences have only the other.

    Example:
        >>> is_opposite("Số hộ nghèo tăng còn 4%.", [Text("Số hộ nghèo giảm còn 4%.")])
        True
    """
    said = written(statement)
    told = " ".join(one.line for one in sources)
    for one, other in chain(_OPPOSITES, ((other, one) for one, other in _OPPOSITES)):
        if f" {one} " in said and f" {one} " not in told and f" {other} " in told and f" {other} " not in said:
            return True
    return False


def has_swapped_number(statement: Text, source: Text) -> bool:
    """Tell whether a number of a statement is said of what the sentence says another number of.

    Example:
        >>> source = Text("Hộ nghèo được tỉnh hỗ trợ 66.000 đồng, trung ương hỗ trợ 99.000 đồng.")
        >>> has_swapped_number(Text("Trung ương hỗ trợ 66.000 đồng."), source)
        True
    """
    numbers = [one for one in source.facts if one.kind in _COUNTED]
    if len(numbers) < 2:
        return False
    settings = [_setting(source, one) for one in numbers]
    for fact in statement.facts:
        if fact.kind not in _COUNTED:
            continue
        setting = _setting(statement, fact)
        fits = [
            (_likeness(setting, other), bool(set(fact.readings) & set(number.readings)))
            for number, other in zip(numbers, settings, strict=True)
        ]
        same = [fit for fit, is_same in fits if is_same]
        if same and max(fit for fit, _ in fits) > max(same) + _MARGIN:
            return True
    return False


def is_of_other_words(statement: Text, fact: Fact, source: Text) -> bool:
    """Tell whether no word around a short number of a statement stands around the same number in the sentence.

    A number of one or two digits stands in many sentences by chance; a longer one hardly does.

    Example:
        >>> statement = Text("Bạn đọc được mượn 6 cuốn.")
        >>> is_of_other_words(statement, statement.facts[0], Text("Thẻ thiếu nhi (từ 6 đến 15 tuổi) có màu xanh."))
        True
    """
    if fact.kind is not Kind.NUMBER or not all(_SHORT.fullmatch(one) for one in fact.readings):
        return False
    setting = _setting(statement, fact)
    same = [one for one in source.facts if set(one.readings) & set(fact.readings)]
    return bool(setting and same) and not any(setting & _setting(source, one) for one in same)


def has_swapped_name(statement: Text, source: Text) -> bool:
    """Tell whether a statement says of one name what the sentence says of another.

    What stands behind the names is compared: what stands before is mostly of the name itself (`Khu xử lý Dốc Sim`).

    Example:
        >>> source = Text("Chợ Cây Da đóng cửa từ tháng 5 và nhường chỗ cho chợ Bến Mới có 120 quầy.")
        >>> has_swapped_name(Text("Chợ Bến Mới đóng cửa từ tháng 5."), source)
        True
    """
    if len({name.readings for name in source.names}) < 2:
        return False
    told = [(name, _said_of(source, name)) for name in source.names]
    for name in statement.names:
        said = _said_of(statement, name)
        same = [_likeness(said, other) for one, other in told if set(one.readings) & set(name.readings)]
        others = [_likeness(said, other) for one, other in told if not set(one.readings) & set(name.readings)]
        if len(said) >= _TELLING and same and max(others, default=0.0) > max(same) + _MARGIN:
            return True
    return False


_TELLING = 2
"""Fewer words behind a name tell nothing of it."""


def _said_of(text: Text, name: Fact) -> frozenset[str]:
    """Return the words behind a name, up to the next mark, number or name."""
    end = min([len(text.text), *(one.start for one in text.facts if one.start >= name.end)])
    words = written(_CUT.split(text.text[name.end : end])[0]).split()[:_BEFORE]
    return frozenset(take_apart(" ".join(words)).typed) if words else frozenset()


_COUNTED = {Kind.NUMBER, Kind.DATE}


def _setting(text: Text, fact: Fact) -> frozenset[str]:
    """Return the words around a fact, up to the next mark or fact on either side."""
    others = [one for one in text.facts if one is not fact and one.kind in _COUNTED]
    start = max([0, *(one.end for one in others if one.end <= fact.start)])
    end = min([len(text.text), *(one.start for one in others if one.start >= fact.end)])
    before = _CUT.split(text.text[start : fact.start])[-1]
    behind = _CUT.split(text.text[fact.end : end])[0]
    words = [*written(before).split()[-_BEFORE:], *written(behind).split()[:_BEHIND]]
    return frozenset(take_apart(" ".join(words)).typed) if words else frozenset()


def _likeness(asked: frozenset[str], told: frozenset[str]) -> float:
    return len(asked & told) / len(asked) if asked else 0.0
