"""Public Vietnamese question sets as folders of documents and gold questions.

The sets are other people's and do not ship with the program: name the folder that holds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.gold import GoldQuestion


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a folder of documents.

    Attributes:
        name: The set's name.
        corpus: The folder.
        gold: The questions; those without answers are near misses of the same documents.
    """

    name: str
    corpus: Path
    gold: list[GoldQuestion]


def read_squad(name: str, path: Path, corpus: Path) -> QuestionSet:
    """Read a set in SQuAD 1.1 JSON, each context a document of its own.

    Args:
        name: The set's name.
        path: The JSON file.
        corpus: An empty folder to write the documents into.
    """
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    return _question_set(
        name,
        corpus,
        (
            (question["question"], [answer["text"] for answer in question["answers"]], paragraph["context"])
            for article in data
            for paragraph in article["paragraphs"]
            for question in paragraph["qas"]
        ),
    )


def read_viquad(name: str, path: Path, corpus: Path) -> QuestionSet:
    """Read a set with one JSON object a line: `question`, `answer`, `context`, `is_impossible`; see `read_squad`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return _question_set(
        name,
        corpus,
        ((row["question"], [] if row["is_impossible"] else [row["answer"]], row["context"]) for row in rows),
    )


def unanswerable_over(questions: QuestionSet, other: QuestionSet) -> QuestionSet:
    """Return the answerable questions of one set asked of another set's documents, which answer none of them."""
    strayed = [
        question.model_copy(update={"answers": (), "document": None, "evidence": None})
        for question in questions.gold
        if question.answers
    ]
    return QuestionSet(f"{questions.name} over {other.name}", other.corpus, strayed)


def _question_set(name: str, corpus: Path, rows: Iterable[tuple[str, list[str], str]]) -> QuestionSet:
    corpus.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    gold = []
    for number, (question, answers, context) in enumerate(rows):
        if context not in names:
            names[context] = f"{len(names):04d}.txt"
            (corpus / names[context]).write_text(context, encoding="utf-8")
        document = names[context] if answers else None
        gold.append(GoldQuestion(id=f"{name}-{number}", question=question, answers=tuple(answers), document=document))
    return QuestionSet(name, corpus, gold)
