"""Files of gold questions, one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import HoidapError
from corpus.messages import Language, message
from eval.gold.faults import Fault, Unit, fault
from eval.gold.json_lines import numbered_lines
from eval.gold.malformed import malformed
from eval.gold.question import Evidence, GoldQuestion


class GoldFile(BaseModel):
    """What a gold file holds.

    Attributes:
        name: What to call it.
        questions: The questions that can be used, in order; every id once.
        lines: Number of each question's line by the question's id; in files that are not made of lines, the number of
            the question.
        faults: What is wrong with other lines, in order.
        unit: What `lines` number.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    questions: tuple[GoldQuestion, ...]
    lines: dict[str, int] = {}
    faults: tuple[Fault, ...] = ()
    unit: Unit = "line"


class GoldFileError(HoidapError):
    """A gold file in which a line is at fault, where none may be.

    Args:
        path: The file.
        at_fault: What is wrong, and where.
        is_all: Whether no question at all could be used.
    """

    def __init__(self, path: Path, at_fault: Fault, *, is_all: bool = False) -> None:
        self._path = path
        self._fault = at_fault
        self._is_all = is_all
        super().__init__("gold_all_at_fault" if is_all else "gold_line_at_fault")

    def text(self, language: Language) -> str:
        """Return the message, with its reason in the given language."""
        return message(
            "gold_all_at_fault" if self._is_all else "gold_line_at_fault",
            language,
            path=self._path,
            line=self._fault.line,
            reason=self._fault.text(language),
        )


class _AlsoLine(BaseModel):
    """A further document as people write it."""

    model_config = ConfigDict(frozen=True, strict=True)

    document: str
    evidence: str | None = None


class _GoldLine(BaseModel):
    """A line as people write it: what may be left out may also be null."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: str | int | None = None
    question: str
    answers: list[str] | None
    document: str | None
    evidence: str | None = None
    kind: str | None = None
    history: list[str] | None = None
    also: list[_AlsoLine] | None = None
    candidate: object = None


def read_gold_file(path: Path) -> GoldFile:
    """Return the questions of a file, and what is wrong with the lines that hold none.

    Args:
        path: JSON lines with `id`, `question`, `answers`, `document` and, where there are any, `evidence`, `kind`,
            `history` and `also`. Further fields are passed over, but for `candidate`, which says that a person has yet
            to complete the line; a question without an id is called `line-N`.

    Raises:
        HoidapError: The file cannot be read, is no UTF-8, or holds no question that could be used.
    """
    lines: dict[str, int] = {}
    questions: list[GoldQuestion] = []
    faults: list[Fault] = []
    for number, line in numbered_lines(path):
        read = _read(line, number)
        if isinstance(read, GoldQuestion) and read.id in lines:
            read = fault("gold_id_twice", number, id=read.id, first=lines[read.id])
        if isinstance(read, Fault):
            faults.append(read)
        else:
            lines[read.id] = number
            questions.append(read)
    return checked_for_questions(
        path, GoldFile(name=path.stem, questions=tuple(questions), lines=lines, faults=tuple(faults))
    )


def checked_for_questions(path: Path, gold_file: GoldFile) -> GoldFile:
    """Return a gold file that holds questions.

    Raises:
        HoidapError: It holds none.
    """
    if gold_file.questions:
        return gold_file
    if gold_file.faults:
        raise GoldFileError(path, gold_file.faults[0], is_all=True)
    raise HoidapError("gold_empty", path=path)


def read_gold(path: Path) -> list[GoldQuestion]:
    """Return the questions of a file in which nothing may be wrong.

    Raises:
        HoidapError: The file cannot be read or holds no question, or a line is at fault: the first is named.
    """
    gold_file = read_gold_file(path)
    if gold_file.faults:
        raise GoldFileError(path, gold_file.faults[0])
    return list(gold_file.questions)


def write_gold(path: Path, questions: Iterable[GoldQuestion]) -> None:
    """Write questions in place of what a file held; after a crash it holds the old ones or the new ones.

    Raises:
        HoidapError: The file cannot be written.
    """
    write_gold_text(path, "".join(f"{json.dumps(gold_fields(one), ensure_ascii=False)}\n" for one in questions))


def write_gold_text(path: Path, text: str) -> None:
    """Write a text in place of what a gold file held; after a crash it holds the old one or the new one.

    Raises:
        HoidapError: The file cannot be written.
    """
    goal = path.resolve()  # a link stays a link
    unfinished = goal.with_name(f".{goal.name}.{uuid.uuid4().hex}")
    try:
        # A lone surrogate is no text that UTF-8 can hold; JSON can write it in ASCII.
        with unfinished.open("wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        if goal.exists():
            shutil.copymode(goal, unfinished)
        unfinished.replace(goal)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise HoidapError("gold_unwritable", path=path, reason=error.strerror or error) from error


def gold_fields(question: GoldQuestion) -> dict[str, object]:
    """Return what a line of a gold file says of a question."""
    fields: dict[str, object] = {
        "id": question.id,
        "question": question.question,
        "answers": list(question.answers),
        "document": question.document,
        "evidence": question.evidence,
        "kind": question.kind,
        "history": list(question.history),
    }
    if question.also:
        fields["also"] = [one.model_dump(exclude={"grade"}) for one in question.also]
    return fields


def _read(line: str, number: int) -> GoldQuestion | Fault:
    try:
        read = _GoldLine.model_validate_json(line)
    except ValidationError as error:
        return malformed(error, number)
    if read.candidate is not None:  # as it stands, it would count as a question that nothing answers
        return fault("gold_not_completed", number)
    question = GoldQuestion(
        id=f"line-{number}" if read.id in {None, ""} else str(read.id),
        question=read.question,
        answers=tuple(read.answers or ()),
        document=_filled(read.document),
        evidence=_filled(read.evidence),
        kind=read.kind or "",
        history=tuple(read.history or ()),
        also=tuple(Evidence(document=one.document, evidence=_filled(one.evidence)) for one in read.also or ()),
    )
    code = contradiction(question)
    return fault(code, number) if code else question


def _filled(text: str | None) -> str | None:
    return text if text and text.strip() else None


def contradiction(question: GoldQuestion) -> str | None:
    """Return the code of what is wrong with a question in itself, without its documents; None where nothing is."""
    if not question.question.strip():
        return "gold_question_empty"
    if _has_blank(question.answers) or _has_blank([one.document for one in question.also]):
        return "gold_answer_blank" if _has_blank(question.answers) else "gold_document_lacking"
    if question.document is None:
        if question.answers:
            return "gold_document_lacking"
        return "gold_evidence_without_document" if question.evidence or question.also else None
    # A document alone is a judgement of its own, as in a BEIR set; evidence of nothing is a slip.
    return "gold_answers_lacking" if question.evidence and not question.answers else None


def _has_blank(texts: Sequence[str]) -> bool:
    return any(not text.strip() for text in texts)
