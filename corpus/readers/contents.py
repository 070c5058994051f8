"""Finds a document's table of contents, which repeats its headings with the numbers of their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.places import Removed, RemovedAs
from corpus.raw_text import Block

_PAGE = re.compile(r"[\s.…_]+(?:\d{1,4}|[ivxlc]{1,6})$")
_TITLES = ("mục lục", "nội dung")


def without_contents(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    r"""Return the blocks without the table of contents, and what it said.

    A line belongs to it if it is one of the document's own headings and a number. Nobody can turn to that page here,
    and whoever looks for a heading's words is to find what stands below it.

    Args:
        blocks: What a reader found; the headings are those with a level.

    Example:
        >>> blocks, removed = without_contents([Block("MỤC LỤC"), Block("Kinh phí\t2"), Block("Kinh phí", level=1)])
        >>> blocks, removed[0].text
        ((Block(text='Kinh phí', places=(), level=1, gap='\n\n'),), 'MỤC LỤC\nKinh phí\t2')
    """
    headings = {_words(block.text) for block in blocks if block.level}
    lines = {number for number, block in enumerate(blocks) if not block.level and _is_entry(block.text, headings)}
    first = min(lines, default=0)
    if first and blocks[first - 1].text.strip(" .:").casefold() in _TITLES:
        lines.add(first - 1)
    if not lines:
        return tuple(blocks), ()
    text = "\n".join(blocks[number].text for number in sorted(lines))
    kept = tuple(block for number, block in enumerate(blocks) if number not in lines)
    return kept, (Removed(text, RemovedAs.NAVIGATION),)


def _is_entry(text: str, headings: set[str]) -> bool:
    without_page, found = _PAGE.subn("", text.strip())
    return bool(found) and _words(without_page) in headings


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
