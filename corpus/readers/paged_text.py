"""From pages, whether they were drawn or recognised, to the text of a file: one block a page, each with its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.places import Place, PlaceKind
from corpus.raw_text import Block
from corpus.readers.page_parts import Page
from corpus.readers.pdf_lines import Line, lines_of
from corpus.readers.pdf_paragraphs import goes_on_over, joined, paragraphs_of, with_bullet

_SMALL = 0.92
"""Footnotes are set in letters of less than this share of the usual height."""
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡]{1,3})[.)]?\s*\S")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _PageText:
    """The lines of a page: its text, and the footnotes below."""

    place: Place
    body: Sequence[Line]
    notes: Sequence[Line]


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Return the text of all pages, in blocks that each begin with their page.

    Where a sentence goes on over a page's end, its second half is a block of the next page, behind a blank; footnotes
    that stand between the halves come after them.

    Args:
        pages: The pages, without running heads.
    """
    texts = [_page_text(page, page_lines) for page, page_lines in _with_lines(pages)]
    words = frozenset(word for text in texts for line in (*text.body, *text.notes) for word in _WORD.findall(line.text))
    return tuple(_blocks(texts, words.__contains__))


def _with_lines(pages: Sequence[Page]) -> Iterator[tuple[Page, list[Line]]]:
    for page in pages:
        lines = lines_of(page)
        if lines:
            yield page, lines


def _page_text(page: Page, lines: Sequence[Line]) -> _PageText:
    usual = median(line.height for line in lines for _ in range(len(line.text) // 10 + 1))
    place = Place(PlaceKind.PAGE, page.label)
    begin = len(lines)
    while begin > 0 and not lines[begin - 1].is_row and lines[begin - 1].height < _SMALL * usual:
        begin -= 1
    notes = next((at for at in range(begin, len(lines)) if _NOTE.match(lines[at].text)), len(lines))
    if notes == begin and 0 < begin < len(lines):
        return _PageText(place, lines[:begin], lines[begin:])
    return _PageText(place, lines, ())


def _blocks(texts: Sequence[_PageText], is_written: Callable[[str], bool]) -> Iterator[Block]:
    before: _PageText | None = None
    for text in texts:
        paragraphs = [_text(lines, is_written) for lines in paragraphs_of(text.body)]
        if before is not None and goes_on_over(before.body, text.body[0]):
            yield Block(paragraphs.pop(0), (text.place,), gap=" ")
        yield from _notes(before, is_written)
        if paragraphs:
            yield Block("\n".join(paragraphs), (text.place,), gap="\n")
        before = text
    yield from _notes(before, is_written)


def _notes(page: _PageText | None, is_written: Callable[[str], bool]) -> Iterator[Block]:
    if page is not None and page.notes:
        texts = [_text(lines, is_written) for lines in paragraphs_of(page.notes)]
        yield Block("\n".join(texts), (page.place,), gap="\n")


def _text(lines: Sequence[Line], is_written: Callable[[str], bool]) -> str:
    return with_bullet(joined([line.text for line in lines], is_written))
