"""Places in laws as people write them: `Điều 5`, `khoản 2, Điều 10`, `điểm a khoản 1 Điều 3`, `Chương thứ hai`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.folded_text import FoldedText
from corpus.folding import fold

_LEVELS = {
    "diem": ("điểm", 0),
    "khoan": ("khoản", 1),
    "dieu": ("điều", 2),
    "muc": ("mục", 4),
    "chuong": ("chương", 5),
    "phan": ("phần", 6),
    "phu luc": ("phụ lục", 8),
}
"""The words for places, with their spelling and how high they stand. One belongs to the next where the heights follow
on each other: an article's number is unique in its law, so that `Điều 5 Chương II` is found by `Điều 5` alone."""
_SPELLED_NUMBERS = ("một nhất", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WORDS = {fold(word): (word, number) for number, some in enumerate(_SPELLED_NUMBERS, 1) for word in some.split()}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_UNIT = (
    r"(?![^\S\n]*(?:%|(?:trieu|ty|ti|nghin|ngan|tram|dong|usd|nguoi|nam(?!\s+\d{4})|thang|ngay(?!\s+\d)|lan|gio|phut"
    r"|ha|km|kg|tan|ta|diem)\b))"
)
_WHOLE = rf"(?:thu\s+)?[0-9]{{1,4}}[a-z]?(?![\w%]|[.,/]\d){_UNIT}"
_LETTER = r"[a-z]\d{0,2}(?!\w)"
# `vi` and `xi` are words as well (`phần vi phạm`, `phần xi măng`): then others follow.
_ROMAN_NUMBER = r"(?=[ivxl])(?:x{0,3}(?:ix|iv|v?i{0,3})|x?l[ivx]*)(?![\w]|\.v\b)(?!(?<=[vx]i)[^\S\n]+[a-z])"
_WORD = rf"(?:thu\s+(?:{'|'.join(_WORDS)})|(?<=chuong )(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))(?!\w)"
_NO_OTHER_WORD = "(?<!danh )(?<!hang )(?<!chuyen )"  # `danh mục`
_ACCOUNT = "tai khoan"
# Of a range (`Điều 5 đến Điều 9`) its two ends are named.
_AND = r"(?:\s*[,;]\s*(?:va\s+|hoac\s+)?|\s+(?:va|hoac|den)\s+)"


_FROM = r"\s+tu(?=\s+[a-z0-9]{1,6}\s+den\s)"  # `các điều từ 5 đến 9`


def _kind(levels: str, number: str) -> str:
    return rf"(?:{levels})(?:\s+so|{_FROM})?\s+(?:{number})(?:{_AND}(?:{number})(?!\s?[/-]\s?[a-z]))*"


_ATOM = re.compile(
    rf"\b(?=[cdkmp])(?<!-){_NO_OTHER_WORD}(?:{_kind('diem', _LETTER)}|{_kind('khoan|dieu', f'{_WHOLE}|{_WORD}')}"
    rf"|{_kind('muc|chuong|phan|phu luc', f'{_WHOLE}|{_ROMAN_NUMBER}|{_WORD}')})"
)
_PARTS = re.compile(r"(?P<level>phu\s+luc|[a-z]+)(?:\s+(?:so|tu))?\s+(?P<numbers>.+)", re.DOTALL)
_AND_BETWEEN = re.compile(_AND)
_BETWEEN_ATOMS = re.compile(r"\s*[,;]?\s*(?:(?:cua|tai|thuoc|trong|o)\s+)?")
_MOST_IN_ONE = 60  # places that one expression may name, as `các khoản 1, 2 và 3 Điều 5` names three
_BEHIND_A_HEADING = re.compile(r"[^\S\n]*([^\W_]?)")


@dataclass(frozen=True, slots=True)
class _Atom:
    """A word for a place with its numbers, `khoản 1 và 2`."""

    start: int
    end: int
    level: str
    numbers: tuple[str, ...]

    @property
    def height(self) -> int:
        return _LEVELS[self.level][1]


def law_places(written: FoldedText) -> Iterator[tuple[int, int, str]]:
    """Yield where places in laws stand in a folded text, with their normal forms, the widest part first.

    An expression that names several places yields each of them, with the same offsets.

    Args:
        written: The text.

    Example:
        >>> [normal for _, _, normal in law_places(FoldedText("khoản 1 và 2, Điều 5"))]
        ['dieu 5 khoan 1', 'dieu 5 khoan 2']
    """
    chain: list[_Atom] = []
    atoms = [*_atoms(written)]
    for place, atom in enumerate(atoms):
        if chain and not _belongs(written.folded, chain, atom, atoms[place + 1 : place + 2]):
            yield from _places(chain)
            chain = []
        chain.append(atom)
    if chain:
        yield from _places(chain)


def covers_place(found: str, asked: str) -> bool:
    """Tell whether a normal form is the place of another one, or lies in it.

    Example:
        >>> covers_place("dieu 5 khoan 2", "dieu 5"), covers_place("dieu 5", "dieu 5 khoan 2")
        (True, False)
    """
    there, wanted = place_parts(found), place_parts(asked)
    return all(level in there and _same(there[level], number) for level, number in wanted.items())


def place_parts(normal: str) -> dict[str, str]:
    """Return the numbers of a normal form by their levels.

    Example:
        >>> place_parts("phu luc 1"), place_parts("dieu 5 khoan 2")
        ({'phu luc': '1'}, {'dieu': '5', 'khoan': '2'})
    """
    return dict(re.findall(r"(phu luc|[a-z]+) (\S+)", normal))


def place_phrases(normal: str) -> list[str]:
    """Return the runs of folded syllables, one of which is in a text with the place of a normal form.

    Example:
        >>> place_phrases("dieu 10 khoan 2"), place_phrases("chuong 2")
        (['dieu 10'], ['chuong 2', 'chuong ii', 'chuong hai', 'chuong thu hai'])
    """
    level, number = next(iter(place_parts(normal).items()), ("", ""))
    number = "d" if number == "dd" else number
    return [f"{level} {written}" for written in _spellings(level, number)] if level else []


def is_heading(written: FoldedText, start: int, end: int) -> bool:
    """Tell whether the words at these offsets of a folded text begin a line as the heading of their place does."""
    line = written.folded.rfind("\n", 0, start) + 1
    if re.search(r"\w", written.folded[line:start]):
        return False
    behind = _BEHIND_A_HEADING.match(written.folded, end)
    # `Điều 5 Phạm vi` is a heading, `Điều 5 của Luật` is not.
    return behind is None or not behind[1] or written.text[written.offset(behind.start(1))].isupper()


def _spellings(level: str, number: str) -> list[str]:
    if not number.isdigit() or _LEVELS[level][1] < 3:
        return [number]
    words = [word for word, (_, value) in _WORDS.items() if value == int(number)]
    return [number, _roman(int(number)), *words[:1], *(f"thu {word}" for word in words[-1:])]


def _atoms(written: FoldedText) -> Iterator[_Atom]:
    for found in _ATOM.finditer(written.folded):
        parts = _PARTS.fullmatch(found[0])
        if parts is None:
            continue
        level = " ".join(parts["level"].split())
        if _is_account(written, found.start()):
            continue
        if written.is_spelled(found.start(), found.start() + len(parts["level"]), _LEVELS[level][0]):
            numbers = tuple(_numbers(written, found.start() + parts.start("numbers"), found.end(), level))
            if numbers:
                yield _Atom(found.start(), found.end(), level, numbers)


def _is_account(written: FoldedText, start: int) -> bool:
    """Tell whether a word for a place is the second half of `tài khoản`; `tại khoản 3` is a place."""
    before = start - len("tai ")
    if not written.folded.startswith(_ACCOUNT, max(before, 0)):
        return False
    return written.text[written.offset(before) : written.offset(start)].strip().lower() != "tại"


def _numbers(written: FoldedText, start: int, end: int, level: str) -> Iterator[str]:
    listed = _AND_BETWEEN.sub(lambda gap: "," * len(gap[0]), written.folded[start:end])
    for found in re.finditer(r"(?:thu\s+)?[a-z0-9]+", listed):
        letter = written.text[written.offset(start + found.start())]
        last = found[0].split()[-1]
        ends = start + found.end()
        if last in _WORDS and level != "diem":
            word, number = _WORDS[last]
            if written.is_spelled(ends - len(last), ends, word):
                yield str(number)
        elif letter in "đĐ":
            yield "dd"
        elif letter.isascii() or level != "diem":  # `dứt điểm ở` names no point
            yield _plain(last, level)


def _plain(number: str, level: str) -> str:
    if level not in {"diem", "khoan", "dieu"} and not number[0].isdigit():
        return str(_arabic(number))
    return number.lstrip("0") or number


def _belongs(folded: str, chain: Sequence[_Atom], atom: _Atom, following: Sequence[_Atom]) -> bool:
    last = chain[-1]
    between = folded[last.end : atom.start]
    heights = [one.height for one in chain]
    rising, falling = heights == sorted(heights), heights == sorted(heights, reverse=True)
    if atom.height == last.height:
        return falling and _AND_BETWEEN.fullmatch(between) is not None
    if _BETWEEN_ATOMS.fullmatch(between) is None:
        return False
    if atom.height == last.height + 1 or (last.height, atom.height) == (0, 2):
        return rising
    if atom.height == last.height - 1:
        # In `Điều 3, khoản 2 Điều 5` the item belongs to what follows it.
        return falling and not any(_is_next(folded, atom, higher) for higher in following)
    return False


def _is_next(folded: str, atom: _Atom, higher: _Atom) -> bool:
    return higher.height == atom.height + 1 and not folded[atom.end : higher.start].strip()


def _places(chain: Sequence[_Atom]) -> Iterator[tuple[int, int, str]]:
    numbers: dict[str, list[str]] = {}
    for atom in sorted(chain, key=lambda one: -one.height):
        numbers.setdefault(atom.level, []).extend(atom.numbers)
    every = itertools.product(*([f"{level} {number}" for number in some] for level, some in numbers.items()))
    for place in itertools.islice(every, _MOST_IN_ONE):
        yield chain[0].start, chain[-1].end, " ".join(place)


def _same(found: str, asked: str) -> bool:
    # Without diacritics nobody can tell `điểm d` from `điểm đ`.
    return found == asked or (asked == "d" and found == "dd")


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < following else one for one, following in itertools.pairwise([*values, 0]))


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
