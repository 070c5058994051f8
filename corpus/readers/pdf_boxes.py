"""Text boxes around which the text of a page runs: each is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.page_parts import Page, Piece, Rule
from corpus.readers.pdf_columns import rows_of
from corpus.readers.pdf_tables import places_of, touching

_WIDEST = 0.7
"""What is wider than this share of the page is a frame around its text."""
_ROWS = 2
"""A box with fewer lines may be a word with a coloured ground."""
_SLACK = 2.0
_MOST_RULES = 500


@dataclass(frozen=True, slots=True)
class TextBox:
    """A frame and the text in it.

    Attributes:
        frame: Its edges.
        pieces: The text.
    """

    frame: Rule
    pieces: tuple[Piece, ...]


def find_boxes(page: Page) -> list[TextBox]:
    """Return the frames that hold some lines of text and have other text beside them."""
    if not 0 < len(page.rules) <= _MOST_RULES:
        return []
    found: list[TextBox] = []
    taken: set[int] = set()
    for frame in _frames(page.rules):
        inside = tuple(piece for piece in page.pieces if _holds(frame, piece) and id(piece) not in taken)
        if frame.right - frame.left < _WIDEST * page.width and _is_beside_text(page.pieces, inside):
            found.append(TextBox(frame, inside))
            taken |= set(map(id, inside))
    return found


def _frames(rules: Sequence[Rule]) -> Iterator[Rule]:
    for group in touching(rules):
        columns = places_of([rule.left for rule in group if not rule.is_lying])
        rows = places_of([rule.top for rule in group if rule.is_lying])
        if len(columns) == len(rows) == 2:
            yield Rule(columns[0], rows[0], columns[1], rows[1])


def _holds(frame: Rule, piece: Piece) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return (
        frame.left - _SLACK <= piece.left
        and piece.right <= frame.right + _SLACK
        and frame.top - _SLACK <= middle <= frame.bottom + _SLACK
    )


def _is_beside_text(pieces: Sequence[Piece], inside: Sequence[Piece]) -> bool:
    if len(rows_of(inside)) < _ROWS:
        return False
    held = set(map(id, inside))
    return any(piece.is_beside(one) for piece in pieces if id(piece) not in held for one in inside)
