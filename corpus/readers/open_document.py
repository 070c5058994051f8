"""Reads text documents of LibreOffice and OpenOffice."""

from __future__ import annotations

from corpus.raw_text import RawText
from corpus.readers.office_text import read_office_text


def read_open_document(data: bytes) -> RawText:
    """Return the text of an odt file: headings, paragraphs, numbered lists, tables and footnotes.

    Its properties are left alone; corpus/readers/word.py says why.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    return read_office_text(data, "odt")
