"""The title of a file that repeats it at the head of every page: where it stands first, it is no running head."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from corpus.letterhead import is_kind
from corpus.readers.page_parts import Page, Piece
from corpus.readers.paged_text import blocks_of
from corpus.titles import find_title

_WORD = re.compile(r"[^\W\d_]+")
# What browsers and offices print at the head of a page, and what heads a part of a text.
_NO_TITLE = re.compile(r"https?://|\bwww\.|\S@\S|\.(?:vn|com|org|net)\b|^\W*\d{1,4}[/.:-]\d", re.IGNORECASE)
_DIVISION = re.compile(
    r"(?:chương|phần|mục|điều|bài|chapter|part|section)\s+[\divxlc]+\b|(?:\d{1,3}|[ivxlc]+|[a-z])[.)]\s", re.IGNORECASE
)


def titles_among(heads: Iterable[Piece], rest: Page) -> list[Piece]:
    """Return those running heads of a file's first page that are the file's title: it would have none without them.

    Args:
        heads: What would be taken off the head of the first page with any text.
        rest: That page without them.
    """
    named = [piece for piece in heads if can_be_title(piece.text)]
    if not named:
        return []
    text = "\n".join(block.text for block in blocks_of([rest]))
    found = _title_of(text)
    said = " ".join(fold(text).split())
    return [
        piece
        for piece in named
        if " ".join(fold(piece.text).split()) not in said
        and (found is None or (is_kind(piece.text) and not is_kind(found)))
    ]


def can_be_title(text: str) -> bool:
    """Tell whether a line has words of a title, not only an address, a date or the number of a chapter."""
    text = text.strip()
    return len(_WORD.findall(text)) > 1 and not (_NO_TITLE.search(text) or _DIVISION.match(text))


def _title_of(text: str) -> str | None:
    found = find_title(text)
    return None if found is None or _DIVISION.match(found) else found
