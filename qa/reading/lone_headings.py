"""Headings and lead-ins that nothing stands below: they answer nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.document import Passage
from qa.reading.asked_for import AskedFor
from qa.reading.document_lines import Line, lines_around, text_at
from qa.reading.sentence_signs import Candidate, FoundPassage
from qa.reading.statement_text import as_statement

_HEADINGS = (
    (1, re.compile(r"(?:Phần|Phụ lục)\s[\dIVXLC]+\b|#\s|##\s", re.IGNORECASE)),
    (2, re.compile(r"Chương\s[\dIVXLC]+\b|#{3}\s", re.IGNORECASE)),
    (3, re.compile(r"Mục\s[\dIVXLC]+\b|#{4,6}\s", re.IGNORECASE)),
    (4, re.compile(r"[IVXLC]{1,7}\s?[./]\s?(?=[^\W\d_])")),
    (5, re.compile(r"Điều\s\d+\w?\b", re.IGNORECASE)),
)
"""What stands over what where the document itself does not tell its headings."""
_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-zđ]\d?)[.)/]|[-+*•–]\s")
_FIRST_PART = re.compile(r"I\s?[./]")
_STATES = (".", ";", ",", "!", "?", "…", '"', "”")


def announces(one: Candidate, asked_for: AskedFor) -> bool:
    """Tell whether a sentence only names what stands below it: a heading, or a short line that ends with a colon.

    Args:
        one: The sentence.
        asked_for: The kind of thing that is asked for; a line that holds it answers. That it holds the word for a
            cause makes of a heading none.
    """
    says_much = one.signs.news >= 1
    holds_it = one.signs.shape > 0 and asked_for is not AskedFor.REASON
    return not says_much and not holds_it and may_announce(Line((one.passage, one.sentence), one.text, "", True))


def may_announce(line: Line) -> bool:
    """Tell whether a line looks like one that names what stands below it."""
    text = as_statement(line.text)
    if text.endswith(":"):
        return True
    return ":" not in text and not text.endswith(_STATES) and _level(line) is not None


def ends_with_heading(passage: Passage) -> bool:
    """Tell whether the last line of a passage looks like one that names what stands below it."""
    last = passage.sentences[-1]
    return may_announce(Line((passage, last), text_at(passage, last), "", True))


def heads_nothing(one: Candidate, asked_for: AskedFor, found: Sequence[FoundPassage]) -> bool:
    """Tell whether a sentence only names what stands below it, and nothing does.

    Args:
        one: The sentence.
        asked_for: The kind of thing that is asked for.
        found: The passages that were found, and what stands behind those that end with such a line.
    """
    if not announces(one, asked_for):
        return False
    lines = lines_around(one.passage, found)
    following = next((below for line, below in pairwise(lines) if line.place[1] == one.sentence), None)
    own = next((line for line in lines if line.place[1] == one.sentence), None)
    return following is None or (own is not None and _ends(own, following))


def _ends(own: Line, following: Line) -> bool:
    """Tell whether a line begins another part than the one that a heading or a lead-in stands over."""
    level, below = _level(own), _level(following)
    if below is None or _ITEM.match(following.text):
        return False
    return below <= level if level is not None else not _FIRST_PART.match(following.text)


def _level(line: Line) -> int | None:
    """Return how high a heading stands, 1 for the highest; None of what is none, and of items."""
    passage, span = line.place
    if _ITEM.match(line.text):
        return None
    marked = next((heading.level for heading in passage.marks.headings if heading.start == span.start), None)
    return marked or next((level for level, pattern in _HEADINGS if pattern.match(line.text)), None)
