"""The rows of a spreadsheet as text: each a line that names its columns, so that it can be cited alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice, takewhile

from corpus.places import Place, PlaceKind
from corpus.raw_text import Block
from corpus.readers.office_tables import row_text
from corpus.readers.table_heads import Head, Row, find_head
from corpus.titles import find_title

_ROWS_TO_KNOW_A_HEAD = 30
_MOST_WAITING = 40
_COLUMNS_OF_A_TITLE = 2


def row_blocks(rows: Iterable[Row]) -> Iterator[Block]:
    """Yield the text of a sheet's rows.

    A row below a head is `Họ tên: Nguyễn Văn A; Chức vụ: Chủ tịch`, one without a head `| a | b |`, and a row with but
    one filled cell, such as a title or the name of a group, that cell. The title above a table is a heading.

    Args:
        rows: The rows in order, all of the same length, without empty ones. Numbers tell where empty ones stood.

    Example:
        >>> rows = [Row(1, ("Họ tên", "Tuổi")), Row(2, ("Nguyễn Văn A", "45"))]
        >>> [block.text for block in row_blocks(rows)]
        ['Họ tên: Nguyễn Văn A; Tuổi: 45']
    """
    head: Head | None = None
    waiting: list[list[Row]] = []  # Runs of rows that may be the title of a table that is still to come.
    for run in _runs(rows):
        begin = list(islice(run, _ROWS_TO_KNOW_A_HEAD))
        found = find_head(begin)
        if found is not None and _is_new(found, head, begin):
            yield from _titles([*waiting, begin[: found.first]], is_first=head is None)
            waiting, head = [], found
            begin = begin[found.first + found.rows :]
        elif len(begin) + len(waiting) <= _MOST_WAITING and all(row.filled <= _COLUMNS_OF_A_TITLE for row in begin):
            waiting.append([*begin, *run])
            continue
        yield from chain.from_iterable(_row(row, head) for row in chain(*waiting, begin, run))
        waiting = []
    yield from chain.from_iterable(_row(row, head) for row in chain(*waiting))


def title_above(blocks: Iterable[Block]) -> str | None:
    """Return the title above the first table that has one; it may stand in several rows.

    Args:
        blocks: What `row_blocks` found.
    """
    from_title_on = dropwhile(lambda block: not block.level, blocks)
    return " ".join(block.text for block in takewhile(lambda block: bool(block.level), from_title_on)) or None


def _runs(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """Yield the rows between empty ones. Each run is to be used up before the next one."""
    rest = iter(rows)
    following = next(rest, None)

    def run() -> Iterator[Row]:
        nonlocal following
        while following is not None:
            row, following = following, next(rest, None)
            yield row
            if following is not None and following.number > row.number + 1:
                return

    while following is not None:
        yield run()


def _is_new(found: Head, head: Head | None, rows: Sequence[Row]) -> bool:
    """Tell whether a head begins another table, or is but a row of words in the table that goes on below a gap."""
    if head is None or found.names == head.names:
        return True
    columns = range(len(found.names))
    if any(found.names[column] and not head.names[column] for column in columns):
        return True
    below = rows[found.first + found.rows :]
    return any(
        found.names[column] and below and all(_is_figure(row.cells[column]) for row in below) for column in columns
    )


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit()


def _titles(runs: Iterable[Sequence[Row]], *, is_first: bool) -> Iterator[Block]:
    """Yield what stands above a table; its title is a heading. Above a later one, others may have been signed."""
    filled = [run for run in runs if run]
    near = filled if is_first else filled[-1:]
    title = find_title("\n".join(cell for _, cell in _cells(near))) or ""
    for row, cell in _cells(filled):
        is_title = bool(title) and (cell in title or title in cell) and any(row in run for run in near)
        yield Block(cell, (_place(row),), level=int(is_title), gap="\n")


def _cells(runs: Iterable[Sequence[Row]]) -> Iterator[tuple[Row, str]]:
    return ((row, cell) for run in runs for row in run for cell in row.cells if cell)


def _row(row: Row, head: Head | None) -> Iterator[Block]:
    filled = [cell for cell in row.cells if cell]
    if len(filled) == 1 and row.cells.index(filled[0]) < _COLUMNS_OF_A_TITLE:
        text = filled[0]
    elif head is None:
        text = row_text(filled)
    else:
        pairs = ((name.rstrip(" :"), cell) for name, cell in zip(head.names, row.cells, strict=True) if cell)
        text = "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs)
    # A line that begins in lower case may be taken for the rest of the line above.
    yield Block(text, (_place(row),), gap="\n\n" if text[:1].islower() else "\n")


def _place(row: Row) -> Place:
    return Place(PlaceKind.ROW, str(row.number))
