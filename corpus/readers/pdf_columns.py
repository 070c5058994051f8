"""Columns that stand beside each other on a page: prose in columns, letterheads, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.folding import fold
from corpus.letterhead import is_proof
from corpus.readers.page_parts import Piece

_GUTTER = 6.0
"""Two columns stand at least so many points apart."""
_PROSE_ROWS = 4
"""Columns of prose have at least so many lines beside each other."""
_FULL = 0.15
"""A line of prose ends in the last share of its column."""
_NARROW = 0.16
"""A column of prose is no narrower than this share of the page."""
_FAR = 2.0
"""Rows with more than so many line heights between them belong to different columns."""
_CLOSE = 0.6
"""What belongs to a letterhead on one side only follows within so many line heights."""
_LONGEST_HEAD = 12
"""A letterhead or a signature has no more lines."""
_HEAD_ROWS = 6
"""So many lines down, the nation's name or a number tells a letterhead."""
_SIGNATURE = re.compile(r"noi nhan\b|noi gui\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands beside each other on a page.

    Attributes:
        texts: From left to right, each from top to bottom.
        is_prose: The lines run to the edges of their columns; in a letterhead or a signature each stands for itself.
    """

    texts: tuple[tuple[Piece, ...], ...]
    is_prose: bool


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in rows from top to bottom, those of a row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.top + one.bottom):
        if rows and piece.is_beside(rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def find_columns(pieces: Sequence[Piece], barriers: set[int], width: float) -> list[Columns]:
    """Return the places of a page where texts stand beside each other that are read one after the other.

    What stands beside each other in a table without rules is no such place: its rows are read across.

    Args:
        pieces: The text of the page.
        barriers: The identities of pieces over which no column reaches: the rows of ruled tables.
        width: That of the page, in points.
    """
    found: list[Columns] = []
    rows = rows_of(pieces)
    place = 0
    while place < len(rows):
        part = _part(rows[place:], barriers)
        head = _head(part) if part is not None else None
        is_prose = part is not None and _is_prose(part, width) and (head is None or head.rows > _LONGEST_HEAD)
        part = part if is_prose else head
        if part is not None:
            above = _right_above(rows[:place], part) if is_prose else ()
            texts = _split(replace(part, right=(*above, *part.right)), width)
            found.append(Columns(texts, is_prose))
        place += part.rows if part is not None else 1
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows on both sides of a gutter.

    Attributes:
        left: What stands left of it, in rows.
        right: What stands right of it.
        gutter: Its edges, in points from the left of the page.
        rows: How many rows of the page it is made of.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    gutter: tuple[float, float]
    rows: int


def _part(rows: Sequence[Sequence[Piece]], barriers: set[int]) -> _Part | None:
    """Return the longest run of rows that has a gutter through it from the first row on."""
    gaps = [(one.right, other.left) for one, other in pairwise(rows[0]) if other.left - one.right >= _GUTTER]
    parts = [_reach(rows, gap, barriers) for gap in gaps]
    return max(parts, key=lambda part: min(len(part.left), len(part.right)), default=None)


def _reach(rows: Sequence[Sequence[Piece]], gutter: tuple[float, float], barriers: set[int]) -> _Part:
    """Return the rows over which a gutter reaches, up to one with text in it, or far below the one before."""
    left: list[Piece] = []
    right: list[Piece] = []
    count = 0
    for row in rows:
        narrower = _narrowed(gutter, row)
        is_far = count > 0 and row[0].top - max(piece.bottom for piece in rows[count - 1]) > _FAR * row[0].height
        if narrower is None or is_far or any(id(piece) in barriers for piece in row):
            break
        gutter = narrower
        count += 1
        left += [piece for piece in row if piece.right <= gutter[0]]
        right += [piece for piece in row if piece.left >= gutter[1]]
    return _Part(tuple(left), tuple(right), gutter, count)


def _narrowed(gutter: tuple[float, float], row: Sequence[Piece]) -> tuple[float, float] | None:
    """Return what a row leaves of a gutter, None where it leaves too little."""
    low, high = gutter
    for piece in row:
        if piece.left + piece.right < low + high:
            low = max(low, piece.right)
        else:
            high = min(high, piece.left)
    return (low, high) if high - low >= _GUTTER else None


def _right_above(rows: Sequence[Sequence[Piece]], part: _Part) -> tuple[Piece, ...]:
    """Return the first line of the right column where it stands a little higher than that of the left one."""
    first = min(piece.top for piece in part.right)
    last = rows[-1] if rows else ()
    alone = len(last) == 1 and last[0].left >= part.gutter[1] and first - last[0].bottom < last[0].height
    return tuple(last) if alone else ()


def _head(part: _Part) -> _Part | None:
    """Return a letterhead or a signature without what stands below it on one side, or None where it is neither.

    A letterhead is known by the nation's name or its number, a signature by the list of those who get the text.
    """
    first = [*part.left[:_HEAD_ROWS], *part.right[:_HEAD_ROWS]]
    if not any(is_proof(piece.text) for piece in first) and not any(
        _SIGNATURE.match(fold(piece.text)) for piece in part.left[:2]
    ):
        return None
    rows = rows_of([*part.left, *part.right])
    end = max(number for number, row in enumerate(rows, 1) if _has_both(row, part.gutter))
    while end < len(rows) and rows[end][0].top - rows[end - 1][0].bottom < _CLOSE * rows[end][0].height:
        end += 1
    held = {id(piece) for row in rows[:end] for piece in row}
    left, right = (tuple(piece for piece in side if id(piece) in held) for side in (part.left, part.right))
    return _Part(left, right, part.gutter, end)


def _has_both(row: Sequence[Piece], gutter: tuple[float, float]) -> bool:
    return row[0].right <= gutter[0] and row[-1].left >= gutter[1]


def _is_prose(part: _Part, width: float) -> bool:
    """Tell prose by lines that fill their columns; in a table without rules they end anywhere."""
    begin, end = min((piece.left for piece in part.left), default=0.0), part.gutter[0]
    if min(len(rows_of(part.left)), len(rows_of(part.right))) < _PROSE_ROWS or end - begin < _NARROW * width:
        return False
    full = sum(piece.right >= end - _FULL * (end - begin) for piece in part.left)
    return full >= 0.5 * len(part.left)


def _split(part: _Part, width: float) -> tuple[tuple[Piece, ...], ...]:
    """Return the columns; what stands right of the first gutter may have another one."""
    others = find_columns(part.right, set(), width)
    if len(others) == 1 and sum(map(len, others[0].texts)) == len(part.right):
        return (part.left, *others[0].texts)
    return (part.left, part.right)
