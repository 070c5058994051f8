"""Where in the index the evidence of a gold question stands."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Passage, Span
from eval.gold.locating import locate
from eval.gold.question import Evidence, GoldQuestion, file_name_of, names_document
from eval.running.outcome import Stretch
from index.index import Index

_TEXTS_KEPT = 256


@dataclass(frozen=True, slots=True)
class Places:
    """Where the evidence of one gold question stands.

    Attributes:
        evidence: The stretches of text; empty where none is named or found.
        passages: Ids of the passages that hold it. Without evidence there are none: any passage of a document would
            pass for the one that answers.
        sources: Paths of the gold documents as ingested; of several with the name, those that hold the evidence.
        grades: How relevant the documents are, by path, that the gold set gives another grade than 1.
    """

    evidence: tuple[Stretch, ...]
    passages: tuple[str, ...]
    sources: tuple[str, ...]
    grades: dict[str, int]


class GoldPlaces:
    """Finds gold documents and their evidence in an index, which must not change meanwhile.

    Args:
        index: The index.
    """

    def __init__(self, index: Index) -> None:
        self._catalogue = index.catalogue
        self.sources = {entry.id: entry.source for entry in index.catalogue.entries()}
        self._by_name: dict[str, list[str]] = {}
        for document_id, source in self.sources.items():
            self._by_name.setdefault(file_name_of(source), []).append(document_id)
        self.text = functools.lru_cache(_TEXTS_KEPT)(self._text)
        self._passages_of = functools.lru_cache(_TEXTS_KEPT)(self._catalogue.passages_of)

    def of(self, gold: GoldQuestion) -> Places:
        """Return where the evidence of a question stands."""
        evidence: list[Stretch] = []
        passages: dict[str, None] = {}
        grades: dict[str, int] = {}
        for number, proof in enumerate(gold.proofs):
            places = {one: list(self._spans(proof, one)) for one in self.documents(proof.document)}
            holding = {one: spans for one, spans in places.items() if spans}
            for document_id, spans in (holding or places).items():
                source = self.sources[document_id]
                grades[source] = max(proof.grade, grades.get(source, 0))
                evidence += [self._stretch(document_id, one, number) for one in spans]
                passages |= dict.fromkeys(one.id for one in _holding(self._passages_of(document_id), spans))
        graded = {source: grade for source, grade in grades.items() if grade != 1}
        return Places(tuple(evidence), tuple(passages), tuple(grades), graded)

    def documents(self, name: str) -> list[str]:
        """Return the ids of the documents that a gold question names."""
        return [one for one in self._by_name.get(file_name_of(name), ()) if names_document(self.sources[one], name)]

    def _spans(self, proof: Evidence, document_id: str) -> Iterator[Span]:
        if proof.evidence:
            yield from locate(proof.evidence, self.text(document_id))

    def _stretch(self, document_id: str, span: Span, proof: int) -> Stretch:
        text = span.of(self.text(document_id))
        return Stretch(source=self.sources[document_id], start=span.start, end=span.end, text=text, proof=proof)

    def _text(self, document_id: str) -> str:
        document = self._catalogue.document(document_id)
        return document.text if document else ""


def _holding(passages: list[Passage], spans: list[Span]) -> list[Passage]:
    """Return the passages that hold the better part of a stretch, or some of it where none does."""
    held: list[Passage] = []
    for span in spans:
        shares = [(_overlap(passage.span, span) / max(span.end - span.start, 1), passage) for passage in passages]
        best = [passage for share, passage in shares if share >= 0.5]
        held += best or [passage for share, passage in shares if share > 0]
    return held


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
