"""The folder that holds everything the program writes, and the lock that lets one process at a time write in it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import DataFolderError

_ALMOST_NOTHING = 4 * 1024 * 1024  # bytes; a write that failed has mostly given back what little it got


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The places inside a data folder.

    Attributes:
        path: The folder, as `--data` or `HOIDAP_DATA` names it.
    """

    path: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file: documents, passages, lexical index, embedding cache."""
        return self.path / "catalogue.sqlite3"

    @property
    def vectors(self) -> Path:
        """The folder that Chroma keeps."""
        return self.path / "vectors"

    @property
    def models(self) -> Path:
        """A link to the model cache, or the model cache itself where there is none outside."""
        return self.path / "models"

    def create(self) -> None:
        """Make the folder where it is missing, and see that it can be written.

        Raises:
            DataFolderError: It cannot be made or written.
        """
        probe = self.path / f".write-probe-{os.getpid()}"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"\0" * 4096)
            probe.unlink()
        except OSError as error:
            with contextlib.suppress(OSError):
                probe.unlink(missing_ok=True)
            raise as_data_folder_error(error, self.path) from error

    def link_models(self, cache: Path) -> None:
        """Point `models` at the model cache, so that the folder shows all that the program uses."""
        if self.models.is_symlink() and self.models.readlink() == cache:
            return
        with contextlib.suppress(OSError):  # a folder without links works as well, the link is for people
            self.models.unlink(missing_ok=True)
            self.models.symlink_to(cache, target_is_directory=True)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one writer's lock; it goes with the process, however that ends.

        Raises:
            DataFolderError: Another process is writing.
        """
        lock = FileLock(self.path / "writer.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise DataFolderError("data_being_written", path=self.path) from error
        except OSError as error:
            raise as_data_folder_error(error, self.path) from error
        try:
            yield
        finally:
            lock.release()


def is_disk_full(folder: Path) -> bool:
    """Tell whether the disk of a folder has next to no room, where a failed write did not say why it failed."""
    try:
        return shutil.disk_usage(folder).free < _ALMOST_NOTHING
    except OSError:
        return False


def as_data_folder_error(error: OSError, path: Path) -> DataFolderError:
    """Return the error of the operating system as one that says what to do."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DataFolderError("data_full", path=path)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return DataFolderError("data_read_only", path=path)
    return DataFolderError("data_unusable", path=path, reason=error.strerror or str(error))
