"""Letters of Vietnamese that a range of code points does not tell apart."""

from __future__ import annotations

# Among the letters with two marks (`Ạ` to `ỹ`) capitals and small letters alternate, so that `[Ạ-Ỹ]` would take in `ở`.
_TWO_MARKS = "".join(map(chr, range(ord("Ạ"), ord("Ỹ") + 1, 2)))

CAPITAL = f"[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ{_TWO_MARKS}]"
"""A capital letter of Vietnamese in NFC, as a part of a regular expression."""
