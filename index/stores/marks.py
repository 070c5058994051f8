"""Places, headings and removed parts of documents, to and from the JSON in which the catalogue keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from corpus.places import Heading, Marks, Place, PlaceKind, PlaceMark, Removed, RemovedAs


def marks_as_json(marks: Marks) -> str:
    """Return marks as compact JSON; an empty text where there are none, as in most documents.

    Example:
        >>> marks_as_json(Marks((PlaceMark(0, Place(PlaceKind.PAGE, "3")),), (Heading(4, 1, "Điều 1"),)))
        '[[[0,"page","3"]],[[4,1,"Điều 1"]]]'
    """
    if not marks:
        return ""
    places = [[mark.start, mark.place.kind, mark.place.label] for mark in marks.places]
    return _json([places, [[heading.start, heading.level, heading.text] for heading in marks.headings]])


def as_marks(kept: str) -> Marks:
    """Return the marks that `marks_as_json` wrote."""
    if not kept:
        return Marks()
    places, headings = json.loads(kept)
    return Marks(
        tuple(PlaceMark(start, Place(PlaceKind(kind), label)) for start, kind, label in places),
        tuple(Heading(*heading) for heading in headings),
    )


def removed_as_json(removed: Iterable[Removed]) -> str:
    """Return removed parts as compact JSON; an empty text where there are none."""
    rows = [[part.reason, part.text] for part in removed]
    return _json(rows) if rows else ""


def as_removed(kept: str) -> tuple[Removed, ...]:
    """Return the removed parts that `removed_as_json` wrote."""
    return tuple(Removed(text, RemovedAs(reason)) for reason, text in json.loads(kept or "[]"))


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
