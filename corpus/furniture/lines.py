"""The lines that the rules of furniture look at, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.places import RemovedAs

_STOP = re.compile(r"[.!?…;][”\"')\]]*$")
_STOP_WITHIN = re.compile(r"[.!?…][”\"')\]]*\s+[“\"'(]*(\w)")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_LENGTH = 60
LONGEST_LINE = 300
"""A longer line is no label, button or notice."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document with text on it.

    Attributes:
        text: The line, clean.
        is_heading: Whether the format marks it as a heading.
    """

    text: str
    is_heading: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is, or ends, a sentence, which no headline, label or button does."""
        if any(map(str.isupper, _STOP_WITHIN.findall(self.text))):
            return True
        return bool(_STOP.search(self.text)) and len(self.text) >= _SENTENCE_LENGTH

    @property
    def words(self) -> int:
        """How many of its parts between blanks hold a letter."""
        return sum(1 for word in self.text.split() if _LETTER.search(word))


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines that are furniture.

    Attributes:
        start: The number of the first.
        end: The number behind the last.
        reason: What they are.
    """

    start: int
    end: int
    reason: RemovedAs


def matching(lines: Sequence[Line], pattern: re.Pattern[str], reason: RemovedAs) -> Iterator[Run]:
    """Yield each line, headings apart, that is nothing but what a pattern describes."""
    for number, line in enumerate(lines):
        if not line.is_heading and len(line.text) <= LONGEST_LINE and pattern.fullmatch(line.text):
            yield Run(number, number + 1, reason)


def next_to(certain: Set[int], likely: Set[int]) -> set[int]:
    """Return which of the likely lines stand one behind the other from a certain one on, above or below it.

    Example:
        >>> sorted(next_to({3}, {0, 2, 4, 5, 7}))
        [2, 4, 5]
    """
    found: set[int] = set()
    for step in (1, -1):
        for number in certain:
            while (number := number + step) in likely and number not in found:
                found.add(number)
    return found
