"""The proof that gold questions fit the documents that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eval.gold.faults import Fault, fault
from eval.gold.gold_file import GoldFile
from eval.gold.locating import is_verbatim, locate
from eval.gold.question import Evidence, GoldQuestion, file_name_of, holds_answer, names_document

_SHOWN = 80
"""How much of a quote a message shows, in characters."""


def check(gold_file: GoldFile, documents: Mapping[str, str]) -> list[Fault]:
    """Return what is wrong with gold questions in the light of the documents.

    A question whose document is not there is left out. All other faults only leave out what hangs on the evidence:
    a document's name that fits several, a quote that is not verbatim, an answer that stands in none of its quotes.

    Args:
        gold_file: The questions.
        documents: The documents' texts by their paths as ingested; only those that questions name are read.

    Returns:
        The faults, by the lines of the questions.
    """
    checker = _Checker(documents)
    return [
        found.model_copy(update={"unit": gold_file.unit})
        for one in gold_file.questions
        for found in checker.faults_of(one, gold_file.lines.get(one.id, 0))
    ]


class _Checker:
    def __init__(self, documents: Mapping[str, str]) -> None:
        self._documents = documents
        self._by_name: dict[str, list[str]] = {}
        for source in documents:
            self._by_name.setdefault(file_name_of(source), []).append(source)

    def faults_of(self, question: GoldQuestion, line: int) -> Iterator[Fault]:
        if question.document is None:
            if question.answers or question.evidence or question.also:
                yield fault("gold_evidence_without_document", line, is_left_out=False)
            return
        for proof in question.proofs:
            yield from self._faults_of_proof(proof, line)
        for answer in _unproved(question):
            yield fault("gold_answer_not_in_evidence", line, is_left_out=False, answer=answer)

    def _faults_of_proof(self, proof: Evidence, line: int) -> Iterator[Fault]:
        sources = self._sources(proof.document)
        if not sources:
            yield fault("gold_document_missing", line, document=proof.document)
            return
        if len(sources) > 1:
            yield fault("gold_document_ambiguous", line, is_left_out=False, document=proof.document, count=len(sources))
        if proof.evidence:
            yield from self._faults_of_quote(proof.evidence, [self._documents[source] for source in sources], line)

    def _faults_of_quote(self, quote: str, texts: Iterable[str], line: int) -> Iterator[Fault]:
        places = [(span, text) for text in texts for span in locate(quote, text)]
        if not places:
            yield fault("gold_evidence_missing", line, is_left_out=False, evidence=_beginning(quote))
        elif not any(is_verbatim(quote, text, span) for span, text in places):
            span, text = places[0]
            yield fault("gold_evidence_not_verbatim", line, is_left_out=False, evidence=_beginning(span.of(text)))

    def _sources(self, document: str) -> list[str]:
        named = self._by_name.get(file_name_of(document), ())
        return [source for source in named if names_document(source, document)]


def _unproved(question: GoldQuestion) -> list[str]:
    """Return the answers that stand in none of the quotes word for word; none where there is no quote to stand in."""
    quotes = [proof.evidence for proof in question.proofs if proof.evidence]
    if not quotes:
        return []
    alone = {answer: question.model_copy(update={"answers": (answer,)}) for answer in question.answers}
    return [answer for answer, only in alone.items() if not any(holds_answer(quote, only) for quote in quotes)]


def _beginning(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
