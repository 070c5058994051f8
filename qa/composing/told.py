"""Whether a sentence speaks of what a question claims, and whether it leaves that open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import fold, folded_syllables
from qa.composing.claim import Claim
from qa.composing.opposites import opposed
from qa.composing.spelling import spelling, spelt_syllables
from qa.composing.tokens import holds_run
from qa.reading.asked_for import AskedFor
from qa.reading.names import NAME


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEARLY_TOLD, _TOLD_HERE = 0.85, 0.7
"""What part of the claim's words the sentence with its title must hold to deny it, and of those not in the title alone;
to agree with it, it must hold them all."""
_PAIRS_TOLD = 0.6
"""What part of the claim's pairs of neighbouring words they must hold: `Trưởng Ban Chỉ đạo` is not any chief."""
_LIMITS = re.compile(
    r"\b(?:chi|duy nhat|tat ca|toan bo|moi|luon|hoan toan|deu|hon|it nhat|nhieu nhat|toi da|toi thieu|duoi|qua)\b"
)
_RANK = spelling(r"\b(?:thứ|hạng|lần thứ|tầng|khóa|khoá|giải|loại) [^\s\d_.,;:()?]+")
_NOT_YET = spelling(r"\b(?:sẽ|dự kiến|đề xuất|đề nghị|kế hoạch|phấn đấu|mục tiêu|nếu|có thể|đang)\b")
_DONE = spelling(r"\b(?:đã|xong|hoàn thành|chưa|vừa)\b")
_PLAN = spelling(
    r"\b(?:sẽ|dự kiến|dự định|đề xuất|(?<!đơn )(?<!người )(?<!bản )(?<!giấy )(?<!sơ )(?<!phiếu )đề nghị|kiến nghị"
    r"|phấn đấu|mục tiêu(?! quốc gia))\b"
)
"""What makes a statement one about what somebody wants; an application (`đơn đề nghị`) is none."""
_CONDITION = spelling(r"\b(?:nếu|khi|trường hợp|giả sử|với điều kiện)\b([^,;:]*)(?:,|\bthì\b)|\b(nếu|giả sử|miễn là)\b")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d{2}(?!\d)")
_SHORT = _words("có thì mà là của và các những một này đó bị được phải từ trong để cho không")


@dataclass(frozen=True, slots=True)
class Told:
    """How much of a claim a sentence with its title speaks of.

    Attributes:
        nearly: Whether it holds its names, its numbers and most of its words: enough for it to deny the claim.
        fully: Whether it holds every word as it was typed: enough for it to agree with the claim.
    """

    nearly: bool
    fully: bool


def told(claim: Claim, text: str, context: str) -> Told:
    """Return how much of a claim a sentence speaks of.

    Args:
        claim: What the question claims.
        text: The sentence.
        context: What the sentence is said of.
    """
    apart = {word for slot in claim.slots for word in claim.spell(slot.value)}
    turned = opposed(claim.text, text)
    words = frozenset(one for one in claim.spelt - apart if fold(one) not in turned)
    here, around = claim.spell(text), claim.spell(context)
    held = words.intersection(here)
    own = words.difference(around)
    nearly = (
        bool(held)
        and len(words.intersection([*here, *around])) >= _NEARLY_TOLD * len(words)
        and len(own.intersection(here)) >= _TOLD_HERE * len(own)
        and _holds_pairs(claim, words, here, around)
        and _holds_runs(claim, text, context)
    )
    return Told(nearly, fully=nearly and words.issubset([*here, *around]))


def _holds_pairs(claim: Claim, words: frozenset[str], here: list[str], around: list[str]) -> bool:
    pairs = {pair for pair in pairwise(claim.spell(claim.text)) if words.issuperset(pair)}
    return len(pairs & {*pairwise(here), *pairwise(around)}) >= _PAIRS_TOLD * len(pairs)


def _holds_runs(claim: Claim, text: str, context: str) -> bool:
    """Tell whether the claim's names stand there, and its numbers behind the words that they number."""
    every = [*folded_syllables(text), "|", *folded_syllables(context)]
    if not all(holds_run(every, folded_syllables(one)) for one in claim.numbered):
        return False
    persons = [fold(slot.value) for slot in claim.slots if slot.kind is AskedFor.PERSON]
    names = [
        name.group() for name in NAME.finditer(claim.text) if not any(fold(name.group()) in one for one in persons)
    ]
    # The first word of the claim is a capital whatever it is.
    runs = [folded_syllables(name) for name in names]
    return all(holds_run(every, run) or holds_run(every, run[1:]) for run in runs)


def is_open(claim: Claim, text: str, context: str) -> bool:
    """Tell whether a sentence leaves open what is claimed: another year, a plan, a condition, a narrower claim.

    Args:
        claim: What the question claims.
        text: The sentence.
        context: What the sentence is said of.
    """
    years, here = set(_YEAR.findall(claim.text)), set(_YEAR.findall(text))
    if years - here and (here or not years <= set(_YEAR.findall(context))):
        return True
    if claim.is_whether_done and (_NOT_YET.of(text).search(text) or not _DONE.of(text).search(text)):
        return True
    if _is_planned(claim, text) or _is_conditional(claim, text):
        return True
    ranks = [folded_syllables(rank) for rank in _RANK.of(claim.text).findall(claim.text)]
    if any(not holds_run(folded_syllables(text), rank) for rank in ranks):
        return True
    return bool(set(_LIMITS.findall(fold(claim.text))) - set(_LIMITS.findall(fold(text))))


def _is_planned(claim: Claim, text: str) -> bool:
    return _PLAN.of(text).search(text) is not None and not _PLAN.of(claim.text).search(claim.text)


def _is_conditional(claim: Claim, text: str) -> bool:
    """Tell whether the sentence holds only under a condition that the claim does not name."""
    claimed = {*spelt_syllables(claim.text, marked=claim.is_marked)}
    for match in _CONDITION.of(text).finditer(text):
        words = [one for one in claim.spell(match[1] or "") if one not in _SHORT]
        if not words or not claimed.issuperset(words):
            return True
    return False
