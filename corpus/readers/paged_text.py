"""From pages, whether they were drawn or recognised, to the text of a file: one block a page, each with its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from corpus.places import Place, PlaceKind
from corpus.raw_text import Block
from corpus.readers.page_parts import Page
from corpus.readers.pdf_lines import Line, lines_of
from corpus.readers.pdf_paragraphs import goes_on_over, joined, paragraphs_of, with_bullet

_SMALL = 0.92
"""Footnotes are set in letters of less than this share of the usual height."""
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡]{1,3})[.)]?\s*\S")
_NOTE_NUMBER = re.compile(r"\[?(\d{1,3})\]?[.)]?\s*\D")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _PageText:
    """The lines of a page: its text, the footnotes below, and what runs in other directions."""

    place: Place
    body: Sequence[Line]
    notes: Sequence[Line]
    turned: tuple[Sequence[Line], ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """All its lines."""
        return chain(self.body, self.notes, *self.turned)


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Return the text of all pages, in blocks that each begin with their page.

    Where a sentence goes on over a page's end, its second half is a block of the next page, behind a blank; footnotes
    that stand between the halves come after them, and so does text that runs in other directions.

    Args:
        pages: The pages, without running heads.
    """
    texts = [_page_text(page, page_lines) for page, page_lines in _with_lines(pages)]
    words = frozenset(word for text in texts for line in text.lines for word in _WORD.findall(line.text))
    return tuple(_blocks(texts, words.__contains__))


def _with_lines(pages: Sequence[Page]) -> Iterator[tuple[Page, list[Line]]]:
    for page in pages:
        lines = lines_of(page)
        if lines or page.turned:
            yield page, lines


def _page_text(page: Page, lines: Sequence[Line]) -> _PageText:
    place = Place(PlaceKind.PAGE, page.label)
    turned = tuple(lines_of(one) for one in page.turned)
    usual = median([line.height for line in lines for _ in range(len(line.text) // 10 + 1)] or [0.0])
    begin = len(lines)
    while begin > 0 and not lines[begin - 1].is_row and lines[begin - 1].height < _SMALL * usual:
        begin -= 1
    notes = next((at for at in range(begin, len(lines)) if _NOTE.match(lines[at].text)), len(lines))
    if notes == begin and 0 < begin < len(lines):
        return _PageText(place, lines[:begin], lines[begin:], turned)
    return _PageText(place, lines, (), turned)


def _blocks(texts: Sequence[_PageText], is_written: Callable[[str], bool]) -> Iterator[Block]:
    before: _PageText | None = None
    for text in texts:
        paragraphs = [_text(lines, is_written) for lines in paragraphs_of(text.body)]
        if before is not None and text.body and goes_on_over(before.body, text.body[0]):
            yield Block(paragraphs.pop(0), (text.place,), gap=" ")
        yield from _below(before, is_written)
        if paragraphs:
            yield Block("\n".join(paragraphs), (text.place,), gap="\n")
        before = text
    yield from _below(before, is_written)


def _below(page: _PageText | None, is_written: Callable[[str], bool]) -> Iterator[Block]:
    """Yield the footnotes of a page, and what runs in other directions on it."""
    if page is None:
        return
    notes = _single(page.notes) if page.notes else ()
    for parts in (notes, page.turned):
        texts = [_text(lines, is_written) for part in parts for lines in paragraphs_of(part)]
        if texts:
            yield Block("\n".join(texts), (page.place,), gap="\n")


def _single(notes: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the footnotes of a page one by one: each begins with the number behind that of the one before."""
    begin = 0
    last = _note_number(notes[0])
    for place, line in enumerate(notes):
        number = _note_number(line)
        if last is not None and number == last + 1:
            yield notes[begin:place]
            begin, last = place, number
    yield notes[begin:]


def _note_number(line: Line) -> int | None:
    found = _NOTE_NUMBER.match(line.text)
    return int(found[1]) if found else None


def _text(lines: Sequence[Line], is_written: Callable[[str], bool]) -> str:
    return with_bullet(joined([line.text for line in lines], is_written))
