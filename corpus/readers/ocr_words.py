"""The words that Tesseract finds in a picture, with their places and how sure it is of each."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"  # With `eng` beside it, pages take a tenth longer and come out no better.
LONGEST_SECONDS = 120
"""No page takes longer, or it is given up."""
ONE_BLOCK = "--psm 6"
"""Tells Tesseract that a picture is one block of text, which it need not look for."""
_SURE = 50
"""Signs without a letter or digit that Tesseract is less sure of, in percent, are dirt."""


class Word(NamedTuple):
    """A word, its edges in points from the upper left corner of the page, and how sure Tesseract is, in percent."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return max(self.bottom - self.top, 0.1)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, from the left and from the top."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def words_of(
    picture: Image, scale: float, corner: tuple[float, float] = (0.0, 0.0), layout: str = ""
) -> list[list[Word]] | None:
    """Return the words that Tesseract finds, in its lines and its order; None where it fails or takes too long.

    Args:
        picture: A page or a part of one.
        scale: Points to a dot.
        corner: Where the picture stands on the page, in points from the left and from the top.
        layout: What Tesseract is told of the picture, nothing where it looks for blocks of text itself.
    """
    import pytesseract

    # One thread a page: on small machines Tesseract's four are slower than one.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        found = pytesseract.image_to_data(
            picture, LANGUAGE, config=layout, timeout=LONGEST_SECONDS, output_type=pytesseract.Output.DICT
        )
    except (RuntimeError, pytesseract.TesseractError):  # The first is how a timeout shows.
        return None
    return _lines(found, scale, corner)


def _lines(found: dict[str, list[int | float | str]], scale: float, corner: tuple[float, float]) -> list[list[Word]]:
    """Return what Tesseract found as words in lines, in points."""
    lines: dict[tuple[object, ...], list[Word]] = defaultdict(list)
    names = ("block_num", "par_num", "line_num")
    for place, text in enumerate(map(str, found["text"])):
        sure = float(found["conf"][place])
        if text.strip() and (any(map(str.isalnum, text)) or sure >= _SURE):
            left, top, width, height = (
                scale * float(found[name][place]) for name in ("left", "top", "width", "height")
            )
            left, top = left + corner[0], top + corner[1]
            key = tuple(found[name][place] for name in names)
            lines[key].append(Word(text, left, top, left + width, top + height, sure))
    return list(lines.values())
