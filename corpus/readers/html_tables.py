"""Tells tables of data from tables that only lay a page out, and reads the rows of the former."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from corpus.readers.document_tables import row_lines
from corpus.readers.html_pieces import Piece

_LONGEST_CELL = 1_000
_LONGEST_REPEATED = 200
_MOST_REPEATED = 50
_MOST_COLUMNS = 40
# The head and the foot of an official document: two columns side by side, no data.
_LETTERHEAD = re.compile(
    r"độc\s+lập\s*[-–—]\s*tự\s+do|cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ|nơi\s+nhận\s*:", re.IGNORECASE
)


def is_data_table(table: LexborNode) -> bool:
    """Tell whether a table has rows to be read as such, rather than columns of a page to be read one by one."""
    if table.attributes.get("role") == "presentation" or table.css_first("h1, form, nav") is not None:
        return False
    if len(table.css("table")) > 1:  # It finds itself; and `table table` would find it in any table around it.
        return False
    lines = [[*_cells(row)] for row in table.css("tr")]
    if not any(len(cells) > 1 for cells in lines):
        return False
    texts = [cell.text() for cells in lines for cell in cells]
    if any(len(text.strip()) > _LONGEST_CELL for text in texts) or any(map(_LETTERHEAD.search, texts)):
        return False
    return len(lines) > 1 or table.css_first("th") is not None


def rows(table: LexborNode, read: Callable[[LexborNode], Sequence[Piece]]) -> Iterator[Piece]:
    """Yield the caption and the rows of a table, with the names of their columns where it has a head.

    A cell that spans several rows stands in each of them.

    Args:
        table: A table of data.
        read: Returns what can be seen in a cell.
    """
    caption = table.css_first("caption")
    if caption is not None:
        yield from read(caption)
    read_rows = list(_read_rows(table, read))
    lines = row_lines([texts for texts, _ in read_rows], is_marked=_has_marked_head(table))
    for line, (_, pieces) in zip(lines, read_rows, strict=True):
        if line:
            yield _as_row(line, pieces)


def _has_marked_head(table: LexborNode) -> bool:
    """Tell whether the page says that the first row names the columns: all its cells are heads."""
    first = table.css_first("tr")
    return first is not None and all(cell.tag == "th" or _is_in_head(first) for cell in _cells(first))


def _is_in_head(row: LexborNode) -> bool:
    return row.parent is not None and row.parent.tag == "thead"


def _read_rows(
    table: LexborNode, read: Callable[[LexborNode], Sequence[Piece]]
) -> Iterator[tuple[list[str | None], list[Piece]]]:
    """Yield the texts of each row that holds any, column by column, and the pieces that its own cells hold."""
    spanning: dict[int, tuple[str | None, int]] = {}  # By column: a cell's text, and how many more rows it stands in.
    for row in table.css("tr"):
        pieces: list[Piece] = []
        texts: list[str | None] = []
        for cell in _cells(row):
            _fill(texts, spanning)
            found = read(cell)
            text = " ".join(" ".join(piece.text for piece in found).split())
            pieces += found
            further = _further(cell, "rowspan")
            if len(text) > _LONGEST_REPEATED or len(spanning) >= _MOST_REPEATED:
                further = 0
            for part in (text, *[None] * min(_further(cell, "colspan"), _MOST_COLUMNS)):
                if further:
                    spanning[len(texts)] = (part, further)
                texts.append(part)
        _fill(texts, spanning)
        if pieces:
            yield texts, pieces


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    cell = row.first_child
    while cell is not None:
        if cell.tag in {"td", "th"}:
            yield cell
        cell = cell.next


def _fill(texts: list[str | None], spanning: dict[int, tuple[str | None, int]]) -> None:
    """Add the cells that reach into this row from above, as long as they come next."""
    while (column := len(texts)) in spanning:
        text, further = spanning.pop(column)
        texts.append(text)
        if further > 1:
            spanning[column] = (text, further - 1)


def _further(cell: LexborNode, attribute: str) -> int:
    """Return over how many rows or columns more than its own a cell reaches."""
    span = cell.attributes.get(attribute) or ""
    return min(int(span), 1_000) - 1 if re.fullmatch("[1-9][0-9]{0,5}", span) else 0


def _as_row(line: str, pieces: Sequence[Piece]) -> Piece:
    return Piece(
        line,
        area=0,
        linked=sum(piece.linked for piece in pieces),
        links=sum(piece.links for piece in pieces),
        offers_file=any(piece.offers_file for piece in pieces),
    )
