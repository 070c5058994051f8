"""What every reader returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text before cleaning.

    Attributes:
        text: The text, one paragraph or list item a line.
        title: The title where the format marks one, else None.
        date: The date as it is written where the format marks one, else None.
    """

    text: str
    title: str | None = None
    date: str | None = None
