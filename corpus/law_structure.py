"""The parts of a law, a regulation or a contract, with their names: phần, chương, mục, điều, khoản, điểm.

What only looks like a heading is left out: a place that a sentence names (`theo quy định tại Điều 5`), articles that an
amending law quotes, in quotation marks or after `như sau:`, and the table of contents. The numbers tell most of it: an
article whose number is not the one that is due has to stand on its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.law_asides import Line, asides, lines_of
from corpus.law_lines import (
    ANNEX,
    CLAUSE,
    PARTS,
    POINT,
    Item,
    Opening,
    read_clause,
    read_dotted,
    read_opening,
    read_point,
)
from corpus.letterhead import is_kind
from corpus.outline import outline_headings
from corpus.places import Heading

_LONGEST_NAME = 400
_LONGEST_NAME_WITH_STOP = 120
_NAME_LINES = 3
_MOST_LOST = 3  # Numbers that may be missing between a khoản and the next, for want of a mark.
_LINES_BELOW_A_KIND = 6
# No line ends with one of these unless it goes on below: then `Điều 5.` ends a sentence.
_DANGLING = re.compile(
    r"(?:^|\s)(?:tại|của|theo|và|hoặc|với|từ|đến|các|những|về|trong|là|do|bởi|khoản(?:\s\d+)?|điểm(?:\s[a-zđ])?|(?-i:Điều))$",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:sửa đổi|bổ sung|bãi bỏ|thay thế|thay cụm từ|bỏ cụm từ|đổi tên)\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:hiệu lực|thi hành|chuyển tiếp|tổ chức thực hiện|trách nhiệm)\b", re.IGNORECASE)
_CHANGED_AS_FOLLOWS = re.compile(
    r"\b(?:sửa đổi|bổ sung|thay thế)\b.*\b(?:điều|khoản|điểm|chương|mục|phụ lục)\s.*\bnhư sau\s?:$", re.IGNORECASE
)
_LONGEST_LEAD_IN = 400
_MOST_OWN_ARTICLES = 3  # Of an amending law whose own articles quoted ones may be taken for.
_ROMAN_HEADING = re.compile(r"[IVXL]{1,6}\s?[.)\-–:/]\s*\D")
_SIGNATURE = re.compile(
    r"Nơi nhận\b|(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban|Uỷ ban|Hội đồng)"
)


def law_headings(text: str) -> tuple[Heading, ...]:
    r"""Return the headings of a law, a regulation, a contract, a plan or a report, in order.

    Levels: 1 appendices and what was issued with the document, 2 phần, 3 chương, 4 mục, 5 tiểu mục, 6 điều, 7 khoản,
    8 điểm; a level that the document has not is left out. Where no điều is open, numbered lines that are clearly
    headings are taken as an outline (`I. MỤC TIÊU`, `1. Mục tiêu chung`), as `corpus.outline` tells.

    Args:
        text: The clean text of a document, in NFC.

    Returns:
        The headings, named as they are cited: `Chương II. QUYỀN VÀ NGHĨA VỤ`, `Điều 8. Quyền`, `khoản 2`, `điểm a`.

    Example:
        >>> law = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Luật này quy định:\na) Quyền;\nb) Nghĩa vụ."
        >>> [heading.text for heading in law_headings(law)]
        ['Chương I. QUY ĐỊNH CHUNG', 'Điều 1. Phạm vi', 'khoản 1', 'điểm a', 'điểm b']
    """
    return _Law(text).headings()


class _Law:
    """The lines of a text, and how far they have been read."""

    def __init__(self, text: str) -> None:
        self._lines = lines_of(text)
        self._asides = asides(self._lines)
        self._found: list[Heading] = []
        self._article: Opening | None = None
        self._last = 0  # The number of the last article, whatever has begun since.
        self._clause: Item | None = None
        self._point: Item | None = None
        self._is_changing = False  # Whether articles of another law follow, without quotation marks.
        self._outline_begins: int | None = 0

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the text, in order."""
        for number, line in enumerate(self._lines):
            if number not in self._asides:
                self._read(number, line)
        self._end_outline(len(self._lines))
        return tuple(sorted(self._found, key=lambda heading: (heading.start, heading.level)))

    def _read(self, number: int, line: Line) -> None:
        opening = read_opening(line.text)
        if opening is not None and self._opens(number, opening):
            self._open(number, opening)
        elif self._is_annex(number):
            self._end_outline(number)
            self._add(line.start, ANNEX, _joined(self._lines, number))
            self._close(number + 1)
            self._last = 0
        elif self._article is not None:
            self._read_in_article(number, line)

    def _read_in_article(self, number: int, line: Line) -> None:
        if line.text.isupper() and _ROMAN_HEADING.match(line.text):
            self._close(number)
        elif _SIGNATURE.match(line.text):
            self._close(None)
        elif self._read_item(number, line):
            self._note_change(number)

    def _read_item(self, number: int, line: Line) -> bool:
        dotted = read_dotted(line.text)
        if dotted is not None:
            return self._take_dotted(line, dotted)
        clause, point = read_clause(line.text), read_point(line.text)
        if clause is not None and self._is_clause(number, clause):
            self._take_clause(line.start, clause)
            return True
        if point is not None and self._is_point(number, point):
            self._point = point
            self._add(line.start, POINT, point.label)
            return True
        return False

    def _opens(self, number: int, opening: Opening) -> bool:
        is_due = opening.number == self._last + 1 or (opening.number == self._last and opening.letter > "")
        if self._goes_on(number, after_comma=not (opening.part == "dieu" and is_due and opening.is_sure)):
            return False
        if opening.part != "dieu":
            return not self._is_changing and (opening.is_sure or self._stands_alone(number))
        if self._is_changing:
            said = f"{opening.name} {_next_text(self._lines, number)}"
            is_own = opening.number > _MOST_OWN_ARTICLES or _CHANGES.search(said) or _FINAL.search(opening.name)
            return is_due and bool(is_own)
        if is_due:
            return True
        return opening.is_sure and self._stands_alone(number) and not opening.name[:1].islower()

    def _open(self, number: int, opening: Opening) -> None:
        line = self._lines[number]
        inner = read_clause(opening.name) if opening.part == "dieu" else None
        name = "" if inner and inner.is_sure else _name(self._lines, number, opening)
        self._add(line.start, PARTS[opening.part], f"{opening.label}. {name}" if name else opening.label)
        self._end_outline(number)
        self._close(number + 1 if opening.part != "dieu" else None)
        if opening.part == "phu luc":
            self._last = 0
        if opening.part == "dieu":
            self._article, self._last = opening, opening.number
            self._note_change(number)
            if inner and inner.is_sure:
                self._take_clause(line.start + line.text.rindex(opening.name), inner)

    def _close(self, outline_begins: int | None) -> None:
        """End the article, and begin what may have an outline."""
        self._article = self._clause = self._point = None
        self._is_changing = False
        self._outline_begins = outline_begins

    def _end_outline(self, number: int) -> None:
        if self._outline_begins is not None:
            within = range(self._outline_begins, number)
            self._found += outline_headings([self._lines[one] for one in within if one not in self._asides])
            self._outline_begins = None

    def _is_clause(self, number: int, clause: Item) -> bool:
        last = self._clause.number if self._clause else 0
        is_due = clause.number == last + 1 or (clause.number == last and clause.letter > self._letter())
        if self._is_changing and not (is_due and _CHANGES.search(clause.name)):
            return False
        if self._goes_on(number):
            return False
        if not clause.is_sure:
            return is_due and clause.name[0].isupper()
        # A law's misprints are cited as they are printed: a second khoản 1, a khoản 2 after khoản 2.
        return clause.number in {1, last} or last < clause.number <= last + _MOST_LOST

    def _letter(self) -> str:
        return self._clause.letter if self._clause else ""

    def _is_point(self, number: int, point: Item) -> bool:
        last = self._point.number if self._point else 0
        is_due = last < point.number <= last + 2 or (point.number == last and point.letter > "")
        if self._is_changing and not (is_due and _CHANGES.search(point.name)):
            return False
        if self._goes_on(number):
            return False
        if last == 0 and not point.is_sure:
            return point.number == 1
        above = self._lines[number - 1] if number else None
        follows = above is not None and (above.is_sentence if last else above.text.endswith(":"))
        return is_due or (point.is_sure and (point.number == 1 or (last < point.number and follows)))

    def _take_clause(self, start: int, clause: Item) -> None:
        self._clause, self._point = clause, None
        self._add(start, CLAUSE, clause.label)

    def _take_dotted(self, line: Line, numbers: tuple[int, ...]) -> bool:
        """Take `3.2.` as a khoản of Điều 3, or else as a part of khoản 3."""
        shown = ".".join(map(str, numbers))
        if self._article and numbers[0] == self._article.number and len(numbers) == 2:
            self._take_clause(line.start, Item(numbers[1], "", f"khoản {shown}", "", is_sure=True))
            return True
        inside = {self._article.number if self._article else 0, self._clause.number if self._clause else 0}
        if numbers[0] in inside:
            self._point = None
            self._add(line.start, POINT, f"điểm {shown}")
            return True
        return False

    def _note_change(self, number: int) -> None:
        """Note whether pieces of another law follow that are not in quotation marks."""
        follows = _CHANGED_AS_FOLLOWS.search(self._lines[number].text[-_LONGEST_LEAD_IN:]) is not None
        self._is_changing = follows and number + 1 not in self._asides

    def _goes_on(self, number: int, *, after_comma: bool = True) -> bool:
        """Tell whether a line goes on with the sentence of the line above."""
        if number == 0 or self._lines[number].after_blank:
            return False
        above = self._lines[number - 1].text
        return _DANGLING.search(above) is not None or (after_comma and above.endswith(","))

    def _stands_alone(self, number: int) -> bool:
        above = self._lines[number - 1] if number else None
        if above is None or self._lines[number].after_blank:
            return True
        return above.is_sentence or above.text.isupper() or read_opening(above.text) is not None

    def _is_annex(self, number: int) -> bool:
        """Tell whether a line is the title of what was issued with the document, as a note below it says."""
        if not self._last or not self._lines[number].text.isupper() or not is_kind(self._lines[number].text):
            return False
        below = self._lines[number + 1 : number + 1 + _LINES_BELOW_A_KIND]
        return any("kèm theo" in line.text.lower() for line in below)

    def _add(self, start: int, level: int, text: str) -> None:
        self._found.append(Heading(start, level, text))


def _name(lines: Sequence[Line], number: int, opening: Opening) -> str:
    """Return the name of a part, on its own line and those below it; nothing where its body begins at once."""
    if opening.name:
        if _is_stopped_name(lines, number, opening.name):
            return opening.name.rstrip(".")
        return "" if _is_body(opening.name) else _wrapped(lines, number, opening.name)
    if number + 1 >= len(lines) or not _can_be_name(lines[number + 1].text):
        return ""
    return _joined(lines, number + 1)


def _is_stopped_name(lines: Sequence[Line], number: int, name: str) -> bool:
    """Tell whether the sentence on an article's line is its name: it is short, and the body stands below it."""
    below = _next_text(lines, number)
    has_body = bool(below) and not below.isupper() and not read_opening(below) and not _SIGNATURE.match(below)
    return has_body and name.endswith(".") and len(name) <= _LONGEST_NAME_WITH_STOP


def _wrapped(lines: Sequence[Line], number: int, name: str) -> str:
    """Return a name with the line over which it was broken."""
    if number + 1 >= len(lines) or lines[number + 1].after_blank:
        return name
    below = lines[number + 1]
    goes_on = below.text[0].islower() or (name.isupper() and below.text.isupper())
    if not goes_on or not _can_be_name(f"{name} {below.text}") or read_point(below.text) or read_opening(below.text):
        return name
    return f"{name} {below.text}"


def _joined(lines: Sequence[Line], number: int) -> str:
    """Return a name of its own with the lines in capitals over which it goes on."""
    name = [lines[number].text]
    for line in lines[number + 1 : number + _NAME_LINES]:
        begins = read_opening(line.text) or _ROMAN_HEADING.match(line.text) or read_clause(line.text)
        if line.after_blank or begins or not (name[-1].isupper() and line.text.isupper()):
            break
        name.append(line.text)
    return " ".join(name)


def _can_be_name(text: str) -> bool:
    marked = read_opening(text) or read_clause(text) or read_dotted(text) or read_point(text)
    return not marked and text[0].isupper() and not _is_body(text)


def _is_body(text: str) -> bool:
    return len(text) > _LONGEST_NAME or text.endswith((".", ";", ":", ","))


def _next_text(lines: Sequence[Line], number: int) -> str:
    return lines[number + 1].text if number + 1 < len(lines) else ""
