"""From a file on disk to a `Document`."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.cleaning import clean
from corpus.containers.member import Member
from corpus.containers.opening import CONTAINERS, is_only_container
from corpus.dates import find_date
from corpus.discovery import SourceFile
from corpus.document import Document, document_id
from corpus.document_kind import document_kind
from corpus.errors import UnreadableFileError
from corpus.facts import facts_of
from corpus.formats import SUFFIXES, format_of
from corpus.furniture.removal import without_furniture
from corpus.headings import headings_of
from corpus.joining import joined
from corpus.legacy.repair import repaired_parts
from corpus.marked_dates import read_marked_date
from corpus.places import Marks, PlaceKind
from corpus.raw_text import RawText
from corpus.titles import choose_title, title_from_name

READABLE = tuple(dict.fromkeys((*SUFFIXES, *CONTAINERS)))
"""How names of files end that hold documents."""

READING_VERSION = 3
"""Raised by every change of reading, cleaning or cutting, so that an ingest reads unchanged files anew; and by every
change of what is told from a text: its title, its date, its kind, the abbreviations that it defines."""

_MEGABYTE = 1_000_000


def read_bytes(file: SourceFile, max_megabytes: float) -> bytes:
    """Return the bytes of a file.

    Args:
        file: The file, as discovery found it.
        max_megabytes: The largest size to read, in millions of bytes.

    Raises:
        UnreadableFileError: There is no reader for it, its name is no text, it is gone, may not be read, is empty or
            too large, or a link out of the folder that it was found in.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in str(file.path)):  # how Python shows bytes that are no UTF-8
        raise UnreadableFileError("file_name_unreadable")
    file.refuse_leading_out()
    try:
        data = _read(file.path, max_megabytes)
    except OSError as error:
        raise UnreadableFileError("file_unreadable", reason=error.strerror or str(error)) from error
    if not data.strip():
        raise UnreadableFileError("file_empty")
    return data


def _read(path: Path, max_megabytes: float) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        list(path.iterdir())  # Says why it could not be searched.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.suffix.lower() not in READABLE:
        raise _unsupported(path)
    if not stat.S_ISREG(status.st_mode):  # Reading a pipe or a device may never end.
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if status.st_size > max_megabytes * _MEGABYTE:
        raise UnreadableFileError("file_too_large", size=status.st_size / _MEGABYTE, limit=max_megabytes)
    with path.open("rb") as file:
        data = file.read(int(max_megabytes * _MEGABYTE) + 1)  # A file that is being written to may have grown.
        after = os.fstat(file.fileno())
    if (len(data), after.st_size, after.st_mtime_ns) != (status.st_size, status.st_size, status.st_mtime_ns):
        raise UnreadableFileError("file_changing")
    return data


def _unsupported(path: PurePath) -> UnreadableFileError:
    return UnreadableFileError("file_unsupported", suffix=path.suffix or path.name, known=", ".join(READABLE))


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, by which an unchanged file is known."""
    return hashlib.sha256(data).hexdigest()


def make_document(file: SourceFile, data: bytes) -> Document:
    """Return the clean, titled document that the bytes of a file hold.

    Args:
        file: The file.
        data: Its bytes.

    Raises:
        UnreadableFileError: The bytes cannot be read as what they are, or hold no text.
    """
    file_format = format_of(file.path.suffix.lower(), data)
    if file_format is None:
        raise _unsupported(file.path)
    if not data.strip():
        raise UnreadableFileError("file_empty")
    return _document(file, file_format.read(data), content_hash(data))


def make_member(file: SourceFile, member: Member) -> Document:
    """Return the document that a member of an archive, or of another file with several, holds.

    Args:
        file: The member, as `member_file` names it.
        member: What was found in its container.

    Raises:
        UnreadableFileError: It cannot be read, or holds no text.
    """
    if member.error is not None:
        raise member.error
    if member.raw is not None:
        return _document(file, _without_html(member.raw), content_hash(member.data))
    if is_only_container(file.path.suffix.lower()):
        raise UnreadableFileError("archive_nested")
    return make_document(file, member.data)


def member_file(container: SourceFile, name: str) -> SourceFile:
    """Return how a member is known: as if its container were a folder.

    Example:
        >>> member_file(SourceFile(Path("/data/a.zip"), "a.zip"), "b/c.docx").source
        'a.zip/b/c.docx'
    """
    return SourceFile(container.path / name, f"{container.source}/{name}")


def _without_html(raw: RawText) -> RawText:
    """Return what a reader sees of texts that content management systems gave out as HTML."""
    from corpus.readers.html_fragment import without_html

    return replace(raw, blocks=tuple(replace(block, text=without_html(block.text)) for block in raw.blocks))


def _document(file: SourceFile, raw: RawText, content: str) -> Document:
    raw = _in_unicode(raw)
    blocks, furniture = without_furniture(raw.blocks, is_page=raw.is_page)
    text, marks = joined(blocks)
    if not text:
        raise UnreadableFileError("file_empty")
    title = _title(clean(raw.title or ""), text, marks, file.path.stem)
    facts = facts_of(title, text)
    return Document(
        id=document_id(str(file.path)),
        source=file.source,
        location=str(file.path),
        title=title,
        date=(read_marked_date(raw.date) if raw.date else None) or find_date(text),
        text=text,
        content_hash=content,
        kind=document_kind(title, text),
        facts=replace(facts, author=clean(raw.author or "") or facts.author),
        marks=Marks(marks.places, headings_of(text, marks.headings)),
        removed=(*raw.removed, *furniture),
    )


def _title(marked: str, text: str, marks: Marks, name: str) -> str:
    """Return a document's title; the first row of a table is none, or what it says would be held to be said of all."""
    begins_with_row = any(mark.start == 0 and mark.place.kind is PlaceKind.ROW for mark in marks.places)
    return title_from_name(name, text) if begins_with_row and not marked else choose_title(marked, text, name)


def _in_unicode(raw: RawText) -> RawText:
    """Return what a reader found with the letters of fonts from before Unicode read as what they show."""
    title, author, *texts = repaired_parts([raw.title or "", raw.author or "", *(block.text for block in raw.blocks)])
    blocks = tuple(replace(block, text=text) for block, text in zip(raw.blocks, texts, strict=True))
    return replace(raw, blocks=blocks, title=title or None, author=author or None)
