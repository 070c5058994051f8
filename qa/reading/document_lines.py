"""The sentences around a sentence, across the passages that were found, with what tells lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Passage, Span
from corpus.stops import MARKER
from qa.reading.evidence import Place
from qa.reading.sentence_signs import FoundPassage

_GAP = 12  # more characters between two passages than line ends between paragraphs: something stands in between
_LEVELS = (
    ("-", re.compile(r"[-+*•–—·▪◦●○■□►➢✓✔❖♦]")),
    ("1.", re.compile(r"\d{1,3}[./]")),
    ("1)", re.compile(r"\(?\d{1,3}\)")),
    ("a)", re.compile(r"\(?[a-zđ]\d?\)")),
    ("I.", re.compile(r"[IVXLC]{1,7}[./]")),
)
_HEADING = re.compile(r"#{1,6}\s")
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a line of a list, or as none.

    Attributes:
        place: The sentence's passage and its place in the document.
        text: The sentence.
        level: How it is marked as an item (`-`, `1.`, `a)`), or an empty string.
        starts_line: Whether it stands at the beginning of a line; else it goes on with the sentence before it.
    """

    place: Place
    text: str
    level: str
    starts_line: bool

    @property
    def is_heading(self) -> bool:
        """Whether it names what stands below it: a heading, or a line that ends with a colon."""
        if self.text.endswith(":") or _HEADING.match(self.text):
            return True
        return self.starts_line and len(self.text) <= _LONGEST_HEADING and self.text[-1] not in ".;,!…"


def lines_around(passage: Passage, found: Sequence[FoundPassage]) -> list[Line]:
    """Return the sentences of a passage and of the found ones that adjoin it in its document, in order.

    Args:
        passage: The passage.
        found: All passages that were found.
    """
    own = {one.passage.id: one.passage for one in found if one.passage.document_id == passage.document_id}
    run = _adjoining(sorted({**own, passage.id: passage}.values(), key=lambda one: one.span), passage)
    return [line for one in run for line in _lines(one)]


def _adjoining(passages: Sequence[Passage], passage: Passage) -> list[Passage]:
    runs: list[list[Passage]] = [[passages[0]]]
    for before, one in pairwise(passages):
        if one.span.start - before.span.end > _GAP:
            runs.append([])
        runs[-1].append(one)
    return next(run for run in runs if passage in run)


def _lines(passage: Passage) -> list[Line]:
    lines: list[Line] = []
    end = passage.span.start
    for span in passage.sentences:
        between = passage.text[end - passage.span.start : span.start - passage.span.start]
        text = text_at(passage, span)
        lines.append(Line((passage, span), text, _level(text), not lines or "\n" in between))
        end = span.end
    return lines


def text_at(passage: Passage, span: Span) -> str:
    """Return the text of a sentence of a passage."""
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]


def _level(text: str) -> str:
    if not MARKER.match(text):
        return ""
    return next((name for name, pattern in _LEVELS if pattern.match(text)), "")
