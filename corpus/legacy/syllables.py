"""How much a word looks like a Vietnamese syllable, and a text like Vietnamese."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from corpus.tone_placement import old_style

COMMON, POSSIBLE, IMPOSSIBLE = 1.0, 0.4, -1.0
"""What a word speaks for: one of the usual syllables, one that could be, none that could be."""

# An onset, a nucleus and a coda, without tone: what every Vietnamese syllable looks like (`k`: Đắk Lắk).
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"(?P<nucleus>iêu|oai|oao|oay|oeo|uao|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi"
    r"|ơi|ua|uă|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?P<coda>ch|ng|nh|[cmnptk])?"
)
_NEVER_LAST = frozenset({"ă", "oă", "uă", "uâ", "iê", "uô", "ươ", "yê", "uyê"})
_STOPS = frozenset({"c", "ch", "p", "t", "k"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONES_OF_STOPS = frozenset({"\u0301", "\u0323"})
_WITHOUT_TONE = dict.fromkeys(map(ord, _TONES))

_WORD = re.compile(r"[^\s\x00-/:-@\[-`{-~“”‘’„…–—•·«»]+")
"""What stands between white space, less the punctuation around it. Symbols stay: a letter read wrongly may be one."""
_SAMPLE = 20_000
"""How many characters are enough to know a language by."""
_LEAST_SHARE_OF_SYLLABLES = 0.85


def reads_like_vietnamese(text: str) -> bool:
    """Tell whether nearly all words with characters beyond ASCII have the shape of a Vietnamese syllable.

    Example:
        >>> reads_like_vietnamese("Hội nghị tổng kết"), reads_like_vietnamese("Héi nghÞ tæng kÕt")
        (True, False)
    """
    marked = [word for word in _WORD.findall(text[:_SAMPLE].lower()) if not word.isascii()]
    if not marked:
        return True
    good = sum(1 for word in marked if _SHAPE.fullmatch(_without_tone(word)))
    return good / len(marked) >= _LEAST_SHARE_OF_SYLLABLES


@lru_cache(maxsize=20_000)
def likeness(word: str) -> float:
    """Return what a word speaks for: `COMMON`, `POSSIBLE` or `IMPOSSIBLE`.

    Args:
        word: A word with letters beyond ASCII, in any case and either style of tone marks, composed or not.

    Example:
        >>> likeness("Hội"), likeness("quẹo"), likeness("Héi")
        (1.0, 0.4, -1.0)
    """
    word = old_style(word).lower()
    if word in _common():
        return COMMON
    return POSSIBLE if _could_be_a_syllable(word) else IMPOSSIBLE


def _could_be_a_syllable(word: str) -> bool:
    """Tell whether a word keeps the rules of shape, and of tone before `c`, `ch`, `p` and `t`."""
    shape = _SHAPE.fullmatch(_without_tone(word))
    if shape is None:
        return False
    tones = [mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES]
    coda = shape["coda"]
    if coda is None:
        return len(tones) <= 1 and shape["nucleus"] not in _NEVER_LAST
    return len(tones) <= 1 and (coda not in _STOPS or set(tones) <= _TONES_OF_STOPS)


def _without_tone(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_WITHOUT_TONE))


@cache
def _common() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("syllables.toml").read_text(encoding="utf-8"))
    return frozenset(data["common"].split())
