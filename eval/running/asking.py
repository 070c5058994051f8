"""Asks the program one gold question after the other, and notes what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.errors import HoidapError, UsageError
from eval.gold.question import GoldQuestion
from eval.running.gold_places import GoldPlaces, Places
from eval.running.outcome import GivenAnswer, Outcome, RankedPassage, Stretch
from index.index import Index
from qa.answer import Answer
from qa.assembly import make_engine
from qa.conversation.own_words import in_own_words, keeps_own_words
from qa.settings import Settings

RANKED = 50
"""How many passages are ranked: enough for ten documents, several passages each."""
_NOTHING = GivenAnswer(text="", citations=())


class Asker:
    """Asks questions of an index the way a user would, and once more where the program declines.

    What a language model would write is not measured: it differs from model to model, and takes its time.

    Args:
        index: The index.
        settings: The settings that are measured.
    """

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index = index
        settings = settings.model_copy(update={"write_answers": False})
        self._engine = make_engine(settings, index)
        self._unguarded = make_engine(settings.model_copy(update={"confidence_threshold": 0.0}), index)
        self._places = GoldPlaces(index)

    def ask_all(self, questions: Sequence[GoldQuestion]) -> Iterator[Outcome]:
        """Yield what came of each question, in their order."""
        if questions:
            self._index.load()  # loading is no part of the first answer's time
        for gold in questions:
            yield self.ask(gold)

    def ask(self, gold: GoldQuestion) -> Outcome:
        """Return what came of a question; one that the program refuses as wrong usage counts as declined.

        Raises:
            HoidapError: A document was added meanwhile.
        """
        places = self._places.of(gold)
        try:
            answer = self._engine.ask(gold.question, gold.history, gold.id)
        except UsageError as error:
            return self._refused(gold, places, error)
        given = self._given(answer)
        unguarded = given
        if answer.abstained:
            unguarded = self._given(self._unguarded.ask(gold.question, gold.history, gold.id))
        return Outcome(
            gold=gold,
            standalone=answer.standalone_question,
            answer=given,
            unguarded=unguarded,
            abstained=answer.abstained,
            confidence=answer.confidence,
            evidence=places.evidence,
            relevant=places.passages,
            relevant_sources=places.sources,
            grades=places.grades,
            found=self._found(answer.standalone_question, gold.question.strip()),
            found_as_typed=self._found(gold.question) if gold.history else None,
            timings_ms=answer.timings_ms,
        )

    def _refused(self, gold: GoldQuestion, places: Places, error: UsageError) -> Outcome:
        return Outcome(
            gold=gold,
            standalone=gold.question,
            answer=_NOTHING,
            unguarded=_NOTHING,
            abstained=True,
            confidence=0.0,
            evidence=places.evidence,
            relevant=places.passages,
            relevant_sources=places.sources,
            grades=places.grades,
            error=error.code,
            error_values={name: one if isinstance(one, int) else str(one) for name, one in error.values.items()},
        )

    def _given(self, answer: Answer) -> GivenAnswer:
        if answer.abstained:
            return _NOTHING
        citations = tuple(
            Stretch(
                source=one.source,
                start=one.start,
                end=one.end,
                text=one.quote,
                is_verbatim=self._places.text(one.document_id)[one.start : one.end] == one.quote,
            )
            for one in answer.citations
        )
        return GivenAnswer(text=" ".join(one.text for one in answer.statements), citations=citations)

    def _found(self, question: str, typed: str = "") -> tuple[RankedPassage, ...]:
        hits = self._index.search(question, RANKED)
        if keeps_own_words(typed, question):
            hits = in_own_words(hits, self._index.search(typed, RANKED))
        sources = self._places.sources
        if any(hit.passage.document_id not in sources for hit in hits):
            raise HoidapError("eval_documents_changed")
        return tuple(
            RankedPassage(id=hit.passage.id, source=sources[hit.passage.document_id], score=round(hit.score, 6))
            for hit in hits
        )
