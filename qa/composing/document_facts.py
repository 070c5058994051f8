"""What a document's own frame answers: what it is about, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.document import Passage, Span
from corpus.folding import fold, folded_syllables
from index.stores.catalogue import DocumentEntry
from qa.composing.part import Part
from qa.composing.tokens import holds_run
from qa.reading.document_lines import text_at
from qa.reading.evidence import Evidence
from qa.reading.names import PERSON
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement

_ABOUT_WHAT = re.compile(r"\b(?:ve|quy dinh) (?:viec |van de |dieu |noi dung |chuyen )?gi\b|\bnoi dung (?:la )?gi\b")
_WHO_SIGNED = re.compile(r"\bai (?:la nguoi )?(?:da )?ky\b|\bdo ai ky\b|\bnguoi (?:nao )?ky\b.*\b(?:ai|nao|gi)\b")
_NUMBER = re.compile(r"(?<![\w/.-])\d+(?:/\d{4})?[/-](?=[^\W\d_]*[^\W\d_])[\w./&-]*\w")
_OWN_NUMBER = re.compile(r"^\W*so\W{0,4}\s?")


def subjects(question: str, found: Sequence[FoundPassage], documents: Mapping[str, DocumentEntry]) -> list[Part]:
    """Return what the documents with a number are about, where a question gives the number and asks that.

    Two bodies may give the same number: then both stand side by side.

    Args:
        question: The standalone question.
        found: The passages that were found.
        documents: The documents that they stand in, by id.
    """
    number = _NUMBER.search(question)
    if number is None or not _ABOUT_WHAT.search(fold(question)):
        return []
    places = [
        (one.passage, span)
        for one in found
        if _is_numbered(one.passage, number.group()) and (span := _subject(one.passage)) is not None
    ]
    several = len({passage.document_id for passage, _ in places}) > 1
    return [
        Part(
            ((passage, span),),
            as_statement(text_at(passage, span)),
            heading=_number_and_date(number.group(), documents[passage.document_id]) if several else "",
        )
        for passage, span in places
    ]


def _number_and_date(number: str, document: DocumentEntry) -> str:
    # The title is what is answered.
    return f"{number} ({document.date:%d/%m/%Y})" if document.date else number


def _is_numbered(passage: Passage, number: str) -> bool:
    """Tell whether a passage is the opening of the document that bears a number, and does not only name it."""
    lines = (fold(text_at(passage, span)) for span in passage.sentences)
    return any(_OWN_NUMBER.match(line) and _OWN_NUMBER.sub("", line).startswith(fold(number)) for line in lines)


def _subject(passage: Passage) -> Span | None:
    title = folded_syllables(passage.title)
    lines = [(span, text_at(passage, span)) for span in passage.sentences]
    within = [(span, text) for span, text in lines if not text.isupper() and holds_run(title, folded_syllables(text))]
    return max(within, key=lambda one: len(one[1]), default=(None, ""))[0]


def signature(question: str, best: Evidence, found: Sequence[FoundPassage]) -> list[Part]:
    """Return the signature below a document, where a question asks who signed it; else nothing.

    The document is the one whose number the question gives, or else the best sentence's.

    Args:
        question: The standalone question.
        best: The sentence that answers best.
        found: The passages that were found; the signature stands in one of them or is not known.
    """
    if not _WHO_SIGNED.search(fold(question)):
        return []
    number = _NUMBER.search(question)
    meant = {one.passage.document_id for one in found if number and _is_numbered(one.passage, number.group())}
    for one in found:
        if one.passage.document_id not in (meant if number else {best.passage.document_id}):
            continue
        for office, name in pairwise(one.passage.sentences):
            if text_at(one.passage, office).isupper() and PERSON.fullmatch(text_at(one.passage, name)):
                return [_signed(one.passage, office, name)]
    return []


def _signed(passage: Passage, office: Span, name: Span) -> Part:
    before = f"{text_at(passage, office)}: "
    text = before + text_at(passage, name)
    return Part(((passage, office), (passage, name)), text, (len(before), len(text)))
