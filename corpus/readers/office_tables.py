"""Tables of office programs as rows of text: each row a line of cells between bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import anydoc


def row_text(cells: Iterable[str]) -> str:
    """Return a row as a line; its bars tell the sentence splitter that it is a sentence whatever it holds.

    Example:
        >>> row_text(["1", "Tập huấn", "12.000.000"])
        '| 1 | Tập huấn | 12.000.000 |'
    """
    return f"| {' | '.join(cells)} |"


def grid_rows(table: anydoc.Table, text: Callable[[anydoc.Cell], str]) -> list[list[str | None]]:
    """Return the texts of a table's cells, row by row and column by column.

    A cell over several rows stands in each of them, for each row is to be understood alone; one over several columns
    stands in the first, and None in the others.

    Args:
        table: The table.
        text: What a cell holds, without line ends.
    """
    texts: dict[tuple[int, int], str] = {}
    rows: list[list[str | None]] = []
    for number, slots in enumerate(table.grid):
        row: list[str | None] = []
        for column, slot in enumerate(slots):
            if slot.cell is not None:
                texts[number, column] = text(slot.cell)
                row.append(texts[number, column])
            elif slot.origin_col == column and slot.origin_row is not None:
                row.append(texts.get((slot.origin_row, column), ""))
            else:
                row.append(None)
        rows.append(row)
    return rows
