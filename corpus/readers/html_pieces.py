"""What a web page is taken apart into: pieces of text, and the areas of the page that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.places import RemovedAs


@dataclass(frozen=True, slots=True)
class Area:
    """A block of a page, which holds pieces and other areas.

    Attributes:
        parent: The number of the area around it; its own for the outermost.
        reason: What it is by its tag or its name where that is no content, else None.
        is_certain: Whether its tag says so, not only a name that the page's maker gave it.
        is_quoted: Whether it is, or lies in, a quotation that is set in.
    """

    parent: int
    reason: RemovedAs | None = None
    is_certain: bool = False
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, list item, heading or table row of a page.

    Attributes:
        text: What a reader sees of it; several lines where the page breaks them.
        area: The number of the innermost area that holds it.
        level: 1 to 6 for a heading, else 0.
        gap: What stands between the piece before and this one.
        linked: Letters within links.
        links: How many links begin in it.
        offers_file: Whether a link leads to a document to download, which is what a page is kept for.
    """

    text: str
    area: int
    level: int = 0
    gap: str = "\n"
    linked: int = 0
    links: int = 0
    offers_file: bool = False

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return letters(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """All that can be seen of a page.

    Attributes:
        pieces: The text in reading order.
        areas: The blocks that hold it, the outer before the inner.
    """

    pieces: tuple[Piece, ...]
    areas: tuple[Area, ...]


def letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))
