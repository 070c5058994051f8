r"""Marks in an rtf the soft hyphens, and what was deleted under tracked changes (`\deleted`)."""

from __future__ import annotations

import re

from corpus.readers.office_marks import KEPT, MarkedFile

_KEPT = ord(KEPT) - 0x10000
"""Letters above U+7FFF are written as negative numbers."""
# Each alternative is a whole control word or symbol, so that nothing is found in the midst of another.
_CONTROL = re.compile(
    rb"""
    (?P<whole> \\[\\{}] )
    | (?P<hyphen> \\- | \\'ad | (?<![\\'])\xad | \\u173(?![0-9])\ ?(?:\\'[0-9a-f]{2}|\?)? )
    | (?P<other> \\u-?[0-9]+\ ?(?:\\'[0-9a-f]{2})? )
    | \\(?P<deleted> deleted | mvf ) (?P<off>0?) (?![a-z0-9])
    | (?P<struck> \\striked? ) (?=-?[0-9]|[^a-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DELETED = re.compile(rb"\\(?:deleted|mvf)(?![a-z0-9])")
# In the double-byte encodings of East Asia, the byte of the soft hyphen is half of a letter.
_EAST_ASIAN = re.compile(rb"\\ansicpg(?:932|936|949|950)\b")
_RAW_BYTES = re.compile(rb"\\bin[0-9]")


def marked_rich_text(data: bytes) -> MarkedFile | None:
    """Return an rtf with soft hyphens as letters and with nothing struck but what was deleted, or None if it has none.

    Args:
        data: The file. With pictures as raw bytes in it, it is left alone: they are counted.
    """
    if _RAW_BYTES.search(data):
        return None
    keeps_hyphens = _EAST_ASIAN.search(data) is None
    has_deleted = _DELETED.search(data) is not None

    def written(found: re.Match[bytes]) -> bytes:
        if found["hyphen"] and keeps_hyphens:
            return b"{\\uc0\\u%d }" % _KEPT
        if found["deleted"] and has_deleted:
            return b"\\strike" + found["off"]
        if found["struck"] and has_deleted:
            return b"\\kerning"  # Takes a number as well, and changes no text.
        return found[0]

    changed = _CONTROL.sub(written, data)
    return None if changed == data else MarkedFile(changed, struck_is_deleted=has_deleted)
