"""Tells whether a question leaves something to the conversation before it, and how."""

from __future__ import annotations

import re
import unicodedata

from corpus.folding import fold, has_diacritics
from corpus.letters import CAPITAL
from qa.conversation.question_phrases import aligned_fold, asks, content_count

_ELLIPSIS = re.compile(
    r"^(?:(?:the|vay|a|nhung|va) )?(?:con|rieng|the|vay|tuong tu)\b|\bthi (?:sao|the nao|bao nhieu)\W*$"
)
_POINTED_AT = (
    "ong|ba|anh|chi|co|em|dong chi|nguoi|van ban|tai lieu|hoi nghi|cuoc hop|buoi|buoi lam viec|noi|cho|don vi|co quan"
    "|quyet dinh|ke hoach|thong bao|nghi quyet|huyen|xa|tinh|truong|chuong trinh|dot|lan|nam|ngay|viec|hom|dip"
    "|thu tuc|ky thi|ho so|khoan|quy che|du an|lop|to|doan|cau|duong|cuoc|chuyen|vu|bien ban|mo hinh|hoi thi"
)
_ABOVE = r"tren(?! (?:dia ban|mang|ca nuoc|toan|co so|cung|\d))"  # `trên địa bàn` points at nothing said before
_POINTING = "(?:ay|do|nay|neu tren|noi tren|kia|vua roi|luc nay)"
_THERE = r"\b(?:o|khi|luc|trong so|cai|viec) (?:do|ay)\b"
_REFERENCE = re.compile(
    rf"\b(?:{_POINTED_AT})(?: (?:(?!(?:nao|truoc|sau|va|la)\b)\w+ ){{0,2}}?{_POINTING}| {_ABOVE})\b|{_THERE}"
)
# Without diacritics `do` and `nay` are too many other words for anything to stand between.
_REFERENCE_FOLDED = re.compile(rf"\b(?:{_POINTED_AT}) (?:{_POINTING}|{_ABOVE})\b|{_THERE}")
_WEAK_REFERENCE = re.compile(r"\b(?:o day|trong do)\b")
_RETURN = re.compile(r"^(?:gio |thoi |nay )?(?:quay lai|tro lai|hoi lai|noi lai|quay ve|tro ve)\b|\bluc nay\b")
_ANOTHER_MATTER = re.compile(
    r"^(?:cho )?(?:toi |em |minh )?(?:hoi |chuyen |noi )?(?:sang )?(?:chuyen|viec|van de) khac\b"
)
# The folded words that these patterns mean, as they are spelled: `do`, `nay`, `con`, `thẻ` and `vay` are other words.
_MEANT = {
    "do": "đó", "ay": "ấy", "nay": "này", "tren": "trên", "day": "đây", "con": "còn", "rieng": "riêng", "the": "thế",
    "vay": "vậy", "va": "và", "a": "à", "nhung": "nhưng", "roi": "rồi",
}  # fmt: skip
# Typed without diacritics, they are told by what follows: `do ai` (by whom), `the can cuoc`, `vay von` do not point.
_NOT_MEANT = re.compile(
    r"\b(?:so|(?<!bien )(?<!van )ban|toa|che|muc|trinh|bieu|vu|chuyen) do\b|\b(?:nam|ngay|hom) nay\b"
    r"|\bdo (?=(?:ai|ong|ba|dong chi|nguoi|co quan|don vi|to chuc|ban|so|ubnd)\b)"
    r"|^(?:the|vay) (?!(?:con|rieng|thi|ai|o dau|khi nao|vi sao|tai sao|nam|bao (?:gio|lau|nhieu))\b)"
)
# Without their marks these are too often other words: `hộ`, `hồ`, `nở`. `Họ Nguyễn`, `họ tên` are no pronouns.
_PRONOUN = re.compile(rf"(?<!dòng )(?<!\w)(?i:họ|nó)\b(?!\s+(?:{CAPITAL}|hàng\b|tên\b|và tên\b))")
_YEAR = re.compile(r"\b(?:nam|thang|quy)\s+[\d/]+\b", re.IGNORECASE)
_CAPITALISED = re.compile(rf"(?<!^)(?<!\w){CAPITAL}\w+")
_NAME_OR_NUMBER = re.compile(rf"(?<!^)(?<!\w)(?:{CAPITAL}\w+|\d+)")
# What no Vietnamese syllable has, folded or not: `Einstein`, `facebook`; it is a name or as good as one.
_FOREIGN = re.compile(
    r"\b(?=[a-z]{4})(?:\w*[fjwz]\w*|\w*(?:[bdklqrsvx]|[^cnkt\W]h|[^n\W]g)\b"
    r"|(?:bl|br|cl|cr|dr|gl|gr|pl|pr|sc|sh|sk|sl|sm|sn|sp|st|sw)\w*|\w*(ee|ff|ll|mm|nn|pp|rr|ss|tt)\w*)"
)
_FEW_WORDS = 4
_FEW_WORDS_THAT_ASK_NOTHING = 5
_MANY_WORDS = 9
_MANY_WORDS_WITH_A_NAME = 7


def leans_on_history(question: str) -> bool:
    """Tell whether a question leaves something to the conversation before it.

    Example:
        >>> leans_on_history("Văn bản đó ban hành ngày nào?"), leans_on_history("Xã Phú Khê có bao nhiêu hộ nghèo?")
        (True, False)
    """
    folded = as_meant(question)
    if _ANOTHER_MATTER.search(folded):
        return False
    if _refers(question, folded) or goes_back(question):
        return True
    if _ELLIPSIS.search(folded) or _WEAK_REFERENCE.search(folded) or _PRONOUN.search(question):
        return not _is_whole(question)
    asks_by_itself = asks(question) or not question.rstrip().endswith("?")  # `Bài có trên 20.000 lượt đọc?` does not
    if _has_name(question, _NAME_OR_NUMBER if asks_by_itself else _CAPITALISED):
        return False
    return content_count(question) < (_FEW_WORDS if asks_by_itself else _FEW_WORDS_THAT_ASK_NOTHING)


def _refers(question: str, folded: str) -> bool:
    return bool((_REFERENCE if has_diacritics(question) else _REFERENCE_FOLDED).search(folded))


def goes_back(question: str) -> bool:
    """Tell whether a question says that it takes up again what was spoken of before."""
    return bool(_RETURN.search(as_meant(question)))


def is_elliptic(question: str) -> bool:
    """Tell whether a question asks the one before again, of something else."""
    return bool(_ELLIPSIS.search(as_meant(question))) or (not asks(question) and not points_back(question))


def points_back(question: str) -> bool:
    """Tell whether a question names something by a word that points to what was said."""
    folded = as_meant(question)
    return bool(_refers(question, folded) or _PRONOUN.search(question) or _WEAK_REFERENCE.search(folded))


def as_meant(question: str) -> str:
    """Return the question folded, without what only then looks like a word that points back."""
    if not has_diacritics(question):
        return _NOT_MEANT.sub("_ ", fold(question).strip())
    return re.sub(r"\w+", _folded_as_meant, unicodedata.normalize("NFC", question).lower().strip())


def _folded_as_meant(word: re.Match[str]) -> str:
    folded = fold(word[0])
    return folded if _MEANT.get(folded, word[0]) == word[0] else "_"


def _is_whole(question: str) -> bool:
    """Tell whether a question that begins like a follow-up says all by itself, as where the subject changes."""
    enough = _MANY_WORDS_WITH_A_NAME if _has_name(question, _NAME_OR_NUMBER) else _MANY_WORDS
    return asks(question) and content_count(question) >= enough


def _has_name(question: str, name: re.Pattern[str]) -> bool:
    """Tell whether a question names something; the year alone (`Năm 2024?`) tells nothing of what is asked."""
    text = unicodedata.normalize("NFC", question).strip()
    years = [(one.start(), one.end()) for one in _YEAR.finditer(aligned_fold(text))]
    if _FOREIGN.search(fold(text)):
        return True
    return any(not any(start <= found.start() < end for start, end in years) for found in name.finditer(text))
