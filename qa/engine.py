"""The way of one question, from what was typed to an answer with citations."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from corpus.errors import UsageError
from corpus.messages import Language, message
from index.filters import SearchFilter
from index.index import Index
from qa.answer import Answer, AnswerKind
from qa.answer_text import answer_text
from qa.citations.citing import cite
from qa.composing.composition import Composer
from qa.composing.part import Part
from qa.composing.verbatim import Verbatim
from qa.conversation.small_talk import SmallTalk, small_talk
from qa.conversation.standalone import standalone_question
from qa.reader import DocumentReader, Reading
from qa.reading.confidence import ConfidenceModel
from qa.refusing.missing import what_is_missing
from qa.refusing.related import nearest, related
from qa.writing.notices import notice
from qa.writing.writer import Writer
from qa.writing.written import Written

OnWritten = Callable[[str], None]
"""Is told the text of an answer as it grows, before it has been checked."""


class Engine:
    """Answers questions out of the documents' own sentences, or declines to.

    Args:
        index: The documents and their words.
        reader: What reads them for a question.
        confidence: What says how sure an answer is.
        composer: What makes an answer of the sentences.
        writer: What has a language model write it instead; None where there is none.
        language: Language of what the engine itself says.
        max_question_characters: Longest question that is answered.
        use_history: Whether a follow-up takes what it lacks from the questions before it.
    """

    def __init__(
        self,
        index: Index,
        reader: DocumentReader,
        confidence: ConfidenceModel,
        composer: Composer | Verbatim,
        writer: Writer | None = None,
        *,
        language: Language = "vi",
        max_question_characters: int = 2_000,
        use_history: bool = True,
    ) -> None:
        self._index = index
        self._reader = reader
        self._confidence = confidence
        self._composer = composer
        self._writer = writer
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
        on_written: OnWritten | None = None,
    ) -> Answer:
        """Answer a question of a conversation.

        Args:
            question: What is asked.
            history: The questions before it, oldest first.
            question_id: Passed through to the answer.
            filter: What the documents have to meet that the answer is taken from; None for all documents.
            on_written: Is told what a language model has written so far.

        Raises:
            UsageError: The question is empty or too long.
            HoidapError: The filter names a document that is not there.
        """
        clock = _Clock()
        standalone = self.standalone(question, history)
        clock.done("rewrite")
        if talk := small_talk(question):
            answer = self._reply(question, talk)
        else:
            answer = self._answer(question, standalone, history, filter, clock, on_written)
        return answer.model_copy(update={"id": question_id, "timings_ms": clock.milliseconds()})

    def read(self, standalone: str, typed: str = "") -> Reading:
        """Return what the documents say to a standalone question, before it is decided whether that is an answer.

        Args:
            standalone: The question, standing on its own.
            typed: What was typed, where that was a follow-up.
        """
        return self._reader.read(standalone, typed=typed)

    def standalone(self, question: str, history: Sequence[str] = ()) -> str:
        """Return the question with what it leaves to the conversation filled in.

        Raises:
            UsageError: The question is empty or too long.
        """
        if not question.strip():
            raise UsageError("question_empty")
        if len(question) > self._max_question_characters:
            raise UsageError("question_too_long", length=len(question), limit=self._max_question_characters)
        return standalone_question(question.strip(), self._earlier(history))

    def _earlier(self, history: Sequence[str]) -> list[str]:
        """Return the earlier questions that were asked of documents, or none where the settings want none."""
        return [one for one in history if not small_talk(one)] if self._use_history else []

    def _answer(
        self,
        question: str,
        standalone: str,
        history: Sequence[str],
        limits: SearchFilter | None,
        clock: _Clock,
        on_written: OnWritten | None,
    ) -> Answer:
        reading = self._reader.read(standalone, limits, typed=question.strip(), on_stage=clock.done)
        standalone = reading.question
        confidence = self._confidence.probability(reading.signs) if reading.signs else 0.0
        if not reading.evidence or confidence < self._confidence.threshold:
            refusal = self._refusal(question, standalone, reading)
            clock.done("refuse")
            return refusal.model_copy(update={"confidence": round(confidence, 4)})
        # The language model is told only what the question leaned on.
        earlier = self._earlier(history) if standalone != question.strip() else []
        parts, told = self._parts(reading, earlier, on_written)
        clock.done("compose")
        scores = {(one.passage, one.sentence): one.score for one in reading.evidence}
        statements, citations = cite(parts, reading.documents, scores)
        clock.done("cite")
        return Answer(
            id=None,
            question=question,
            standalone_question=standalone,
            answer=answer_text(statements, self._language),
            abstained=False,
            confidence=round(confidence, 4),
            citations=citations,
            timings_ms={},
            kind=AnswerKind.ANSWER,
            statements=statements,
            notice=told,
        )

    def _parts(self, reading: Reading, history: Sequence[str], on_written: OnWritten | None) -> tuple[list[Part], str]:
        """Return the parts of an answer, and what a reader must know of how it was made."""
        told = ""
        if self._writer:
            written = self._written(self._writer, reading, history, on_written)
            told = notice(written, self._language)
            if written.statements:
                return [
                    Part(tuple((one.passage, one.sentence) for one in it.sentences), it.text, support=it.support)
                    for it in written.statements
                ], told
        parts = self._composer.compose(
            reading.wording.spelled, reading.words, reading.evidence, reading.found, reading.documents
        )
        return parts, told

    def _written(
        self, writer: Writer, reading: Reading, history: Sequence[str], on_written: OnWritten | None
    ) -> Written:
        dates = {name: document.date for name, document in reading.documents.items()}
        written = Written()
        for step in writer.stream(reading.wording.spelled, reading.found, history, dates):
            if isinstance(step, Written):
                written = step
            elif on_written:
                on_written(step)
        return written

    def _refusal(self, question: str, standalone: str, reading: Reading) -> Answer:
        near = nearest(reading.words, reading.rarity, reading.found)
        lacking = what_is_missing(reading.wording, reading.words, self._index.lexical, near, self._language)
        said = " ".join(filter(None, [message("no_answer", self._language), lacking]))
        refusal = self._without_citations(question, standalone, said, AnswerKind.REFUSAL)
        return refusal.model_copy(update={"related": related(near, reading.documents)})

    def _reply(self, question: str, talk: SmallTalk) -> Answer:
        return self._without_citations(question, question.strip(), talk.reply(self._language), AnswerKind.SMALL_TALK)

    def _without_citations(self, question: str, standalone: str, said: str, kind: AnswerKind) -> Answer:
        return Answer(
            id=None,
            question=question,
            standalone_question=standalone,
            answer=said,
            abstained=True,
            confidence=0.0,
            citations=(),
            timings_ms={},
            kind=kind,
        )


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
