"""A second look at what Tesseract could not make out at first: a column beside another one, cells of a table."""

# Where the lines of two columns stand a little askew, as in a letterhead, Tesseract takes both for one line and cuts
# the letters of the second one; a column of single figures it takes for no text. Cut out, it reads both.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.readers.ocr_words import ONE_BLOCK, Word, words_of
from corpus.readers.page_parts import Rule
from corpus.readers.pdf_tables import grid_of, touching

if TYPE_CHECKING:
    from PIL.Image import Image

_JUNK = 30
"""Words of which Tesseract is less sure, in percent, are no words."""
_DIRT = 15
"""What it is even less sure of after the second look is no text."""
_FAIR = 60
"""What it reads at the second look counts if it is so sure of it, in percent."""
_WIDE = 15.0
"""Between columns there are at least so many points."""
_NEXT = 30.0
"""The lines of a column follow on each other within so many points."""
_MOST_LOOKS = 8
_DARK = 0.6
_LEAST_INK = 60
"""A cell with fewer dark dots, at 300 an inch, is empty."""
_INSET = 2.5

_Box = tuple[float, float, float, float]


def look_again(picture: Image, scale: float, lines: Sequence[list[Word]], rules: Sequence[Rule]) -> list[list[Word]]:
    """Return the lines of a page with what a second look finds, without what stays unreadable.

    Args:
        picture: The page without its ruled lines.
        scale: Points to a dot.
        lines: What was read at first.
        rules: The ruled lines of the page, in points.
    """
    result = list(lines)
    seen: set[_Box] = set()
    for _ in range(_MOST_LOOKS):
        box = next((box for box in _unread_columns(result, scale * picture.width) if box not in seen), None)
        if box is None:
            break
        seen.add(box)
        result = _replaced(result, box, _read(picture, scale, box))
    for box, cells in _unread_cells(picture, scale, result, rules):
        words = [word for line in _read(picture, scale, box) for word in line if word.sure >= _FAIR]
        result += [[word] for word in words if any(_holds(cell, word) for cell in cells)]
    return result


def _read(picture: Image, scale: float, box: _Box) -> list[list[Word]]:
    left, top, right, bottom = (round(edge / scale) for edge in box)
    if right <= left or bottom <= top:
        return []
    return words_of(picture.crop((left, top, right, bottom)), scale, (left * scale, top * scale), ONE_BLOCK) or []


def _unread_columns(lines: Sequence[Sequence[Word]], width: float) -> Iterator[_Box]:
    """Yield the columns that hold a run of junk, parted from what stands beside it by a wide gap."""
    for place, line in enumerate(lines):
        for begin, end in _runs(line):
            if max(word.sure for word in line[begin:end]) >= _JUNK:
                continue
            left = (line[begin - 1].right + line[begin].left) / 2 if begin else 0.0
            right = (line[end - 1].right + line[end].left) / 2 if end < len(line) else width
            near = _near(lines, place, (left, right))
            yield left, max(0.0, min(word.top for word in near) - 4), right, max(word.bottom for word in near) + 4


def _runs(line: Sequence[Word]) -> Iterator[tuple[int, int]]:
    gaps = [place for place, (one, other) in enumerate(pairwise(line), 1) if other.left - one.right > _WIDE]
    return iter(list(pairwise([0, *gaps, len(line)])))


def _near(lines: Sequence[Sequence[Word]], place: int, edges: tuple[float, float]) -> list[Word]:
    """Return the words of a column: those between its edges, in the lines around one up to one that crosses them."""
    found = list(lines[place])
    for around in (reversed(lines[:place]), lines[place + 1 :]):
        last = lines[place]
        for line in around:
            crosses = any(word.left < edge < word.right for word in line for edge in edges)
            inside = [word for word in line if edges[0] <= word.middle[0] <= edges[1]]
            far = min(abs(word.middle[1] - other.middle[1]) for word in line for other in last) > _NEXT
            if crosses or far or not inside or len(inside) == len(line):
                break
            found += inside
            last = line
    return [word for word in found if edges[0] <= word.middle[0] <= edges[1]]


def _replaced(lines: Sequence[list[Word]], box: _Box, again: Sequence[list[Word]]) -> list[list[Word]]:
    """Return the lines with a column read anew where that is better, else without its junk."""
    words = [word for line in again for word in line]
    is_better = bool(words) and mean(word.sure for word in words) >= _FAIR
    result: list[list[Word]] = []
    place: int | None = None
    for line in lines:
        kept = [word for word in line if not _holds(box, word) or (not is_better and word.sure >= _DIRT)]
        if len(kept) < len(line):
            place = len(result) + 1
        result.append(kept)
    if is_better and place is not None:
        result[place:place] = again
    return [line for line in result if line]


def _unread_cells(
    picture: Image, scale: float, lines: Sequence[Sequence[Word]], rules: Sequence[Rule]
) -> Iterator[tuple[_Box, list[_Box]]]:
    """Yield the columns of ruled tables in which cells hold ink but no word, each with these cells."""
    dots = np.asarray(picture)
    dark = dots < _DARK * float(np.percentile(dots[::8, ::8], 80))
    words = [word for line in lines for word in line]
    for grid in filter(None, map(grid_of, touching(rules))):
        for left, right in pairwise(grid.columns):
            cells = [
                (left + _INSET, top + _INSET, right - _INSET, bottom - _INSET) for top, bottom in pairwise(grid.rows)
            ]
            unread = [cell for cell in cells if not any(_holds(cell, word) for word in words)]
            inked = [cell for cell in unread if _ink(dark, scale, cell) >= _LEAST_INK]
            if inked:
                yield (left + _INSET, grid.rows[0], right - _INSET, grid.rows[-1]), inked


def _ink(dark: NDArray[np.bool_], scale: float, box: _Box) -> int:
    left, top, right, bottom = (round(edge / scale) for edge in box)
    return int(dark[top:bottom, left:right].sum())


def _holds(box: _Box, word: Word) -> bool:
    x, y = word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
