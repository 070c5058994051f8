"""From a text file's bytes to characters, or to a clear reason why not."""

from __future__ import annotations

import codecs
import re

from corpus.errors import UnreadableFileError
from corpus.legacy.repair import read_single_bytes
from corpus.legacy.syllables import reads_like_vietnamese
from corpus.legacy.western import read_western

__all__ = ["decode", "reads_like_vietnamese"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
"""How many bytes or characters are enough to know an encoding by."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARACTERS_A_CONTROL = 100
"""Text copied from other programs holds a control character here and there (cleaning drops them); data is full of
them, and zeros are in no text at all."""

# A multi-byte character as UTF-8 writes it. Single-byte encodings next to never hold one by chance.
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}")
_CHARACTERS_AN_ERROR = 4
_CHARACTERS_A_DAMAGED_ONE = 1_000
"""A text with fewer damaged characters is of use to its readers, who see where they stand."""
_CHARACTERS_AT_LEAST = 20
"""A single damaged character is too much for a text that is shorter."""
_LEAST_OLD_WORDS = 2
"""A broken byte of UTF-8 in a line by itself makes one word by chance."""
_CONTROLS_AS_LETTERS = dict.fromkeys([1, 2, 4, 5, 6, *range(0x11, 0x18), 0x19, 0x1E], " ")
"""The control characters that are capital letters in VISCII and TCVN 5712."""


def decode(data: bytes) -> str:
    r"""Return the characters of a text file.

    Tried in this order: the byte order mark, UTF-16 without a mark (every second byte of plain letters is zero), UTF-8,
    the Vietnamese encodings from before Unicode, the European ones of one byte a letter, and plain English with the
    quotation marks of Windows-1252. Where a file is pasted together of UTF-8 and one of the others, each line is read
    in its own. A damaged character here and there becomes U+FFFD: a report of three hundred pages is not lost for a
    byte.

    Raises:
        UnreadableFileError: The bytes are not text (`file_binary`), text in an encoding that is not known
            (`file_encoding_unknown`), or in a known one but damaged all over (`file_damaged_text`).

    Example:
        >>> decode("Hội nghị".encode()), decode(b"H\xe9i ngh\xde t\xe6ng k\xd5t")
        ('Hội nghị', 'Hội nghị tổng kết')
    """
    encoding = _encoding_by_mark(data) or _utf16_by_zeros(data)
    if encoding is not None:
        return _decode_as(data, encoding)
    sample = data[:_SAMPLE].decode("latin-1")
    if _looks_binary(sample.translate(_CONTROLS_AS_LETTERS)):
        raise UnreadableFileError("file_binary")
    text = _of_lines(data) if _is_older(data) else None
    if text is None and _is_mostly_utf8(data):
        return _decode_as(data, "utf-8")
    if text is None:
        raise UnreadableFileError("file_binary" if _looks_binary(sample) else "file_encoding_unknown")
    return text


def _of_lines(data: bytes) -> str | None:
    """Return the text of a file that is in an older encoding, or some lines of which are, the others being UTF-8."""
    lines = data.split(b"\n")
    known = [None if _is_older(line) else line.decode("utf-8") for line in lines]
    if all(line is None or line.isascii() for line in known):
        return _of_single_bytes(data, _LEAST_OLD_WORDS if _is_mostly_utf8(data) else 1)
    old = b"\n".join(line for line, text in zip(lines, known, strict=True) if text is None)
    read = _of_single_bytes(old, _LEAST_OLD_WORDS)
    if read is None:
        return None
    others = iter(read.split("\n"))
    return "\n".join(next(others) if text is None else text for text in known)


def _is_older(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _of_single_bytes(data: bytes, least_words: int = 1) -> str | None:
    return read_single_bytes(data, least_words) or read_western(data) or _plain(data)


def _plain(data: bytes) -> str | None:
    """Return text that holds signs of Windows-1252 beyond ASCII, but no letters."""
    text = data.decode("cp1252", errors="replace")
    foreign = any(letter.isalpha() or letter == "\N{REPLACEMENT CHARACTER}" for letter in text if not letter.isascii())
    return None if foreign else text


def _encoding_by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _utf16_by_zeros(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    for name, high_byte in (("utf-16-le", 1), ("utf-16-be", 0)):
        highs = sample[high_byte::2]
        lows = sample[1 - high_byte :: 2]
        # Blanks and plain letters make at least a third of any Vietnamese text; in the low bytes a zero is rare.
        if lows and highs.count(0) > len(highs) / 3 and lows.count(0) <= len(lows) / 50 and _decodes(sample, name):
            return name
    return None


def _decodes(sample: bytes, encoding: str) -> bool:
    """Tell whether the sample is text in this encoding, whatever character its end may have cut."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return False
    return not _looks_binary(text)


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8, or UTF-8 with a few broken bytes: text that must not be read as another."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        rest, characters = _UTF8_CHARACTER.subn(b"", data)
        broken = sum(1 for byte in rest if byte >= 0x80)
        return characters >= _CHARACTERS_AN_ERROR * broken
    return True


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        damaged = text.count("\N{REPLACEMENT CHARACTER}")
        if damaged > max(1, len(text) / _CHARACTERS_A_DAMAGED_ONE) or damaged * _CHARACTERS_AT_LEAST > len(text):
            position = error.start + 1
            raise UnreadableFileError("file_damaged_text", encoding=encoding.upper(), position=position) from error
    if _looks_binary(text):
        raise UnreadableFileError("file_binary")
    return text


def _looks_binary(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text)) > max(2, len(text) / _CHARACTERS_A_CONTROL)
