"""Whether a sentence says that what a question claims is so, or that it is not; mostly it says neither for sure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from corpus.folding import fold, folded_syllables
from qa.composing.claim import Claim, Slot, are_comparable, same_value
from qa.composing.short_answer import best_span
from qa.composing.spans import spans_of
from qa.composing.tokens import holds_run, tokens
from qa.reading.asked_for import AskedFor
from qa.reading.names import NAME
from qa.reading.question_words import take_apart

_ALL_TOLD, _TOLD_HERE = 0.85, 0.7
"""What part of the claim's words the sentence with its title must hold, and of those not in the title it alone."""
_PAIRS_TOLD = 0.6
"""What part of the claim's pairs of neighbouring words they must hold: `Trưởng Ban Chỉ đạo` is not any chief."""
_SURE_OF_ANOTHER = 0.75
"""Probability from which on another person, day or amount stands where the claim has its own."""
_SURE_OF_ANOTHER_BESIDE = 0.85
"""The same where the sentence holds what is claimed, too, but elsewhere: `bà A chủ trì, ông B dự`."""
_REACH = 5  # syllables behind a negation that it may deny
_NEGATION = re.compile(
    r"\b(?:(?<!hàng\s)(?<!hay\s)không(?!\s(?:chỉ|những|quá|dưới|kém|khí|gian|ngừng|dùng\stiền\smặt))|chưa|chẳng"
    r"|miễn|cấm|bãi bỏ|nghiêm cấm|từ chối|thôi|khỏi)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.:()]|\s(?:và|nhưng|còn)\s")
_OPPOSITES = (
    ("tăng", "giảm"), ("cao", "thấp"), ("nhiều", "ít"), ("trước", "sau"), ("trên", "dưới"), ("vượt", "hụt"),
    ("sớm", "muộn"), ("đầu tiên", "cuối cùng"), ("thừa", "thiếu"), ("đậu", "trượt"), ("cũ", "mới"), ("nhất", "nhì"),
    ("bắt buộc", "tự nguyện"), ("nội thành", "ngoại thành"), ("sáng", "chiều"), ("sáng", "tối"), ("nam", "nữ"),
    ("tán thành", "phản đối"), ("đạt", "trượt"), ("mở", "đóng"),
)  # fmt: skip
_LIMITS = re.compile(
    r"\b(?:chi|duy nhat|tat ca|toan bo|moi|luon|hoan toan|deu|hon|it nhat|nhieu nhat|toi da|toi thieu|duoi|qua)\b"
)
_RANK = re.compile(r"\b(?:thu|hang|lan thu|tang|khoa) [^\W\d_]+\b")
_CHIEF = re.compile(r"(?<!\bpho )\b(?:truong (?:ban|phong|doan)|chu tich|bi thu|giam doc|hieu truong|chu nhiem)\b")
_NOT_YET = re.compile(r"\b(?:se|du kien|de xuat|de nghi|ke hoach|phan dau|muc tieu|neu|co the|dang)\b")
_DONE = re.compile(r"\b(?:đã|xong|hoàn thành|chưa|vừa)\b")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d{2}(?!\d)")
_ASKING = {
    AskedFor.PERSON: "ai", AskedFor.DAY: "ngày nào", AskedFor.MONEY: "bao nhiêu tiền",
    AskedFor.PERCENT: "bao nhiêu phần trăm", AskedFor.DURATION: "bao lâu", AskedFor.COUNT: "bao nhiêu",
}  # fmt: skip


def verdict(claim: Claim, text: str, context: str) -> bool | None:
    """Return whether a sentence says that a claim is so, or that it is not; None where it does not say for sure.

    Args:
        claim: What the question claims.
        text: The sentence.
        context: What the sentence is said of: the document's title, the heading above it.

    Example:
        >>> from qa.composing.claim import claim_of
        >>> question = "Hộ nghèo có phải nộp lệ phí không?"
        >>> claim = claim_of(question, take_apart(question))
        >>> verdict(claim, "Hộ nghèo không phải nộp lệ phí.", ""), verdict(claim, "Hộ nghèo nộp lệ phí tại xã.", "")
        (False, True)
    """
    segments = [one for one in text.split(";") if one.strip()]
    if len(segments) > 1:  # what is said of one thing there is not said of the next
        told = {verdict(claim, one, context) for one in segments} - {None}
        return told.pop() if len(told) == 1 else None
    if not _is_told(claim, text, context) or _is_open(claim, text, context):
        return None
    stands = [_slot_stands(slot, text) for slot in claim.slots]
    if None in stands or stands.count(False) > 1:
        return None
    denied = _is_denied(claim, text)
    if denied is None or (denied and False in stands):
        return None
    return not denied and False not in stands


def _is_told(claim: Claim, text: str, context: str) -> bool:
    """Tell whether the sentence speaks of what is claimed: it holds the words, the names and the year."""
    slot_words = {word for slot in claim.slots for word in folded_syllables(slot.value)}
    content = claim.content - slot_words - _opposed(claim.text.lower(), text.lower())
    here, around = set(folded_syllables(text)), set(folded_syllables(context))
    own = content - around
    if not content or len(content & (here | around)) < _ALL_TOLD * len(content):
        return False
    if own and len(own & here) < _TOLD_HERE * len(own):
        return False
    if not content & here:
        return False
    pairs = {pair for pair in pairwise(folded_syllables(claim.text)) if content.issuperset(pair)}
    told = set(pairwise(folded_syllables(text))) | set(pairwise(folded_syllables(context)))
    if len(pairs & told) < _PAIRS_TOLD * len(pairs):
        return False
    return _holds_names(claim, [*folded_syllables(text), "|", *folded_syllables(context)])


def _holds_names(claim: Claim, told: list[str]) -> bool:
    persons = [fold(slot.value) for slot in claim.slots if slot.kind is AskedFor.PERSON]
    names = [
        name.group() for name in NAME.finditer(claim.text) if not any(fold(name.group()) in one for one in persons)
    ]
    # The first word of the claim is a capital whatever it is.
    runs = [folded_syllables(name) for name in names]
    return all(holds_run(told, run) or holds_run(told, run[1:]) for run in runs)


def _is_open(claim: Claim, text: str, context: str) -> bool:
    """Tell whether the sentence leaves open what is claimed: another year, a plan, a narrower claim."""
    years, told = set(_YEAR.findall(claim.text)), set(_YEAR.findall(text))
    if years - told and (told or not years <= set(_YEAR.findall(context))):
        return True
    if claim.is_whether_done and (_NOT_YET.search(fold(text)) or not _DONE.search(text.lower())):
        return True
    told_here = fold(text)
    if any(not holds_run(folded_syllables(text), rank.split()) for rank in _RANK.findall(fold(claim.text))):
        return True
    if _CHIEF.search(fold(claim.text)) and not _CHIEF.search(told_here):
        return True
    limits = set(_LIMITS.findall(fold(claim.text)))
    return bool(limits - set(_LIMITS.findall(told_here)))


def _slot_stands(slot: Slot, text: str) -> bool | None:
    """Return whether the sentence has in the slot's place what is claimed, or something else; None if unclear."""
    words = replace(take_apart(f"{slot.rest} {_ASKING[slot.kind]}"), asked_for=slot.kind, noun=slot.noun)
    best = best_span(f"{_ASKING[slot.kind]} {slot.rest}", words, text)
    same = [one for one in spans_of(slot.kind, slot.noun, text) if same_value(slot.kind, slot.value, one.of(text))]
    if best is None:
        return True if same else None
    stated = best.span.of(text)
    if not _counts_the_same(slot, best.span.end, text):
        return None
    if same_value(slot.kind, slot.value, stated):
        return True
    sure = _SURE_OF_ANOTHER_BESIDE if same else _SURE_OF_ANOTHER
    if best.probability < sure or not are_comparable(slot.kind, slot.value, stated):
        return None
    return False


def _counts_the_same(slot: Slot, end: int, text: str) -> bool:
    # `7 xã` in the sentence says nothing for or against `7 hộ` in the claim.
    if slot.kind is not AskedFor.COUNT:
        return True
    behind = [token.folded for token in tokens(text[end : end + 20])[:1]]
    return slot.noun in behind


def _is_denied(claim: Claim, text: str) -> bool | None:
    """Return whether the sentence denies what is claimed; None where it holds a negation of something else."""
    denials = [_denial(claim, text, match) for match in _NEGATION.finditer(text)]
    own = _NEGATION.search(claim.text) is not None
    if None in denials and True not in denials:
        return None
    opposite = _opposite(claim.text.lower(), text.lower())
    if opposite is None or (opposite and True in denials):
        return None
    return (True in denials) != own if not opposite else True


def _denial(claim: Claim, text: str, negation: re.Match[str]) -> bool | None:
    """Return whether a negation denies a word of the claim, or None where it may."""
    end = _CLAUSE.search(text, negation.end())
    scope = [token.folded for token in tokens(text[negation.end() : end.start() if end else len(text)])]
    if claim.content & set(scope[:_REACH]):
        return True
    start = max([0, *(match.end() for match in _CLAUSE.finditer(text, 0, negation.start()))])
    before = {token.folded for token in tokens(text[start : negation.start()])}
    return None if claim.content & before else False


def _opposite(claim: str, text: str) -> bool | None:
    """Return whether the sentence has the opposite of a word of the claim; None where it has both."""
    found = [_has(text, word) for word in _met_by_opposites(claim, text)]
    return None if True in found else bool(found)


def _opposed(claim: str, text: str) -> set[str]:
    """Return the folded syllables of the claim's words whose opposites the sentence has."""
    return {syllable for word in _met_by_opposites(claim, text) for syllable in folded_syllables(word)}


def _met_by_opposites(claim: str, text: str) -> list[str]:
    both_ways = [pair for one in _OPPOSITES for pair in (one, one[::-1])]
    return [word for word, other in both_ways if _has(claim, word) and not _has(claim, other) and _has(text, other)]


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){word}(?!\w)", text) is not None
