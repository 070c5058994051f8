"""From a file on disk to a `Document`."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from corpus.cleaning import clean
from corpus.dates import find_date
from corpus.discovery import SourceFile
from corpus.document import Document, document_id
from corpus.document_kind import document_kind
from corpus.errors import UnreadableFileError
from corpus.readers.markdown import read_markdown
from corpus.readers.plain_text import read_plain_text
from corpus.readers.raw_text import RawText
from corpus.titles import choose_title

READERS: dict[str, Callable[[bytes], RawText]] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""The reader for each file name ending."""

READING_VERSION = 1
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
            too large.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in str(file.path)):  # how Python shows bytes that are no UTF-8
        raise UnreadableFileError("file_name_unreadable")
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
    if path.suffix.lower() not in READERS:
        raise UnreadableFileError("file_unsupported", suffix=path.suffix or path.name, known=", ".join(READERS))
    if not stat.S_ISREG(status.st_mode):  # Reading a pipe or a device may never end.
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if status.st_size > max_megabytes * _MEGABYTE:
        raise UnreadableFileError("file_too_large", size=status.st_size / _MEGABYTE, limit=max_megabytes)
    return path.read_bytes()


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, by which an unchanged file is known."""
    return hashlib.sha256(data).hexdigest()


def make_document(file: SourceFile, data: bytes) -> Document:
    """Return the clean, titled document that the bytes of a file hold.

    Raises:
        UnreadableFileError: The bytes cannot be read as what the file's name says, or hold no text.
    """
    raw = READERS[file.path.suffix.lower()](data)
    text = clean(raw.text)
    if not text:
        raise UnreadableFileError("file_empty")
    title = choose_title(clean(raw.title or ""), text, file.path.stem)
    return Document(
        id=document_id(str(file.path)),
        source=file.source,
        location=str(file.path),
        title=title,
        date=(find_date(raw.date) if raw.date else None) or find_date(text),
        text=text,
        content_hash=content_hash(data),
        kind=document_kind(title, text),
    )
