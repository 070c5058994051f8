"""Where in its file a part of a text stands, as a citation names it, and what of the file was left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class PlaceKind(StrEnum):
    """What a place is; a narrower one lies in a wider one that began before it."""

    PAGE = "page"
    SLIDE = "slide"
    SHEET = "sheet"
    ROW = "row"

    @property
    def width(self) -> int:
        """How wide a place of this kind is beside others: a row lies in a sheet, all others in nothing."""
        return 1 if self is PlaceKind.ROW else 2


_WITH_HEADINGS_OF_THEIR_OWN = (PlaceKind.SHEET, PlaceKind.SLIDE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a file's format marks.

    Attributes:
        kind: What it is.
        label: Its number or name as people say it: `3`, `Dự toán`.
    """

    kind: PlaceKind
    label: str


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place that begins at an offset of a document's text and ends where the next one of its kind begins.

    Attributes:
        start: Offset of its first character in the document's text, in code points.
        place: The place.
    """

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, which stands over all that follows up to the next one of its level or a higher one.

    Attributes:
        start: Offset of its first character in the document's text, in code points.
        level: 1 for the highest.
        text: How it is named in a path: `Điều 8. Quyền của người lao động`.
    """

    start: int
    level: int
    text: str

    @property
    def is_article(self) -> bool:
        """Whether it heads an article of a law or an official document, the part that people cite by its number."""
        return self.text.startswith("Điều ")


class RemovedAs(StrEnum):
    """Why something of a file is no part of its document's text."""

    PLAYER = "player"
    LINKS = "links"
    COMMENTS = "comments"
    DELETED = "deleted"
    """Text that was deleted under tracked changes."""
    CAPTION = "caption"
    PAGE_HEAD = "page_head"
    COOKIES = "cookies"
    NAVIGATION = "navigation"
    UNREAD = "unread"
    """Pages whose letters nobody could read, as `3, 5`."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line or a run of lines that was left out of a document's text.

    Attributes:
        text: What was left out, as it was.
        reason: What it was taken for.
    """

    text: str
    reason: RemovedAs


_Mark = TypeVar("_Mark", PlaceMark, Heading)


@dataclass(frozen=True, slots=True)
class Marks:
    """The places and headings of a text, each in the order of their offsets.

    Attributes:
        places: Where places begin.
        headings: Where headings stand.
    """

    places: tuple[PlaceMark, ...] = ()
    headings: tuple[Heading, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.places or self.headings)

    def places_at(self, offset: int) -> tuple[Place, ...]:
        """Return the places in which a character stands, the widest first.

        Example:
            >>> sheet, row = Place(PlaceKind.SHEET, "Dự toán"), Place(PlaceKind.ROW, "12")
            >>> [one.label for one in Marks((PlaceMark(0, sheet), PlaceMark(8, row))).places_at(9)]
            ['Dự toán', '12']
        """
        return tuple(mark.place for mark in _open_places(self.places, offset))

    def path_at(self, offset: int) -> tuple[Heading, ...]:
        """Return the headings over a character, the highest first; a heading stands over itself, too.

        None stands over another sheet or slide than its own.

        Example:
            >>> found = Marks(headings=(Heading(0, 1, "Chương I"), Heading(9, 2, "Điều 1"), Heading(30, 2, "Điều 2")))
            >>> [one.text for one in found.path_at(31)]
            ['Chương I', 'Điều 2']
        """
        return tuple(_of_own(_open_headings(self.headings, offset), _open_places(self.places, offset)))

    def cut(self, spans: Iterable[tuple[int, int]]) -> Iterator[Marks]:
        """Yield what counts for each part of the text: what is open at its start and what begins in it.

        Args:
            spans: First offset and that behind the last of each part, in order.
        """
        place_starts = [mark.start for mark in self.places]
        heading_starts = [heading.start for heading in self.headings]
        open_places: list[PlaceMark] = []
        open_headings: list[Heading] = []
        places_done = headings_done = 0
        for start, end in spans:
            places_here, headings_here = bisect_right(place_starts, start), bisect_right(heading_starts, start)
            open_places = _open_places([*open_places, *self.places[places_done:places_here]], start)
            open_headings = _open_headings([*open_headings, *self.headings[headings_done:headings_here]], start)
            open_headings = _of_own(open_headings, open_places)
            places_done, headings_done = places_here, headings_here
            yield Marks(
                (*open_places, *self.places[places_here : bisect_left(place_starts, end)]),
                (*open_headings, *self.headings[headings_here : bisect_left(heading_starts, end)]),
            )


def _open_places(marks: Sequence[PlaceMark], offset: int) -> list[PlaceMark]:
    last: dict[PlaceKind, PlaceMark] = {}
    for mark in _until(marks, offset):
        kind = mark.place.kind
        last = {other: one for other, one in last.items() if other.width > kind.width}
        last[kind] = mark
    return [*last.values()]


def _open_headings(headings: Sequence[Heading], offset: int) -> list[Heading]:
    path: list[Heading] = []
    for heading in _until(headings, offset):
        path = [one for one in path if one.level < heading.level]
        path.append(heading)
    return path


def _of_own(headings: list[Heading], places: Iterable[PlaceMark]) -> list[Heading]:
    """Return the headings that stand in the sheet or slide that is open; all where none is."""
    begin = next((mark.start for mark in places if mark.place.kind in _WITH_HEADINGS_OF_THEIR_OWN), 0)
    return [heading for heading in headings if heading.start >= begin]


def _until(marks: Sequence[_Mark], offset: int) -> Iterable[_Mark]:
    return (mark for mark in marks if mark.start <= offset)
