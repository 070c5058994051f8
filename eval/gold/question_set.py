"""Question sets of any form that is known, with the documents that they bring along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.errors import UsageError
from eval.gold.beir import CORPUS, read_beir
from eval.gold.gold_file import GoldFile, read_gold_file
from eval.gold.json_lines import numbered_lines
from eval.gold.rows import read_rows
from eval.gold.squad import read_squad

_LINES_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a folder of documents.

    Attributes:
        name: The set's name.
        gold: The questions.
        corpus: The folder of the set's own documents; None where it brings none.
    """

    name: str
    gold: GoldFile
    corpus: Path | None


def open_question_set(path: Path, scratch: Path) -> QuestionSet:
    """Return the questions of a set, in whatever form it is.

    Args:
        path: Gold questions, one JSON object a line; or a SQuAD file, a file of rows with `context`, a BEIR folder.
        scratch: A folder for the documents of a set that brings its own, and for nothing else.

    Raises:
        HoidapError: There is nothing at the path, the set is damaged or in no known form, or its documents cannot be
            written.
    """
    if not path.exists():
        raise UsageError("path_missing", path=path)
    if path.is_dir():
        if not (path / CORPUS).exists():
            raise UsageError("gold_folder_unknown", path=path)
        gold = read_beir(path, scratch)
    elif _is_squad(path):
        gold = read_squad(path, scratch)
    elif _is_rows(path):
        gold = read_rows(path, scratch)
    else:
        gold = read_gold_file(path)
        return QuestionSet(gold.name, gold, None)
    return QuestionSet(gold.name, gold, scratch)


def unanswerable_over(questions: QuestionSet, other: QuestionSet) -> QuestionSet:
    """Return the answerable questions of one set asked of another set's documents, which answer none of them."""
    nothing = {"answers": (), "document": None, "evidence": None, "also": (), "kind": "off_topic"}
    strayed = tuple(one.model_copy(update=nothing) for one in questions.gold.questions if one.is_answerable)
    name = f"{questions.name} over {other.name}"
    lines = {one.id: questions.gold.lines[one.id] for one in strayed if one.id in questions.gold.lines}
    return QuestionSet(
        name, GoldFile(name=name, questions=strayed, lines=lines, unit=questions.gold.unit), other.corpus
    )


def _is_squad(path: Path) -> bool:
    """Tell a SQuAD file: its first line holds `data`, or is no whole JSON object and the file's name says JSON."""
    first = next((_object(line) for _, line in numbered_lines(path)), {})
    if first is None:
        return path.suffix.lower() == ".json"
    return "data" in first


def _is_rows(path: Path) -> bool:
    looked_at = (_object(line) for _, line in islice(numbered_lines(path), _LINES_LOOKED_AT))
    return "context" in next((found for found in looked_at if found), {})


def _object(line: str) -> dict[str, object] | None:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
