"""The sentences that may prove a statement, each read once for all statements of a reply."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Passage
from corpus.folding import fold
from corpus.references import find_references, holds
from qa.writing.facts import Fact, Kind, facts, written
from qa.writing.orders import tainted
from qa.writing.units import Unit, is_same_amount
from qa.writing.written import ProvingSentence

_LEAD_IN = re.compile(r":\s*$")
_STOP = re.compile(r"[.!?;…]\s*[”\"')]*\s*$")
_HEADING = 120
"""A longer line without a full stop is no heading, in characters."""


class Text:
    """A text as it is compared: its syllables, its facts.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def line(self) -> str:
        """Its syllables in lower case, with a space around each."""
        return written(self.text)

    @cached_property
    def folded(self) -> str:
        """The same without diacritics."""
        return fold(self.line)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its syllables with and without diacritics: a statement may be typed either way."""
        return frozenset(self.line.split()) | frozenset(self.folded.split())

    @cached_property
    def facts(self) -> list[Fact]:
        """Its facts, in order."""
        return facts(self.text)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers, written in digits or words."""
        kinds = {Kind.NUMBER, Kind.WORD_NUMBER}
        return frozenset(reading for one in self.facts if one.kind in kinds for reading in one.readings)

    @cached_property
    def amounts(self) -> tuple[tuple[str, Unit | None], ...]:
        """Its numbers with their units."""
        kinds = {Kind.NUMBER, Kind.WORD_NUMBER}
        return tuple((reading, one.unit) for one in self.facts if one.kind in kinds for reading in one.readings)

    @cached_property
    def dates(self) -> tuple[tuple[str, ...], ...]:
        """Its dates as day, month and year, with `-` for what is not said."""
        return tuple(tuple(one.readings[0].split("/")) for one in self.facts if one.kind is Kind.DATE)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that it names."""
        return frozenset(date[2] for date in self.dates if date[2] != "-")

    @cached_property
    def names(self) -> tuple[Fact, ...]:
        """Its names."""
        return tuple(one for one in self.facts if one.kind is Kind.NAME)

    def holds(self, fact: Fact) -> bool:
        """Tell whether the text says the same, in whatever form."""
        if fact.kind is Kind.REFERENCE:
            return any(holds(self.text, one) for one in find_references(fact.readings[0].upper())) or (
                f" {fact.readings[0]} " in self.folded
            )
        if fact.kind is Kind.DATE:
            return self._holds_date(tuple(fact.readings[0].split("/")))
        if fact.kind is Kind.NAME:
            return any(self._holds_name(reading) for reading in fact.readings)
        return any(self._holds_number(reading, fact.unit) for reading in fact.readings)

    def _holds_date(self, date: tuple[str, ...]) -> bool:
        """A date is held by one that says at least as much; by a share such as `5/9` too, which may be meant as one."""
        if any(all(asked in {"-", told} for asked, told in zip(date, one, strict=True)) for one in self.dates):
            return True
        day, month, year = date
        if day == month == "-":
            return year in self.numbers
        return year == "-" and f"{day}/{month}" in self.numbers

    def _holds_number(self, reading: str, unit: Unit | None) -> bool:
        """A number is held with its unit; a bare one may be a year, or a share that was meant as a date."""
        if any(is_same_amount((reading, unit), told) for told in self.amounts):
            return True
        day, stroke, month = reading.partition("/")
        if stroke:
            return any(date[:2] == (day, month) for date in self.dates)
        return unit is None and reading in self.years

    def _holds_name(self, name: str) -> bool:
        return f" {name} " in self.line or (name == fold(name) and f" {name} " in self.folded)


@dataclass(frozen=True)
class Source:
    """A sentence of a given passage with what surrounds it.

    Attributes:
        number: Which passage of the prompt it stands in, from 1.
        place: Which sentence of the passage it is, from 0.
        proving: The passage and the place in the document.
        own: The sentence as it is compared.
        title: The document's title and date.
        before: The sentence before it, if there is one.
        lead_in: The heading or the beginning of the list that it stands under, if there is one.
        is_order: Whether it orders a model to do something, and so states nothing.
    """

    number: int
    place: int
    proving: ProvingSentence
    own: Text
    title: Text
    before: Text
    lead_in: Text
    is_order: bool

    def names_it(self, name: Fact) -> bool:
        """Tell whether the sentence is said of what bears the name.

        It is where it names it, or its title or lead-in does, or the sentence before it and it names no other itself.
        """
        if any(text.holds(name) for text in (self.own, self.lead_in, self.title)):
            return True
        return not self.own.names and self.before.holds(name)

    @cached_property
    def around(self) -> frozenset[str]:
        """The words that it may take from its title and lead-in."""
        return self.title.words | self.lead_in.words


def read_sources(passages: Sequence[Passage], dates: Mapping[str, datetime.date | None]) -> list[Source]:
    """Return the sentences of the given passages, in order.

    Args:
        passages: The passages as the prompt numbers them.
        dates: The documents' dates, by document id.
    """
    found = []
    for number, passage in enumerate(passages, 1):
        date = dates.get(passage.document_id)
        title = Text(f"{passage.title}\n{date:%d/%m/%Y}" if date else passage.title)
        proving = [ProvingSentence(passage, sentence) for sentence in passage.sentences]
        texts = [Text(one.text) for one in proving]
        orders = tainted([one.text for one in texts])
        for place, own in enumerate(texts):
            before = texts[place - 1] if place else Text("")
            lead_in = next((one for one in reversed(texts[:place]) if _leads(one.text)), Text(""))
            found.append(Source(number, place, proving[place], own, title, before, lead_in, orders[place]))
    return found


def _leads(text: str) -> bool:
    return bool(_LEAD_IN.search(text)) or (len(text) <= _HEADING and not _STOP.search(text) and "|" not in text)
