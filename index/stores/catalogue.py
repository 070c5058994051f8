"""The catalogue: documents and their passages, the truth that the vectors are derived from."""

from __future__ import annotations

import datetime
import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from corpus.document import Document, Passage, Span
from corpus.facts import DocumentFacts
from corpus.findings import Findings, findings_in
from index.filters import SearchFilter
from index.stores.allowed import Allowed, AllowedPassages
from index.stores.database import Database
from index.stores.lexical import add_terms, remove_terms
from index.stores.marks import as_marks, as_removed, marks_as_json, removed_as_json
from index.stores.mentions import put_mentions
from index.stores.schema import as_passage, put_abbreviations

_PASSAGE_COLUMNS = "passages.id, document_id, title, start, end, passages.text, sentences, passages.marks"
_ENTRIES = (
    "SELECT documents.id, source, location, title, date, content_hash, reading_version, count(passages.id), kind, "
    "documents.number, issuer "
    "FROM documents LEFT JOIN passages ON document_id = documents.id {where} GROUP BY documents.id ORDER BY source"
)
_DOCUMENT_COLUMNS = (
    "id", "source", "location", "title", "date", "text", "content_hash", "kind", "marks", "removed",
    "issuer", "number", "place", "author", "language",
)  # fmt: skip
_MOST_VALUES = 500  # values in one statement, well under SQLite's limit


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What a list of documents shows of one, and what an ingest compares.

    Attributes:
        passages: How many passages the document has.
        reading_version: The version of the reading rules that made it.
        kind: What kind of document it is, one of `corpus.document_kind.KINDS`.
        number: The number of an official document, or nothing.
        issuer: The body that issued it, or nothing.
    """

    id: str
    source: str
    location: str
    title: str
    date: datetime.date | None
    content_hash: str
    reading_version: int
    passages: int
    kind: str = ""
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ContainerState:
    """By what an unchanged container is known, so that it need not be opened.

    Attributes:
        content_hash: SHA-256 of its bytes, in hexadecimal.
        reading_version: The version of the reading rules that took it in.
        documents: How many documents it holds; fewer are there where one was removed by hand.
    """

    content_hash: str
    reading_version: int
    documents: int


class Catalogue:
    """Documents and passages in one SQLite file.

    Args:
        database: The file that holds them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._allowed = AllowedPassages(database)

    def put(
        self, document: Document, passages: Sequence[Passage], reading_version: int, findings: Findings | None = None
    ) -> None:
        """Keep a document and its passages in place of its earlier version, in one transaction.

        Passages that are the same as before, by id, keep their vectors; what the vectors have to follow is queued in
        the same transaction.

        Args:
            document: The document.
            passages: All of its passages.
            reading_version: The version of the reading rules that took it in.
            findings: What is found in its text, where that was looked for already.
        """
        findings = findings or findings_in(document.text)
        with self._database.transaction() as connection:
            rows = connection.execute("SELECT id FROM passages WHERE document_id = ?", [document.id])
            before = {row[0] for row in rows}
            _put_document(connection, document, reading_version)
            put_abbreviations(connection, document.id, findings.abbreviations)
            put_mentions(connection, document.id, findings.mentions)
            _remove_passages(connection, before - {passage.id for passage in passages})
            _add_passages(connection, [passage for passage in passages if passage.id not in before])

    def remove(self, document_id: str) -> bool:
        """Remove a document and all that came of it, and tell whether it was there."""
        with self._database.transaction() as connection:
            rows = connection.execute("SELECT id FROM passages WHERE document_id = ?", [document_id])
            _remove_passages(connection, {row[0] for row in rows})
            return connection.execute("DELETE FROM documents WHERE id = ?", [document_id]).rowcount > 0

    def rename_source(self, document_id: str, source: str) -> None:
        """Note that the same file is now ingested under another spelling of its path."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE documents SET source = ? WHERE id = ?", [source, document_id])

    def entries(self, document_ids: Iterable[str] | None = None) -> list[DocumentEntry]:
        """Return documents without their texts in the order of their sources: all, or those with these ids."""
        if document_ids is None:
            return [_as_entry(row) for row in self._select(_ENTRIES.format(where=""))]
        return [
            _as_entry(row)
            for part in _parts(sorted(set(document_ids)))
            for row in self._select(_ENTRIES.format(where=f"WHERE documents.id IN ({_marks(part)})"), part)
        ]

    def allowed(self, search_filter: SearchFilter | None) -> Allowed | None:
        """Return the documents and passages that pass a filter; None where it limits nothing.

        Raises:
            HoidapError: The filter names a document that is not there.
        """
        if search_filter is None or search_filter.limits_nothing:
            return None
        return self._allowed.by(search_filter)

    def named(self, name: str) -> list[str]:
        """Return the ids of the documents with an id or a name, in the order of their sources.

        Args:
            name: An id, the path as it was ingested or as it is on disk, or the file's name with or without its ending;
                in NFC or NFD. Several documents may bear the same name.
        """
        wanted = unicodedata.normalize("NFC", name)
        rows = self._select("SELECT id, source, location FROM documents ORDER BY source")
        return [row[0] for row in rows if wanted in _names(*row)]

    def long_forms(self, shorts: Sequence[str]) -> dict[str, list[str]]:
        """Return what documents define abbreviations to stand for, what most of them say first.

        Args:
            shorts: Abbreviations in folded syllables joined by blanks; one that nobody defines is left out.
        """
        return self._other_forms("short", "long_form", shorts)

    def shorts(self, long_forms: Sequence[str]) -> dict[str, list[str]]:
        """Return the abbreviations that documents define for long forms, what most of them say first.

        Args:
            long_forms: Long forms in folded syllables joined by blanks; one that nobody shortens is left out.
        """
        return self._other_forms("long_form", "short", long_forms)

    def document(self, document_id: str) -> Document | None:
        """Return a document by its id, or None."""
        rows = self._select(
            f"SELECT {', '.join(_DOCUMENT_COLUMNS)} FROM documents WHERE id = ?",
            [document_id],
        )
        return _as_document(rows[0]) if rows else None

    def passages(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """Return the passages with these ids; an id that is not there is left out."""
        return {passage.id: passage for passage in self._passages_where("passages.id", passage_ids)}

    def passages_of(self, document_id: str) -> list[Passage]:
        """Return a document's passages in order."""
        return self._passages_where("document_id", [document_id])

    def passage_behind(self, passage: Passage) -> Passage | None:
        """Return the passage that follows one in its document, or None behind the last; the others are not read."""
        rows = self._select(
            f"SELECT {_PASSAGE_COLUMNS} FROM passages JOIN documents ON documents.id = document_id "
            "WHERE document_id = ? AND start >= ? ORDER BY start LIMIT 1",
            [passage.document_id, passage.span.end],
        )
        return as_passage(rows[0]) if rows else None

    def container(self, location: str) -> ContainerState | None:
        """Return how a container was when all of its documents were taken in, or None."""
        columns = "content_hash, reading_version, documents"
        rows = self._select(f"SELECT {columns} FROM containers WHERE location = ?", [location])
        return ContainerState(*rows[0]) if rows else None

    def put_container(self, location: str, state: ContainerState) -> None:
        """Note that all documents of a container have been taken in."""
        values = [location, state.content_hash, state.reading_version, state.documents]
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO containers VALUES (?, ?, ?, ?)", values)

    def passage_ids(self) -> list[str]:
        """Return the ids of all passages."""
        return [row[0] for row in self._select("SELECT id FROM passages")]

    def passage_count(self) -> int:
        """Return how many passages there are."""
        return int(self._select("SELECT count(*) FROM passages")[0][0])

    def fact(self, name: str) -> str | None:
        """Return a fact about the index itself, such as its embedding model."""
        return next((row[0] for row in self._select("SELECT value FROM facts WHERE name = ?", [name])), None)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact about the index itself."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def _select(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        return self._database.select(statement, values)

    def _other_forms(self, known: str, wanted: str, values: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for part in _parts(list(dict.fromkeys(values))):
            for value, other in self._select(
                f"SELECT {known}, {wanted} FROM abbreviations WHERE {known} IN ({_marks(part)}) "
                f"GROUP BY {known}, {wanted} ORDER BY count(*) DESC, {wanted}",
                part,
            ):
                found.setdefault(value, []).append(other)
        return found

    def _passages_where(self, column: str, values: Sequence[str]) -> list[Passage]:
        return [
            as_passage(row)
            for part in _parts(values)
            for row in self._select(
                f"SELECT {_PASSAGE_COLUMNS} FROM passages JOIN documents ON documents.id = document_id "
                f"WHERE {column} IN ({_marks(part)}) ORDER BY start",
                part,
            )
        ]


def _names(document_id: str, source: str, location: str) -> tuple[str, ...]:
    source, location = unicodedata.normalize("NFC", source), unicodedata.normalize("NFC", location)
    file = PurePath(location)
    return document_id, source, location, file.name, file.stem


def _put_document(connection: sqlite3.Connection, document: Document, reading_version: int) -> None:
    facts = document.facts
    values = {
        "id": document.id,
        "source": document.source,
        "location": document.location,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "text": document.text,
        "content_hash": document.content_hash,
        "kind": document.kind,
        "issuer": facts.issuer,
        "number": facts.number,
        "place": facts.place,
        "author": facts.author,
        "language": facts.language,
        "marks": marks_as_json(document.marks),
        "removed": removed_as_json(document.removed),
        "reading_version": reading_version,
        "ingested_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
    }
    replaced = ", ".join(f"{column} = excluded.{column}" for column in values if column != "id")
    connection.execute(
        f"INSERT INTO documents ({', '.join(values)}) VALUES ({_marks([*values])}) "
        f"ON CONFLICT (id) DO UPDATE SET {replaced}",
        [*values.values()],
    )


def _add_passages(connection: sqlite3.Connection, passages: Iterable[Passage]) -> None:
    for passage in passages:
        sentences = _as_json(passage.sentences)
        number = connection.execute(
            "INSERT INTO passages (id, document_id, start, end, text, sentences, text_hash, marks) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                passage.id,
                passage.document_id,
                passage.span.start,
                passage.span.end,
                passage.text,
                sentences,
                passage.text_hash,
                marks_as_json(passage.marks),
            ],
        ).lastrowid
        add_terms(connection, number, passage.context, passage.text)
        connection.execute("INSERT OR REPLACE INTO vector_queue VALUES (?, 'add')", [passage.id])


def _remove_passages(connection: sqlite3.Connection, passage_ids: Iterable[str]) -> None:
    for passage_id in passage_ids:
        number = connection.execute("SELECT number FROM passages WHERE id = ?", [passage_id]).fetchone()[0]
        remove_terms(connection, number)
        connection.execute("DELETE FROM passages WHERE number = ?", [number])
        connection.execute("INSERT OR REPLACE INTO vector_queue VALUES (?, 'remove')", [passage_id])


def _as_document(row: Sequence[Any]) -> Document:
    document_id, source, location, title, date, text, content_hash, kind, marks, removed, *facts = row
    return Document(
        document_id,
        source,
        location,
        title,
        _as_date(date),
        text,
        content_hash,
        kind,
        DocumentFacts(*facts),
        as_marks(marks),
        as_removed(removed),
    )


def _as_entry(row: Sequence[Any]) -> DocumentEntry:
    document_id, source, location, title, date, *rest = row
    return DocumentEntry(document_id, source, location, title, _as_date(date), *rest)


def _as_json(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def _as_date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _MOST_VALUES] for start in range(0, len(values), _MOST_VALUES))


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
