"""Tables of a page without ruled lines, known by their edges: what stands below each other begins or ends alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.letterhead import is_proof
from corpus.readers.page_parts import Piece
from corpus.readers.pdf_columns import rows_of
from corpus.readers.pdf_tables import Table

_ALIKE = 0.5
"""Edges or middles that are no more than this share of a line height apart agree."""
_FAR = 2.5
"""Rows with more than so many line heights between them are of different tables."""
_CLOSE = 0.5
"""A cell goes on in its next line within so many line heights."""
_COLUMNS = 3
"""With fewer columns the rows are lines, without bars."""
_ROWS = 3
_MOSTLY = 0.8
_LONGEST_LABEL = 60
_MOST_PIECES = 3_000
# `1.560`, `28.000 đồng`, `12,5%`, `01/02/2024`; the number of a list's item (`1.`) is none.
_NUMBER = re.compile(r"[-–+(]?\d[\d.,/:]*(?<![.:])\)?\s?(?:%|[^\W\d_][\w/²³]{0,9}(?:\s[^\W\d_][\w/²³]{0,9}){0,2})?")


@dataclass(slots=True)
class _Growing:
    """A table while its rows are found: what stands in each column, and each row by columns."""

    columns: list[list[Piece]]
    rows: list[dict[int, Piece]] = field(default_factory=list)

    def take(self, row: Sequence[Piece]) -> bool:
        """Add a row, unless a piece of it belongs to no column, or two to one."""
        if self.rows and row[0].top - _bottom(self.rows[-1]) > _FAR * row[0].height:
            return False
        places = [self._column(piece, is_whole=len(row) == len(self.columns)) for piece in row]
        if any(place is None for place in places) or any(is_proof(piece.text) for piece in row):
            return False
        cells = {place: piece for place, piece in zip(places, row, strict=True) if place is not None}
        if len(cells) < len(row) or list(cells) != sorted(cells):
            return False
        for place, piece in cells.items():
            self.columns[place].append(piece)
        self.rows.append(cells)
        return True

    def _column(self, piece: Piece, *, is_whole: bool) -> int | None:
        slack = _ALIKE * piece.height
        for place, column in enumerate(self.columns):
            if any(_agree(piece, other, slack) for other in column[-_ROWS:]):
                return place if is_whole or self._has_room(piece, place) else None
        if not is_whole:
            return None
        shared = [max(_shared(piece, other) for other in column[-_ROWS:]) for column in self.columns]
        best = max(range(len(shared)), key=shared.__getitem__)
        return best if shared[best] > 0 else None

    def _has_room(self, piece: Piece, place: int) -> bool:
        """Tell whether a piece ends before the next column begins: a paragraph below a table does not."""
        following = self.columns[place + 1] if place + 1 < len(self.columns) else ()
        return all(piece.right < other.left for other in following)


def find_open_tables(pieces: Sequence[Piece]) -> list[Table]:
    """Return the tables without ruled lines.

    Three columns or more whose edges agree over three rows or more, one of numbers, come out as a table; so do two
    rows, names above numbers. Two columns come out as lines without bars, where the right one holds numbers or all to
    the left end in a colon.

    Args:
        pieces: The text of the page that is in no ruled table.
    """
    if len(pieces) > _MOST_PIECES:
        return []
    rows = rows_of(pieces)
    found: list[Table] = []
    place = 0
    while place < len(rows):
        table = _grown(rows[place:])
        if table is not None:
            found.append(_table(table))
        place += len(table.rows) if table is not None else 1
    return found


def _grown(rows: Sequence[Sequence[Piece]]) -> _Growing | None:
    if len(rows[0]) < 2 or len(rows) < 2:
        return None
    table = _Growing([[piece] for piece in rows[0]])
    for row in rows:
        if not table.take(row):
            break
    # What stands below the first column only may be the next paragraph.
    while table.rows and len(table.rows[-1]) == 1:
        table.rows.pop()
    return table if len(table.rows) > 1 and _is_table(table) else None


def _is_table(table: _Growing) -> bool:
    width = len(table.columns)
    whole = [row for row in table.rows if len(row) == width]
    if len(whole) < 2:
        return False
    if width == 2:
        return _is_list(whole)
    if len(whole) >= _ROWS:
        return bool(_numeric(whole, width))
    has_names = not any(_is_number(piece) for piece in whole[0].values())
    return has_names and sum(map(_is_number, whole[1].values())) * 2 >= width


def _is_list(rows: Sequence[dict[int, Piece]]) -> bool:
    """Tell whether two columns are names with what belongs to each."""
    if any(len(row[0].text) > _LONGEST_LABEL for row in rows):
        return False
    if all(row[0].text.endswith(":") and not row[1].text.endswith(":") for row in rows):
        return True
    return len(rows) >= _ROWS and 1 in _numeric(rows, 2) and not any(_is_number(row[0]) for row in rows)


def _numeric(rows: Sequence[dict[int, Piece]], width: int) -> list[int]:
    """Return the columns that hold numbers, but for the first row."""
    values = rows[1:]
    return [place for place in range(width) if sum(_is_number(row[place]) for row in values) >= _MOSTLY * len(values)]


def _is_number(piece: Piece) -> bool:
    return _NUMBER.fullmatch(piece.text.strip()) is not None


def _table(table: _Growing) -> Table:
    held = frozenset(id(piece) for row in table.rows for piece in row.values())
    return Table(held, tuple(_row(cells, len(table.columns)) for cells in _whole_rows(table)))


def _whole_rows(table: _Growing) -> Iterator[dict[int, list[Piece]]]:
    """Yield the rows, each with the lines of its cells."""
    width = len(table.columns)
    numbers = set(_numeric([row for row in table.rows if len(row) == width], width))
    current: dict[int, list[Piece]] = {}
    for row in table.rows:
        last = max((cell[-1].bottom for cell in current.values()), default=0.0)
        height = next(iter(row.values())).height
        if current and not numbers & set(row) and len(row) < width and _top(row) - last < _CLOSE * height:
            for place, piece in row.items():
                current.setdefault(place, []).append(piece)
            continue
        if current:
            yield current
        current = {place: [piece] for place, piece in row.items()}
    if current:
        yield current


def _row(cells: dict[int, list[Piece]], width: int) -> Piece:
    texts = [" ".join(piece.text for piece in cells.get(place, ())) for place in range(width)]
    pieces = [piece for cell in cells.values() for piece in cell]
    text = f"| {' | '.join(texts)} |" if width >= _COLUMNS else " ".join(texts)
    return Piece(
        text,
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
    )


def _agree(one: Piece, other: Piece, slack: float) -> bool:
    middles = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middles) <= slack


def _shared(one: Piece, other: Piece) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _top(row: dict[int, Piece]) -> float:
    return min(piece.top for piece in row.values())


def _bottom(row: dict[int, Piece]) -> float:
    return max(piece.bottom for piece in row.values())
