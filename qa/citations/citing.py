"""Makes citations out of chosen sentences, and checks that each is verbatim where it says it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.stores.catalogue import DocumentEntry
from qa.answer import Citation, Statement
from qa.reading.evidence import Evidence


class MisquotedError(AssertionError):
    """A quote differs from its document: a mistake of the program that must never reach a user."""


def cite(
    evidence: Sequence[Evidence], documents: Mapping[str, DocumentEntry]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Return one statement and one citation for each chosen sentence, numbered from 1 in order.

    Args:
        evidence: The sentences of the answer, in the order of the answer.
        documents: The documents that they stand in, by id.

    Raises:
        MisquotedError: A sentence is not its passage's text at its offsets.
    """
    citations = tuple(
        _citation(number, one, documents[one.passage.document_id]) for number, one in enumerate(evidence, 1)
    )
    statements = tuple(Statement(text=as_statement(one.quote), citations=(one.number,)) for one in citations)
    return statements, citations


def as_statement(quote: str) -> str:
    """Return a quote as it reads in an answer: on one line, and a row of a table without its bars.

    Example:
        >>> as_statement("| Hộ gia đình ở xã | 25.000 đồng |")
        'Hộ gia đình ở xã – 25.000 đồng'
    """
    text = " ".join(quote.split())
    if text.startswith("|") and text.endswith("|") and (cells := [cell.strip() for cell in text.strip("|").split("|")]):
        return " – ".join(filter(None, cells)) or text
    return text


def _citation(number: int, evidence: Evidence, document: DocumentEntry) -> Citation:
    passage, sentence = evidence.passage, evidence.sentence
    quote = passage.text[sentence.start - passage.span.start : sentence.end - passage.span.start]
    if len(quote) != sentence.end - sentence.start or not passage.span.start <= sentence.start < sentence.end:
        raise MisquotedError(f"{passage.id}: {sentence} lies outside of {passage.span}")
    return Citation(
        number=number,
        document_id=document.id,
        source=document.source,
        title=document.title,
        date=document.date,
        start=sentence.start,
        end=sentence.end,
        quote=quote,
        passage_id=passage.id,
        score=round(evidence.score, 4),
    )
