"""The SQLite file behind the catalogue: its tables, its version, and its connections, one a thread."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from corpus.errors import DataFolderError
from index.data_folder import as_data_folder_error, is_disk_full

_LONGEST_WAIT_SECONDS = 30

IN_MEMORY = ":memory:"
"""The path of a database that is gone with its connection."""

SCHEMA_VERSION = 1
"""Raised by every change of the tables; a folder with a higher one was written by a newer program."""

_TABLES = """
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


class Database:
    """A SQLite file in WAL mode: any number of readers beside one writer, and an ingest that is whole or not at all.

    Args:
        path: The file; made with its tables where it is missing.

    Raises:
        DataFolderError: The file cannot be opened, is no catalogue, or is one of a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        with self.errors_for_people():
            self._prepare()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=_LONGEST_WAIT_SECONDS, isolation_level=None)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
        return connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction: all of it is kept, or none."""
        with self.errors_for_people():
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled back already; the first error is the one to tell.
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def select(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a SELECT."""
        with self.errors_for_people():
            return self.connection.execute(statement, values).fetchall()

    @contextlib.contextmanager
    def errors_for_people(self) -> Iterator[None]:
        """Turn SQLite's errors about the file into errors that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _prepare(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise DataFolderError("data_newer", path=self._path.parent, found=version, known=SCHEMA_VERSION)
        if version == 0:
            # Two that switch to WAL at once get "locked" without a wait, whatever the timeout: SQLite's wait is not
            # asked there. One after the other, by a file of our own.
            with self._making():
                self.connection.execute("PRAGMA journal_mode = WAL")
                self._make_tables()

    def _make_tables(self) -> None:
        with self.transaction() as connection:
            # Another process may have made them since.
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in _TABLES.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextlib.contextmanager
    def _making(self) -> Iterator[None]:
        if str(self._path) == IN_MEMORY:  # nobody else can open it, and it has no folder to put a lock in
            yield
            return
        lock = FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=_LONGEST_WAIT_SECONDS)
        try:
            lock.acquire()
        except Timeout as error:
            raise DataFolderError("data_being_written", path=self._path.parent) from error
        except OSError as error:
            raise as_data_folder_error(error, self._path.parent) from error
        try:
            yield
        finally:
            lock.release()

    def _explained(self, error: sqlite3.Error) -> DataFolderError:
        folder = self._path.parent
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        # A full disk may show as a failed write of the shared memory beside the file.
        if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and is_disk_full(folder)):
            return DataFolderError("data_full", path=folder)
        if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
            return DataFolderError("data_read_only", path=folder)
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return DataFolderError("data_damaged", path=self._path)
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return DataFolderError("data_being_written", path=folder)
        return DataFolderError("data_unusable", path=folder, reason=str(error))
