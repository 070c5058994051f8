"""Lines of a law that only look as if they opened a part of it: quoted articles, the table of contents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.law_lines import Opening, read_opening

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# A quoted piece of law begins with a quotation mark, alone or behind a colon, and a capital or a number; in an amending
# law it may run over many lines. A quotation mark inside a sentence is left alone, so that none that was never closed
# swallows the rest of a document.
_QUOTE_OPENS = re.compile(r"(?:^|:\s*)[“\"«„](?=[A-ZĐÐÀ-Ỹ]|\d{1,3}[a-zđ]?[.)]|[a-zđ]\))")
_QUOTED_LAW = re.compile(r"[“\"«„](?:[ĐÐ]iều|Chương|Mục|Phần|Khoản|Điểm|Phụ lục|\d|[a-zđ]\))")
_QUOTE_CLOSES = re.compile(r"[”\"»]\s*[.;,]*$")
_LONGEST_QUOTE = 400
_PAGE_NUMBER = re.compile(r"(?:\.{3,}|…|\t|_{3,})\s*\d{1,4}$")
_LONGEST_LEADER = 40
_LONGEST_ENTRY = 150
_FEWEST_ENTRIES = 3
_MOST_LATER = 5  # Articles of one number among which that of an entry is looked for.


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that holds more than white space.

    Attributes:
        start: Offset of its first visible character in the text.
        text: The line without the white space around it.
        after_blank: Whether a blank line, or nothing, stands above it.
    """

    start: int
    text: str
    after_blank: bool

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence, an item or a lead-in does."""
        return self.text.rstrip("”\"’')»*_").endswith((".", ";", ":", "!", "?", "…"))


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a text that hold more than white space.

    Example:
        >>> [(line.start, line.text, line.after_blank) for line in lines_of("Một\n  Hai\n\nBa")]
        [(0, 'Một', True), (6, 'Hai', False), (11, 'Ba', True)]
    """
    found: list[Line] = []
    end = -2
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        found.append(Line(match.start() + match[0].index(stripped), stripped, after_blank=match.start() > end + 1))
        end = match.end()
    return found


def asides(lines: Sequence[Line]) -> frozenset[int]:
    r"""Return which lines are quoted pieces of law, or entries of a table of contents.

    A run of parts without anything under them is a table of contents where most of its articles stand below again, with
    the same names; a line that ends in dots and a page number is an entry of one wherever it stands.

    Args:
        lines: The lines of a text.

    Example:
        >>> law = "Điều 1\nSửa Điều 5 như sau:\n“Điều 5. Học phí\n1. Miễn học phí.”\nĐiều 2. Hiệu lực"
        >>> sorted(asides(lines_of(law)))
        [2, 3]
    """
    quoted = {number for first, last in _quotes(lines) for number in range(first, last + 1)}
    return frozenset(quoted | _contents(lines, quoted))


def _quotes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each quoted piece of law."""
    number = 0
    while number < len(lines):
        opened = _QUOTE_OPENS.search(lines[number].text)
        last = _last_quoted(lines, number) if opened else None
        if opened is None or last is None:
            number += 1
            continue
        # What stands before the quotation mark is the law's own.
        first = number if opened.start() == 0 and not opened[0].startswith(":") else number + 1
        if first <= last:
            yield first, last
        number = last + 1


def _last_quoted(lines: Sequence[Line], first: int) -> int | None:
    """Return the line in which a quotation closes, or None where it does not or another one opens first."""
    text = lines[first].text
    if _QUOTE_CLOSES.search(text) and text.count("“") <= text.count("”"):
        return first
    if not (text.count("“") > text.count("”") or text.count("«") > text.count("»") or text.count('"') % 2):
        return None
    is_law = _QUOTED_LAW.search(text) is not None
    open_marks = text.count("“") - text.count("”")
    for number in range(first + 1, min(first + _LONGEST_QUOTE, len(lines))):
        text = lines[number].text
        if _QUOTE_OPENS.match(text) or not (is_law or read_opening(text) is None):
            return None
        open_marks += text.count("“") - text.count("”")
        if _QUOTE_CLOSES.search(text) and open_marks <= 0:
            return number
    return None


def _contents(lines: Sequence[Line], quoted: set[int]) -> set[int]:
    paged = {number for number, line in enumerate(lines) if _PAGE_NUMBER.search(line.text[-_LONGEST_LEADER:])}
    aside, found = quoted | paged, paged
    openings = {
        number: opening
        for number, line in enumerate(lines)
        if number not in aside and (opening := read_opening(line.text)) is not None
    }
    places: dict[str, list[int]] = {}
    for number, opening in openings.items():
        places.setdefault(opening.label, []).append(number)
    for run in _bare_runs(lines, [*openings.items()]):
        # What follows the last article of a table is the law's first chapter.
        last = max((number for number, opening in run if opening.part == "dieu"), default=-1)
        articles = {opening.label: number for number, opening in run if opening.part == "dieu"}
        headed = any(fold(line.text).strip(" .:*_#") == "muc luc" for line in lines[max(0, run[0][0] - 2) : run[0][0]])
        again = 0
        for label, number in articles.items():
            place = bisect_right(places[label], last)
            some = places[label][place : place + _MOST_LATER]
            again += any(headed or _is_of_entry(lines, openings, number, later) for later in some)
        if len(articles) >= _FEWEST_ENTRIES and again > len(articles) / 2:
            found |= set(range(run[0][0], last + 1))
    return found


def _is_of_entry(lines: Sequence[Line], openings: Mapping[int, Opening], entry: int, later: int) -> bool:
    """Tell whether an article is the one of an entry of contents: it has the same name, and something under it.

    The articles of a decision, a line each, are followed by those of the regulation that it puts into force.
    """
    names = [_name_words(lines, openings, number) for number in (entry, later)]
    shorter, longer = sorted(names, key=len)
    has_body = later + 1 < len(lines) and later + 1 not in openings
    return has_body and (bool(shorter) or not names[0]) and longer[: len(shorter)] == shorter


def _name_words(lines: Sequence[Line], openings: Mapping[int, Opening], number: int) -> list[str]:
    name = openings[number].name
    if not name and number + 1 < len(lines) and number + 1 not in openings:
        name = lines[number + 1].text
    return re.findall(r"\w+", fold(name))


def _bare_runs(
    lines: Sequence[Line], openings: Sequence[tuple[int, Opening]]
) -> Iterator[Sequence[tuple[int, Opening]]]:
    """Yield runs of openings with at most a line of a name between one and the next."""
    run: list[tuple[int, Opening]] = []
    labels: set[str] = set()
    for number, opening in openings:
        # The first chapter and the first article of the law come right below its table of contents.
        repeats = opening.part in {"chuong", "dieu"} and opening.label in labels
        if run and (repeats or not _is_next_entry(lines, run[-1][0], number)):
            yield run
            run, labels = [], set()
        run.append((number, opening))
        labels.add(opening.label)
    if run:
        yield run


def _is_next_entry(lines: Sequence[Line], last: int, number: int) -> bool:
    between = lines[last + 1 : number]
    names = all(len(line.text) <= _LONGEST_ENTRY and not line.is_sentence for line in between)
    return len(between) <= 1 and names and not lines[last].text.endswith((";", ":"))
