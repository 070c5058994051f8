"""A part of an answer, before its sentences are cited."""

from __future__ import annotations

from dataclasses import dataclass

from qa.answer import Support
from qa.reading.evidence import Place


@dataclass(frozen=True, slots=True)
class Part:
    """A statement with the sentences that carry it.

    Attributes:
        sentences: The sentences that carry it, in the order in which it is made of them; each becomes a citation.
        text: The statement as it reads; the items of a list stand on lines of their own.
        short_answer: Where in `text` the words stand that answer by themselves; None where no few words do.
        heading: What it is said of, where documents that differ stand side by side.
        left_out: How many items of a list were too many to show.
        support: How far the sentences prove it: what is made of them is quoted, what was written is measured.
    """

    sentences: tuple[Place, ...]
    text: str
    short_answer: tuple[int, int] | None = None
    heading: str = ""
    left_out: int = 0
    support: Support = Support.QUOTED
