"""The outline of a plan or a report: `I. MỤC TIÊU`, `1. Mục tiêu chung`, `a) Về kinh tế`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.law_asides import Line
from corpus.law_lines import read_clause, read_dotted, read_point, roman_number
from corpus.places import Heading

LETTER_PART = 3
"""The level of `A. TÌNH HÌNH`."""

ROMAN_PART = 4
"""The level of `I. MỤC TIÊU`."""

NUMBERED_PART = 6
"""The level of `1. Mục tiêu chung`; `1.1.` is one deeper."""

LETTERED_PART = 9
"""The level of `a) Về kinh tế`."""

_ROMAN = re.compile(r"(?P<number>[IVXL]{1,6})\s?[.)\-–:/]{1,2}\s*(?P<name>[^\W\d_].*)")
_LETTER = re.compile(r"(?P<number>[A-HĐ])\s?[.)\-–:/]{1,2}\s+(?P<name>[^\W\d_].*)")
_LONGEST = 120
_LONGEST_IN_CAPITALS = 250
_LONGEST_WITH_COLON = 80
_FEWEST = 2
_MOST_OPEN = 8  # Lists in one another; more are the same list again and again.


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line that begins with a number or a letter.

    Attributes:
        place: Which of the lines it is.
        level: The level that it has as a heading.
        numbers: Its number, or its several numbers.
        name: What follows them.
    """

    place: int
    level: int
    numbers: tuple[int, ...]
    name: str


@dataclass(slots=True, eq=False)
class _Run:
    """Entries of one level that follow on each other under the same entry."""

    parent: _Run | None
    entries: list[_Entry] = field(default_factory=list)


def outline_headings(lines: Sequence[Line]) -> list[Heading]:
    r"""Return the numbered lines that are headings.

    They are taken run by run (`1.`, `2.`, `3.` under the same heading): all of a run or none. Each has to look like a
    heading, which is a short line that is no sentence, and to have something under it; a list of names has not.

    Args:
        lines: Lines of a document, without an article of a law among them.

    Example:
        >>> from corpus.law_asides import lines_of
        >>> plan = "I. MỤC TIÊU\nTrồng 5 ha.\nII. TỔ CHỨC THỰC HIỆN\n1. Ông Tám\n2. Bà Ba\n3. Bà Tư"
        >>> [heading.text for heading in outline_headings(lines_of(plan))]
        ['I. MỤC TIÊU', 'II. TỔ CHỨC THỰC HIỆN']
    """
    entries = [entry for place, line in enumerate(lines) if (entry := _entry(place, line.text))]
    taken: set[_Run] = set()
    found: list[Heading] = []
    for run in _runs(entries):
        under = run.parent is None or run.parent in taken or run.entries[0].level < LETTERED_PART
        if under and _is_outline(lines, run.entries):
            taken.add(run)
            found += [
                Heading(lines[one.place].start, one.level, lines[one.place].text.rstrip(" :")) for one in run.entries
            ]
    return sorted(found, key=lambda heading: heading.start)


def _entry(place: int, text: str) -> _Entry | None:
    for pattern, level in ((_ROMAN, ROMAN_PART), (_LETTER, LETTER_PART)):
        found = pattern.fullmatch(text)
        if found and (level == ROMAN_PART or found["name"].isupper()):
            number = roman_number(found["number"]) if level == ROMAN_PART else ord(found["number"])
            return _Entry(place, level, (number,), found["name"])
    dotted = read_dotted(text)
    if dotted is not None:
        return _Entry(place, min(NUMBERED_PART + len(dotted) - 1, 8), dotted, text.lstrip("0123456789. )"))
    clause, point = read_clause(text), read_point(text)
    if clause is not None and clause.is_sure and not clause.letter:
        return _Entry(place, NUMBERED_PART, (clause.number,), clause.name)
    return _Entry(place, LETTERED_PART, (point.number,), point.name) if point is not None and point.is_sure else None


def _runs(entries: Sequence[_Entry]) -> Iterator[_Run]:
    """Yield the runs of entries, the one that begins first before those that begin inside of it."""
    runs: list[_Run] = []
    open_runs: list[_Run] = []
    for entry in entries:
        # Of the runs that are open, the innermost that the entry goes on with.
        going_on = next((run for run in reversed(open_runs) if _follows(run.entries[-1], entry)), None)
        if going_on is not None:
            del open_runs[open_runs.index(going_on) + 1 :]
            going_on.entries.append(entry)
            continue
        while open_runs and open_runs[-1].entries[-1].level > entry.level:
            open_runs.pop()
        del open_runs[:-_MOST_OPEN]
        run = _Run(open_runs[-1] if open_runs else None, [entry])
        runs.append(run)
        open_runs.append(run)
    yield from runs


def _follows(last: _Entry, entry: _Entry) -> bool:
    if last.level != entry.level or last.numbers[:-1] != entry.numbers[:-1]:
        return False
    step = entry.numbers[-1] - last.numbers[-1]
    return step == 1 or (entry.level == LETTERED_PART and step == 2)  # After `e)` comes `g)`.


def _is_outline(lines: Sequence[Line], run: Sequence[_Entry]) -> bool:
    capitals = all(entry.name.isupper() for entry in run)
    if len(run) < _FEWEST and not capitals:
        return False
    return all(_is_heading(entry.name) for entry in run) and _have_bodies(lines, run)


def _is_heading(name: str) -> bool:
    if name.isupper():
        return len(name) <= _LONGEST_IN_CAPITALS
    if name.endswith(":"):
        return len(name) <= _LONGEST_WITH_COLON
    return len(name) <= _LONGEST and name[0].isupper() and not name.endswith((".", ";", ",", "!", "?", "…"))


def _have_bodies(lines: Sequence[Line], run: Sequence[_Entry]) -> bool:
    places = [entry.place for entry in run]
    follow = zip(places, [*places[1:], len(lines)], strict=True)
    return all(following > place + 1 for place, following in follow)
