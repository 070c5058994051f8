"""Answers with the sentences as they were chosen: what composing is measured against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.stores.catalogue import DocumentEntry
from qa.composing.part import Part
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Makes a part of each sentence and leaves all as it is; stands in for `Composer`."""

    def compose(
        self,
        question: str,  # noqa: ARG002 - what `Composer` takes
        words: QuestionWords,  # noqa: ARG002
        evidence: Sequence[Evidence],
        found: Sequence[FoundPassage],  # noqa: ARG002
        documents: Mapping[str, DocumentEntry],  # noqa: ARG002
    ) -> list[Part]:
        """Return one part for each sentence, in the order of the sentences; the rest is not looked at."""
        return [Part(((one.passage, one.sentence),), as_statement(one.text)) for one in evidence]
