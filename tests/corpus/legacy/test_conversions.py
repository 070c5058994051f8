from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest

from corpus.legacy.conversions import Conversion, conversions

SHARED = os.environ.get("HOIDAP_SHARED")
NAMES = {"viscii": "viscii", "tcvn5712_vn1": "tcvn5712", "tcvn3_abc": "tcvn3", "cp1258": "cp1258", "vni_windows": "vni"}
LETTERS = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
] + ["đ"]


def conversion(name: str) -> Conversion:
    return next(one for one in conversions() if one.name == name)


@pytest.mark.parametrize("name", ["tcvn3", "viscii", "tcvn5712", "vni"])
def test_every_letter_can_be_read(name: str) -> None:
    signs = [chr(code) for code in range(0x100)]
    read = {conversion(name).convert(one + other) for one in ["", *"aeoôöuyiAEOÔÖUYIV"] for other in signs}
    read |= {letters[1:] for letters in read if letters.startswith("V")}
    capitals = [] if name == "tcvn3" else [letter.upper() for letter in LETTERS]

    assert {*LETTERS, *capitals} - read <= set("iaeouyIAEOUY")


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no byte tables to compare with")
@pytest.mark.parametrize("table", NAMES)
def test_tables_agree_with_others(table: str) -> None:
    maps = json.loads(Path(SHARED or "", "data/encodings/legacy_maps.json").read_text(encoding="utf-8"))
    convert = conversion(NAMES[table]).convert

    # A letter by itself may be a no-break space: `Õ` of VISCII is one only in a word, such as `VÕ`.
    read = {letter: convert("V" + bytes.fromhex(code).decode("latin-1"))[1:] for letter, code in maps[table].items()}

    assert read == {letter: letter for letter in maps[table]}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1258"])
@pytest.mark.parametrize("word", ["Hội", "“năm”", "nghị", "Tổng"])
def test_utf8_is_known_through_each_encoding(word: str, encoding: str) -> None:
    seen = "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in word.encode())

    assert conversion("utf-8").convert(seen) == word


def test_a_run_that_is_only_partly_utf8_stays() -> None:
    assert conversion("utf-8").convert("Há»™i-café") == "Há»™i-café"
