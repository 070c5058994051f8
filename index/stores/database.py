"""The SQLite file behind the catalogue: its version and its connections, one a thread."""

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
from index.stores.schema import SCHEMA_VERSION as SCHEMA_VERSION  # known to others from here
from index.stores.schema import bring_up_to_date, version_of

_LONGEST_WAIT_SECONDS = 30

IN_MEMORY = ":memory:"
"""The path of a database that is gone with its connection."""


class Database:
    """A SQLite file in WAL mode: any number of readers beside one writer, and an ingest that is whole or not at all.

    Args:
        path: The file; made with its tables where it is missing, brought up to date where an older version made it.

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

    def state(self) -> tuple[int, int]:
        """Return what is another one as soon as this thread could read something else than before.

        It tells of writes by others (https://www.sqlite.org/pragma.html#pragma_data_version) and by this connection.
        """
        with self.errors_for_people():
            seen = self.connection.execute("PRAGMA data_version").fetchone()[0]
            return int(seen), self.connection.total_changes

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
        version = self._known_version()
        if version == SCHEMA_VERSION:
            return
        # Two that switch to WAL at once get "locked" without a wait, whatever the timeout: SQLite's wait is not asked
        # there. One after the other, by a file of our own.
        with self._making():
            if version == 0:
                self.connection.execute("PRAGMA journal_mode = WAL")
            with self.transaction() as connection:
                bring_up_to_date(connection)  # asks for the version again: another process may have been here since
        self._known_version()

    def _known_version(self) -> int:
        version = version_of(self.connection)
        if version > SCHEMA_VERSION:
            raise DataFolderError("data_newer", path=self._path.parent, found=version, known=SCHEMA_VERSION)
        return version

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
