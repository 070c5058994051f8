"""The tables of the catalogue, as the steps that made them what they are: a new file takes all, an older one the rest.

Steps are only added, never changed: files that each of them made are out there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from corpus.abbreviations import DefinedAbbreviation, defined_abbreviations
from corpus.document import Passage, Span
from corpus.document_kind import document_kind
from corpus.mentions import find_mentions
from index.stores.conversations import CONVERSATION_TABLES
from index.stores.marks import as_marks
from index.stores.mentions import MENTIONS_TABLE, put_mentions
from index.stores.syllable_places import packed

_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    location TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    reading_version INTEGER NOT NULL,
    ingested_at TEXT NOT NULL
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    sentences TEXT NOT NULL
);
CREATE INDEX passages_of_document ON passages (document_id, start);
-- Folded syllables and bigrams; `number` of a passage is its rowid here.
CREATE VIRTUAL TABLE passage_terms USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
CREATE VIRTUAL TABLE term_counts USING fts5vocab (passage_terms, row);
-- What the vectors still have to take over from the catalogue.
CREATE TABLE vector_queue (
    passage_id TEXT PRIMARY KEY,
    action TEXT NOT NULL CHECK (action IN ('add', 'remove'))
) WITHOUT ROWID;
CREATE TABLE embeddings (
    model TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text_hash)
) WITHOUT ROWID;
"""

_KINDS_AND_ABBREVIATIONS = """
ALTER TABLE documents ADD COLUMN kind TEXT NOT NULL DEFAULT '';
-- Short and long form in folded syllables, joined by blanks.
CREATE TABLE abbreviations (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    short TEXT NOT NULL,
    long_form TEXT NOT NULL,
    PRIMARY KEY (document_id, short, long_form)
) WITHOUT ROWID;
CREATE INDEX abbreviations_by_short ON abbreviations (short, long_form);
CREATE INDEX abbreviations_by_long_form ON abbreviations (long_form, short);
-- Holds all that a filter asks for, so that none has to read the rows with the texts.
CREATE INDEX documents_by_date ON documents (date, kind, id, source, location);
"""

_EMBEDDINGS_OF_SENTENCES = """
DROP TABLE embeddings;
-- By rowid, unlike before: rows of some kilobytes in the tree of the keys would make it deep, and a look-up slow.
CREATE TABLE embeddings (
    model TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text_hash)
);
"""


_SYLLABLES = """
-- The folded syllables of title and text in order, packed: what BM25 is worked out from.
CREATE TABLE passage_syllables (number INTEGER PRIMARY KEY, title BLOB NOT NULL, body BLOB NOT NULL)
"""


_PLACES_AND_FACTS = """
ALTER TABLE documents ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT '';
-- As JSON, and empty where there are none: see `index.stores.marks`.
ALTER TABLE documents ADD COLUMN marks TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN removed TEXT NOT NULL DEFAULT '';
ALTER TABLE passages ADD COLUMN marks TEXT NOT NULL DEFAULT '';
-- Files that hold documents, such as archives, so that an unchanged one is known without being opened.
CREATE TABLE containers (
    location TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    reading_version INTEGER NOT NULL,
    documents INTEGER NOT NULL
) WITHOUT ROWID;
"""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring those of an earlier version up to this one, inside the caller's transaction.

    A file of a newer version is left as it is.
    """
    steps = STEPS[version_of(connection) :]
    for step in steps:
        step(connection)
    if steps:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file's tables; 0 where it has none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def put_abbreviations(
    connection: sqlite3.Connection, document_id: str, abbreviations: Iterable[DefinedAbbreviation]
) -> None:
    """Keep the abbreviations that a document defines in place of its earlier ones, inside the caller's transaction."""
    connection.execute("DELETE FROM abbreviations WHERE document_id = ?", [document_id])
    pairs = dict.fromkeys((found.short, found.long_form) for found in abbreviations)
    connection.executemany("INSERT INTO abbreviations VALUES (?, ?, ?)", [(document_id, *pair) for pair in pairs])


def _make_first_tables(connection: sqlite3.Connection) -> None:
    _run(connection, _FIRST)


def _add_kinds_and_abbreviations(connection: sqlite3.Connection) -> None:
    """Tell the kinds and the abbreviations from the texts that are kept, so that nothing has to be ingested again."""
    _run(connection, _KINDS_AND_ABBREVIATIONS)
    for (document_id,) in connection.execute("SELECT id FROM documents").fetchall():
        title, text = connection.execute("SELECT title, text FROM documents WHERE id = ?", [document_id]).fetchone()
        connection.execute("UPDATE documents SET kind = ? WHERE id = ?", [document_kind(title, text), document_id])
        put_abbreviations(connection, document_id, defined_abbreviations(text))


def _add_vectors_of_sentences(connection: sqlite3.Connection) -> None:
    """Tell what is embedded of each passage: its sentences now, so that embeddings of whole passages are useless."""
    connection.execute("ALTER TABLE passages ADD COLUMN text_hash BLOB NOT NULL DEFAULT x''")
    _run(connection, _EMBEDDINGS_OF_SENTENCES)
    numbers = connection.execute("SELECT number FROM passages").fetchall()
    for (number,) in numbers:
        row = connection.execute(
            "SELECT passages.id, document_id, title, start, end, passages.text, sentences FROM passages "
            "JOIN documents ON documents.id = document_id WHERE number = ?",
            [number],
        ).fetchone()
        connection.execute("UPDATE passages SET text_hash = ? WHERE number = ?", [as_passage(row).text_hash, number])


def _add_syllables(connection: sqlite3.Connection) -> None:
    """Pack the syllables out of the terms that FTS5 keeps: syllables, then pairs, with spaces between them."""
    _run(connection, _SYLLABLES)
    for (number,) in connection.execute("SELECT number FROM passages").fetchall():
        terms = connection.execute("SELECT title, body FROM passage_terms WHERE rowid = ?", [number]).fetchone()
        fields = [packed(one for one in field.split() if "_" not in one) for field in terms]
        connection.execute("INSERT INTO passage_syllables VALUES (?, ?, ?)", [number, *fields])


def _add_places_and_facts(connection: sqlite3.Connection) -> None:
    """Make room for what only reading the files anew can tell: the next ingest does, by its reading version."""
    _run(connection, _PLACES_AND_FACTS)


def _add_mentions(connection: sqlite3.Connection) -> None:
    """Find the official documents that the kept texts mention, so that nothing has to be ingested again."""
    _run(connection, MENTIONS_TABLE)
    for (document_id,) in connection.execute("SELECT id FROM documents").fetchall():
        (text,) = connection.execute("SELECT text FROM documents WHERE id = ?", [document_id]).fetchone()
        put_mentions(connection, document_id, find_mentions(text))


def _add_conversations(connection: sqlite3.Connection) -> None:
    _run(connection, CONVERSATION_TABLES)


def as_passage(row: Sequence[Any]) -> Passage:
    """Return a passage by its row: id, document's id, title, start, end, text, sentences and marks as JSON."""
    passage_id, document_id, title, start, end, text, sentences, *marks = row
    spans = tuple(Span(first, last) for first, last in json.loads(sentences))
    return Passage(passage_id, document_id, title, Span(start, end), text, spans, *map(as_marks, marks))


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):  # `executescript` would commit the caller's transaction
        connection.execute(statement)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _make_first_tables,
    _add_kinds_and_abbreviations,
    _add_vectors_of_sentences,
    _add_syllables,
    _add_places_and_facts,
    _add_mentions,
    _add_conversations,
)
"""What makes each version of the tables out of the one before, the first out of nothing."""

SCHEMA_VERSION = len(STEPS)
"""The version that this program writes; a folder with a higher one was written by a newer program."""
