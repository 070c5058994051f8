"""Text files of European languages in one byte a letter, known by their frequent words and their letters."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SAMPLE = 200_000
"""How many bytes are enough to know a language by."""
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset("\xa0–—‘’‚“”„…•‹›«»§°·ºª©®™€£²³½¿¡×†‰")
_LEAST_KNOWN = 3
"""So many different frequent words are no chance: none of them is a Vietnamese syllable."""
_LEAST_SHARE = 0.06
_LEAST_OWN = 0.95
"""How many of the letters beyond ASCII are the language's own; the others are of foreign names."""


@dataclass(frozen=True, slots=True)
class _Language:
    encodings: tuple[str, ...]
    letters: frozenset[str]
    words: frozenset[str]

    def likeness(self, text: str) -> float:
        """Return the share of its words and letters among all of a text, or 0 where that is not written in it."""
        beyond = [letter for letter in text if not letter.isascii() and letter not in _SIGNS]
        own = sum(1 for letter in beyond if letter in self.letters) / max(len(beyond), 1)
        if own < _LEAST_OWN:
            return 0.0
        counts = Counter(word.lower() for word in _WORD.findall(text))
        known = [word for word in self.words if word in counts]
        if len(known) < _LEAST_KNOWN:
            return 0.0
        share = sum(counts[word] for word in known) / counts.total()
        return share * own if share >= _LEAST_SHARE else 0.0


def read_western(data: bytes) -> str | None:
    r"""Return the text of a file in the Windows-1252, Windows-1250 or ISO-8859-2 of a European language.

    It must hold several of the language's most frequent words, and next to no letters but the language's own: what is
    in none of the languages, or does not fit in with the encoding, is not guessed at.

    Args:
        data: A whole file that is no UTF-8.

    Example:
        >>> read_western("Les délégués sont arrivés après la réunion des élèves".encode("latin-1"))
        'Les délégués sont arrivés après la réunion des élèves'
        >>> read_western(b"H\xe9i ngh\xde t\xe6ng k\xd5t") is None
        True
    """
    found: dict[str, float] = {}
    for language in _languages():
        for encoding in language.encodings:
            seen = data[:_SAMPLE].decode(encoding, errors="replace")
            found[encoding] = max(found.get(encoding, 0.0), language.likeness(seen))
    best = max(found, key=lambda encoding: found[encoding])
    return data.decode(best, errors="replace") if found[best] else None


@cache
def _languages() -> tuple[_Language, ...]:
    tables = tomllib.loads(Path(__file__).with_name("western.toml").read_text(encoding="utf-8"))
    return tuple(
        _Language(
            tuple(table["encodings"]),
            frozenset(table["letters"] + table["letters"].upper()),
            frozenset(table["words"].split()),
        )
        for table in tables.values()
    )
