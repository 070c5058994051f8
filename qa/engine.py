"""The way of one question, from what was typed to an answer with citations."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from llama_index.core.base.base_retriever import BaseRetriever

from corpus.errors import UsageError
from corpus.messages import Language, message
from index.filters import SearchFilter
from index.index import Index
from index.stores.catalogue import DocumentEntry
from index.wording.question_reader import Wording
from qa.answer import Answer
from qa.citations.citing import cite
from qa.conversation.standalone import standalone_question
from qa.reading.confidence import ConfidenceModel, ConfidenceSigns, confidence_signs
from qa.reading.evidence import Evidence
from qa.reading.leading_sentences import LeadingSentences
from qa.reading.question_words import take_apart
from qa.reading.rarity import question_rarity
from qa.reading.sentence_choice import SentenceChooser
from qa.reading.sentence_signs import FoundPassage
from qa.retrieval.retriever import ReadQuery


@dataclass(frozen=True, slots=True)
class Reading:
    """What the documents say to a question.

    Attributes:
        evidence: The sentences worth quoting, the best one first.
        signs: What tells how sure an answer out of them is; None where there are none.
    """

    evidence: list[Evidence]
    signs: ConfidenceSigns | None


class Engine:
    """Answers questions out of the documents' own sentences, or declines to.

    Args:
        index: The documents and their words.
        retriever: What finds passages for a question; any llama-index retriever over passages of the index.
        chooser: What picks the sentences of an answer.
        confidence: What says how sure an answer is.
        language: Language of what the engine itself says.
        max_question_characters: Longest question that is answered.
        use_history: Whether a follow-up takes what it lacks from the questions before it.
    """

    def __init__(
        self,
        index: Index,
        retriever: BaseRetriever,
        chooser: SentenceChooser | LeadingSentences,
        confidence: ConfidenceModel,
        language: Language = "vi",
        max_question_characters: int = 2_000,
        *,
        use_history: bool = True,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._chooser = chooser
        self._confidence = confidence
        self._language: Language = language
        self._max_question_characters = max_question_characters
        self._use_history = use_history

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        question_id: str | None = None,
        *,
        filter: SearchFilter | None = None,  # noqa: A002 - what it is called throughout
    ) -> Answer:
        """Answer a question of a conversation.

        Args:
            question: What is asked.
            history: The questions before it, oldest first.
            question_id: Passed through to the answer.
            filter: What the documents have to meet that the answer is taken from; None for all documents.

        Raises:
            UsageError: The question is empty or too long.
            HoidapError: The filter names a document that is not there.
        """
        clock = _Clock()
        standalone = self.standalone(question, history)
        clock.done("rewrite")
        # What was typed is what is shown; what is read has its diacritics, without which confidence knows little.
        wording = self._index.read(standalone, filter)
        clock.done("wording")
        found = self._find(wording, filter)
        clock.done("retrieve")
        reading = self._read(wording.spelled, found)
        clock.done("read")
        confidence = self._confidence.probability(reading.signs) if reading.signs else 0.0
        evidence = reading.evidence if confidence >= self._confidence.threshold else []
        statements, citations = cite(evidence, self._entries(evidence))
        clock.done("cite")
        marked = [f"{one.text} {''.join(f'[{number}]' for number in one.citations)}" for one in statements]
        return Answer(
            id=question_id,
            question=question,
            standalone_question=standalone,
            answer=" ".join(marked) or message("no_answer", self._language),
            abstained=not statements,
            confidence=round(confidence, 4),
            citations=citations,
            timings_ms=clock.milliseconds(),
            statements=statements,
        )

    def read(self, standalone: str) -> Reading:
        """Return what the documents say to a standalone question, before it is decided whether that is an answer."""
        wording = self._index.read(standalone)
        return self._read(wording.spelled, self._find(wording))

    def standalone(self, question: str, history: Sequence[str] = ()) -> str:
        """Return the question with what it leaves to the conversation filled in.

        Raises:
            UsageError: The question is empty or too long.
        """
        if not question.strip():
            raise UsageError("question_empty")
        if len(question) > self._max_question_characters:
            raise UsageError("question_too_long", length=len(question), limit=self._max_question_characters)
        return standalone_question(question.strip(), history if self._use_history else ())

    def _find(self, wording: Wording, limits: SearchFilter | None = None) -> list[FoundPassage]:
        nodes = self._retriever.retrieve(ReadQuery(wording.spelled, wording=wording, filter=limits))
        allowed = self._index.catalogue.allowed(limits)
        if allowed is not None:  # another retriever may know nothing of filters
            nodes = [node for node in nodes if allowed.holds(node.node_id)]
        passages = self._index.catalogue.passages([node.node_id for node in nodes])
        return [
            FoundPassage(
                passages[node.node_id],
                node.score or 0.0,
                node.metadata.get("cosine"),
                tuple(node.metadata.get("sentence_cosines", ())),
            )
            for node in nodes
            if node.node_id in passages
        ]

    def _read(self, standalone: str, found: Sequence[FoundPassage]) -> Reading:
        words = take_apart(standalone)
        rarity = question_rarity(words, self._index)
        evidence = self._chooser.choose(standalone, words, found, rarity)
        if not evidence:
            return Reading([], None)
        date = next((entry.date for entry in self._entries(evidence[:1]).values()), None)
        return Reading(evidence, confidence_signs(standalone, words, found, evidence, rarity, date))

    def _entries(self, evidence: Sequence[Evidence]) -> dict[str, DocumentEntry]:
        ids = {one.passage.document_id for one in evidence}
        return {entry.id: entry for entry in self._index.catalogue.entries(ids)}


class _Clock:
    """Milliseconds by stage, and in all."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self._stages: dict[str, float] = {}

    def done(self, stage: str) -> None:
        now = time.perf_counter()
        self._stages[stage] = round((now - self._last) * 1000, 3)
        self._last = now

    def milliseconds(self) -> dict[str, float]:
        return {**self._stages, "total": round((time.perf_counter() - self._started) * 1000, 3)}
