"""Makes citations of the sentences that an answer is made of, and checks that a quoted statement says what they say.

A quote is cut out of its passage, whose text the catalogue keeps with its offsets: that the passage is the document's
text there is made sure when it is stored, and is not looked up again here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.stores.catalogue import DocumentEntry
from qa.answer import Citation, Statement, Support
from qa.composing.part import Part
from qa.reading.evidence import Place
from qa.reading.statement_text import as_statement


class MisquotedError(AssertionError):
    """A quote lies outside of its passage, or a statement lacks its quote: a mistake that must never reach a user."""


def cite(
    parts: Sequence[Part], documents: Mapping[str, DocumentEntry], scores: Mapping[Place, float]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Return one statement for each part of an answer, and a citation for each sentence, numbered in order of use.

    A sentence that several parts are made of is cited once, under one number.

    Args:
        parts: The parts, in the order of the answer.
        documents: The documents that their sentences stand in, by id.
        scores: How well sentences fit the question; one that is not there, such as the item of a list, fits by 0.

    Raises:
        MisquotedError: A sentence lies outside of its passage, or a part that quotes does not hold its sentences.
    """
    for part in parts:
        _check_quoted(part)
    numbers: dict[Place, int] = {}
    for part in parts:
        for place in part.sentences:
            numbers.setdefault(place, len(numbers) + 1)
    statements = tuple(
        Statement(
            text=part.text,
            citations=tuple(dict.fromkeys(numbers[place] for place in part.sentences)),
            short_answer=part.short_answer,
            heading=part.heading,
            support=part.support,
        )
        for part in parts
    )
    citations = tuple(
        _citation(number, place, documents[place[0].document_id], scores.get(place, 0.0))
        for place, number in numbers.items()
    )
    return statements, citations


def _check_quoted(part: Part) -> None:
    """Make sure that a part that quotes holds each of its sentences as it reads in an answer."""
    if part.support is not Support.QUOTED:
        return
    for place in part.sentences:
        if as_statement(_quote(place)).lstrip("# ") not in part.text:
            raise MisquotedError(f"{place[0].id}: {part.text!r} lacks the sentence at {place[1]}")


def _quote(place: Place) -> str:
    passage, sentence = place
    quote = passage.text[sentence.start - passage.span.start : sentence.end - passage.span.start]
    if len(quote) != sentence.end - sentence.start or not passage.span.start <= sentence.start < sentence.end:
        raise MisquotedError(f"{passage.id}: {sentence} lies outside of {passage.span}")
    return quote


def _citation(number: int, place: Place, document: DocumentEntry, score: float) -> Citation:
    passage, sentence = place
    return Citation(
        number=number,
        document_id=document.id,
        source=document.source,
        title=document.title,
        date=document.date,
        start=sentence.start,
        end=sentence.end,
        quote=_quote(place),
        passage_id=passage.id,
        score=round(score, 4),
        places=passage.marks.places_at(sentence.start),
        headings=tuple(heading.text for heading in passage.marks.path_at(sentence.start)),
    )
