"""What kind of thing a question asks for, from its question words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class AskedFor(Enum):
    """The kinds of thing that a question asks for, where its words tell."""

    PERSON = "person"
    CLOCK = "clock"
    DATE = "date"
    DAY = "day"
    YEAR = "year"
    PHONE = "phone"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    REFERENCE = "reference"
    PLACE = "place"
    NAMED = "named"
    REASON = "reason"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of thing, and the folded noun that is counted or named (`bao nhiêu trường`, `xã nào`), if any."""

    kind: AskedFor
    noun: str | None = None


# Written with diacritics folded away, since half of all questions come without; the first pattern that fits decides.
_HOW_MANY = r"(?:bao nhieu|(?<!nuoc )(?<!xe )(?<!nha )may(?! (?:bay|bom|moc|mac|giat|tinh|phat|cay)\b))"
_UNIT_OF_TIME = r"(?:ngay|thang|nam|tuan|phut|tieng|gio)"
_POINT_IN_TIME = r"(?:thang|quy|buoi|dip|thoi gian|thoi diem)"
_OFFICIAL_DOCUMENT = (
    r"(?:van ban|quyet dinh|ke hoach|nghi quyet|thong bao|cong van|chi thi|ket luan|huong dan|quy dinh|thong tu)"
)
_DAY_IN_FULL = r"ngay(?:,? thang)?(?:,? nam)?"
_LATEST = r"(?:(?:muon|cham|tre|som) nhat|(?:tu|den|truoc|sau) ngay)"
_PAYS = r"(?:nop|dong|tra|ton|mat|phat|thuong|ban|mua|het)"
_PRICE = (
    r"(?:le phi|hoc phi|(?<!so )(?<!chat )luong|thu nhap|phu cap|muc (?:phi|thu|dong|thuong|phat)|gia(?! dinh)|kinh phi"
    r"|chi phi|so tien|tong von|nhuan but|thue|mon bai)"
)
_SOMEBODY = r"(?:nguoi|dong chi|ong|ba|can bo|bac si|thay|co giao|lanh dao)"
_PERSON = (
    rf"(?:{_SOMEBODY}|em|chau|vo|chong|cha|me|con (?:trai|gai|dau|re)|hoc sinh|sinh vien|thi sinh|vua"
    r"|chu tich|bi thu|giam doc|hieu truong|truong (?:ban|phong|doan|thon|khoa)|tac gia|ca si|nhan vat|hoang (?:hau|tu)"
    r"|nha (?:van|tho|bao|khoa hoc))"
)
_ANOTHER_ASKS = rf"\b(?:{_HOW_MANY}|nao|ai|gi|o dau|tai dau|vi sao|tai sao)\b"
_BODY_OR_PLACE = (
    r"(?:xa|phuong|huyen|tinh|thon|xom|truong|don vi|co quan|thanh pho|thi tran|thi xa|to chuc|cong ty|benh vien|tram"
    r"|ban|so|phong)"
)
_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (AskedFor.REASON, r"\b(?:vi sao|tai sao|sao lai|ly do|nguyen nhan|do dau)\b"),
        (AskedFor.CLOCK, rf"\b(?:{_HOW_MANY} gio|gio nao|luc nao)\b"),
        (AskedFor.DURATION, rf"\b(?:bao lau|{_HOW_MANY} {_UNIT_OF_TIME}(?! nao))\b"),
        (AskedFor.DAY, rf"\b(?:{_DAY_IN_FULL}|hom) (?:nao|{_HOW_MANY})\b"),
        (AskedFor.DAY, rf"\b{_LATEST} (?:la )?(?:khi nao|bao gio|luc nao)\b"),
        (AskedFor.DATE, r"\bthang,? nam nao\b"),
        (AskedFor.YEAR, rf"\bnam (?:nao|{_HOW_MANY})\b"),
        (AskedFor.DATE, rf"\b(?:khi nao|bao gio|{_POINT_IN_TIME} nao|thang {_HOW_MANY})\b"),
        # These ask for a time only where nothing else asks: `xã nào giải ngân chậm nhất` is after a commune.
        (AskedFor.DAY, rf"^(?!.*{_ANOTHER_ASKS}).*(?:\bhan (?:chot|cuoi|nop)\b|\b{_LATEST}(?: la)?\W*$)"),
        (AskedFor.DURATION, rf"^(?!.*{_ANOTHER_ASKS}).*\b(?:thoi han|trong vong)\b"),
        (AskedFor.PHONE, r"\b(?:so dien thoai|duong day nong|so hotline)\b"),
        (AskedFor.PERCENT, r"\b(?:phan tram|ty le|ti le)\b|%"),
        (AskedFor.MONEY, rf"\b{_HOW_MANY} (?:tien|dong(?! chi)|trieu|ty|nghin|ngan)\b"),
        (AskedFor.MONEY, rf"\b{_PRICE}\b.*\b{_HOW_MANY}(?! (?!mot|moi|cho|vay|the)\w)"),
        (AskedFor.MONEY, rf"\b{_PAYS} (?:la |het )?bao nhieu\W*$"),
        (AskedFor.REFERENCE, rf"\b{_OFFICIAL_DOCUMENT} (?:nao|so {_HOW_MANY})\b|\bso hieu\b"),
        (AskedFor.COUNT, rf"\b{_HOW_MANY}\b|\bso luong\b"),
        # Which kind of people, and not who by name.
        (AskedFor.ANYTHING, r"\bai (?:phai|can|thuoc dien|duoc (?:mien|huong|ho tro|tro giup|tham gia|vay|uu tien))\b"),
        (AskedFor.PERSON, rf"\bai\b|\b{_SOMEBODY} nao\b|\b{_PERSON}\b.*\bten (?:la )?gi\b"),
        (AskedFor.PLACE, r"\b(?:o dau|tai dau|den dau|cho nao|noi nao|dia (?:diem|chi)(?: nao)?)\b|\bdau\s*\?*$"),
        (AskedFor.NAMED, rf"\b{_BODY_OR_PLACE} nao\b|\bten (?:la )?gi\b"),
    )
)
_COUNTED = re.compile(rf"\b{_HOW_MANY} (\w+)")
_NAMED = re.compile(rf"\b({_BODY_OR_PLACE}) nao\b")
_ENGLISH_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (AskedFor.REASON, r"\bwhy\b|\bwhat (?:is|was|were) the (?:reason|cause)"),
        (AskedFor.CLOCK, r"\b(?:what time|what hour)\b"),
        (AskedFor.DURATION, r"\bhow (?:long|many (?:days|months|years|weeks|hours|minutes))\b"),
        (AskedFor.YEAR, r"\b(?:what|which) year\b"),
        (AskedFor.DAY, r"\b(?:what|which) day\b|\bdeadline\b"),
        (AskedFor.DATE, r"\bwhen\b|\b(?:what|which) (?:date|month)\b"),
        (AskedFor.PHONE, r"\b(?:phone number|hotline)\b"),
        (AskedFor.PERCENT, r"\bpercent(?:age)?\b|%"),
        (AskedFor.MONEY, r"\bhow much (?:money|does|did|is|was|will|must)\b"),
        (AskedFor.COUNT, r"\bhow many\b"),
        (AskedFor.PERSON, r"\b(?:who|whom|whose)\b"),
        (AskedFor.PLACE, r"\bwhere\b"),
    )
)


def asked_for_in_english(question: str) -> AskedFor | None:
    """Return what a question asks for by its English words, or None where they do not tell.

    Example:
        >>> asked_for_in_english("When was the bridge repaired?")
        <AskedFor.DATE: 'date'>
    """
    lower = question.lower()
    return next((kind for kind, pattern in _ENGLISH_PATTERNS if pattern.search(lower)), None)


def asked_for(folded: str) -> Asked | None:
    """Return what a folded question asks for, or None where its words do not tell.

    Example:
        >>> asked_for("co bao nhieu truong dat chuan?")
        Asked(kind=<AskedFor.COUNT: 'count'>, noun='truong')
    """
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), None)
    return Asked(kind, _noun(kind, folded)) if kind and kind is not AskedFor.ANYTHING else None


def _noun(kind: AskedFor, folded: str) -> str | None:
    pattern = {AskedFor.COUNT: _COUNTED, AskedFor.NAMED: _NAMED}.get(kind)
    match = pattern.search(folded) if pattern else None
    return match[1] if match else None
