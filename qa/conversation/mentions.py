"""The times and places that a question names, and which of them exclude each other (a year, another year)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import fold
from corpus.letters import CAPITAL
from qa.conversation.spelling import aligned_fold, fold_as_meant, spellings

_YEAR = r"(?:19|20)\d\d"
_NO_LONGER_NUMBER = r"(?![\w/]|[.,-]\d)"
_ONE_YEAR_AS_PART = rf"(?P<year>/{_YEAR}| nam {_YEAR})?"
_MORE_YEARS = rf"(?: ?[-–] ?{_YEAR}| (?:den|va|hoac) (?:nam )?{_YEAR})*"
# What is counted in thousands is no year: `2000 hộ`; nor is what has a number for its name: `Quyết định số 2015`.
_COUNTED = r"(?! (?:dong|nghin|trieu|ty|ho|nguoi|tan|ta|kg|met|m|m2|km|ha|cay|suat|luot|em|hoc sinh|con|cai|chiec)\b)"
_TIMES = {
    "day": rf"\b(?P<head>ngay )\d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}})?{_ONE_YEAR_AS_PART}",
    "month": rf"\b(?P<head>thang )\d{{1,2}}{_ONE_YEAR_AS_PART}",
    "quarter": rf"\b(?P<head>quy )(?:[1-4]|i{{1,3}}|iv)\b{_ONE_YEAR_AS_PART}",
    "year": rf"(?P<head>\b(?:giai doan|nam hoc|nien khoa|nhiem ky|cac nam|tu nam|nam) )?(?<![\d/.,-])(?<!so )\b{_YEAR}"
    rf"{_MORE_YEARS}{_COUNTED}",
}
_SPELLINGS = spellings("ngày tháng quý năm giai đoạn học niên khóa nhiệm kỳ các từ đến và hoặc")
_TIME = {name: re.compile(pattern + _NO_LONGER_NUMBER) for name, pattern in _TIMES.items()}
_LADDER = ("village", "commune", "district", "province")
"""Kinds of places, each within one of the next kind."""
_KINDS = {
    "village": "thôn xóm bản ấp khu_phố tổ_dân_phố",
    "commune": "xã phường thị_trấn",
    "district": "huyện quận thị_xã thành_phố tp",
    "province": "tỉnh",
    "article": "điều",
    "clause": "khoản",
    "round": "đợt",
    "area": "khu_vực",
    "class": "lớp",
    "term": "học_kỳ",
    "session": "kỳ",
}
"""Words that stand before a name or number, by what is named."""
_KIND_OF = {fold(word).replace("_", " "): kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_SPELLINGS = spellings(" ".join(_KINDS.values()).replace("_", " "))
_KIND_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})\.?\s+")
_WORD = rf"{CAPITAL}\w*"
NAME = re.compile(rf"\d+(?:-\d+)?(?!\w)|{_WORD}(?:\s+(?:{_WORD}|\d+))*")
"""A name or number, as it stands behind the word that tells what it names."""
_NUMBER = re.compile(r"\d+(?!\w)|[IVX]+(?!\w)")
BARE = "bare"
"""The kind of a place without a word for what it is: `ở Bắc Kạn`."""
_SYLLABLE = rf"{CAPITAL}[^\W\d_]+"
_PROPER_NAME = re.compile(rf"(?!\w+ (?:Văn|Thị|Van|Thi)\b){_SYLLABLE}(?: {_SYLLABLE}){{1,2}}(?![\w-]| [A-ZĐ])")
_NO_PLACE = re.compile(
    r"(?:tet|le|giai|hoi|dang|doan|bo|so|ban|cong|uy|mat|vien|toa|cuc|chi|phong|nghi|quyet|chu|pho|giam|ong|ba|ubnd|hdnd)\b"
)
_STANDS_AT = re.compile(r"(?<!\w)(?:ở|tại|o|tai)\s+(?=\w)", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:so voi|hon|kem|bang|gap)(?: ca)?(?: cung ky)?(?: cua)? $")


@dataclass(frozen=True, slots=True)
class Mention:
    """A time, place or numbered thing that a question names.

    Attributes:
        start: Where it begins.
        end: Behind its last character.
        kind: What it is one of.
        head: The word that tells so, with the space behind it; empty where there is none (`2023`).
        name: The rest, without `year_part`.
        years: The years that it names, if any.
        year_part: What adds the year to a day, month or quarter (`/2024`).
    """

    start: int
    end: int
    kind: str
    head: str
    name: str
    years: frozenset[str] = frozenset()
    year_part: str = ""

    def excludes(self, other: Mention) -> bool:
        """Tell whether who asks of this one no longer asks of the other: another year, another place or a wider one."""
        if _same(self.head + self.name, other.head + other.name) and self.years == other.years:
            return False
        if self.kind in _TIMES and other.kind in _TIMES:
            return self.kind == other.kind != "year" or bool(self.years and other.years and self.years != other.years)
        if self.kind in _LADDER and other.kind in _LADDER:
            return _LADDER.index(self.kind) >= _LADDER.index(other.kind)
        one_bare = (self.kind == BARE and other.kind in _LADDER[:2]) or (
            other.kind == BARE and self.kind in _LADDER[2:]
        )
        return not _same(self.name, other.name) and (self.kind == other.kind or one_bare)

    @property
    def is_place(self) -> bool:
        """Whether it is a place, with or without a word for what it is."""
        return self.kind == BARE or self.kind in _LADDER

    @property
    def width(self) -> int:
        """How wide a place it is; what is named without a word for it counts as the widest."""
        return _LADDER.index(self.kind) if self.kind in _LADDER else len(_LADDER)

    def instead_of(self, other: Mention) -> str:
        """Return how this one stands in the other's place, spelled like it where only the name differs."""
        alike = _same(self.head, other.head) or (self.kind == "year" and not self.head)
        head = other.head if alike else self.head[:1].lower() + self.head[1:]
        text = head + self.name + (self.year_part or other.year_part * (self.kind == other.kind))
        return text[:1].upper() + text[1:] if other.head[:1].isupper() else text


def mentions(text: str) -> list[Mention]:
    """Return what a text in NFC names, in order.

    Example:
        >>> [(one.kind, one.name) for one in mentions("Tháng 5/2023 xã Nà Hoa có mấy vụ hơn năm 2022?")]
        [('month', '5'), ('commune', 'Nà Hoa'), ('year', '2022')]
    """
    found: list[Mention] = []
    for one in (*_times(text), *_kinds(text), *_bare(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def compares(text: str, mention: Mention) -> bool:
    """Tell whether a text only measures by what it mentions: `so với năm 2022`, `hơn xã Nà Hoa`."""
    return bool(_COMPARED.search(aligned_fold(text[: mention.start])))


def whole_mention(text: str) -> Mention | None:
    """Return the mention that is all of a text, as of `2023` or `Bắc Kạn`, or None.

    Example:
        >>> whole_mention("Bắc Kạn").kind, whole_mention("ở đâu")
        ('bare', None)
    """
    name = _PROPER_NAME.fullmatch(text)
    found = mentions(text) or ([Mention(0, len(text), BARE, "", text)] if name and _may_be_place(text) else [])
    return found[0] if len(found) == 1 and found[0].end - found[0].start == len(text) else None


def _times(text: str) -> Iterator[Mention]:
    folded = fold_as_meant(text, _SPELLINGS)
    for kind, pattern in _TIME.items():
        for found in pattern.finditer(folded):
            start, end = found.span()
            begin = found.end("head") if found["head"] else start
            name_end = found.start("year") if kind != "year" and found["year"] else end
            years = frozenset(re.findall(_YEAR, found[0]))
            yield Mention(start, end, kind, text[start:begin], text[begin:name_end], years, text[name_end:end])


def _kinds(text: str) -> Iterator[Mention]:
    for word in _KIND_WORD.finditer(fold_as_meant(text, _KIND_SPELLINGS)):
        kind = _KIND_OF[" ".join(word[0].rstrip(". ").split())]
        if name := (NAME if kind in _LADDER else _NUMBER).match(text, word.end()):
            head = text[word.start() : word.end()]
            yield Mention(word.start(), name.end(), kind, head, name[0])


def _bare(text: str) -> Iterator[Mention]:
    for place in _STANDS_AT.finditer(text):
        name = _PROPER_NAME.match(text, place.end())
        if name and _may_be_place(name[0]):
            yield Mention(name.start(), name.end(), BARE, "", name[0])


def _may_be_place(name: str) -> bool:
    return not _NO_PLACE.match(aligned_fold(name))


def _same(one: str, other: str) -> bool:
    return aligned_fold(one).split() == aligned_fold(other).split()
