"""The parts of a law, a regulation or a contract, with their names: phần, chương, mục, điều, khoản, điểm.

What only looks like a heading is left out: a place that a sentence names (`theo quy định tại Điều 5`), articles that an
amending law quotes, in quotation marks or after `như sau:`, and the table of contents. The numbers tell most of it: an
article whose number is not the one that is due has to stand on its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.law_annexes import annexes
from corpus.law_asides import Line, asides, lines_of
from corpus.law_changes import Change, is_command, read_change
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
from corpus.law_part_names import ROMAN_HEADING, SIGNATURE, next_text, part_name
from corpus.outline import outline_headings
from corpus.places import Heading

_MOST_LOST = 3  # Numbers that may be missing between a khoản and the next, for want of a mark.
# No line ends with one of these unless it goes on below: then `Điều 5.` ends a sentence.
_DANGLING = re.compile(
    r"(?:^|\s)(?:tại|của|theo|và|hoặc|với|từ|đến|các|những|về|trong|là|do|bởi|khoản(?:\s\d+)?|điểm(?:\s[a-zđ])?|(?-i:Điều))$",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:sửa đổi|bổ sung|bãi bỏ|thay thế|thay cụm từ|bỏ cụm từ|đổi tên)\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:hiệu lực|thi hành|chuyển tiếp|tổ chức thực hiện|trách nhiệm)\b", re.IGNORECASE)
_MOST_OWN_ARTICLES = 3  # Of an amending law whose own articles quoted ones may be taken for.
_LINES_OF_LEAD_IN = 3
_LINES_TO_SECOND = 200


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
        read = ((number, read_opening(line.text)) for number, line in enumerate(self._lines))
        self._openings = {number: one for number, one in read if one is not None and number not in self._asides}
        self._annexes = annexes(self._lines, self._openings)
        self._found: list[Heading] = []
        self._article: Opening | None = None
        self._has_articles = False
        self._last = 0  # The number of the last article, whatever has begun since.
        self._clause: Item | None = None
        self._point: Item | None = None
        self._change: Change | None = None  # The pieces of another law that follow, without quotation marks.
        self._change_line = 0
        self._said: list[str] = []  # The lines of the last item or article, as long as no sentence ends.
        self._outline_begins: int | None = 0

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the text, in order."""
        for number, line in enumerate(self._lines):
            if number not in self._asides:
                self._read(number, line)
        self._end_outline(len(self._lines))
        return tuple(sorted(self._found, key=lambda heading: (heading.start, heading.level)))

    def _read(self, number: int, line: Line) -> None:
        opening = self._openings.get(number)
        if opening is not None and self._opens(number, opening):
            self._open(number, opening)
        elif number in self._annexes and self._has_articles:
            self._end_outline(number)
            self._add(line.start, ANNEX, self._annexes[number].title)
            self._close(self._annexes[number].last + 1)
            self._last = 0
        elif self._article is not None:
            self._read_in_article(number, line)

    def _read_in_article(self, number: int, line: Line) -> None:
        if line.text.isupper() and ROMAN_HEADING.match(line.text):
            self._close(number)
        elif SIGNATURE.match(line.text):
            self._close(None)
        elif not self._read_item(number, line):
            self._note_lead_in(number, line)

    def _read_item(self, number: int, line: Line) -> bool:
        dotted = read_dotted(line.text)
        if dotted is not None:
            return self._take_dotted(line, dotted)
        clause, point = read_clause(line.text), read_point(line.text)
        if clause is not None and self._is_clause(number, clause):
            self._take_clause(line.start, clause)
            self._note_change(number, clause.name)
            return True
        if point is not None and self._is_point(number, point):
            self._point = point
            self._add(line.start, POINT, point.label)
            self._note_change(number, point.name)
            return True
        return False

    def _opens(self, number: int, opening: Opening) -> bool:
        is_due = opening.number == self._last + 1 or (opening.number == self._last and opening.letter > "")
        if self._goes_on(number, after_comma=not (opening.part == "dieu" and is_due and opening.is_sure)):
            return False
        if opening.part != "dieu":
            is_quoted = self._change is not None and self._change.is_open
            return not is_quoted and (opening.is_sure or self._stands_alone(number))
        if self._change is not None:
            return self._is_own(number, opening, self._change, is_due=is_due)
        if is_due or self._begins_anew(number, opening):
            return True
        return opening.is_sure and self._stands_alone(number) and not opening.name[:1].islower()

    def _is_own(self, number: int, opening: Opening, change: Change, *, is_due: bool) -> bool:
        """Tell whether an article below a lead-in is the law's own, and not one that the lead-in announces."""
        label = opening.label.casefold()
        if label in change.articles or (number == self._change_line + 1 and label in change.named):
            self._change = replace(change, articles=change.articles - {label})
            return False
        if not (is_due and change.is_open):
            return is_due
        said = f"{opening.name} {next_text(self._lines, number)}"
        is_own = opening.number > _MOST_OWN_ARTICLES or _CHANGES.search(said) or _FINAL.search(opening.name)
        return bool(is_own)

    def _begins_anew(self, number: int, opening: Opening) -> bool:
        """Tell whether a second first article stands where others go on from it."""
        if opening.number != 1 or not opening.is_sure or not opening.name[:1].isupper():
            return False
        below = (self._openings.get(one) for one in range(number + 1, min(number + _LINES_TO_SECOND, len(self._lines))))
        following = next((one for one in below if one is not None and one.part == "dieu"), None)
        return following is not None and following.number == opening.number + 1

    def _open(self, number: int, opening: Opening) -> None:
        line = self._lines[number]
        inner = read_clause(opening.name) if opening.part == "dieu" else None
        name = "" if inner and inner.is_sure else part_name(self._lines, number, opening)
        self._add(line.start, PARTS[opening.part], f"{opening.label}. {name}" if name else opening.label)
        self._end_outline(number)
        self._close(number + 1 if opening.part != "dieu" else None)
        if opening.part == "phu luc":
            self._last = 0
        if opening.part == "dieu":
            self._article, self._last, self._has_articles = opening, opening.number, True
            if inner and inner.is_sure:
                self._take_clause(line.start + line.text.rindex(opening.name), inner)
            self._note_change(number, inner.name if inner and inner.is_sure else opening.name)

    def _close(self, outline_begins: int | None) -> None:
        """End the article, and begin what may have an outline."""
        self._article = self._clause = self._point = None
        self._change = None
        self._outline_begins = outline_begins

    def _end_outline(self, number: int) -> None:
        if self._outline_begins is not None:
            within = range(self._outline_begins, number)
            self._found += outline_headings([self._lines[one] for one in within if one not in self._asides])
            self._outline_begins = None

    def _is_clause(self, number: int, clause: Item) -> bool:
        last = self._clause.number if self._clause else 0
        is_due = clause.number == last + 1 or (clause.number == last and clause.letter > self._letter())
        if self._change and not (is_due and is_command(clause.name)):
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
        if self._change and not (is_due and is_command(point.name)):
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

    def _note_change(self, number: int, said: str) -> None:
        """Note whether pieces of another law follow on an item or an article that are not in quotation marks."""
        self._change, self._said = None, [said]
        self._begin_change(number, said)

    def _note_lead_in(self, number: int, line: Line) -> None:
        """Note the same of a line that stands alone, or with which the lead-in of an item ends."""
        self._begin_change(number, line.text)
        if self._change is None and 0 < len(self._said) < _LINES_OF_LEAD_IN:
            self._said.append(line.text)
            self._begin_change(number, " ".join(self._said))
        if line.is_sentence:
            self._said.clear()

    def _begin_change(self, number: int, said: str) -> None:
        change = read_change(said)
        if change is None or number + 1 in self._asides:
            return
        following = self._openings.get(number + 1)
        if change.is_general and (following is None or following.part != "dieu"):
            return
        self._change, self._change_line = change, number
        self._said.clear()

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

    def _add(self, start: int, level: int, text: str) -> None:
        self._found.append(Heading(start, level, text))
