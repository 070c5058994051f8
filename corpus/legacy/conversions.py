"""From characters that a reader took for Western European to the Vietnamese that they were written as."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.legacy.syllables import COMMON, likeness


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a run of characters without white space is read in another encoding than the reader's.

    Attributes:
        name: The encoding that the text was really in.
        convert: From what the reader gave to what was meant, in NFC; characters that it does not know stay.
        least_words: How many different usual words it must make of what were none to be believed.
        proves_itself: Whether what it converts at all can hardly be anything else, Vietnamese or not.
    """

    name: str
    convert: Callable[[str], str]
    least_words: int = 2
    proves_itself: bool = False


@cache
def conversions() -> tuple[Conversion, ...]:
    """Return every conversion, the most usual first, which wins where two read a text alike.

    Example:
        >>> {one.name: one.convert("nghÞ") for one in conversions()}["tcvn3"]
        'nghị'
    """
    tables = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))
    return (
        Conversion("utf-8", _from_utf8, proves_itself=True),
        Conversion("tcvn3", _by_table(_byte_table(tables["tcvn3"]))),
        Conversion("vni", _Vni(tables["vni"]).convert),
        Conversion("cp1258", _from_cp1258),
        Conversion("viscii", _by_table(_byte_table(tables["viscii"]))),
        Conversion(
            "tcvn5712", _by_table(_byte_table(tables["tcvn5712"])), least_words=3
        ),  # seldom met: `LÅ-HÖ` is Swedish
    )


def _sloppy(encoding: str) -> dict[int, str]:
    """Return the upper half of a Windows code page; its holes are control characters, as web browsers read them."""
    return {byte: bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in range(0x80, 0x100)}


# Characters of which a PDF's font makes letters of TCVN3: they stand for the same drawing.
_DRAWN_ALIKE = {"μ": 0xB5, "∙": 0xB7, "−": 0xAD, "‑": 0xAD}
_COMBINING = {0xB0: "\u0300", 0xB1: "\u0309", 0xB2: "\u0303", 0xB3: "\u0301", 0xB4: "\u0323"}
"""The tones of TCVN 5712, for what has no letter of its own."""


def _byte_table(table: Mapping[str, Any]) -> dict[str, str]:
    """Return what each character means that a reader of ISO-8859-1 or of Windows-1252 may have given for a byte."""
    windows = _sloppy("cp1252")
    letters = {0x80 + place: letter for place, letter in enumerate(" ".join(table["rows"]).split()) if letter != "."}
    letters |= {int(code, 16): letter for code, letter in table["controls"].items()}
    if letters[0xB8] == "á":  # TCVN 5712
        letters = _COMBINING | letters
    meant = {chr(byte): windows[byte] for byte in range(0x80, 0xA0)}
    meant |= {given: letters[byte] for given, byte in _DRAWN_ALIKE.items() if byte in letters}
    meant |= {windows[byte]: letter for byte, letter in letters.items() if byte >= 0x80}
    return meant | {chr(byte): letter for byte, letter in letters.items()}


def _by_table(meant: Mapping[str, str]) -> Callable[[str], str]:
    table = str.maketrans(dict(meant))

    def convert(run: str) -> str:
        read = unicodedata.normalize("NFC", run.translate(table))
        if "\xa0" not in run or "\xa0" in read or likeness(read) == COMMON:
            return read
        # `Õ` of VISCII, which is more often the no-break space that it looks like.
        return "\xa0".join(convert(part) for part in run.split("\xa0"))

    return convert


class _Vni:
    """Reads letters with their marks behind them.

    Args:
        table: The section `vni` of `tables.toml`.
    """

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        marks = {"aeo": table["hats"], "a": table["breves"], "aeiouyôö": table["tones"]}
        meant = dict(table["letters"])
        for letters, behind in marks.items():
            for letter in letters:
                base = meant.get(letter, letter)
                meant |= {letter + mark: unicodedata.normalize("NFC", base + added) for mark, added in behind.items()}
        for given, letter in list(meant.items()):
            meant[given.upper()] = letter.upper()
            meant[given[0].upper() + given[1:]] = letter.upper()
        meant |= {chr(byte): letter for byte, letter in _sloppy("cp1252").items() if byte < 0xA0}
        self._meant = meant
        self._pattern = re.compile("|".join(sorted(meant, key=len, reverse=True)))

    def convert(self, run: str) -> str:
        return self._pattern.sub(lambda found: self._meant[found[0]], unicodedata.normalize("NFC", run))


def _from_cp1258(run: str) -> str:
    table = _sloppy("cp1258")
    return unicodedata.normalize("NFC", "".join(table.get(ord(letter), letter) for letter in run))


# What UTF-8 makes of Latin letters, marks, punctuation and the euro, as a single byte encoding shows it; at its end the
# second or third byte may be one that no character shows.
_UTF8_SEQUENCE = re.compile(
    "[\xc2-\xc9\xcc\xcd][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]|[\xe2][\x80-\x9f][\x80-\xbf]|\xef[\xb8\xbb\xbc][\x80-\xbf]"
    r"|\xf0\x9f[\x80-\xbf]{2}"
)
_LOST = re.compile("(?:[\xc2-\xc9\xcc\xcd]|\xe1[\xb8-\xbb]|\xe2[\x80-\x82])\ufffd")
_BEFORE_BLANK = re.compile("\xc3$")
"""The first byte of `à`, whose second was a no-break space that white space swallowed."""


@cache
def _bytes_shown() -> dict[int, str]:
    """Return the byte that a character shows, as a character, in the encodings that UTF-8 is taken for in Vietnam."""
    shown = {ord(letter): chr(byte) for name in ("cp1258", "cp1252") for byte, letter in _sloppy(name).items()}
    return {code: byte for code, byte in shown.items() if code >= 0x100}


def _from_utf8(run: str) -> str:
    """Read UTF-8 that was taken for a single byte encoding; a run of which any part is no UTF-8 stays as it is."""
    shown = _BEFORE_BLANK.sub("\xc3\xa0", run.translate(_bytes_shown()))
    read = _UTF8_SEQUENCE.sub(lambda found: found[0].encode("latin-1").decode(), _LOST.sub("\ufffd", shown))
    rest = _UTF8_SEQUENCE.sub("", _LOST.sub("", shown))
    return unicodedata.normalize("NFC", read) if rest.isascii() else run
