"""What the library for office texts would drop or mix in, marked in a copy of the file that is then given to it."""

# anydoc (0.2.4) drops U+00AD and hyphens that may not break, takes the comments of an odt for text, and leaves in what
# was deleted under tracked changes in rtf and doc. It is told so in what it knows: a private letter, a struck line.

from __future__ import annotations

from dataclasses import dataclass

from corpus.places import Removed

KEPT = "\ue1ad"
"""Stands for U+00AD, which is a letter in TCVN3 (`ư`); elsewhere cleaning drops it."""


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A file with marks for what the library does not tell.

    Attributes:
        data: The file with marks in it.
        removed: What was taken out of it.
        struck_is_deleted: Whether all that is struck through in it was deleted under tracked changes.
        with_boxes: The file with all that stands before its text boxes as its text, and with the boxes behind; None
            where it has none, or where they are read anyway.
    """

    data: bytes
    removed: tuple[Removed, ...] = ()
    struck_is_deleted: bool = False
    with_boxes: tuple[bytes, bytes] | None = None


def unmarked(text: str) -> str:
    """Return a text with the letters in it for which marks stood."""
    return text.replace(KEPT, "\u00ad")
