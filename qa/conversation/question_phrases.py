"""The words of a question that ask: what is left without them is what it is about."""

from __future__ import annotations

import re
import unicodedata

from corpus.folding import fold, has_diacritics
from qa.reading.question_words import take_apart

_UNIT = "tien|trieu(?: dong)?|ty(?: dong)?|dong|phan tram|ngay|thang|nam|gio|tuan|phut|lan|met|ha|km|cay so|m2"
_POINT = "ngay|hom|nam|thang|luc|khi|gio|buoi|thoi gian"
# Written folded, since half of all questions come so; the first alternative that fits decides.
_ASKING = re.compile(
    # At the end a question word takes with it what only leads up to it: `do ai ký`, `ở xã nào`, `được mấy sao`.
    r"\b(?:la )?do ai(?: \w+){0,2}\W*$|\b(?:o|tai|tu|den|vao|truoc|luc) (?:\w+ ){1,2}nao\W*$"
    r"|\b(?:la |duoc |het )?(?:bao nhieu|may)(?: \w+)?\W*$"
    r"|\b(?:vi|tai) sao\b|\b(?:nhu )?the nao\b|\bra sao\b"
    rf"|\b(?:la )?(?:khoang )?bao nhieu(?: (?:{_UNIT})\b)?|\b(?:la )?may\b(?: (?:{_UNIT})\b)?"
    rf"|\b(?:vao |tu |den |truoc |la )?(?:{_POINT}) (?:nao|may)\b|\b(?:tu |vao |la )?(?:bao gio|bao lau)\b"
    r"|\b(?:o |tai |tu |den |la )?dau\b(?=\W*$| la\b| co\b)|\b(?:o |tai )(?:dau|noi nao|cho nao)\b"
    r"|\b(?:la )?(?:nhung |cac )?gi\b|\b(?:la )?\bai(?: la)?\b|\b(?:nhung )?nao\b"
)
_WHO_DOES = re.compile(r"^(?:nhung )?ai (?!la\b)")
_LEFT_OVER = r"^(?:có|thì|là)\s+|\s+(?:có|là|được|hết|ở|tại|từ|đến|vào|lúc|của|thì|về|bị|vì)$"
_DANGLING = re.compile(_LEFT_OVER, re.IGNORECASE)
_DANGLING_FOLDED = re.compile(fold(_LEFT_OVER), re.IGNORECASE)
_OTHER_WORDS = re.compile(r"\b(?:may|mây|máy|não|náo|gỉ|ải|ái|đầu|dầu|đậu|đấu|dâu)\b")
_YES_NO = re.compile(r"\b(?:co )?.*\b(?:khong|chua)\W*$")
_NO_REAL_ASKING = re.compile(r"\bthi (?:sao|the nao)\W*$|^(?:con|the)\b.* (?:the nao|ra sao)\W*$")
_TIME_ASKED = re.compile(r"\b(?:bao gio|bao lau)\b")


def aligned_fold(text: str) -> str:
    """Return a text folded letter by letter, so that places in the one are places in the other.

    Example:
        >>> aligned_fold("Ở đâu?")
        'o dau?'
    """
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := fold(letter)) == 1 else "_" for letter in text)


def composed(text: str) -> str:
    """Return a text in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def asks(question: str) -> bool:
    """Tell whether a question says itself what it asks for; `Còn xã Phú Khê thì sao?` leaves that to the one before.

    Example:
        >>> asks("Thế bao nhiêu cá nhân?"), asks("Còn xã Phú Khê thì sao?")
        (True, False)
    """
    folded = _NO_REAL_ASKING.sub("", aligned_fold(question).strip())
    return bool(_ASKING.search(folded) or _YES_NO.search(folded))


def without_asking(question: str) -> str:
    """Return what a question is about: its words without those that ask.

    Example:
        >>> without_asking("Năm 2023 huyện Khê Đông kỷ luật bao nhiêu đảng viên?")
        'Năm 2023 huyện Khê Đông kỷ luật đảng viên'
    """
    text = composed(question)
    if who := _WHO_DOES.match(aligned_fold(text)):
        # One word with diacritics among others without would keep the index from restoring theirs.
        text = f"{'người' if has_diacritics(text) else 'nguoi'} {text[who.end() :]}"
    kept, last = [], 0
    for found in _ASKING.finditer(aligned_fold(text)):
        if _is_meant(text, found):
            kept.append(text[last : found.start()])
            last = found.end()
    kept.append(text[last:])
    about = re.sub(r"\s+(?=[,.:;])", "", composed("".join(kept))).strip(" ?.,:;!")
    return (_DANGLING if has_diacritics(about) else _DANGLING_FOLDED).sub("", about)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Tell `mấy`, `nào`, `ai` from the words that only fold alike: `may`, `não`, `Đồng Mây`."""
    words = text[found.start() : found.end()]
    if found.start() and words != words.lower():  # within a question, question words have no capitals
        return False
    return not (has_diacritics(text) and _OTHER_WORDS.search(words.lower()))


def content_count(question: str) -> int:
    """Return how many syllables of substance a question has.

    Example:
        >>> content_count("Bao giờ công bố điểm?"), content_count("Xã Phú Khê có bao nhiêu hộ nghèo?")
        (3, 5)
    """
    text = composed(question)
    found = _TIME_ASKED.search(aligned_fold(text))  # `giờ` by itself is a word of substance
    return len(take_apart(text[: found.start()] + text[found.end() :] if found else text).content)
