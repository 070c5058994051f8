"""Which year a figure is of: the one that is told nearest to it decides, not any that stands somewhere on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.document import Span
from index.stores.catalogue import DocumentEntry
from qa.composing.document_lines import Line, lines_around
from qa.composing.spans import REFERENCE_DATED
from qa.composing.statement_text import as_statement
from qa.reading.evidence import Evidence
from qa.reading.sentence_signs import FoundPassage

_ASKED = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/.,-]*\d)")
_TOLD = re.compile(
    r"(?<![\d.,])(?<!\d-)(?:\d{1,2}[/.-]){0,2}((?:19|20)\d{2})(?:\s?[-–]\s?((?:19|20)\d{2}))?(?![\d/%]|[.,-]\d)"
)
# What a figure is compared with is not what it is of.
_COMPARED_WITH = re.compile(
    r"\b(?:so với|cùng kỳ|bằng \S+ (?:của|so với))\s(?:[^\W\d_]+\s){0,4}(?:\d{1,2}/)?(?:19|20)\d{2}", re.IGNORECASE
)
_DATELINE = re.compile(r"\d[/.-](?:19|20)\d{2}|\btháng\s\d", re.IGNORECASE)
_PARTS = re.compile(r";\s|\s(?:còn|nhưng|trong khi|riêng|tuy nhiên)\s")


def tells_years(
    question: str,
    one: Evidence,
    short_answer: tuple[int, int] | None,
    found: Sequence[FoundPassage],
    document: DocumentEntry | None,
) -> bool:
    """Tell whether what a sentence says is of the years that a question names.

    The nearest place that names a year decides: the part of the sentence in which the short answer stands, the
    sentence, those before it in its paragraph, the headings above it, and at last the document's title and date.

    Args:
        question: The standalone question.
        one: The sentence.
        short_answer: Where in the statement that is made of it the words stand that answer; None for all of it.
        found: The passages that were found.
        document: The document that it stands in, if it is known.

    Returns:
        True where the question names no year.
    """
    asked = set(_ASKED.findall(question))
    if not asked:
        return True
    for place in _places(one, short_answer, found):
        if told := years_told(place):
            return asked <= told
    date = {str(document.date.year)} if document and document.date else set()
    return asked <= years_told(one.passage.title) | date


def years_told(text: str) -> set[str]:
    """Return the years that a text is of: not those of documents that it cites, of spans of years, of comparisons.

    Example:
        >>> sorted(years_told("Năm học 2023-2024 tăng 3 lớp so với năm 2022, theo Kế hoạch 15/KH-UBND ngày 02/3/2021."))
        ['2023', '2024']
        >>> years_told("Chương trình giai đoạn 2021-2025")
        set()
    """
    plain = REFERENCE_DATED.sub(" ", _COMPARED_WITH.sub(" ", text))
    years: set[str] = set()
    for first, last in _TOLD.findall(plain):
        if not last:
            years.add(first)
        elif int(last) - int(first) == 1:  # a school year; what is said of a longer time is said of no single year
            years |= {first, last}
    return years


def _places(one: Evidence, short_answer: tuple[int, int] | None, found: Sequence[FoundPassage]) -> Iterator[str]:
    text = as_statement(one.text)
    if short_answer:
        yield _part_with(text, short_answer[0]).of(text)
    yield text
    lines = lines_around(one.passage, found)
    above = list(takewhile(lambda line: line.place[1] != one.sentence, lines))
    own = next((line for line in lines if line.place[1] == one.sentence), None)
    yield from _paragraph(above, begun=own is None or own.starts_line)
    yield from _heading(above, one.passage.title, is_item=own is not None and bool(own.level))
    yield from (heading.text for heading in reversed(one.passage.marks.path_at(one.sentence.start)))


def _heading(above: Sequence[Line], title: str, *, is_item: bool) -> Iterator[str]:
    """Yield the nearest line above a sentence that heads it; a line with a colon heads only its items."""
    for line in reversed(above):
        if line.is_heading and line.text != title and (is_item or not line.text.endswith(":")):
            if not _DATELINE.search(line.text):
                yield line.text
            return


def _part_with(text: str, place: int) -> Span:
    """Return the part of a sentence, between semicolons and contrasting words, that a place lies in."""
    breaks = [0, *(match.end() for match in _PARTS.finditer(text)), len(text)]
    start = max(one for one in breaks[:-1] if one <= place)
    return Span(start, min(one for one in breaks if one > start or one == len(text)))


def _paragraph(above: Sequence[Line], *, begun: bool) -> Iterator[str]:
    """Yield the sentences before one in its paragraph, the nearest first.

    Args:
        above: The sentences before it.
        begun: Whether the paragraph begins with the sentence itself.
    """
    for line in reversed(above):
        if begun:
            return
        yield line.text
        begun = line.starts_line
