"""A folder of Chroma's that several processes and threads use in turn."""

from __future__ import annotations

import os
import shutil
import threading
import uuid
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from filelock import FileLock, Timeout

from corpus.errors import DataFolderError
from index.data_folder import as_data_folder_error, is_disk_full
from index.embedding.turns import Turns

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_LONGEST_WAIT_SECONDS = 60  # a turn takes milliseconds, a second at most where much must be read anew
_POLL_SECONDS = 0.005
_STAMP = "last-write"


class ChromaFolder:
    """One folder of Chroma's, opened when it is first used; all stores of a process share it.

    Chroma keeps what it has read in memory, does not notice what another process writes, and may later save what it
    remembers over that: two processes at once lose vectors without a word. So each use is a turn of its own, held
    against other threads and other processes; a writer leaves a new stamp before it writes, and who finds another
    stamp than the one it knows reads the folder anew.

    Args:
        path: The folder; made where it is missing. The lock lies beside it, for the folder itself may be deleted.
    """

    _opened: ClassVar[weakref.WeakValueDictionary[str, ChromaFolder]] = weakref.WeakValueDictionary()
    _opening: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turns = Turns()
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=_LONGEST_WAIT_SECONDS)
        self._client: Client | None = None
        self._close_client: Callable[[], object] = lambda: None
        self._collections: dict[str, Any] = {}
        self._seen = ("", 0)

    @classmethod
    def at(cls, path: Path) -> ChromaFolder:
        """Return this process's one object for the folder at `path`."""
        place = os.path.realpath(path)
        with cls._opening:
            if (folder := cls._opened.get(place)) is None:
                folder = cls._opened[place] = cls(Path(place))
            return folder

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Take a turn to read; everything that anybody wrote before is seen.

        Raises:
            DataFolderError: The folder cannot be used.
        """
        with self._turns, self._errors_for_people(), self._lock.acquire(poll_interval=_POLL_SECONDS):
            try:
                if self._state() != self._seen:
                    self._close()
                yield
            except BaseException:
                # Half done work of Chroma's is best forgotten: what counts is on disk.
                self._close()
                raise

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Take a turn to write; who does so holds the data folder's writer lock.

        Raises:
            DataFolderError: The folder cannot be written.
        """
        with self.reading():
            self._stamp()
            yield

    def start_anew(self) -> None:
        """Delete everything; who does so holds the data folder's writer lock.

        Raises:
            DataFolderError: The folder cannot be deleted.
        """
        with self._turns, self._errors_for_people(), self._lock.acquire(poll_interval=_POLL_SECONDS):
            self._close()
            if self._path.exists():
                shutil.rmtree(self._path)

    def collection(self, name: str, graph: CreateHNSWConfiguration) -> Any:  # noqa: ANN401 - Chroma is imported late
        """Return a collection, made where it is missing; only within a turn."""
        if name not in self._collections:
            # Without `embedding_function=None` Chroma would fetch a model of its own.
            self._collections[name] = self._open().get_or_create_collection(
                name, configuration={"hnsw": graph}, embedding_function=None
            )
        return self._collections[name]

    def names(self) -> list[str]:
        """Return the names of all collections; only within a turn."""
        return [collection.name for collection in self._open().list_collections()]

    def delete(self, name: str) -> None:
        """Delete a collection; only within a turn to write."""
        self._open().delete_collection(name)
        self._collections.pop(name, None)

    def _open(self) -> Client:
        if self._client is None:
            import chromadb
            from chromadb.api.shared_system_client import SharedSystemClient
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False, allow_reset=False)
            try:
                self._client = cast("Client", chromadb.PersistentClient(path=str(self._path), settings=settings))
            except BaseException:
                # Chroma would hand out what it could not start again and again, even when the fault has been removed.
                SharedSystemClient._identifier_to_system.pop(str(self._path), None)
                raise
            self._close_client = weakref.finalize(self, self._client.close)
            self._seen = self._state()
        return self._client

    def _close(self) -> None:
        self._collections.clear()
        self._client = None
        self._close_client()

    def _state(self) -> tuple[str, int]:
        """Return what changes when another process writes, or puts another folder in this place."""
        try:
            stamp = (self._path / _STAMP).read_text(encoding="utf-8")
        except FileNotFoundError:
            stamp = ""
        try:
            return stamp, (self._path / "chroma.sqlite3").stat().st_ino
        except FileNotFoundError:
            return stamp, 0

    def _stamp(self) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        new = self._path / f"{_STAMP}.new"
        new.write_text(uuid.uuid4().hex, encoding="utf-8")
        new.replace(self._path / _STAMP)
        self._seen = self._state()

    @contextmanager
    def _errors_for_people(self) -> Iterator[None]:
        try:
            yield
        except DataFolderError:
            raise
        except Timeout as error:
            raise DataFolderError("data_being_written", path=self._path.parent) from error
        except Exception as error:  # Chroma's core raises classes of its own, plain exceptions and OSError
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> DataFolderError:
        folder = self._path.parent
        if isinstance(error, OSError) and error.errno is not None:
            return as_data_folder_error(error, folder)
        reason = " ".join(str(error).split())
        # Chroma often tells only that something failed, and not that the disk is full.
        if "disk is full" in reason or "No space left" in reason or "os error 28" in reason or is_disk_full(folder):
            return DataFolderError("data_full", path=folder)
        if any(sign in reason for sign in ("readonly", "Read-only", "os error 30", "os error 13")):
            return DataFolderError("data_read_only", path=folder)
        return DataFolderError("vectors_unusable", path=self._path, reason=reason)
