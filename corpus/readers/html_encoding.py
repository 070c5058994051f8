"""From a web page's bytes to characters, by what it says of itself and by what its bytes prove."""

from __future__ import annotations

import codecs
import contextlib
import re

from corpus.decoding import decode
from corpus.errors import UnreadableFileError

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
# Declared by editors that nobody asked: pages in the old Vietnamese fonts and encodings say the same.
_MEANINGLESS = {"ascii", "cp1252", "iso8859-1", "utf-8"}

# In such fonts small letters stand for capitals: the font must be known when the letters are read.
_FONT_OF_CAPITALS = re.compile(rb"\.Vn[^,;\"'<>]{0,40}H[\"',;>\s]")


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Return the characters of a web page.

    UTF-8 that decodes is UTF-8, whatever the page declares; so is what bears a byte order mark. Else the page's own
    word counts, then the page's bytes (`corpus.decoding.decode`), then Windows-1252, if that was its word. A page with
    a TCVN3 font of capitals comes as ISO-8859-1, to be read as what it is with its fonts.

    Args:
        data: The page.
        declared: The encoding that a letter around the page declares; without it the page's head is asked.

    Raises:
        UnreadableFileError: The bytes are not text, or text in an encoding that is not known.
    """
    encoding = _known(declared) or _declared_in(data)
    if encoding and encoding not in _MEANINGLESS and not _proves_itself(data):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding)
    if _FONT_OF_CAPITALS.search(data) and not _proves_itself(data):
        return data.decode("latin-1")
    try:
        return decode(data)
    except UnreadableFileError as error:
        if error.code != "file_encoding_unknown" or encoding not in {"cp1252", "iso8859-1"}:
            raise
        return data.decode("cp1252", errors="replace")


def _declared_in(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return _known(found[1].decode("ascii", errors="replace")) if found else None


def _known(name: str | None) -> str | None:
    """Return Python's name of an encoding of text, or None where it knows none."""
    if not name:
        return None
    try:
        encoding = codecs.lookup(name)
        "".encode(encoding.name)
    except (LookupError, ValueError):  # Also the codecs that are no encodings of text, such as `zip`; names with NUL.
        return None
    return None if encoding.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")) else encoding.name


def _proves_itself(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
