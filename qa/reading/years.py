"""Which year a figure is of: the one that is told nearest to it decides, not any that stands somewhere on the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.document import Span
from index.stores.catalogue import DocumentEntry
from qa.reading.asked_for import AskedFor
from qa.reading.document_lines import Line, lines_around
from qa.reading.evidence import Evidence
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement
from qa.reading.written_dates import REFERENCE_DATED

_ASKED = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/.,-]*\d)")
_TOLD = re.compile(
    r"(?<![\d.,])(?<!\d-)(?:\d{1,2}[/.-]){0,2}((?:19|20)\d{2})(?:\s?[-–]\s?((?:19|20)\d{2}))?(?![\d/%]|[.,-]\d)"
)
# What a figure is compared with is not what it is of.
_COMPARED_WITH = re.compile(
    r"\b(?:so với|cùng kỳ|bằng \S+ (?:của|so với))\s(?:[^\W\d_]+\s){0,4}(?:\d{1,2}/)?(?:19|20)\d{2}", re.IGNORECASE
)
_OF_SPAN = re.compile(
    r"\b(?:từ|giữa)\s(?:năm\s)?(?:19|20)\d{2}\s(?:đến|tới|và|[-–])\s(?:năm\s)?(?:19|20)\d{2}", re.IGNORECASE
)
_DATELINE = re.compile(r"\d[/.-](?:19|20)\d{2}|\btháng\s\d", re.IGNORECASE)
# Of a person or a body, not of what it does: `Bà An, sinh năm 1969`, `Luật Đất đai năm 2024`.
_ATTRIBUTES = re.compile(
    r"\b(?:sinh|thành lập|ra đời)\s(?:(?:từ|vào)\s)?(?:ngày\s[\d/.-]+|(?:tháng\s\d{1,2}[/\s])?(?:năm\s)?(?:19|20)\d{2})"
    r"|\b(?:Bộ luật|Luật(?! sư)|Pháp lệnh|Hiến pháp)(?:\s[^\W\d_]+){0,8}?\s(?:năm\s)?(?:19|20)\d{2}"
)
_PARTS = re.compile(r";\s|\s(?:còn|nhưng|trong khi|riêng|tuy nhiên)\s")
# A year with a figure of its own behind another figure: `trồng 12 ha, năm 2022 trồng 10 ha`.
_CLAUSES = re.compile(rf"{_PARTS.pattern}|[,(]\s?(?=(?:cả\s)?năm\s(?:19|20)\d{{2}})")
# How surely a number that names no unit is the kind of thing asked for: `số ca giảm còn 412`, of cases.
_BARE_NUMBER = 0.5
_TIMES = frozenset({AskedFor.DATE, AskedFor.DAY, AskedFor.YEAR})
_FIGURES = frozenset({AskedFor.COUNT, AskedFor.MONEY, AskedFor.PERCENT})
_OF_EVENTS = frozenset({AskedFor.PERSON, AskedFor.PLACE, AskedFor.NAMED, AskedFor.REFERENCE, AskedFor.CLOCK})


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
    if told := _nearest_told(one, short_answer, found):
        return asked <= told
    date = {str(document.date.year)} if document and document.date else set()
    return asked <= years_told(one.passage.title) | date


def tells_another_year(
    question: str, asked_for: AskedFor, one: Evidence, found: Sequence[FoundPassage], date: datetime.date | None = None
) -> bool:
    """Tell whether what a sentence says is of other years only than those that a question names.

    This is less than the opposite of `tells_years`: what is said of no year, nor stands below one, is of no other one,
    and the document's date alone makes it of none. Each part of a sentence goes by itself. In a report of 2024 that
    sums up 2023, figures are of the year that is told above them, but who chaired the meeting, and where, is not.

    Args:
        question: The standalone question.
        asked_for: The kind of thing that it asks for; of a time, the year that is told is the answer.
        one: The sentence.
        found: The passages that were found.
        date: The date of the document that the sentence stands in.
    """
    asked = years_told(question)
    if not asked or asked_for in _TIMES:
        return False
    above = _above_told(one, found, running=asked_for not in _OF_EVENTS) or _title_told(asked, one, found)
    if asked_for not in _FIGURES and date and str(date.year) in asked:
        above = set()
    return all(_are_others(asked, told or above) for told in _told_by_part(as_statement(one.text), asked_for))


def asked_year_first(
    question: str,
    asked_for: AskedFor,
    evidence: Sequence[Evidence],
    found: Sequence[FoundPassage],
    date: datetime.date | None = None,
) -> list[Evidence]:
    """Return the sentences with one of the year that a question names before a best one that is of another year.

    Args:
        question: The standalone question.
        asked_for: The kind of thing that it asks for; the sentence must hold it as the best one does, if less surely.
        evidence: The best sentences, best first.
        found: The passages that were found.
        date: The date of the document that the best sentence stands in.
    """
    if not evidence or not tells_another_year(question, asked_for, evidence[0], found, date):
        return list(evidence)
    asked, least = years_told(question), min(evidence[0].candidate.signs.shape, _BARE_NUMBER)
    for one in evidence[1:]:
        if one.candidate.signs.shape >= least and asked & _nearest_told(one, None, found):
            return [one, *(other for other in evidence if other is not one)]
    return list(evidence)


def years_told(text: str) -> set[str]:
    """Return the years that a text is of: not those of documents that it cites, of spans of years, of comparisons.

    Example:
        >>> sorted(years_told("Năm học 2023-2024 tăng 3 lớp so với năm 2022, theo Kế hoạch 15/KH-UBND ngày 02/3/2021."))
        ['2023', '2024']
        >>> years_told("Chương trình giai đoạn 2021-2025")
        set()
    """
    plain = REFERENCE_DATED.sub(" ", _COMPARED_WITH.sub(" ", text))
    plain = _ATTRIBUTES.sub(" ", _OF_SPAN.sub(" ", plain))
    years: set[str] = set()
    for first, last in _TOLD.findall(plain):
        if not last:
            years.add(first)
        elif int(last) - int(first) == 1:  # a school year; what is said of a longer time is said of no single year
            years |= {first, last}
    return years


def _are_others(asked: set[str], told: set[str]) -> bool:
    """Tell whether years are told and none of them is asked for; of two school years, whether they are not the same."""
    return bool(told) and (asked != told if len(asked) == len(told) else not asked & told)


def _told_by_part(text: str, asked_for: AskedFor) -> Iterator[set[str]]:
    """Yield the years of each part of a sentence that may answer; one that names none goes on with those before it."""
    told: set[str] = set()
    start, parts = 0, []
    for end in [*(match.start() for match in _CLAUSES.finditer(text)), len(text)]:
        told = years_told(text[start:end]) or told
        parts.append((told, _holds_figure(text[start:end])))
        start = end
    figures = [years for years, holds in parts if holds] if asked_for in _FIGURES else []
    yield from figures or [years for years, _ in parts]


def _holds_figure(text: str) -> bool:
    return any(one.isdigit() for one in _TOLD.sub(" ", REFERENCE_DATED.sub(" ", text)))


def _nearest_told(one: Evidence, short_answer: tuple[int, int] | None, found: Sequence[FoundPassage]) -> set[str]:
    """Return the years of the nearest place that names any; none where no place above the title does."""
    text = as_statement(one.text)
    part = years_told(_part_with(text, short_answer[0]).of(text)) if short_answer else set()
    return part or years_told(text) or _above_told(one, found)


def _above_told(one: Evidence, found: Sequence[FoundPassage], *, running: bool = True) -> set[str]:
    return next(filter(None, map(years_told, _places_above(one, found, running=running))), set())


def _title_told(asked: set[str], one: Evidence, found: Sequence[FoundPassage]) -> set[str]:
    """Return the years of the title; none where a line further up in the text may have turned to those asked for."""
    lines = takewhile(lambda line: line.place[1] != one.sentence, lines_around(one.passage, found))
    turned = (years_told(_CLAUSES.split(line.text)[0]) for line in lines if line.text != one.passage.title)
    return set() if any(asked & years for years in turned) else years_told(one.passage.title)


def _places_above(one: Evidence, found: Sequence[FoundPassage], *, running: bool) -> Iterator[str]:
    """Yield what stands above a sentence and may say of which year it is, the nearest first.

    Args:
        one: The sentence.
        found: The passages that were found.
        running: Whether the sentences before it in its paragraph count, or only headings.
    """
    lines = lines_around(one.passage, found)
    above = list(takewhile(lambda line: line.place[1] != one.sentence, lines))
    own = next((line for line in lines if line.place[1] == one.sentence), None)
    yield from _paragraph(above, begun=not running or own is None or own.starts_line)
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
