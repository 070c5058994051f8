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
_SAMPLE = 20_000
"""How many bytes or characters are enough to know an encoding by."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARACTERS_A_CONTROL = 100
"""Text copied from other programs holds a control character here and there (cleaning drops them); data is full of
them, and zeros are in no text at all."""

# A multi-byte character as UTF-8 writes it. Single-byte encodings next to never hold one by chance.
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}")
_CHARACTERS_AN_ERROR = 4

# What stands between white space, less the punctuation around it. Symbols stay: in the old encodings they are letters.
_WORD = re.compile(r"[^\s\x00-/:-@\[-`{-~“”‘’„…–—•·«»]+")
# An onset, a nucleus and a coda, without tone: what every Vietnamese syllable looks like (`k`: Đắk Lắk).
_SYLLABLE_SHAPE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"(?:iêu|oai|oao|oay|oeo|uao|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    r"|ua|uă|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnptk])?"
)
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_LEAST_SHARE_OF_SYLLABLES = 0.85


def decode(data: bytes) -> str:
    """Return the characters of a text file.

    Tried in this order: the byte order mark, UTF-8, UTF-16 without a mark (every second byte of plain letters is zero),
    Windows-1258, which is accepted only where the result reads like Vietnamese.

    Raises:
        UnreadableFileError: The bytes are not text (`file_binary`), text in an encoding that is not known
            (`file_encoding_unknown`), or in a known one but damaged (`file_damaged_text`).
    """
    encoding = _encoding_by_mark(data) or _utf16_by_zeros(data)
    if encoding is not None:
        return _decode_as(data, encoding)
    if _looks_binary(data[:_SAMPLE].decode("latin-1")):
        raise UnreadableFileError("file_binary")
    if _is_mostly_utf8(data):
        return _decode_as(data, "utf-8")
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if "\N{REPLACEMENT CHARACTER}" in text or not reads_like_vietnamese(text):
        raise UnreadableFileError("file_encoding_unknown")
    return text


def reads_like_vietnamese(text: str) -> bool:
    """Tell whether nearly all words with characters beyond ASCII have the shape of a Vietnamese syllable.

    Example:
        >>> reads_like_vietnamese("Hội nghị tổng kết"), reads_like_vietnamese("Héi nghÞ tæng kÕt")
        (True, False)
    """
    marked = [word for word in _WORD.findall(text[:_SAMPLE].lower()) if not word.isascii()]
    if not marked:
        return True
    good = sum(1 for word in marked if _SYLLABLE_SHAPE.fullmatch(_without_tone(word)))
    return good / len(marked) >= _LEAST_SHARE_OF_SYLLABLES


def _without_tone(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONE_MARKS))


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
        position = error.start + 1
        raise UnreadableFileError("file_damaged_text", encoding=encoding.upper(), position=position) from error
    if _looks_binary(text):
        raise UnreadableFileError("file_binary")
    return text


def _looks_binary(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text)) > max(2, len(text) / _CHARACTERS_A_CONTROL)
