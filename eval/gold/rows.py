"""Question sets with one JSON object a line that holds a question and its text, such as copies of UIT-ViQuAD 2.0."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.gold.contexts import ContextAnswer, ContextQuestion, ContextSet
from eval.gold.gold_file import GoldFile
from eval.gold.json_lines import numbered_lines
from eval.gold.malformed import malformed


class _Answers(BaseModel):
    """Several answers, as the `datasets` library writes them."""

    model_config = ConfigDict(strict=True)

    text: list[str]
    answer_start: list[int] = []


class _Row(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str | int | None = None
    question: str
    context: str
    answer: str | None = None
    answer_start: int | None = None
    answers: _Answers | None = None
    is_impossible: bool | None = None


def read_rows(path: Path, folder: Path) -> GoldFile:
    """Return the questions of a file of rows, and write their contexts into a folder, each a document of its own.

    Args:
        path: JSON lines with `question`, `context`, and `answer` with `answer_start` or `answers` with lists of both,
            or `is_impossible`.
        folder: A folder for the documents and nothing else.

    Raises:
        HoidapError: The file cannot be read or holds no question that could be used, or the documents cannot be
            written.
    """
    contexts = ContextSet()
    for number, line in numbered_lines(path):
        try:
            row = _Row.model_validate_json(line)
        except ValidationError as error:
            contexts.add_fault(malformed(error, number))
            continue
        contexts.add_question(
            ContextQuestion(
                id=None if row.id is None else str(row.id),
                question=row.question,
                context=row.context,
                answers=_answers(row),
                is_impossible=bool(row.is_impossible),
            ),
            number,
        )
    return contexts.write(path, folder)


def _answers(row: _Row) -> tuple[ContextAnswer, ...]:
    single = (ContextAnswer(row.answer, row.answer_start),) if row.answer else ()
    if row.answers is None:
        return single
    starts = row.answers.answer_start[: len(row.answers.text)]
    return single + tuple(ContextAnswer(text, start) for text, start in zip_longest(row.answers.text, starts))
