"""Ruled tables of a page: one line of text for each row, the cells between bars."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.page_parts import Piece, Rule

_NEAR = 3.0
"""Ruled lines whose ends are at most so many points apart touch."""
_MOST_RULES = 2_000
_LONGEST_CELL = 400
"""A table with a cell of more characters is a page's layout: its cells are read as texts, one after the other."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled lines of one table: where its columns and its rows end."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def cell(self, piece: Piece) -> tuple[int, int] | None:
        """Return the row and the column of a piece, or None where it stands outside."""
        x, y = (piece.left + min(piece.right, piece.left + piece.height)) / 2, (piece.top + piece.bottom) / 2
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        if 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1:
            return row, column
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of short cells, as lines of text.

    Attributes:
        pieces: The identities of the pieces that it holds.
        rows: Its rows, each with the text between bars, at the place of the row.
    """

    pieces: frozenset[int]
    rows: tuple[Piece, ...]


def find_tables(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[Table]:
    """Return the ruled tables of a page.

    A table has at least two columns, and its lines touch each other. A cell that reaches over several rows is put into
    the one in whose height its text stands.

    Args:
        pieces: The text of the page, in the order of the file.
        rules: Its ruled lines.
    """
    if len(rules) > _MOST_RULES:
        return []
    grids = [grid for group in touching(rules) if (grid := grid_of(group)) is not None]
    tables = (_table(grid, pieces) for grid in grids)
    return [table for table in tables if table is not None]


def touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the ruled lines in groups, each of lines that touch."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.top):
        apart: list[list[Rule]] = []
        joined = [rule]
        for group in groups:
            if any(_touch(rule, other) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def grid_of(rules: Sequence[Rule]) -> Grid | None:
    """Return the grid that ruled lines make, None where it has no two columns."""
    columns = places_of([rule.left for rule in rules if not rule.is_lying])
    rows = places_of([rule.top for rule in rules if rule.is_lying])
    return Grid(columns, rows) if len(columns) >= 3 and len(rows) >= 2 else None


def places_of(values: Sequence[float]) -> tuple[float, ...]:
    """Return where the lines stand; those that were drawn twice, or with two edges, once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)


def _table(grid: Grid, pieces: Sequence[Piece]) -> Table | None:
    rows: dict[int, dict[int, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces:
        cell = grid.cell(piece)
        if cell is not None:
            rows[cell[0]][cell[1]].append(piece)
    cells = [cell for row in rows.values() for cell in row.values()]
    if not any(len(row) > 1 for row in rows.values()) or any(len(_text(cell)) > _LONGEST_CELL for cell in cells):
        return None
    held = frozenset(id(piece) for cell in cells for piece in cell)
    return Table(held, tuple(_row(rows[place]) for place in sorted(rows)))


def _row(cells: dict[int, list[Piece]]) -> Piece:
    pieces = [piece for cell in cells.values() for piece in cell]
    text = " | ".join(_text(cells[column]) for column in sorted(cells))
    lefts, tops = [piece.left for piece in pieces], [piece.top for piece in pieces]
    rights, bottoms = [piece.right for piece in pieces], [piece.bottom for piece in pieces]
    return Piece(f"| {text} |", min(lefts), min(tops), max(rights), max(bottoms))


def _text(cell: Sequence[Piece]) -> str:
    return " ".join(_in_lines(cell))


def _in_lines(cell: Sequence[Piece]) -> Iterator[str]:
    """Yield the pieces of a cell from top to bottom and, within a line, from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(cell, key=lambda one: one.top):
        if lines and piece.is_beside(lines[-1][0]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        yield from (piece.text for piece in sorted(line, key=lambda one: one.left))
