"""What an amending law says before a piece of another law: `2. Điều 7 được sửa đổi, bổ sung như sau:`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.law_lines import read_opening

_VERB = r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|thay|sửa|thêm|đổi|điều\s+chỉnh|bãi\s+bỏ|(?:hủy|huỷ)\s+bỏ|bỏ)"
_VERBS = rf"{_VERB}(?:\s*(?:,|;|/|và|hoặc)?\s*{_VERB})*"
_PART = (
    r"(?:điều|khoản|điểm|chương|mục|tiểu\s+mục|phần|phụ\s+lục|đoạn|tiết|tên|tiêu\s+đề|cụm\s+từ|từ|câu|biểu|bảng|mẫu)"
)
_NUMBERED = r"(?:điều|khoản|điểm|chương|mục|tiểu\s+mục|phần|phụ\s+lục)"
_NUMBER = r"(?:số\s+)?(?:\d+[a-zđ]?|[IVXL]+[a-zđ]?|[a-zđ]\d?)(?!\w)"
# A sentence about changing other things (`Việc sửa đổi giấy phép nêu ở Điều 5 được thực hiện như sau:`) is none.
_COMMAND = re.compile(
    rf"(?:{_VERBS}\s+(?:(?:một\s+số|các|toàn\s+bộ|nội\s+dung|lại|cho|vào|thêm|\d+)\s+)*{_PART}\b"
    rf"|(?:(?:tại|các|tên|tiêu\s+đề|nội\s+dung|đoạn(?:\s+\w+){{0,2}})\s+)*{_NUMBERED}\s+{_NUMBER}"
    rf".{{0,300}}?\b(?:được\s+|thì\s+)?{_VERBS}(?:\s+(?:như\s+sau|thành|bằng|theo|tại|bởi|cụm\s+từ|từ)\b|\s*[:.;]?$)"
    rf"|(?:một\s+số|các)\s+(?:điều|khoản)\b.{{0,300}}?\bđược\s+{_VERBS})",
    re.IGNORECASE,
)
# Nothing is quoted where words are exchanged, or where all that was said is that something ends.
_QUOTES = re.compile(
    r"\b(?:sửa\s+đổi|bổ\s+sung|thay|sửa|thêm)\b(?!\s+(?:các\s+|thế\s+)*(?:cụm\s+)?từ\b)", re.IGNORECASE
)
_AS_FOLLOWS = re.compile(
    r"(?:\s*\b(?:như\s+sau|như\s+dưới\s+đây)|(?P<kept>\s+(?:sau|dưới)\s+đây\b[^:.;“\"]{0,80}))\s*(?::\s*(?P<rest>.*)|[.\-–]*$)",
    re.IGNORECASE | re.DOTALL,
)
_COLON = re.compile(r"(?P<kept>)\s*:\s*(?P<rest>$|[“\"«„].*|(?=[ĐÐ]iều\s+\d).*)", re.DOTALL)
_BEYOND = re.compile(
    rf"(?:vào\s+)?(?:ngay\s+)?(?:phía\s+)?(?:trước|sau)\s+(?:{_NUMBERED}\s+{_NUMBER}\s*)+", re.IGNORECASE
)
_INNER = re.compile(r"\b(?:khoản|điểm|đoạn|tiết|câu|tên|tiêu\s+đề)\b[^;:]*?\bđiều\s+(?=\d)", re.IGNORECASE)
_ARTICLES = re.compile(
    r"\bđiều\s+(\d+[a-zđ]?(?!\w)(?:\s*(?:,|;|và|đến)\s*(?:và\s+)?(?:(?:các\s+)?điều\s+)?\d+[a-zđ]?(?![\w/]))*)",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:chương|mục|phần)\s+(?:thứ\s+)?[\dIVXL]|\bđến\s+(?:điều\s+)?\d|\bcác\s+điều\s+(?!\d)", re.IGNORECASE
)
_GENERAL = re.compile(r"\bmột\s+số\s+(?:điều|khoản|nội\s+dung)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[”\"»]\s*[.;,]*$")
_LONGEST = 600
_LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class Change:
    """What is announced to follow of another law.

    Attributes:
        articles: The articles that follow, in small letters: `điều 7a`.
        named: Those and the ones of which only a part follows.
        is_open: Whether others may follow, as in a chapter or a range.
        is_general: Whether only the changes of a whole law are announced, which then follow one by one.
    """

    articles: frozenset[str]
    named: frozenset[str]
    is_open: bool
    is_general: bool


def is_command(text: str) -> bool:
    """Tell whether a sentence changes a part of a law.

    Example:
        >>> [is_command(text) for text in ("Bãi bỏ Điều 9.", "Khoản 2 Điều 5 được sửa đổi", "Sửa đổi giấy phép")]
        [True, True, False]
    """
    return _COMMAND.match(text[:_LONGEST].lstrip(" *_")) is not None


def read_change(text: str) -> Change | None:
    """Return what a sentence announces to follow of another law, or None where it announces nothing.

    Args:
        text: The sentence, without its number; what follows may begin behind its colon.

    Example:
        >>> read_change("Bổ sung Điều 7a vào sau Điều 7 như sau:").articles
        frozenset({'điều 7a'})
        >>> read_change("Hồ sơ sửa đổi, bổ sung theo Điều 7 nộp như sau:") is None
        True
    """
    lead_in = _lead_in(text)
    if lead_in is None:
        return None
    said, rest = text[: lead_in.start()], lead_in["rest"] or ""
    if _CLOSED.search(rest):
        return None
    said = _BEYOND.sub(" ", said)
    begun = read_opening(rest.lstrip('“"«„'))
    articles = _labels(_INNER.sub(" ", said)) - ({begun.label.casefold()} if begun else set())
    return Change(
        frozenset(articles), frozenset(_labels(said)), _MANY.search(said) is not None, _GENERAL.search(said) is not None
    )


def change_name(text: str) -> str:
    """Return what names an article that changes another law, without what it quotes; nothing where it quotes nothing.

    Example:
        >>> change_name("Sửa đổi Điều 5 như sau: “Điều 5. Học phí"), change_name("Phạm vi")
        ('Sửa đổi Điều 5', '')
    """
    lead_in = _lead_in(text)
    if lead_in is None or lead_in.start() > _LONGEST_NAME:
        return ""
    end = lead_in.end("kept") if lead_in["kept"] else lead_in.start()
    return text[:end].strip(" *_,")


def _lead_in(text: str) -> re.Match[str] | None:
    said = text[:_LONGEST]
    if not is_command(said):
        return None
    found = _AS_FOLLOWS.search(said) or _COLON.search(said)
    return found if found and _QUOTES.search(said, 0, found.start()) else None


def _labels(said: str) -> set[str]:
    return {
        f"điều {number.casefold()}"
        for found in _ARTICLES.finditer(said)
        for number in re.findall(r"\d+[a-zđĐ]?", found[1])
    }
