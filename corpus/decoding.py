"""From a text file's bytes to characters, or to a clear reason why not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.errors import UnreadableFileError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
# An onset, one to three vowels and a coda, without tone: what every Vietnamese syllable looks like.
_SYLLABLE_SHAPE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SAMPLE_CHARACTERS = 20_000
_LEAST_SHARE_OF_SYLLABLES = 0.8


def decode(data: bytes) -> str:
    """Return the characters of a text file.

    Tried in this order: the byte order mark, UTF-8, UTF-16 without a mark (every second byte of plain letters is zero),
    Windows-1258, which is accepted only where the result reads like Vietnamese.

    Raises:
        UnreadableFileError: The bytes are not text (`file_binary`), or text in an encoding that is not known
            (`file_encoding_unknown`).
    """
    encoding = _encoding_by_mark(data) or ("utf-8" if _is_utf8(data) else None) or _utf16_by_zeros(data)
    if encoding is not None:
        return _decode_as(data, encoding)
    if _looks_binary(data):
        raise UnreadableFileError("file_binary")
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if "\N{REPLACEMENT CHARACTER}" in text or not reads_like_vietnamese(text):
        raise UnreadableFileError("file_encoding_unknown")
    return text


def reads_like_vietnamese(text: str) -> bool:
    """Tell whether nearly all words with letters beyond ASCII have the shape of a Vietnamese syllable."""
    marked = [word for word in _WORD.findall(text[:_SAMPLE_CHARACTERS].lower()) if not word.isascii()]
    if not marked:
        return True
    good = sum(1 for word in marked if _SYLLABLE_SHAPE.fullmatch(_without_tone(word)))
    return good / len(marked) >= _LEAST_SHARE_OF_SYLLABLES


def _without_tone(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONE_MARKS))


def _encoding_by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _is_utf8(data: bytes) -> bool:
    try:
        return not _CONTROL.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _utf16_by_zeros(data: bytes) -> str | None:
    sample = data[:_SAMPLE_CHARACTERS]
    for name, high_byte in (("utf-16-le", 1), ("utf-16-be", 0)):
        highs = sample[high_byte::2]
        lows = sample[1 - high_byte :: 2]
        # Blanks and plain letters make at least a third of any Vietnamese text; in the low bytes a zero is rare.
        if highs and highs.count(0) > len(highs) / 3 and lows.count(0) < len(lows) / 50:
            return name
    return None


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError("file_damaged_text", encoding=encoding, position=error.start) from error
    if _CONTROL.search(text):
        raise UnreadableFileError("file_binary")
    return text


def _looks_binary(data: bytes) -> bool:
    return bool(_CONTROL.search(data.decode("latin-1")))
