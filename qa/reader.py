"""What the documents say to a question: the passages found for it, their best sentences, and how sure these are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from llama_index.core.base.base_retriever import BaseRetriever

from index.filters import SearchFilter
from index.index import Index
from index.stores.catalogue import DocumentEntry
from index.wording.question_reader import Wording
from qa.conversation.courtesies import without_courtesies
from qa.conversation.leaning import only_says_little
from qa.conversation.own_subject import speaks_of_another
from qa.conversation.own_words import added_topic, in_own_words
from qa.reading.confidence import ConfidenceSigns, confidence_signs
from qa.reading.evidence import Evidence
from qa.reading.leading_sentences import LeadingSentences
from qa.reading.lone_headings import ends_with_heading
from qa.reading.question_words import QuestionWords, take_apart
from qa.reading.rarity import question_rarity
from qa.reading.sentence_choice import SentenceChooser
from qa.reading.sentence_signs import FoundPassage
from qa.reading.years import asked_year_first
from qa.retrieval.retriever import ReadQuery


@dataclass(frozen=True, slots=True)
class Reading:
    """What the documents say to a question.

    Attributes:
        question: What was read: the standalone question, or what was typed where that proved to be about something else
            than the conversation.
        wording: The same, as it was typed and as it was read.
        words: The latter, taken apart.
        rarity: How much each of its words tells.
        found: The passages that were found, best first, and what stands behind those whose heading is quoted.
        documents: The documents that these stand in, by id.
        evidence: The sentences worth quoting, the best one first.
        signs: What tells how sure an answer out of them is; None where there are none.
    """

    question: str
    wording: Wording
    words: QuestionWords
    rarity: Mapping[str, float]
    found: Sequence[FoundPassage]
    documents: Mapping[str, DocumentEntry]
    evidence: Sequence[Evidence]
    signs: ConfidenceSigns | None


class DocumentReader:
    """Reads the documents for a question.

    Args:
        index: The documents and their words.
        retriever: What finds passages for a question; any llama-index retriever over passages of the index.
        chooser: What picks the sentences of an answer.
    """

    def __init__(self, index: Index, retriever: BaseRetriever, chooser: SentenceChooser | LeadingSentences) -> None:
        self._index = index
        self._retriever = retriever
        self._chooser = chooser

    def read(
        self,
        standalone: str,
        limits: SearchFilter | None = None,
        *,
        typed: str = "",
        on_stage: Callable[[str], None] = lambda _: None,
    ) -> Reading:
        """Return what the documents say to a question, before it is decided whether that is an answer.

        Args:
            standalone: The question, standing on its own.
            limits: What the documents have to meet; None for all documents.
            typed: What was typed, where that was a follow-up: its own words count too.
            on_stage: Is told the name of each stage when it is done.

        Raises:
            HoidapError: The filter names a document that is not there.
        """
        # What was typed is what is shown; what is read has its diacritics, without which confidence knows little.
        question, wording = standalone, self._index.read(without_courtesies(standalone), limits)
        on_stage("wording")
        found = self._find(wording, limits)
        if topic := added_topic(typed, standalone):
            as_typed = self._index.read(without_courtesies(typed), limits)
            found_as_typed = self._find(as_typed, limits)
            if self._is_another_subject(as_typed, found_as_typed, topic, limits):
                question, wording, found = typed, as_typed, found_as_typed
            else:
                found = in_own_words(found, found_as_typed)
        on_stage("retrieve")
        words = take_apart(wording.spelled)
        rarity = question_rarity(words, self._index)
        documents = {one.id: one for one in self._index.catalogue.entries({it.passage.document_id for it in found})}
        # A document may have been removed since its passages were read.
        found = [one for one in found if one.passage.document_id in documents]
        behind = self._behind(found)
        evidence = self._chooser.choose(wording.spelled, words, found, rarity, [*behind.values()])
        signs = None
        if evidence:
            date = documents[evidence[0].passage.document_id].date
            evidence = asked_year_first(wording.spelled, words.asked_for, evidence, found, date)
            date = documents[evidence[0].passage.document_id].date
            signs = confidence_signs(wording.spelled, words, found, evidence, rarity, date)
        found += [one for place, one in behind.items() if place in {it.passage.id for it in evidence}]
        on_stage("read")
        return Reading(question, wording, words, rarity, found, documents, evidence, signs)

    def _behind(self, found: Sequence[FoundPassage]) -> dict[str, FoundPassage]:
        """Return what stands behind passages that end with a heading and was not found itself, by their ids."""
        known = {one.passage.id for one in found}
        behind: dict[str, FoundPassage] = {}
        for passage in (one.passage for one in found if ends_with_heading(one.passage)):
            following = self._index.catalogue.passage_behind(passage)
            if following and following.id not in known:
                behind[passage.id] = FoundPassage(following, 0.0, None)
        return behind

    def _is_another_subject(
        self, as_typed: Wording, found: Sequence[FoundPassage], topic: str, limits: SearchFilter | None
    ) -> bool:
        """Tell whether what was typed only seemed to be asked of the topic of the conversation."""
        if not (found and only_says_little(as_typed.typed)):
            return False
        spoken_of = self._find(self._index.read(topic, limits), limits)
        if not spoken_of or spoken_of[0].passage.document_id == found[0].passage.document_id:
            return False
        documents = (self._index.catalogue.passages_of(one[0].passage.document_id) for one in (found, spoken_of))
        return speaks_of_another(take_apart(as_typed.spelled), *([one.text for one in each] for each in documents))

    def _find(self, wording: Wording, limits: SearchFilter | None) -> list[FoundPassage]:
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
