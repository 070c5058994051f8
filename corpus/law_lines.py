"""Lines that open a part of a law: `Chương II`, `Điều 8. Quyền của người dân`, `2. Có mặt đúng giờ`, `a) Nghỉ phép`."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from corpus.folding import fold

PARTS = {"phu luc": 1, "phan": 2, "chuong": 3, "muc": 4, "tieu muc": 5, "dieu": 6}
"""The words that open a part of a law, folded, and the level of its heading."""

ANNEX = 1
"""The level of what was issued with a document: its appendices, the regulation that a decision puts into force."""

CLAUSE = 7
"""The level of a khoản."""

POINT = 8
"""The level of a điểm."""

_SPELLED = {"phu luc": "Phụ lục", "phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu muc": "Tiểu mục"}
_ONES = ("một nhất mốt", "hai", "ba", "tư bốn", "năm lăm", "sáu", "bảy bẩy", "tám", "chín")
_WORDS = {fold(word): number for number, words in enumerate(_ONES, 1) for word in words.split()}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"

_WORD = rf"(?:{'|'.join([*' '.join(_ONES).split(), 'mười', 'mươi'])})"
_IN_WORDS = rf"(?i:thứ\s+(?:\d{{1,3}}|{_WORD}(?:\s+{_WORD}){{0,2}}))"
_FRAME = r"[*_#\s]{0,8}"  # Of Markdown that nobody has read as such.
_FOOTNOTE = r"(?:\s?\[\d{1,3}\])?"  # Of the texts that put a law and its changes into one.
_MARK = rf"(?P<mark>{_FOOTNOTE}\s?[.:/\-–—]{{0,3}}{_FOOTNOTE})"
_END = rf"(?!\w)(?!\.\d){_MARK}\s*(?P<name>.*)"
# `Ð` is Icelandic and looks like `Đ`. A slip of a scanner or a typist (`Điền 23.`, `Điểu 5.`) and a text without
# diacritics are told from other words by the number that is due.
_ARTICLE = re.compile(
    rf"{_FRAME}(?P<word>[ĐÐD][iI][eềêếểễEỀÊẾỂỄ][unUN])(?:[\s.]{{1,3}}|(?=\d))"
    rf"(?P<number>\d{{1,4}}[a-zđ]?|{_IN_WORDS}){_END}"
)
_RIGHT_ARTICLE = re.compile("[ĐÐ](?:iều|IỀU)")
_OTHER_PART = re.compile(
    rf"{_FRAME}(?P<word>Phần|PHẦN|Chương|CHƯƠNG|(?:Tiểu m|TIỂU M|M)(?:ục|ỤC)|Phụ lục|PHỤ LỤC)[\s.]{{1,3}}(?i:số\s)?"
    rf"(?P<number>[IVXL]{{1,7}}|\d{{1,3}}[a-z]?|[A-HĐ]|{_IN_WORDS}){_END}"
)
_BARE_ANNEX = re.compile(rf"{_FRAME}(?:PHỤ LỤC|Phụ lục)\s*:?")
# `Điều 12 Luật Đất đai` at the beginning of a line goes on with a sentence.
_NO_NAME = re.compile(
    "(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Pháp lệnh|Hiến pháp|Quyết định|Quy chế|Quy định|Điều|Chương|Mục)\\b"
)
_CLAUSE = re.compile(
    rf"{_FRAME}(?:Khoản\s)?(?P<number>\d{{1,3}})(?P<letter>[a-zđ]?)(?P<mark>\s?[.)\-–]{{1,3}}{_FOOTNOTE}|[,:]?(?=\s))"
    r"\s*(?P<name>[^\W\d].*|[“\"'(].*)"
)
_DOTTED = re.compile(rf"{_FRAME}(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.)]?\s+(?P<name>[^\W\d_].*)")
_POINT = re.compile(
    rf"{_FRAME}(?:Điểm\s)?(?P<letter>[a-zđð])(?P<digit>\d?)(?P<mark>\s?(?:\)|[.\-–](?=\s)))\s*(?P<name>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may open a part of a law.

    Attributes:
        part: One of `PARTS`.
        number: Its number; 0 for an appendix without one.
        letter: What follows the number: `a` of `Điều 12a`.
        label: How it is cited: `Điều 8`, `Chương II`, `Phần thứ nhất`.
        name: What follows on the line.
        is_sure: Whether the word is spelled right, and a stop, a dash or the line's end follows the number.
    """

    part: str
    number: int
    letter: str
    label: str
    name: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A line that may be a khoản or a điểm.

    Attributes:
        number: The khoản's number; the place of the điểm's letter in the alphabet, from 1.
        letter: What follows the number: `a` of `1a.`
        label: How it is cited: `khoản 2`, `điểm đ`.
        name: What follows on the line.
        is_sure: Whether a mark follows its number or letter as it should.
    """

    number: int
    letter: str
    label: str
    name: str
    is_sure: bool


def read_opening(line: str) -> Opening | None:
    """Return what a line opens, or None where it opens nothing or only goes on with a sentence.

    Example:
        >>> [read_opening(line).label for line in ("Điều 8. Quyền của người dân", "CHƯƠNG II", "Phần Thứ Nhất")]
        ['Điều 8', 'Chương II', 'Phần thứ nhất']
        >>> read_opening("Điều 8 của Luật này") is None, read_opening("Điều kiện kinh doanh") is None
        (True, True)
    """
    found = _ARTICLE.fullmatch(line) or _OTHER_PART.fullmatch(line)
    if found is None:
        bare = _BARE_ANNEX.fullmatch(line)
        return Opening("phu luc", 0, "", "Phụ lục", "", is_sure=True) if bare else None
    name = found["name"].strip(" *_")
    marked = bool(found["mark"].strip()) or not name
    if not marked and (not name[0].isupper() or _NO_NAME.match(name)):
        return None
    part = fold(found["word"])
    number, letter = _value(found["number"])
    if part in _SPELLED:
        return Opening(part, number, letter, f"{_SPELLED[part]} {_shown(found['number'])}", name, is_sure=marked)
    sure = marked and _RIGHT_ARTICLE.fullmatch(found["word"]) is not None
    return Opening("dieu", number, letter, f"Điều {_shown(found['number'])}", name, is_sure=sure)


def read_clause(line: str) -> Item | None:
    """Return the khoản that a line may begin.

    Example:
        >>> read_clause("2. Có mặt đúng giờ.").label, read_clause("1a) Xin phép.").label
        ('khoản 2', 'khoản 1a')
        >>> read_clause("1.000 đồng") is None, read_clause("15 ngày").is_sure
        (True, False)
    """
    found = _CLAUSE.fullmatch(line)
    if found is None:
        return None
    number = int(found["number"])
    sure = bool(found["mark"].strip(" ,:"))
    return Item(number, found["letter"], f"khoản {number}{found['letter']}", found["name"], is_sure=sure)


def read_dotted(line: str) -> tuple[int, ...] | None:
    """Return the numbers of a line that begins with several of them, joined by full stops.

    Example:
        >>> read_dotted("2.1. Giá hợp đồng"), read_dotted("2. Giá hợp đồng")
        ((2, 1), None)
    """
    found = _DOTTED.fullmatch(line)
    return tuple(int(part) for part in found["number"].split(".")) if found else None


def read_point(line: str) -> Item | None:
    """Return the điểm that a line may begin.

    Example:
        >>> read_point("đ) Xin phép;").label, read_point("a- Xin phép;").is_sure
        ('điểm đ', False)
    """
    found = _POINT.fullmatch(line)
    if found is None:
        return None
    letter = found["letter"].replace("ð", "đ")
    label = f"điểm {letter}{found['digit']}"
    return Item(_ALPHABET.index(letter) + 1, found["digit"], label, found["name"], is_sure=found["mark"].endswith(")"))


def roman_number(written: str) -> int:
    """Return the value of a Roman number.

    Example:
        >>> roman_number("XXIV")
        24
    """
    values = [_ROMAN[letter] for letter in written]
    return sum(-one if one < following else one for one, following in itertools.pairwise([*values, 0]))


def _shown(number: str) -> str:
    if number[0].isdigit():
        return number.lstrip("0") or "0"
    return " ".join(number.lower().split()) if len(number.split()) > 1 else number


def _value(number: str) -> tuple[int, str]:
    words = fold(number).split()
    if len(words) > 1 and not words[1].isdigit():
        return _spelled_out(words[1:]), ""
    written = number.split()[-1]
    if written[0].isdigit():
        digits = written.rstrip(_ALPHABET)
        return int(digits), written[len(digits) :]
    return (roman_number(written), "") if set(written) <= _ROMAN.keys() else (_ALPHABET.index(written.lower()) + 1, "")


def _spelled_out(words: list[str]) -> int:
    """Return the value of folded words: `muoi hai`, `hai muoi mot`."""
    if "muoi" not in words:
        return _WORDS[words[0]]
    tens, ones = words[: words.index("muoi")], words[words.index("muoi") + 1 :]
    return 10 * (_WORDS[tens[0]] if tens else 1) + (_WORDS.get(ones[0], 0) if ones else 0)
