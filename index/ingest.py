"""Brings a folder of files into the catalogue, and tells what became of each."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.discovery import find_files, lies_under
from corpus.errors import HoidapError
from corpus.reading_process import ReadingProcess
from index.intake import FailedFile, IngestReport, Intake
from index.stores.catalogue import Catalogue
from index.vector_sync import VectorSync

__all__ = ["FailedFile", "Ingest", "IngestProgress", "IngestReport"]

_DOCUMENTS_BETWEEN_SYNCS = 200


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """How far an ingest has come.

    Attributes:
        files_done: Files read so far.
        files: Files found in all.
        passages_done: Passages that have got their vectors.
    """

    files_done: int
    files: int
    passages_done: int


class Ingest:
    """Reads files into the catalogue and brings the vectors after it.

    Args:
        catalogue: Where documents are kept.
        sync: What brings the vectors after the catalogue.
        max_file_megabytes: The largest file to read, in millions of bytes.
        reading_seconds: The longest that reading one file may take.
    """

    def __init__(
        self, catalogue: Catalogue, sync: VectorSync, max_file_megabytes: float, reading_seconds: float
    ) -> None:
        self._catalogue = catalogue
        self._sync = sync
        self._max_file_megabytes = max_file_megabytes
        self._reading_seconds = reading_seconds

    def run(
        self,
        paths: Sequence[Path],
        *,
        prune: bool = False,
        on_progress: Callable[[IngestProgress], None] | None = None,
    ) -> IngestReport:
        """Ingest every file that `paths` name; the caller holds the writer's lock.

        Args:
            paths: Files and folders.
            prune: Also remove the documents whose files under `paths` are gone from disk.
            on_progress: Called after each file and each batch of vectors.

        Raises:
            UsageError: A path does not exist.
            HoidapError: There is no file in any of them, and nothing to prune.
            DataFolderError: The data folder cannot be written; documents finished before are kept.
        """
        started = time.perf_counter()
        report = IngestReport()
        files = list(find_files(paths))
        if not files and not prune:
            raise HoidapError("nothing_to_ingest", paths=", ".join(map(str, paths)))
        done = _Progress(len(files), on_progress)
        self._sync.heal(done.passages)
        with ReadingProcess(self._reading_seconds) as apart:
            intake = Intake(self._catalogue, apart, self._max_file_megabytes, report, self._syncing(report, done))
            for number, file in enumerate(files, start=1):
                intake.take(file)
                done.files(number)
        if prune:
            report.removed += self._prune(paths, intake)
        self._sync.run(done.passages)
        report.passages = self._catalogue.passage_count()
        report.seconds = time.perf_counter() - started
        return report

    def _syncing(self, report: IngestReport, done: _Progress) -> Callable[[], None]:
        """Return what lets the vectors follow after every so many documents."""

        def sync() -> None:
            if (report.added + report.updated) % _DOCUMENTS_BETWEEN_SYNCS == 0:
                self._sync.run(done.passages)

        return sync

    def _prune(self, paths: Sequence[Path], intake: Intake) -> int:
        folders = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - as `find_files` spells locations
        gone = [
            entry.id
            for entry in intake.known
            if entry.location not in intake.present and lies_under(entry.location, folders) and _is_gone(entry.location)
        ]
        return sum(self._catalogue.remove(document_id) for document_id in gone)


def _is_gone(location: str) -> bool:
    """Tell whether there is no file any more; one that only cannot be reached, as in a locked folder, is not gone."""
    try:
        Path(location).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


class _Progress:
    """Counts, and passes the counts on."""

    def __init__(self, total: int, listener: Callable[[IngestProgress], None] | None) -> None:
        self._now = IngestProgress(0, total, 0)
        self._listener = listener

    def files(self, done: int) -> None:
        self._tell(IngestProgress(done, self._now.files, self._now.passages_done))

    def passages(self, more: int) -> None:
        self._tell(IngestProgress(self._now.files_done, self._now.files, self._now.passages_done + more))

    def _tell(self, progress: IngestProgress) -> None:
        self._now = progress
        if self._listener:
            self._listener(progress)
