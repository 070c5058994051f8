"""Questions that were each asked about one text, made into questions about the documents that all the texts are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.cleaning import clean
from corpus.document import Span
from corpus.sentences import split_sentences
from eval.gold.document_folder import write_documents
from eval.gold.faults import Fault, Unit, fault
from eval.gold.gold_file import GoldFile, checked_for_questions
from eval.gold.kinds import kind_of
from eval.gold.locating import locate
from eval.gold.question import GoldQuestion, comparable

NEAR_MISS = "near_miss"
"""The kind of a question that its text does not answer, though it is about the same matter."""


@dataclass(frozen=True, slots=True)
class ContextAnswer:
    """An accepted answer.

    Attributes:
        text: The answer.
        start: Offset of its first character in the context, in code points; None or negative where it is not known.
    """

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ContextQuestion:
    """A question about one text.

    Attributes:
        id: The set's own id, if any.
        question: The question.
        context: The text.
        answers: The accepted answers; not looked at where there is none in truth.
        is_impossible: Whether the text does not answer it.
    """

    id: str | None
    question: str
    context: str
    answers: tuple[ContextAnswer, ...]
    is_impossible: bool


class ContextSet:
    """Gathers questions and their texts; texts that are alike are one document.

    Args:
        unit: What the numbers of the questions are.
    """

    def __init__(self, unit: Unit = "line") -> None:
        self._unit: Unit = unit
        self._names: dict[str, str] = {}  # by text
        self._questions: dict[str, GoldQuestion] = {}  # by id
        self._lines: dict[str, int] = {}
        self._faults: list[Fault] = []

    def add_context(self, context: str) -> str | None:
        """Take in a text, and return the name of its document; None where it holds nothing to read."""
        text = clean(context)
        return self._names.setdefault(text, f"{len(self._names):05d}.txt") if text else None

    def add_fault(self, found: Fault) -> None:
        """Note a question that could not be read."""
        self._faults.append(found)

    def add_question(self, asked: ContextQuestion, number: int) -> None:
        """Take in a question and its text, or note why it cannot be used.

        Args:
            asked: The question.
            number: Its line, or how many questions it is from the first, which is 1.
        """
        name = self.add_context(asked.context)
        answers = () if asked.is_impossible else _filled(asked.answers)
        if not asked.question.strip():
            self._faults.append(fault("gold_question_empty", number))
        elif name is None:
            self._faults.append(fault("gold_context_empty", number))
        elif not (answers or asked.is_impossible):
            self._faults.append(fault("gold_not_marked_impossible", number))
        else:
            self._add(asked, number, answers, name)

    def write(self, path: Path, folder: Path) -> GoldFile:
        """Write the documents and return the questions.

        A question that one text does not answer is left out where the set answers it from another text: asked of all
        of them together, it does have an answer.

        Args:
            path: The set's file, for its name and for messages.
            folder: Where the documents go.

        Raises:
            HoidapError: There is no question that could be used, or the documents cannot be written.
        """
        answered = {comparable(one.question) for one in self._questions.values() if one.is_answerable}
        kept = []
        for question in self._questions.values():
            if not question.is_answerable and comparable(question.question) in answered:
                self._faults.append(fault("gold_answered_elsewhere", self._lines[question.id]))
            else:
                kept.append(question)
        faults = sorted(self._faults, key=lambda one: one.line)
        gold_file = checked_for_questions(
            path,
            GoldFile(
                name=path.stem,
                questions=tuple(kept),
                lines={one.id: self._lines[one.id] for one in kept},
                faults=tuple(one.model_copy(update={"unit": self._unit}) for one in faults),
                unit=self._unit,
            ),
        )
        write_documents(folder, {name: text for text, name in self._names.items()})
        return gold_file

    def _add(self, asked: ContextQuestion, number: int, answers: Sequence[ContextAnswer], name: str) -> None:
        evidence = _evidence(asked.context, answers[0]) if answers else None
        if answers and evidence is None:
            found = fault("gold_answer_not_in_context", number, is_left_out=False, answer=answers[0].text)
            self._faults.append(found)
        question = GoldQuestion(
            id=self._free_id(asked.id or f"question-{number}"),
            question=asked.question,
            answers=tuple(dict.fromkeys(one.text for one in answers)),
            document=name if answers else None,
            evidence=evidence,
            kind=kind_of(asked.question) if answers else NEAR_MISS,
        )
        self._questions[question.id] = question
        self._lines[question.id] = number

    def _free_id(self, wanted: str) -> str:
        number, free = 1, wanted
        while free in self._questions:
            number += 1
            free = f"{wanted}-{number}"
        return free


def _filled(answers: Iterable[ContextAnswer]) -> tuple[ContextAnswer, ...]:
    return tuple(one for one in answers if one.text.strip())


def _evidence(context: str, answer: ContextAnswer) -> str | None:
    """Return the sentences around an answer, as the program cuts them; None where the answer is not in its text."""
    text = clean(context)
    span = _answer_span(context, text, answer)
    if span is None:
        return None
    around = [one for one in _sentences(text) if one.start < span.end and span.start < one.end]
    return text[around[0].start : around[-1].end] if around else span.of(text)


def _answer_span(context: str, text: str, answer: ContextAnswer) -> Span | None:
    """Return where an answer stands in the clean text: at its offset, or else at the place nearest to it."""
    start = max(answer.start or 0, 0)
    if context == text and text.startswith(answer.text, start) and answer.start is not None:
        return Span(start, start + len(answer.text))
    near = len(clean(context[:start]))
    return min(locate(answer.text, text), key=lambda one: abs(one.start - near), default=None)


@lru_cache(maxsize=64)  # the questions about one text stand together
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(split_sentences(text))
