"""The words of a question that ask: what is left without them is what it is about."""

from __future__ import annotations

import re
import unicodedata

from corpus.folding import has_diacritics
from qa.conversation.spelling import aligned_fold, fold_as_meant, spellings
from qa.reading.question_words import take_apart

_UNIT = (
    "tien|trieu(?: dong)?|ty(?: dong)?|dong(?! chi\\b)|phan tram|ngay|thang|nam|gio|tuan|phut|lan|met|ha|km|cay so|m2"
)
_AT = "".join(rf"(?<!{word} )" for word in ("hieu", "nang", "nhan", "nguon", "dien")) + "luc"
"""Without diacritics `luc` is `lúc`, but not in `hieu luc`."""
_POINT = rf"ngay|hom|nam|thang|{_AT}|khi|gio|buoi|thoi gian"
_LEADING = rf"vao|tu|den|truoc|sau|la|{_AT}|khoang"
# Written folded, since half of all questions come so; the first alternative that fits decides.
_ASKING = re.compile(
    # At the end a question word takes with it what only leads up to it: `do ai ký`, `ở xã nào`, `được mấy sao`.
    r"\b(?:la )?do ai(?: \w+){0,4}\W*$|\b(?:o|tai|tu|den|vao|truoc|" + _AT + r") (?:\w+ ){1,2}nao\W*$"
    rf"|\b(?:(?:{_LEADING}) )*may gio\b|\b(?:(?:{_LEADING}) )*thu may\b"
    r"|\b(?:la |duoc |het )?(?:bao nhieu|may)(?: \w+)?\W*$"
    r"|\b(?:vi|tai) sao\b|\b(?:nhu )?the nao\b|\bra sao\b|\b(?:trong )?(?:truong hop|dieu kien) nao\b(?: thi\b)?"
    rf"|\b(?:la )?(?:khoang )?bao nhieu(?: (?:{_UNIT})\b)?|\b(?:la )?may\b(?: (?:{_UNIT})\b)?"
    rf"|\b(?:(?:{_LEADING}) )*(?:{_POINT}) (?:nao|may)\b|\b(?:(?:{_LEADING}) )*(?:bao gio|bao lau)\b"
    r"|\b(?:o |tai |tu |den |la )?dau\b(?=\W*$| la\b| co\b)|\b(?:o |tai )(?:dau|noi nao|cho nao)\b"
    r"|\b(?:la )?(?:nhung |cac )?gi\b|\b(?:la )?\bai(?: la)?\b|\b(?:nhung )?nao\b"
)
# How the words of these patterns are spelled: `hiệu lực`, `Đồng Mây` and `đầu năm` ask nothing.
_SPELLINGS = spellings(
    "do ai ở tại từ đến vào trước sau lúc nào là được hết bao nhiêu mấy vì sao như thế ra khoảng thứ trường hợp điều "
    "kiện thì tiền triệu tỷ đồng chí phần trăm ngày tháng năm giờ tuần phút lần mét hôm khi buổi thời gian lâu đâu có "
    "nơi chỗ những các gì cây số không chưa"
)
_WHO_DOES = re.compile(r"^(?:nhung )?ai (?!la\b)")
_LEFT_OVER = r"^(?:có|thì|là)\s+|\s+(?:có|là|được|hết|ở|tại|từ|đến|vào|lúc|của|thì|về|bị|vì)$"
_DANGLING = re.compile(_LEFT_OVER, re.IGNORECASE)
# Without diacritics `mo cua`, `mua ve` and `ky thi` may end so too.
_DANGLING_FOLDED = re.compile(rf"^(?:co|thi|la)\s+|\s+(?:co|la|duoc|het|o|tu|den|vao|{_AT}|bi|vi)$", re.IGNORECASE)
_YES_NO = re.compile(r"\b(?:co )?.*\b(?:khong|chua)\W*$")
_NO_REAL_ASKING = re.compile(r"\bthi (?:sao|the nao)\W*$|^(?:con|the)\b.* (?:the nao|ra sao)\W*$")
_TIME_ASKED = re.compile(r"\b(?:bao gio|bao lau)\b")


def composed(text: str) -> str:
    """Return a text in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def asks(question: str) -> bool:
    """Tell whether a question says itself what it asks for; `Còn xã Phú Khê thì sao?` leaves that to the one before.

    Example:
        >>> asks("Thế bao nhiêu cá nhân?"), asks("Còn xã Phú Khê thì sao?")
        (True, False)
    """
    folded = _NO_REAL_ASKING.sub("", fold_as_meant(composed(question), _SPELLINGS))
    return bool(_ASKING.search(folded) or _YES_NO.search(folded))


def without_asking(question: str) -> str:
    """Return what a question is about: its words without those that ask.

    Example:
        >>> without_asking("Năm 2023 huyện Khê Đông kỷ luật bao nhiêu đảng viên?")
        'Năm 2023 huyện Khê Đông kỷ luật đảng viên'
    """
    text = composed(question)
    if who := _WHO_DOES.match(fold_as_meant(text, _SPELLINGS)):
        # One word with diacritics among others without would keep the index from restoring theirs.
        text = f"{'người' if has_diacritics(text) else 'nguoi'} {text[who.end() :]}"
    kept, last = [], 0
    for found in _ASKING.finditer(fold_as_meant(text, _SPELLINGS)):
        if _is_meant(text, found):
            kept.append(text[last : found.start()])
            last = found.end()
    kept.append(text[last:])
    about = re.sub(r"\s+(?=[,.:;])", "", composed("".join(kept))).strip(" ?.,:;!")
    return (_DANGLING if has_diacritics(about) else _DANGLING_FOLDED).sub("", about)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Tell question words from names: within a question they have no capitals (`Đồng Mây`)."""
    words = text[found.start() : found.end()]
    return not found.start() or words == words.lower()


def content_count(question: str) -> int:
    """Return how many syllables of substance a question has.

    Example:
        >>> content_count("Bao giờ công bố điểm?"), content_count("Xã Phú Khê có bao nhiêu hộ nghèo?")
        (3, 5)
    """
    text = composed(question)
    found = _TIME_ASKED.search(aligned_fold(text))  # `giờ` by itself is a word of substance
    return len(take_apart(text[: found.start()] + text[found.end() :] if found else text).content)
