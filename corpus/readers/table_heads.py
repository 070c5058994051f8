"""Finds the head of a table in a spreadsheet: the row that names the columns, below titles and above the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letterhead import is_proof

_LEAST_COLUMNS = 2
_LEAST_SHARE = 0.6
"""Of the columns that the rows below fill: a title in two halves fills fewer, a head may leave some unnamed."""
_LONGEST_NAME = 120
_FIGURE = re.compile(r"[-+(]?\d[\d.,/:% ]*\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMNS_THAT_MAY_COUNT = 3
# The row of a form that numbers its columns: `(1)`, `A`, `5=3+4`.
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a spreadsheet.

    Attributes:
        number: Its number, as the program shows it.
        cells: The texts of its cells, an empty one where there is none.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    Attributes:
        first: How many rows stand above it.
        rows: How many rows it has, with one that only numbers the columns.
        names: The names of the columns, an empty one where there is none.
    """

    first: int
    rows: int
    names: tuple[str, ...]


def find_head(rows: Sequence[Row]) -> Head | None:
    """Return the head of a table, or None where no row can be one.

    It is the first row of words that fills nearly as many columns as the rows below it. Cells that it leaves empty may
    be named by a second row: `Kinh phí` above `Năm 2023` and `Năm 2024`.

    Args:
        rows: The first rows of the table with the titles above it, without empty ones.

    Example:
        >>> rows = [Row(1, ("BẢNG LƯƠNG", "")), Row(3, ("Họ tên", "Lương")), Row(4, ("Nguyễn Văn A", "5.000.000"))]
        >>> find_head(rows)
        Head(first=1, rows=1, names=('Họ tên', 'Lương'))
    """
    for first, row in enumerate(rows[:-1]):
        widest = max(below.filled for below in rows[first + 1 :])
        if min(row.filled, widest) >= _LEAST_COLUMNS and row.filled >= _LEAST_SHARE * widest and _is_of_names(row):
            # A head in two rows fills the first but in part; where rows are wider than all heads, the first is it.
            names, count = _with_second_row(row, rows[first + 1])
            below = rows[first + count] if first + count < len(rows) else None
            return Head(first, count + (below is not None and _numbers_columns(below)), names)
    return None


def _is_of_names(row: Row) -> bool:
    names = [cell for cell in row.cells if cell]
    if any(map(is_proof, names)):  # A letterhead, in two halves.
        return False
    if any(len(name) > _LONGEST_NAME or (_FIGURE.fullmatch(name) and not _YEAR.fullmatch(name)) for name in names):
        return False
    return not all(_YEAR.fullmatch(name) for name in names)


def _with_second_row(row: Row, below: Row) -> tuple[tuple[str, ...], int]:
    """Return the names of the columns and how many rows give them."""
    own = [cell if cell != name else "" for name, cell in zip(row.cells, below.cells, strict=True)]
    places = [number for number, cell in enumerate(own) if cell]
    # It only divides columns: what it holds stands under gaps, or under the name that a gap follows.
    divides = all("" in row.cells[number : number + 2] for number in places)
    if not places or places[0] == 0 or not divides or not _is_of_names(below):
        return row.cells, 1
    return tuple(" ".join(filter(None, pair)) for pair in _pairs(row.cells, own)), 2


def _pairs(names: Sequence[str], below: Sequence[str]) -> Iterator[tuple[str, str]]:
    above = ""
    for name, cell in zip(names, below, strict=True):
        above = name or (above if cell else "")
        yield above, cell


def _numbers_columns(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    # Two or three small numbers in a row may well be what the table is about.
    plain = len(filled) <= _COLUMNS_THAT_MAY_COUNT and all(map(str.isdigit, filled))
    return not plain and all(map(_COLUMN_NUMBER.fullmatch, filled)) and _ascends(filled)


def _ascends(cells: Sequence[str]) -> bool:
    numbers = [int(found[0]) for cell in cells if (found := re.search(r"\d+", cell))]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
