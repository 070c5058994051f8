"""Joins the blocks of a file to the clean text of a document, and tells where its places and headings stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.cleaning import clean
from corpus.places import Heading, Marks, PlaceMark
from corpus.raw_text import Block


def joined(blocks: Iterable[Block]) -> tuple[str, Marks]:
    r"""Return the clean text of a document, and where the places and headings of its blocks stand in it.

    A block without text leaves nothing but its places, which then begin with the next one.

    Args:
        blocks: What a reader found, in reading order.

    Example:
        >>> text, marks = joined([Block("Kinh  phí", level=1), Block(" 45 triệu đồng")])
        >>> text, marks.headings
        ('Kinh phí\n\n45 triệu đồng', (Heading(start=0, level=1, text='Kinh phí'),))
    """
    parts: list[str] = []
    places: list[PlaceMark] = []
    headings: list[Heading] = []
    length = 0
    for block in blocks:
        text = clean(block.text)
        gap = block.gap if parts and text else ""
        start = length + len(gap)
        places += [PlaceMark(start, place) for place in block.places]
        if not text:
            continue
        if block.level:
            headings.append(Heading(start, block.level, " ".join(text.split())))
        parts += [gap, text]
        length = start + len(text)
    # What begins behind the last text holds nothing.
    return "".join(parts), Marks(tuple(mark for mark in places if mark.start < length), tuple(headings))
