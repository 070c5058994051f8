"""Takes out of a text what no reader would miss: odd white space and invisible characters."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, zero-width and direction marks, byte order marks, and controls (line ends are dealt with before).
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return `text` in NFC, without invisible characters and runs of white space.

    Words are never changed. Cleaning a clean text changes nothing.

    Example:
        >>> clean("Hội  nghị\u00a0tổng kết\r\nQuang cảnh")
        'Hội nghị tổng kết\nQuang cảnh'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
