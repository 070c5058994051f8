"""Brings a folder of files into the catalogue, and tells what became of each."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.discovery import SourceFile, find_files, lies_under
from corpus.document import document_id
from corpus.documents import READING_VERSION, content_hash, make_document, read_bytes
from corpus.errors import HoidapError, UnreadableFileError
from corpus.passages import cut_passages
from index.stores.catalogue import Catalogue, DocumentEntry
from index.vector_sync import VectorSync

_DOCUMENTS_BETWEEN_SYNCS = 200


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be ingested, and why."""

    source: str
    error: HoidapError


@dataclass(slots=True)
class IngestReport:
    """What an ingest did.

    Attributes:
        added: How many documents are new.
        updated: How many were there with another content.
        unchanged: How many were there as they are.
        removed: How many were removed because their files are gone.
        failed: The files that could not be read; an earlier version of theirs is kept.
        passages: How many passages the catalogue holds after it.
        seconds: How long it took.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[FailedFile] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0


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
    """

    def __init__(self, catalogue: Catalogue, sync: VectorSync, max_file_megabytes: float) -> None:
        self._catalogue = catalogue
        self._sync = sync
        self._max_file_megabytes = max_file_megabytes

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
        known = {entry.id: entry for entry in self._catalogue.entries()}
        done = _Progress(len(files), on_progress)
        self._sync.heal(done.passages)
        for number, file in enumerate(files, start=1):
            self._ingest_file(file, known, report)
            done.files(number)
            if number % _DOCUMENTS_BETWEEN_SYNCS == 0:
                self._sync.run(done.passages)
        if prune:
            report.removed = self._prune(paths, files, known)
        self._sync.run(done.passages)
        report.passages = self._catalogue.passage_count()
        report.seconds = time.perf_counter() - started
        return report

    def _ingest_file(self, file: SourceFile, known: dict[str, DocumentEntry], report: IngestReport) -> None:
        before = known.get(document_id(str(file.path)))
        try:
            data = read_bytes(file, self._max_file_megabytes)
            if before and (before.content_hash, before.reading_version) == (content_hash(data), READING_VERSION):
                if before.source != file.source:
                    self._catalogue.rename_source(before.id, file.source)
                report.unchanged += 1
                return
            document = make_document(file, data)
        except UnreadableFileError as error:
            report.failed.append(FailedFile(file.source, error))
            return
        self._catalogue.put(document, cut_passages(document), READING_VERSION)
        if before:
            report.updated += 1
        else:
            report.added += 1

    def _prune(self, paths: Sequence[Path], files: Sequence[SourceFile], known: dict[str, DocumentEntry]) -> int:
        present = {str(file.path) for file in files}
        folders = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - as `find_files` spells locations
        gone = [
            entry.id
            for entry in known.values()
            if entry.location not in present and lies_under(entry.location, folders) and _is_gone(entry.location)
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
