"""Question sets in the JSON form of SQuAD 1.1 and 2.0 (rajpurkar.github.io/SQuAD-explorer), such as MLQA and XQuAD."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import HoidapError
from eval.gold.contexts import ContextAnswer, ContextQuestion, ContextSet
from eval.gold.gold_file import GoldFile
from eval.gold.json_lines import read_utf8
from eval.gold.malformed import malformed, place


class _Paragraph(BaseModel):
    model_config = ConfigDict(strict=True)

    context: str
    qas: list[Any]


class _Article(BaseModel):
    model_config = ConfigDict(strict=True)

    paragraphs: list[_Paragraph]


class _Squad(BaseModel):
    model_config = ConfigDict(strict=True)

    data: list[_Article]


class _Answer(BaseModel):
    model_config = ConfigDict(strict=True)

    text: str
    answer_start: int | None = None


class _Question(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str | int | None = None
    question: str
    answers: list[_Answer] | None = None
    is_impossible: bool | None = None


def read_squad(path: Path, folder: Path) -> GoldFile:
    """Return the questions of a SQuAD file, and write its contexts into a folder, each a document of its own.

    Answers that are only plausible are not looked at.

    Args:
        path: The JSON file.
        folder: A folder for the documents and nothing else.

    Raises:
        HoidapError: The file cannot be read, is no SQuAD JSON or holds no question that could be used, or the
            documents cannot be written.
    """
    contexts = ContextSet("question")
    number = 0
    for article in _read(path).data:
        for paragraph in article.paragraphs:
            contexts.add_context(paragraph.context)
            for question in paragraph.qas:
                number += 1
                _add(contexts, paragraph.context, question, number)
    return contexts.write(path, folder)


def _read(path: Path) -> _Squad:
    try:
        content = json.loads(read_utf8(path))
    except json.JSONDecodeError as error:
        raise HoidapError("gold_json_damaged", path=path, line=error.lineno) from error
    except RecursionError as error:
        raise HoidapError("gold_json_damaged", path=path, line=1) from error
    try:
        return _Squad.model_validate(content)
    except ValidationError as error:
        where = place(error.errors()[0]["loc"]) or "data"
        raise HoidapError("squad_malformed", path=path, place=where) from error


def _add(contexts: ContextSet, context: str, content: object, number: int) -> None:
    try:
        read = _Question.model_validate(content)
    except ValidationError as error:
        contexts.add_fault(malformed(error, number))
        return
    contexts.add_question(
        ContextQuestion(
            id=None if read.id is None else str(read.id),
            question=read.question,
            context=context,
            answers=tuple(ContextAnswer(one.text, one.answer_start) for one in read.answers or ()),
            is_impossible=bool(read.is_impossible),
        ),
        number,
    )
