"""Ruled lines in the picture of a page: found, and taken out, since Tesseract loses the cells of a ruled table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.readers.page_parts import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK = 0.6
"""Ink is darker than this share of the paper's brightness."""
_LENGTH = 1 / 18
"""No stroke of a letter is as long as this share of the page's width, some 12 mm, and a ruled line is longer. On a page
that lies askew by one degree, so much of a line of usual thickness still keeps to one row of dots."""
_THICKEST = 1 / 250
"""A line is no thicker than this share of the page's width; anything thicker is a picture."""
_AROUND = 1
"""Dots of the halved picture beside a line that belong to its blurred edge."""


def without_rules(picture: Image) -> tuple[Image, tuple[Rule, ...]]:
    """Return a page without its ruled lines, and the lines.

    Args:
        picture: The page, in grey.

    Returns:
        The page with paper in place of the lines, and the lines in dots from its upper left corner.
    """
    from PIL import Image

    dots = np.asarray(picture)
    paper = float(np.percentile(dots[::8, ::8], 80))
    ink = _halved(dots) < _DARK * paper
    length = max(10, round(_LENGTH * ink.shape[1]))
    lying, standing = _long_runs(ink, length, axis=1), _long_runs(ink, length, axis=0)
    thickest = max(3, round(_THICKEST * ink.shape[1]))
    lying &= ~_long_runs(lying, thickest, axis=0)
    standing &= ~_long_runs(standing, thickest, axis=1)
    if not lying.any() and not standing.any():
        return picture, ()
    rules = (*_rules(lying, length), *_rules(standing, length))
    cleaned = dots.copy()
    lines = _widened(lying | standing).repeat(2, axis=0).repeat(2, axis=1)
    cleaned[: lines.shape[0], : lines.shape[1]][lines] = round(paper)
    return Image.fromarray(cleaned), rules


def _halved(dots: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture of half the size, in which a dot is as dark as the darkest of the four that it stands for."""
    even = dots[: dots.shape[0] // 2 * 2, : dots.shape[1] // 2 * 2]
    rows = np.minimum(even[::2], even[1::2])
    return np.minimum(rows[:, ::2], rows[:, 1::2])


def _long_runs(ink: NDArray[np.bool_], length: int, axis: int) -> NDArray[np.bool_]:
    """Return the dots of all runs that are at least so many dots long (an opening of the picture with a line)."""
    from scipy import ndimage

    grey = ink.astype(np.uint8)
    eroded = ndimage.minimum_filter1d(grey, length, axis=axis, mode="constant")
    opened: NDArray[np.bool_] = ndimage.maximum_filter1d(
        eroded, length, axis=axis, mode="constant", origin=_back(length)
    )
    return opened.astype(bool)


def _back(length: int) -> int:
    """Return by how much the second filter must be moved for a length that has no middle."""
    return -1 if length % 2 == 0 else 0


def _widened(lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from scipy import ndimage

    wide: NDArray[np.uint8] = ndimage.maximum_filter(lines.astype(np.uint8), size=2 * _AROUND + 1)
    return wide.astype(bool)


def _rules(lines: NDArray[np.bool_], length: int) -> list[Rule]:
    """Return the lines as boxes without thickness, in dots of the whole picture."""
    from scipy import ndimage

    labels, _ = ndimage.label(lines, structure=np.ones((3, 3), dtype=int))
    rules: list[Rule] = []
    for rows, columns in ndimage.find_objects(labels):
        if max(rows.stop - rows.start, columns.stop - columns.start) < length:
            continue
        left, right, top, bottom = 2 * columns.start, 2 * columns.stop, 2 * rows.start, 2 * rows.stop
        if right - left >= bottom - top:
            rules.append(Rule(left, (top + bottom) / 2, right, (top + bottom) / 2))
        else:
            rules.append(Rule((left + right) / 2, top, (left + right) / 2, bottom))
    return rules
