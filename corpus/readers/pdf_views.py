"""From the coordinates of a PDF page's contents to those of the page as it is read: turned, or along slanting text."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_NEARLY = 3
"""Text that is turned by no more degrees than this against a page's edge runs along it."""
_QUARTER = 90
BELOW, ABOVE = 0.2, 0.8
"""A line of type reaches this share of its size below its baseline, and above."""


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at.

    Attributes:
        left: Left edge of the page, in points of its contents.
        bottom: Its lower edge.
        width: How wide it is as it is seen, in points.
        height: How high it is as it is seen.
        turned: The direction in which text runs from left to right as it is seen, in degrees against the clock in the
            page's contents: 0 unless the page is turned.
    """

    left: float
    bottom: float
    width: float
    height: float
    turned: int

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom, from the upper left corner down."""
        x0, x1, y0, y1 = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        match self.turned:
            case 90:
                return y0, x0, y1, x1
            case 180:
                return self.width - x1, y0, self.width - x0, y1
            case 270:
                return self.width - y1, self.height - x1, self.width - y0, self.height - x0
        return x0, self.height - y1, x1, self.height - y0

    def along(self, begin: tuple[float, float], end: tuple[float, float], size: float) -> tuple[float, ...]:
        """Return left, top, right and bottom of a word that slants, in a frame of its own direction.

        Args:
            begin: Where its first letter stands on the baseline, in points of the page's contents.
            end: Where its last letter does.
            size: That of its type.
        """
        cosine, sine = math.cos(math.radians(self.turned)), math.sin(math.radians(self.turned))
        begin_x, end_x = (x * cosine + y * sine for x, y in (begin, end))
        baseline = begin[0] * sine - begin[1] * cosine
        # The lower left corner of no page is further from its centre than its two sides together.
        shift = self.width + self.height
        top = shift + baseline - ABOVE * size
        return shift + begin_x, top, shift + end_x + size / 2, top + size

    def turned_to(self, direction: int) -> View:
        """Return the view in which text of a direction is upright.

        Args:
            direction: In degrees against the clock in the page's contents.
        """
        if direction % _QUARTER:
            return replace(self, turned=direction)
        is_other = (direction - self.turned) % 180 != 0
        width, height = (self.height, self.width) if is_other else (self.width, self.height)
        return View(self.left, self.bottom, width, height, direction)

    @property
    def is_slanting(self) -> bool:
        """It is of no direction in which a page can be turned."""
        return self.turned % _QUARTER != 0


def view_of(page: pypdfium2.PdfPage) -> View:
    """Return how a viewer shows a page."""
    left, bottom, _, _ = page.get_bbox()
    width, height = page.get_size()
    return View(left, bottom, width, height, page.get_rotation())


def direction_of(across: float, up: float) -> int:
    """Return the direction of text in whole degrees, 0 to 359, that of an edge of the page where it is close to one.

    Args:
        across: The first number of its matrix.
        up: The second one.

    Example:
        >>> direction_of(1.0, 0.02), direction_of(0.0, 12.0), direction_of(0.7, 0.7)
        (0, 90, 45)
    """
    if up == 0 and across > 0:  # Nearly all text; this is asked for every word.
        return 0
    degrees = round(math.degrees(math.atan2(up, across)))
    nearest = _QUARTER * round(degrees / _QUARTER)
    return (nearest if abs(degrees - nearest) <= _NEARLY else degrees) % 360
