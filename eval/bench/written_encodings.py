"""Writes Vietnamese in the encodings from before Unicode, as their users did, and reads it as their readers do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

_WITH_WINDOWS_PUNCTUATION = frozenset({"tcvn3_abc", "vni_windows", "cp1258"})
_WITHOUT_CAPITALS = "tcvn3_abc"

Bytes = Mapping[str, bytes]
"""The bytes of each character that an encoding holds; empty for UTF-8, which holds all."""


def encodings(data: Path) -> dict[str, Bytes]:
    """Return the bytes of every character that each encoding holds.

    Args:
        data: The folder that holds `encodings/legacy_maps.json`.
    """
    maps = json.loads((data / "encodings" / "legacy_maps.json").read_text(encoding="utf-8"))
    found: dict[str, Bytes] = {}
    for name, letters in maps.items():
        if name.startswith("_"):
            continue
        table = {bytes([byte]).decode("latin-1"): bytes([byte]) for byte in range(0x80)}
        if name in _WITH_WINDOWS_PUNCTUATION:
            table |= {sign: sign.encode("cp1252") for sign in "“”‘’–—…•"}
        table |= {letter: bytes.fromhex(code) for letter, code in letters.items()}
        if name == _WITHOUT_CAPITALS:
            small = {letter.upper(): code for letter, code in table.items() if letter.upper() not in table}
            table |= {letter: code for letter, code in small.items() if len(letter) == 1}
        found[name] = table
    found["utf-8"] = {}
    return found


def written(sentence: str, table: Bytes, lost: Counter[str] | None = None) -> tuple[str, bytes]:
    """Return what an encoding holds of a sentence, as text and as bytes, and count in `lost` what it does not."""
    if not table:
        return sentence, sentence.encode()
    if lost is not None:
        lost.update(letter for letter in sentence if letter not in table)
    held = "".join(letter if letter in table else "?" for letter in sentence)
    return held, b"".join(table[letter] for letter in held)


def as_windows(data: bytes, encoding: str = "cp1252") -> str:
    """Return what a reader of a Windows code page makes of bytes; its holes are control characters."""
    return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in data)
