"""Marks in a doc the soft hyphens and what was deleted under tracked changes, and makes text boxes part of its text."""

# Three marks are set where Microsoft's description of the format ([MS-DOC]) says that they stand; all else is left to
# the library. `FibRgLw97` tells how many letters each part of the text has, the boxes behind all others: told that all
# of it is the main part, the library reads it. `sprmCFRMarkDel` (0x0800) becomes `sprmCFStrike` (0x0837).

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from io import StringIO

from corpus.readers.office_marks import MarkedFile

_FIB = 0xA5EC
_TEXT_BOUNDS = 0x18
"""Where the file tells in which of its bytes the text stands; and, below, how many letters each part of it has: main
text, footnotes, heads, macros, comments, endnotes, text boxes."""
_LENGTHS = 0x4C
_HEADER = 0x6C
_OPTIONAL_HYPHEN = re.compile(rb"\x1f")
_NEAR = 16
# Marked as deleted, by whom (0x4863) and when (0x6864): without these, the bytes may be anything.
_BY_WHOM = rb"\x63\x48..\x64\x68"
_DELETED_THEN_BY = re.compile(rb"\x00\x08\x01(?=.{0,40}?" + _BY_WHOM + rb")", re.DOTALL)
_BY_THEN_DELETED = re.compile(rb"(" + _BY_WHOM + rb".{4}.{0,30}?)\x00\x08\x01", re.DOTALL)
_STRIKE = b"\x37\x08\x01"
_STRUCK = re.compile(_STRIKE)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a file the stream with the text stands, and where the text: first byte and that behind the last."""

    start: int
    end: int
    text: tuple[int, int]


def marked_old_word(data: bytes) -> MarkedFile | None:
    """Return a doc with marks, or None where there is nothing to mark, or where its parts lie about in pieces.

    Args:
        data: A file that the library could read.
    """
    place = _place(data)
    if place is None:
        return None
    begin, end = place.text
    text = _OPTIONAL_HYPHEN.sub(_soft_hyphen, data[begin:end])
    formats = data[end : place.end]
    plain = _STRUCK.sub(b"\x37\x08\x00", formats)
    deleted = _BY_THEN_DELETED.sub(lambda found: found[1] + _STRIKE, _DELETED_THEN_BY.sub(_STRIKE, plain))
    has_deleted = deleted != plain
    marked = b"".join([data[:begin], text, deleted if has_deleted else formats, data[place.end :]])
    boxes = _with_boxes(marked, place)
    return MarkedFile(marked, struck_is_deleted=has_deleted, with_boxes=boxes) if marked != data or boxes else None


def _place(data: bytes) -> _Place | None:
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        found, start, length = CompDoc(data, logfile=StringIO()).locate_named_stream("WordDocument")
    except (CompDocError, LookupError, ValueError, struct.error, AssertionError):
        return None  # It is damaged, and yet was read.
    if found is not data or length < _HEADER or struct.unpack_from("<H", data, start)[0] != _FIB:
        return None
    begin, end = struct.unpack_from("<2I", data, start + _TEXT_BOUNDS)
    if not _HEADER <= begin <= end <= length:
        return None
    return _Place(start, start + length, (start + begin, start + end))


def _soft_hyphen(found: re.Match[bytes]) -> bytes:
    """Return the byte of a soft hyphen for that of Word's own, unless it is half of a letter in two bytes."""
    near = found.string[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
    in_two_bytes = b"\0" in near
    is_whole = found.string[found.end() : found.end() + 1] == b"\0"
    return b"\xad" if is_whole or not in_two_bytes else found[0]


def _with_boxes(data: bytes, place: _Place) -> tuple[bytes, bytes] | None:
    """Return the file with all up to its text boxes as main text, and with the boxes as well; None if it has none."""
    at = place.start + _LENGTHS
    *before, boxes = struct.unpack_from("<7I", data, at)
    if not boxes or sum(before) + boxes > len(data):
        return None
    up_to, whole = (
        data[:at] + struct.pack("<I", length) + data[at + 4 :] for length in (sum(before), sum(before) + boxes)
    )
    return up_to, whole
