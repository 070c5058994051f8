"""Takes one file after another into the catalogue: a document, or all that a container holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from corpus.containers.member import Member
from corpus.containers.opening import CONTAINERS, is_only_container, is_parsed_whole, listed_members, members_of
from corpus.discovery import SourceFile, lies_under
from corpus.document import document_id
from corpus.documents import READING_VERSION, content_hash, member_file, read_bytes
from corpus.errors import HoidapError, UnreadableFileError
from corpus.places import RemovedAs
from corpus.preparing import PreparedDocument, prepare_file, prepare_member
from corpus.reading_process import ReadingProcess
from index.stores.catalogue import Catalogue, ContainerState, DocumentEntry


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
        partly: The files of which pages could not be read.
        passages: How many passages the catalogue holds after it.
        seconds: How long it took.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[FailedFile] = field(default_factory=list)
    partly: list[FailedFile] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0


class Intake:
    """What is known of the documents while an ingest goes on.

    Args:
        catalogue: Where documents are kept.
        apart: Where files are read.
        max_file_megabytes: The largest file to read, in millions of bytes.
        report: Where what became of each file is told.
        on_document: Called when a document was taken in; one file may hold thousands.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        apart: ReadingProcess,
        max_file_megabytes: float,
        report: IngestReport,
        on_document: Callable[[], None],
    ) -> None:
        self._catalogue = catalogue
        self._apart = apart
        self._max_file_megabytes = max_file_megabytes
        self._report = report
        self._on_document = on_document
        self._known: dict[str, DocumentEntry] = {entry.id: entry for entry in catalogue.entries()}
        self.present: set[str] = set()
        """The locations of all that was found, read or not."""

    @property
    def known(self) -> list[DocumentEntry]:
        """The documents that were there before."""
        return [*self._known.values()]

    def take(self, file: SourceFile) -> None:
        """Take in a file, or tell why not."""
        self.present.add(str(file.path))
        suffix = file.path.suffix.lower()
        try:
            data = read_bytes(file, self._max_file_megabytes)
        except UnreadableFileError as error:
            self._fail(file, error)
            if suffix in CONTAINERS:
                self._keep_members(file)
            return
        if suffix in CONTAINERS:
            self._take_container(file, suffix, data)
        if not is_only_container(suffix):
            self._take(file, content_hash(data), lambda: self._apart.run(prepare_file, file, data))

    def _take_container(self, file: SourceFile, suffix: str, data: bytes) -> None:
        location, content = str(file.path), content_hash(data)
        before = len(self._members(file))
        if self._catalogue.container(location) == ContainerState(content, READING_VERSION, before):
            self._report.unchanged += self._keep_members(file)
            return
        failures = len(self._report.failed)
        found: set[str] = set()
        try:
            for member in self._members_in(suffix, data):
                part = member_file(file, member.name)
                found.add(str(part.path))
                self._take_member(part, member)
        except UnreadableFileError as error:
            self._fail(file, error)
            self._keep_members(file)
            return
        self.present |= found
        for entry in self._members(file):
            if entry.location not in found:
                self._report.removed += self._catalogue.remove(entry.id)
        if len(self._report.failed) == failures:  # Otherwise its failures are to be told of the next time, too.
            self._catalogue.put_container(location, ContainerState(content, READING_VERSION, len(found)))

    def _members_in(self, suffix: str, data: bytes) -> Iterable[Member]:
        if is_parsed_whole(suffix):
            return self._apart.run(listed_members, suffix, data, self._max_file_megabytes)
        return members_of(suffix, data, self._max_file_megabytes)

    def _take_member(self, file: SourceFile, member: Member) -> None:
        if member.error is not None:
            self._fail(file, member.error)
            return
        self._take(file, content_hash(member.data), lambda: self._apart.run(prepare_member, file, member))

    def _take(self, file: SourceFile, content: str, prepare: Callable[[], PreparedDocument]) -> None:
        before = self._known.get(document_id(str(file.path)))
        if before and (before.content_hash, before.reading_version) == (content, READING_VERSION):
            if before.source != file.source:
                self._catalogue.rename_source(before.id, file.source)
            self._report.unchanged += 1
            return
        try:
            prepared = prepare()
        except UnreadableFileError as error:
            self._fail(file, error)
            return
        self._catalogue.put(prepared.document, prepared.passages, READING_VERSION, prepared.findings)
        unread = [part.text for part in prepared.document.removed if part.reason is RemovedAs.UNREAD]
        if unread:
            self._report.partly.append(FailedFile(file.source, HoidapError("pages_not_read", pages=", ".join(unread))))
        if before:
            self._report.updated += 1
        else:
            self._report.added += 1
        self._on_document()

    def _keep_members(self, file: SourceFile) -> int:
        """Note the documents that a container held the last time as present, and return how many they are."""
        locations = {entry.location for entry in self._members(file)}
        self.present |= locations
        return len(locations)

    def _members(self, file: SourceFile) -> list[DocumentEntry]:
        return [one for one in self.known if one.location != str(file.path) and lies_under(one.location, [file.path])]

    def _fail(self, file: SourceFile, error: HoidapError) -> None:
        self._report.failed.append(FailedFile(file.source, error))
