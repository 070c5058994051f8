"""Whether a sentence denies what a question claims: by a negation, a prohibition, or a word's opposite."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.folding import fold
from qa.composing.claim import Claim
from qa.composing.opposites import has_opposite
from qa.composing.spelling import spelling
from qa.composing.tokens import tokens

_REACH = 5  # syllables behind a negation that it may deny
_PERMITS_REACH = 3  # syllables behind a permission among which the permitted act begins
_NEGATION = spelling(
    r"\b(?:(?<!hàng\s)(?<!hay\s)không(?!\s(?:chỉ|những|quá|dưới|vượt|kém|khí|gian|ngừng|dùng\stiền\smặt))|chưa|chẳng"
    r"|khỏi\sphải)\b"
)
_CLAUSE = re.compile(r"[,;.:()]|\s(?:và|nhưng|còn)\s")
_REVERSING = spelling(
    r"\b(cấm|bãi bỏ|hủy bỏ|huỷ bỏ|từ chối|miễn|thôi|chấm dứt|tạm dừng|tạm ngừng|(?<!đến )hết (?:hiệu lực|hạn))\b"
)
"""What turns round all that is said of its object; a document and a claim agree only where both have it."""
_EXCEPT = spelling(r"(?<!khấu )(?<!dự )\b(?:trừ|ngoại trừ|ngoài ra|không kể|không bao gồm|không áp dụng)\b")
_GRANTED = (
    r"miễn|giảm|hỗ trợ|tặng|thưởng|cấp|khen|cộng|trợ giúp|ưu tiên|hưởng|trả|bãi bỏ|công nhận|tổ chức|phân bổ|bố trí"
    r"|giao|xếp|trao|đầu tư|xây|sửa|thành lập|phê duyệt|ban hành|triển khai|hoàn thành|bầu|bổ nhiệm|đánh giá|giải quyết"
)
"""What is done for somebody and not by him: `được` before it asks for no leave."""
_ASKS_LEAVE = spelling(rf"(?<!không )(?<!chưa )\b(?:được(?! (?:{_GRANTED})\b)|cho phép|có thể)\b")
_PERMITS = spelling(
    r"(?<!phải )(?<!không )(?<!chưa )(?<!chẳng )(?<!đạt )(?<!thu )(?<!nhận )(?<!bắt )\b(?:được(?: phép| quyền)?"
    r"|cho phép|có thể|vẫn|miễn|không phải|không cần)\b"
)
_HAS = spelling(r"\s(?:có|bị|được)\s")
_FORBIDDEN = frozenset({"cam"})


def is_denied(claim: Claim, text: str, context: str) -> bool | None:
    """Return whether a sentence that speaks of what is claimed denies it; None where that is not sure.

    Args:
        claim: What the question claims.
        text: The sentence, or the part of it up to a semicolon.
        context: What the sentence is said of.
    """
    if bool(_EXCEPT.of(text).search(text)) != bool(_EXCEPT.of(claim.text).search(claim.text)):
        return None
    reversed_here, claimed = _reversing(text), _reversing(claim.text)
    if claimed - reversed_here:
        return None
    negations = list(_NEGATION.of(text).finditer(text))
    if reversed_here - claimed:
        only_forbids = reversed_here - claimed == _FORBIDDEN and not negations
        return True if only_forbids and _is_forbidden(claim, text, context) else None
    if claimed >= _FORBIDDEN and not negations and _PERMITS.of(text).search(text):
        return None  # `Cấm xe tải, xe máy vẫn qua cầu`: which of them is asked for?
    if _is_doubled(negations, text):
        return None
    return _is_negated(claim, text, negations)


def permits(claim: Claim, text: str) -> bool:
    """Tell whether a sentence permits what a claim wants leave for; of any other claim there is nothing to permit.

    Args:
        claim: What the question claims.
        text: The sentence.
    """
    if not _wants_leave(claim):
        return True
    asked = _ASKS_LEAVE.of(claim.text).search(claim.text)
    behind = [token.folded for token in tokens(claim.text[asked.end() :])] if asked else []
    acts = [one for one in behind if one in claim.content][:1]
    for match in _PERMITS.of(text).finditer(text):
        following = [token.folded for token in tokens(text[match.end() :])][:_PERMITS_REACH]
        if claim.content.intersection(following) if not acts else acts[0] in following:
            return True
    return False


def _wants_leave(claim: Claim) -> bool:
    text = claim.text
    return _ASKS_LEAVE.of(text).search(text) is not None and not _NEGATION.of(text).search(text)


def _reversing(text: str) -> set[str]:
    return {fold(word) for word in _REVERSING.of(text).findall(text)}


def _is_forbidden(claim: Claim, text: str, context: str) -> bool:
    """Tell whether a sentence forbids what the claim wants leave for; a prohibition holds over commas."""
    if not _wants_leave(claim) or _PERMITS.of(text).search(text):
        return False
    forbids = _REVERSING.of(text).search(text)
    named = claim.spelt.difference(claim.spell(context))
    return forbids is not None and bool(named) and named.issubset(claim.spell(text[forbids.start() :]))


def _is_doubled(negations: list[re.Match[str]], text: str) -> bool:
    return any(not _CLAUSE.search(text, one.end(), other.start()) for one, other in pairwise(negations))


def _is_negated(claim: Claim, text: str, negations: list[re.Match[str]]) -> bool | None:
    denials = [_denial(claim, text, match) for match in negations]
    own = _NEGATION.of(claim.text).search(claim.text) is not None
    if None in denials and True not in denials:
        return None
    opposite = has_opposite(claim.text, text)
    if opposite is None or (opposite and True in denials):
        return None
    return (True in denials) != own if not opposite else True


def _denial(claim: Claim, text: str, negation: re.Match[str]) -> bool | None:
    """Return whether a negation denies a word of the claim, or None where it may."""
    end = _CLAUSE.search(text, negation.end())
    scope = [token.folded for token in tokens(text[negation.end() : end.start() if end else len(text)])][:_REACH]
    if claim.content & set(scope):
        return None if scope[0] in _only_of_subject(claim) else True
    start = max([0, *(match.end() for match in _CLAUSE.finditer(text, 0, negation.start()))])
    before = {token.folded for token in tokens(text[start : negation.start()])}
    return None if claim.content & before else False


def _only_of_subject(claim: Claim) -> frozenset[str]:
    """Return the claim's words before what it says: `hộ không nghèo phải nộp` does not deny `hộ nghèo có phải nộp`."""
    parts = _HAS.of(claim.text).split(claim.text, maxsplit=1)
    subject, said = [frozenset(token.folded for token in tokens(part)) for part in (parts[0], parts[-1])]
    return subject - said
