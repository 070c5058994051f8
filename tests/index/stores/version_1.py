"""A catalogue as version 1 of the tables left it, written by SQL of its own: the program's must not change it."""

import datetime
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document, Passage
from corpus.folding import bigrams, folded_syllables

TABLES = """
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
CREATE VIRTUAL TABLE passage_terms USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
CREATE VIRTUAL TABLE term_counts USING fts5vocab (passage_terms, row);
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
PRAGMA user_version = 1;
"""


def write_version_1(path: Path, documents: Sequence[tuple[Document, Sequence[Passage]]]) -> None:
    """Write a catalogue of version 1 that holds these documents, their vectors in place."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(TABLES)
    for document, passages in documents:
        _put(connection, document, passages)
    connection.commit()
    connection.close()


def _put(connection: sqlite3.Connection, document: Document, passages: Sequence[Passage]) -> None:
    date = document.date.isoformat() if document.date else None
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    place = [document.id, document.source, document.location, document.title, date]
    row = [*place, document.text, document.content_hash, 1, now]
    connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for one in passages:
        sentences = json.dumps([[span.start, span.end] for span in one.sentences])
        number = connection.execute(
            "INSERT INTO passages (id, document_id, start, end, text, sentences) VALUES (?, ?, ?, ?, ?, ?)",
            [one.id, one.document_id, one.span.start, one.span.end, one.text, sentences],
        ).lastrowid
        connection.execute("INSERT INTO passage_terms VALUES (?, ?)", [_terms(one.title), _terms(one.text)])
        assert number == connection.execute("SELECT max(rowid) FROM passage_terms").fetchone()[0]


def _terms(text: str) -> str:
    syllables = folded_syllables(text)
    return " ".join([*syllables, *bigrams(syllables)])
