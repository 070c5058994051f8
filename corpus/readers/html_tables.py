"""Tells tables of data from tables that only lay a page out, and reads the rows of the former."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from corpus.readers.html_pieces import Piece

_LONGEST_CELL = 1_000
_LONGEST_REPEATED = 200
_MOST_REPEATED = 50
# The head and the foot of an official document: two columns side by side, no data.
_LETTERHEAD = re.compile(
    r"độc\s+lập\s*[-–—]\s*tự\s+do|cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ|nơi\s+nhận\s*:", re.IGNORECASE
)


def is_data_table(table: LexborNode) -> bool:
    """Tell whether a table has rows to be read as such, rather than columns of a page to be read one by one."""
    if table.attributes.get("role") == "presentation" or table.css_first("table table, h1, form, nav") is not None:
        return False
    lines = [[*_cells(row)] for row in table.css("tr")]
    if not any(len(cells) > 1 for cells in lines):
        return False
    texts = [cell.text() for cells in lines for cell in cells]
    if any(len(text.strip()) > _LONGEST_CELL for text in texts) or any(map(_LETTERHEAD.search, texts)):
        return False
    return len(lines) > 1 or table.css_first("th") is not None


def rows(table: LexborNode, read: Callable[[LexborNode], Sequence[Piece]]) -> Iterator[Piece]:
    """Yield the caption and the rows of a table; a cell that spans several rows stands in each of them.

    Args:
        table: A table of data.
        read: Returns what can be seen in a cell.
    """
    caption = table.css_first("caption")
    if caption is not None:
        yield from read(caption)
    spanning: dict[int, tuple[str, int]] = {}  # By column: a cell's text, and how many more rows it stands in.
    for row in table.css("tr"):
        pieces: list[Piece] = []
        texts: list[str] = []
        for cell in _cells(row):
            _fill(texts, spanning)
            found = read(cell)
            text = " ".join(" ".join(piece.text for piece in found).split())
            pieces += found
            further = _further_rows(cell)
            if further and len(text) <= _LONGEST_REPEATED and len(spanning) < _MOST_REPEATED:
                spanning[len(texts)] = (text, further)
            texts.append(text)
        _fill(texts, spanning)
        if pieces:
            yield _as_row(texts, pieces)


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    cell = row.first_child
    while cell is not None:
        if cell.tag in {"td", "th"}:
            yield cell
        cell = cell.next


def _fill(texts: list[str], spanning: dict[int, tuple[str, int]]) -> None:
    """Add the cells that reach into this row from above, as long as they come next."""
    while (column := len(texts)) in spanning:
        text, further = spanning.pop(column)
        texts.append(text)
        if further > 1:
            spanning[column] = (text, further - 1)


def _further_rows(cell: LexborNode) -> int:
    span = cell.attributes.get("rowspan") or ""
    return min(int(span), 1_000) - 1 if re.fullmatch("[1-9][0-9]{0,5}", span) else 0


def _as_row(texts: Sequence[str], pieces: Sequence[Piece]) -> Piece:
    return Piece(
        f"| {' | '.join(texts)} |",
        area=0,
        linked=sum(piece.linked for piece in pieces),
        links=sum(piece.links for piece in pieces),
        offers_file=any(piece.offers_file for piece in pieces),
    )
