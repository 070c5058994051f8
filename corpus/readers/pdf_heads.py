"""Running heads, running feet and page numbers: what a page holds because it is a page, not because it was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.letterhead import is_proof
from corpus.places import Removed, RemovedAs
from corpus.readers.page_parts import Page, Piece
from corpus.readers.pdf_first_title import titles_among
from corpus.readers.pdf_page_marks import counters_in, is_browsers, is_printed

_PAGES = 3
"""What stands on fewer pages than this is content: a sentence may well occur twice."""
_ROWS = 4
"""A head or a foot has at most this many lines."""
_ZONE = 0.2
"""It stands in this share of the page's height, above or below."""
_SHIFT = 4.0
"""From page to page it may move up or down by so many points."""
_LARGER = 1.15
"""A title that the other pages repeat is set in letters that are so many times as high as theirs."""
_MARGIN = 0.1
"""A lone number that is no more than the page's own number stands in this share of the height."""
_NUMBER = re.compile(
    r"(?:(?:trang|tr\.?|page|p\.)\s*:?\s*)?[-–—|\[(.]?\s*(?P<number>\d{1,4}|[ivxlc]{1,7})\s*"
    r"(?:(?:/|of|trên|\|)\s*(?:tổng số\s*)?\d{1,4})?\s*[-–—|\]).]?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…;:]\W*$")
_COUNTED = "\0"  # Begins what a number says that counts the pages.
_NAMED = "\0\0"  # The same where the line says so: `trang 1`, `1/2`.
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page, counted from its upper or its lower edge."""

    page: Page
    pieces: tuple[Piece, ...]
    is_head: bool

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A piece near the edge of a page: what it says but for the page's number, and where it stands."""

    page: int
    edge: float
    height: float


def without_heads(pages: Sequence[Page]) -> tuple[list[Page], tuple[Removed, ...]]:
    """Take running heads, running feet and page numbers off the pages.

    A line goes only where all that stands in it occurs at the same height on at least three pages that follow on each
    other (or every second one), or is the number of the page; and only where all lines between it and the edge of the
    page go as well.

    In a file of two pages, which may be two forms with the same title, one copy of what repeats stays: the head of the
    first page and the foot of the last one, where they break no sentence.

    What names itself as a page's (`HĐ 09/2024 - trang 1`, a web address, the time of printing) goes from two pages on,
    and what a browser prints around a web page even from a single one.

    A title that stands at the head of every page stays on the first one, where it is set in larger letters or is the
    only title.

    Args:
        pages: All pages of a file, in order.

    Returns:
        The pages without them, and what was taken off, one part a page.
    """
    rows = {page.number: (*_rows(page, is_head=True), *_rows(page, is_head=False)) for page in pages}
    all_rows = list(chain.from_iterable(rows.values()))
    repeated = _repeated(all_rows, _PAGES) if len(pages) != 2 else _repeated_once(all_rows)
    repeated |= _repeated_titles(all_rows) | _printed(all_rows) | _of_browsers(rows.values())
    kept: list[Page] = []
    removed: list[Removed] = []
    first = next((page.number for page in pages if page.pieces), None)
    for page in pages:
        gone = list(_gone(rows[page.number], repeated))
        rest = _without(page, gone)
        if page.number == first:
            titles = titles_among((piece for row in gone if row.is_head for piece in row.pieces), rest)
            gone = _left_over(gone, set(map(id, titles)))
            rest = _without(page, gone)
        kept.append(rest)
        if gone:
            text = "\n".join(row.text for row in sorted(gone, key=lambda row: row.top))
            removed.append(Removed(text, RemovedAs.PAGE_HEAD))
    return kept, tuple(removed)


def _without(page: Page, gone: Iterable[_Row]) -> Page:
    pieces = {id(piece) for row in gone for piece in row.pieces}
    return replace(page, pieces=tuple(piece for piece in page.pieces if id(piece) not in pieces))


def _left_over(gone: Iterable[_Row], kept: set[int]) -> list[_Row]:
    """Return the lines without the pieces that stay on the page."""
    rows = [replace(row, pieces=tuple(piece for piece in row.pieces if id(piece) not in kept)) for row in gone]
    return [row for row in rows if row.pieces]


def _rows(page: Page, *, is_head: bool) -> list[_Row]:
    """Return the outermost lines of a page, the outermost first."""
    limit = _ZONE * page.height
    near = [piece for piece in page.pieces if (piece.bottom < limit if is_head else piece.top > page.height - limit)]
    near.sort(key=lambda piece: piece.top if is_head else -piece.bottom)
    rows: list[list[Piece]] = []
    for piece in near:
        if rows and piece.is_beside(rows[-1][0]):
            rows[-1].append(piece)
        elif len(rows) < _ROWS:
            rows.append([piece])
        else:
            break
    return [_Row(page, tuple(sorted(row, key=lambda piece: piece.left)), is_head) for row in rows]


def _repeated_once(rows: Sequence[_Row]) -> set[tuple[int, int]]:
    """Return what both of two pages hold, but for one copy of it; a sentence is no head."""
    kept = {
        (row.page.number, id(piece)) for row in rows if row.is_head == (row.page.number == 1) for piece in row.pieces
    }
    kept |= {(row.page.number, id(piece)) for row in rows for piece in row.pieces if _SENTENCE.search(piece.text)}
    return _repeated(rows, 2) - kept


def _repeated_titles(rows: Sequence[_Row]) -> set[tuple[int, int]]:
    """Return what says in smaller letters, at the head of any page, what the first page says in larger ones."""
    first = [piece for row in rows if row.is_head and row.page.number == 1 for piece in row.pieces if " " in piece.text]
    heights = {piece.text: piece.height for piece in sorted(first, key=lambda piece: piece.height)}
    return {
        (row.page.number, id(piece))
        for row in rows
        for piece in row.pieces
        if row.is_head and _LARGER * piece.height <= heights.get(piece.text, 0.0)
    }


def _printed(rows: Sequence[_Row]) -> set[tuple[int, int]]:
    """Return what names itself as a page's on two pages in a row, with what stands beside it on both."""
    seen = _seen(rows)
    repeated = {
        (place.page, id(piece)): says.startswith(_NAMED) or is_printed(piece.text)
        for (_, says), found in seen.items()
        for place, piece in _in_a_row(found, 2)
    }
    return {
        (row.page.number, id(piece))
        for row in rows
        for piece in row.pieces
        if all((row.page.number, id(one)) in repeated for one in row.pieces)
        and any(repeated[row.page.number, id(one)] for one in row.pieces)
    }


def _of_browsers(pages: Iterable[Sequence[_Row]]) -> set[tuple[int, int]]:
    """Return the first and the last line of those pages that are web pages as a browser prints them."""
    found: set[tuple[int, int]] = set()
    for rows in pages:
        head = next((row for row in rows if row.is_head), None)
        foot = next((row for row in rows if not row.is_head), None)
        if head is None or foot is None:
            continue
        texts = [piece.text for row in (head, foot) for piece in row.pieces]
        if is_browsers(texts, head.page.number):
            found |= {(head.page.number, id(piece)) for piece in (*head.pieces, *foot.pieces)}
    return found


def _seen(rows: Sequence[_Row]) -> dict[tuple[bool, str], list[tuple[_Seen, Piece]]]:
    """Return by what they say, at the head or at the foot, where the pieces stand."""
    seen: dict[tuple[bool, str], list[tuple[_Seen, Piece]]] = defaultdict(list)
    for row in rows:
        for piece in row.pieces:
            edge = piece.top if row.is_head else row.page.height - piece.bottom
            for says in _says(piece.text, row.page.number):
                seen[row.is_head, says].append((_Seen(row.page.number, edge, piece.height), piece))
    return seen


def _repeated(rows: Sequence[_Row], least: int) -> set[tuple[int, int]]:
    """Return the page and the identity of every piece that stands at the same height on several pages in a row.

    Args:
        rows: The outermost lines of all pages.
        least: On how many pages in a row.
    """
    seen = _seen(rows)
    repeated = {
        (place.page, id(piece))
        for (_, says), found in seen.items()
        for place, piece in _in_a_row(found, _PAGES if "\0" in says[1:] else least)
    }
    # What stands beside a page's number, such as the name of a chapter of two pages, belongs to the head as well.
    counted = {
        (place.page, id(piece))
        for (_, says), found in seen.items()
        for place, piece in (_in_a_row(found, _PAGES) if says.startswith(_COUNTED) else ())
    }
    beside = {
        (row.page.number, id(piece))
        for row in rows
        for piece in row.pieces
        if any((row.page.number, id(one)) in counted for one in row.pieces) and _SENTENCE.search(row.text) is None
    }
    return repeated | beside


def _says(text: str, page: int) -> Iterator[str]:
    """Yield what a piece says, and for a page's number by how much it differs from the page's place in the file."""
    yield text
    number = _page_number(text)
    if number is not None:
        yield f"{_COUNTED}{number - page}"
    for counter in counters_in(text):
        begin = _NAMED if counter.is_named else _COUNTED
        yield f"{begin}{counter.number - page}{counter.frame}"


def _page_number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    number = found["number"].lower()
    return int(number) if number.isdigit() else _from_roman(number)


def _from_roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _in_a_row(found: Sequence[tuple[_Seen, Piece]], least: int) -> Iterator[tuple[_Seen, Piece]]:
    """Yield those that stand on enough pages with no more than one page between two of them.

    Where one stands higher or lower on the first page, or in larger letters, as a title does, it counts and stays.
    """
    runs: list[list[tuple[_Seen, Piece]]] = []
    for seen in sorted(found, key=lambda one: one[0].page):
        run = next((run for run in runs if _follows(seen[0], run[-1][0])), None)
        if run is None:
            runs.append([seen])
        else:
            run.append(seen)
    first = {seen.page for seen, _ in found if seen.page == 1}
    for run in runs:
        pages = {seen.page for seen, _ in run}
        if len(pages) > 1 and len(pages | first) >= least:
            usual = min(seen.height for seen, _ in run)
            yield from (one for one in run if one[0].page != 1 or one[0].height < _LARGER * usual)


def _follows(seen: _Seen, last: _Seen) -> bool:
    """Tell whether the same words stand at the same height on the same page or one of the next two."""
    return seen.page - last.page <= 2 and abs(seen.edge - last.edge) <= _SHIFT


def _gone(rows: Iterable[_Row], repeated: set[tuple[int, int]]) -> Iterator[_Row]:
    """Yield the lines of one page that go, from the edges inwards up to the first one that stays."""
    stopped: set[bool] = set()
    for row in rows:
        if row.is_head in stopped:
            continue
        number = row.page.number
        # A file of one-page decisions or forms has the nation's name at the head of each.
        is_letterhead = any(is_proof(piece.text) for piece in row.pieces)
        if is_letterhead:
            stopped.add(row.is_head)
        elif all((number, id(piece)) in repeated for piece in row.pieces) or _is_own_number(row):
            yield row
        else:
            stopped.add(row.is_head)


def _is_own_number(row: _Row) -> bool:
    """Tell whether a line in the margin, or one that says so, holds nothing but the number of its page."""
    page = row.page
    text = row.text.strip()
    in_margin = row.top < _MARGIN * page.height if row.is_head else row.top > (1 - _MARGIN) * page.height
    in_margin = in_margin or any(counter.is_named for counter in counters_in(text))
    return in_margin and _page_number(text) is not None and (text == page.label or _page_number(text) == page.number)
