"""Words whose opposites turn a statement round: `tăng` and `giảm`, `trước` and `sau`."""

from __future__ import annotations

import re

from corpus.folding import folded_syllables

_OPPOSITES = (
    ("tăng", "giảm"), ("cao", "thấp"), ("nhiều", "ít"), ("trước", "sau"), ("trên", "dưới"), ("vượt", "hụt"),
    ("sớm", "muộn"), ("đầu tiên", "cuối cùng"), ("thừa", "thiếu"), ("đậu", "trượt"), ("cũ", "mới"), ("nhất", "nhì"),
    ("bắt buộc", "tự nguyện"), ("nội thành", "ngoại thành"), ("sáng", "chiều"), ("sáng", "tối"), ("nam", "nữ"),
    ("tán thành", "phản đối"), ("đạt", "trượt"), ("mở", "đóng"),
)  # fmt: skip


def has_opposite(claim: str, text: str) -> bool | None:
    """Return whether a sentence has the opposite of a word of a claim; None where it has the word as well.

    Args:
        claim: The claim, as it was typed.
        text: The sentence.

    Example:
        >>> has_opposite("số hộ nghèo tăng", "Số hộ nghèo giảm."), has_opposite("số hộ nghèo", "Số hộ nghèo giảm.")
        (True, False)
    """
    found = [_has(text.lower(), word) for word in _met_by_opposites(claim, text)]
    return None if True in found else bool(found)


def opposed(claim: str, text: str) -> frozenset[str]:
    """Return the folded syllables of a claim's words whose opposites a sentence has.

    Args:
        claim: The claim, as it was typed.
        text: The sentence.
    """
    return frozenset(syllable for word in _met_by_opposites(claim, text) for syllable in folded_syllables(word))


def _met_by_opposites(claim: str, text: str) -> list[str]:
    claim, text = claim.lower(), text.lower()
    both_ways = [pair for one in _OPPOSITES for pair in (one, one[::-1])]
    return [word for word, other in both_ways if _has(claim, word) and not _has(claim, other) and _has(text, other)]


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){word}(?!\w)", text) is not None
