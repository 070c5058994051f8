"""Reads plain text files."""

from __future__ import annotations

from corpus.decoding import decode
from corpus.raw_text import RawText


def read_plain_text(data: bytes) -> RawText:
    """Return the text of a plain text file.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding.
    """
    return RawText.of(decode(data))
