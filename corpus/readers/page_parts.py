"""What a page is made of, whether it was drawn or recognised: runs of text and ruled lines, with their places."""

from __future__ import annotations

from dataclasses import dataclass

WIDE_GAP = 1.2
"""From this many line heights on, a gap between two words is no blank but a column's edge. In justified text blanks
grow to about one line height; columns and cells of a letterhead stand further apart."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one line without a wide gap in it. Points from the left and the top of the page as it is seen.

    Attributes:
        text: Its characters, as the file gives them.
        left: Where it begins.
        top: Its upper edge, of a line as high as the font's.
        right: Where it ends.
        bottom: Its lower edge.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the line, in points."""
        return self.bottom - self.top

    def is_beside(self, other: Piece | Rule) -> bool:
        """Tell whether both stand in one line: at least half of the lower one is at the height of the other."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.height, other.bottom - other.top)

    def is_below(self, other: Piece) -> bool:
        """Tell whether this one stands wholly below the other one's middle."""
        return self.top >= (other.top + other.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, lying or standing. Points from the left and the top of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_lying(self) -> bool:
        """A line from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: 1 for the first page of the file.
        label: What readers call it: the number printed in the viewer's bar, mostly the same.
        width: In points.
        height: In points.
        pieces: Its text, in the order in which the file draws it.
        rules: Its ruled lines.
        is_scan: It is a picture of a page, without a text of its own.
        turned: Text that runs in other directions, such as a stamp along the margin: each direction as a page that is
            held upright for it.
    """

    number: int
    label: str
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    is_scan: bool = False
    turned: tuple[Page, ...] = ()
