"""The lines of a page in the order in which people read them: columns one after the other, rows of a table whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.readers.page_parts import WIDE_GAP, Page, Piece
from corpus.readers.pdf_boxes import TextBox, find_boxes
from corpus.readers.pdf_columns import Columns, find_columns, rows_of
from corpus.readers.pdf_open_tables import find_open_tables
from corpus.readers.pdf_tables import Table, find_tables

_SLACK = 2.0
"""Lines may overlap by so many points."""
_STOP = re.compile(r"[.!?…:;]\W*$")
_GLUED = 0.12
"""Pieces less than this share of a line height apart are one word."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        text: What it says.
        left: Where it begins, in points from the left of the page.
        top: Its upper edge, in points from the top.
        right: Where it ends.
        bottom: Its lower edge.
        column: Left and right edge of the column in which it stands, or of the page.
        is_row: It is the row of a ruled table.
        is_set: It does not run on to the edge of its column: it belongs to a letterhead or a signature, or there are
            wide gaps in it.
        part: 0 in the text of the page, 1 and more in its text boxes; no paragraph goes from one part to another.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    column: tuple[float, float]
    is_row: bool = False
    is_set: bool = False
    part: int = 0

    @property
    def height(self) -> float:
        """The height of the line, in points."""
        return self.bottom - self.top


def lines_of(page: Page) -> list[Line]:
    """Return the lines of a page in reading order, those of a text box together."""
    boxes = find_boxes(page)
    held = {id(piece) for box in boxes for piece in box.pieces}
    lines = _lines_of(page if not boxes else _with(page, [piece for piece in page.pieces if id(piece) not in held]))
    for part, box in enumerate(boxes, 1):
        edges = box.frame.left, box.frame.right
        inside = [replace(line, part=part, column=edges) for line in _lines_of(_with(page, box.pieces))]
        place = _place_for(box, lines)
        lines[place:place] = inside
    return lines


def _with(page: Page, pieces: Sequence[Piece]) -> Page:
    return replace(page, pieces=tuple(pieces))


def _place_for(box: TextBox, lines: Sequence[Line]) -> int:
    """Return the place of the line before which a box is read: where a sentence ends beside it, else below it."""
    beside = [
        place
        for place, line in enumerate(lines)
        if line.part == 0 and box.frame.top <= line.bottom and line.top <= box.frame.bottom
    ]
    if not beside:
        return len(lines)
    ends = (place for place in beside if place == 0 or _STOP.search(lines[place - 1].text))
    return next(ends, beside[-1] + 1)


def _lines_of(page: Page) -> list[Line]:
    ruled = find_tables(page.pieces, page.rules)
    held = {piece for table in ruled for piece in table.pieces}
    tables = [*ruled, *find_open_tables([piece for piece in page.pieces if id(piece) not in held])]
    rows = {id(row) for table in tables for row in table.rows}
    ordered = _in_order(_with_tables(page.pieces, tables))
    whole = (0.0, page.width)
    edges = dict.fromkeys(map(id, ordered), whole)
    is_set: set[int] = set()
    for columns in find_columns(ordered, rows, page.width):
        ordered = _column_after_column(ordered, columns)
        for column in columns.texts:
            edge = min(piece.left for piece in column), max(piece.right for piece in column)
            edges.update(dict.fromkeys(map(id, column), edge))
            is_set.update(map(id, () if columns.is_prose else column))
    return [
        # In a narrow column of prose, wide gaps are those of a line that was spread to both edges.
        replace(line, is_row=key in rows, is_set=key in is_set or (line.is_set and line.column == whole))
        for key, line in _lines(ordered, edges, rows)
    ]


def _with_tables(pieces: Sequence[Piece], tables: Sequence[Table]) -> list[Piece]:
    """Return the pieces with each table's rows in the place of its first piece."""
    table_of = {held: table for table in tables for held in table.pieces}
    seen: set[int] = set()
    result: list[Piece] = []
    for piece in pieces:
        table = table_of.get(id(piece))
        if table is None:
            result.append(piece)
        elif id(table) not in seen:
            seen.add(id(table))
            result += table.rows
    return result


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces as the file draws them, where it draws them as they are read, else from top to bottom.

    Word processors and browsers draw column after column and cell after cell, which no look at the page tells as well.
    Other programs draw what is bold, or a text box, at the end.
    """
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and not _jumps_up(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    runs.sort(key=lambda run: min(piece.top for piece in run))
    extents = [(min(piece.top for piece in run), max(piece.bottom for piece in run)) for run in runs]
    if all(below[0] >= above[1] - _SLACK for above, below in pairwise(extents)):
        return [piece for run in runs for piece in run]
    return [piece for row in rows_of(pieces) for piece in row]


def _jumps_up(last: Piece, piece: Piece) -> bool:
    """Tell whether a piece stands above the one before it, and not in another column."""
    return piece.bottom <= last.top + _SLACK and piece.left < last.right and last.left < piece.right


def _column_after_column(pieces: list[Piece], columns: Columns) -> list[Piece]:
    """Return the pieces with those of the columns where the first of them stood, one column after the other."""
    if _are_in_turn(pieces, columns):
        return pieces
    held = {id(piece) for column in columns.texts for piece in column}
    first = next(place for place, piece in enumerate(pieces) if id(piece) in held)
    others = [piece for piece in pieces[first:] if id(piece) not in held]
    places = {id(piece): place for place, piece in enumerate(pieces)}
    in_columns = [piece for column in columns.texts for piece in sorted(column, key=lambda one: places[id(one)])]
    return [*pieces[:first], *in_columns, *others]


def _are_in_turn(pieces: Sequence[Piece], columns: Columns) -> bool:
    """Tell whether the columns follow on each other as it is."""
    column_of = {id(piece): number for number, column in enumerate(columns.texts) for piece in column}
    numbers = [column_of[id(piece)] for piece in pieces if id(piece) in column_of]
    return numbers == sorted(numbers)


def _lines(
    pieces: Sequence[Piece], edges: dict[int, tuple[float, float]], rows: set[int]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines, each with the identity of its first piece.

    Pieces that follow on each other in the same row of the same column make one line.
    """
    first: int | None = None
    line: Line | None = None
    for piece in pieces:
        edge = edges[id(piece)]
        if line is not None and not {first, id(piece)} & rows and _is_same_line(line, piece, edge):
            line = _longer(line, piece)
            continue
        if line is not None and first is not None:
            yield first, line
        first, line = id(piece), Line(piece.text, piece.left, piece.top, piece.right, piece.bottom, edge)
    if line is not None and first is not None:
        yield first, line


def _is_same_line(line: Line, piece: Piece, edge: tuple[float, float]) -> bool:
    whole = Piece(line.text, line.left, line.top, line.right, line.bottom)
    return edge == line.column and piece.is_beside(whole) and piece.left > line.right - line.height


def _longer(line: Line, piece: Piece) -> Line:
    distance = piece.left - line.right
    gap = "" if distance < _GLUED * line.height else " "
    is_set = line.is_set or distance > WIDE_GAP * line.height
    return replace(line, text=f"{line.text}{gap}{piece.text}", right=max(line.right, piece.right), is_set=is_set)
