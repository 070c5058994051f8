"""Question sets in the form of BEIR (github.com/beir-cellar/beir): judged by documents, without answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.cleaning import clean
from corpus.errors import HoidapError
from corpus.titles import find_title, title_from_name
from eval.gold.document_folder import write_documents
from eval.gold.faults import Fault, fault
from eval.gold.gold_file import GoldFile, GoldFileError, checked_for_questions
from eval.gold.json_lines import numbered_lines
from eval.gold.kinds import kind_of
from eval.gold.malformed import malformed
from eval.gold.question import Evidence, GoldQuestion

CORPUS = "corpus.jsonl"
_QUERIES = "queries.jsonl"
_JUDGEMENTS = "qrels"
_SPLITS = ("test", "dev", "train")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60
_GREATEST_GRADE = 1000


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str | int = Field(alias="_id")
    title: str | None = None
    text: str | None = None


class _Query(BaseModel):
    model_config = ConfigDict(strict=True)

    id: str | int = Field(alias="_id")
    text: str


_Line = TypeVar("_Line", _Entry, _Query)


@dataclass(slots=True)
class _Documents:
    """The documents of a set: their file names by the ids of the entries, and their texts by the file names."""

    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Judgements:
    """What is judged relevant to one query.

    Attributes:
        line: Where it is judged first.
        grades: How relevant each entry is, by its id.
    """

    line: int
    grades: dict[str, int] = field(default_factory=dict)

    def in_order(self) -> dict[str, int]:
        """Return the entries, the most relevant first."""
        return dict(sorted(self.grades.items(), key=lambda one: -one[1]))


def read_beir(path: Path, folder: Path) -> GoldFile:
    """Return the questions of a BEIR folder, and write its corpus into another folder, one document an entry.

    Of the judgements, those of the test split are used, else dev's, else train's. The most relevant document is the
    question's own, the others are further ones that belong to it, each with its grade. Queries without a relevant
    document are left out.

    Args:
        path: Folder with `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`.
        folder: A folder for the documents and nothing else.

    Raises:
        HoidapError: A file is missing or damaged, no query could be used, or the documents cannot be written.
    """
    documents = _documents(path / CORPUS)
    judged_in = _judgement_file(path / _JUDGEMENTS)
    judged = _judgements(judged_in, documents)
    gold_file = _questions(path, judged, documents, judged_in.name)
    write_documents(folder, documents.texts)
    return gold_file


def _documents(path: Path) -> _Documents:
    documents = _Documents()
    for number, line in numbered_lines(path):
        entry = _parsed(_Entry, line, number)
        if isinstance(entry, Fault):
            raise GoldFileError(path, entry)
        key, text = str(entry.id), _document_text(clean(entry.title or ""), clean(entry.text or ""))
        if key in documents.names:
            raise GoldFileError(path, fault("beir_id_twice", number, id=key))
        if text:
            documents.names[key] = file_name(number, key)
            documents.texts[documents.names[key]] = text
    return documents


def file_name(number: int, key: str) -> str:
    """Return a file name for an entry of the corpus that is safe whatever its id, and that no title is made from.

    Example:
        >>> file_name(7, "MED-10"), file_name(8, "../etc/passwd")
        ('0000007-MED-10.txt', '0000008.txt')
    """
    stem = f"{number:07d}-{_UNSAFE.sub('-', key).strip('-')[:_LONGEST_NAME]}".rstrip("-")
    return f"{number:07d}.txt" if title_from_name(stem, "") else f"{stem}.txt"


def _document_text(title: str, text: str) -> str:
    """Return the text with its title on top, where the program then takes it for the title."""
    title = clean(" ".join(title.split()).rstrip("."))
    if not (title and text):
        return title or text
    titled = f"{title}\n\n{text}"
    return titled if find_title(titled) == title else text


def _judgement_file(folder: Path) -> Path:
    files = {path.stem: path for path in sorted(folder.glob("*.tsv"))}
    if not files:
        raise HoidapError("beir_without_judgements", path=folder)
    return next((files[split] for split in _SPLITS if split in files), next(iter(files.values())))


def _judgements(path: Path, documents: _Documents) -> dict[str, _Judgements]:
    """Return what is relevant to each query to which something is."""
    judged: dict[str, _Judgements] = {}
    for place, (number, line) in enumerate(numbered_lines(path)):
        columns = [column.strip() for column in line.split("\t")]
        if place == 0 and _is_header(columns, documents):
            continue
        grade = _grade(columns)
        if grade is None:
            raise GoldFileError(path, fault("beir_judgement_malformed", number, greatest=_GREATEST_GRADE))
        if grade > 0:
            judged.setdefault(columns[0], _Judgements(number)).grades[columns[1]] = grade
    return judged


def _is_header(columns: list[str], documents: _Documents) -> bool:
    """Tell a header from a judgement with a slip: a word stands over the grades, and no document is named."""
    return len(columns) == 3 and columns[2][:1].isalpha() and columns[1] not in documents.names


def _grade(columns: list[str]) -> int | None:
    """Return the grade of a judgement; None where the line is none."""
    try:
        grade = float(columns[2]) if len(columns) == 3 else None
    except ValueError:
        return None
    return int(grade) if grade is not None and grade.is_integer() and grade <= _GREATEST_GRADE else None


def _questions(path: Path, judged: dict[str, _Judgements], documents: _Documents, judged_in: str) -> GoldFile:
    lines: dict[str, int] = {}
    questions: list[GoldQuestion] = []
    faults: list[Fault] = []
    unjudged: list[int] = []
    unread = dict(judged)
    for number, read in _queries(path / _QUERIES):
        if isinstance(read, Fault):
            faults.append(read)
            continue
        key = str(read.id)
        unread.pop(key, None)
        if key in lines:
            faults.append(fault("gold_id_twice", number, id=key, first=lines[key]))
        elif key not in judged:
            unjudged.append(number)
        else:
            found, grades = _faults_of(read, number, judged[key].in_order(), documents)
            faults += found
            if grades:
                lines[key] = number
                questions.append(_question(key, read.text, grades))
    if unjudged:
        # Told, but no fault: the queries of all splits stand in one file, and only one split is asked.
        faults.append(fault("beir_queries_unjudged", unjudged[0], is_left_out=False, count=len(unjudged)))
    if unread:
        key, first = next(iter(unread.items()))
        faults.append(fault("beir_queries_missing", first.line, file=judged_in, count=len(unread), id=key))
    ordered = tuple(sorted(faults, key=lambda one: one.line))
    return checked_for_questions(
        path / _QUERIES, GoldFile(name=path.resolve().name, questions=tuple(questions), lines=lines, faults=ordered)
    )


def _queries(path: Path) -> Iterator[tuple[int, _Query | Fault]]:
    for number, line in numbered_lines(path):
        yield number, _parsed(_Query, line, number)


def _faults_of(
    query: _Query, number: int, judged: dict[str, int], documents: _Documents
) -> tuple[list[Fault], dict[str, int]]:
    """Return what is wrong with a query, and the grades of its documents by name; none where it is to be left out."""
    if not query.text.strip():
        return [fault("gold_question_empty", number)], {}
    grades = {documents.names[key]: grade for key, grade in judged.items() if key in documents.names}
    missing = [key for key in judged if key not in documents.names]
    return [fault("beir_document_missing", number, is_left_out=not grades, id=key) for key in missing[:1]], grades


def _question(key: str, text: str, grades: dict[str, int]) -> GoldQuestion:
    (name, grade), *others = grades.items()
    return GoldQuestion(
        id=key,
        question=text,
        answers=(),
        document=name,
        kind=kind_of(text),
        also=tuple(Evidence(document=other, grade=its_grade) for other, its_grade in others),
        grade=grade,
    )


def _parsed(model: type[_Line], line: str, number: int) -> _Line | Fault:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        return malformed(error, number)
