"""Which encoding a run of text was really written in, by the words that each reading makes of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.legacy.conversions import Conversion, conversions
from corpus.legacy.syllables import COMMON, IMPOSSIBLE, likeness

# Characters that correct Vietnamese has no use for or seldom, and pairs of vowels that it never writes. What holds none
# of either need not be looked at; what does may still be right. Two patterns are faster than one with a choice in it.
_SUSPICIOUS = (
    re.compile("[\x80-\x9f¡-ª¬-¯±-¶¸-º¼-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿŒœŠšŸŽžƒˆ˜‡‰‹›]"),
    re.compile("[aeAE][À-ÿ]"),
)
# White space, ASCII punctuation and digits part runs; in the old encodings everything else may be a letter.
RUN = re.compile("[^ \t\n\r\f\v!-/:-@\\[-`{-~0-9\x7f]+")
_LEFT_EDGE = "“‘„«‹–—•·…\xa0\u200b\ufeff"
_RIGHT_EDGE = "”’»›…·–—•™®©°²³¹‰\xa0\u200b"
# Crawlers and hasty typists glue words: `ThủyTheo`.
_PARTS = re.compile(r"[–—…\xa0]+|(?<=[^\W\d_A-ZĐ])(?=[A-ZĐ][^\W\d_A-Z])")
_CAPITAL_INSIDE = re.compile("[a-z].*[A-ZÂÊÔĂĐƠƯ]")
# Initials have no vowel, and say as little in any encoding: `HĐND`, `NĐ-CP`.
_INITIALS = re.compile("[BCDĐÐGHKLMNPQRSTVX]+")
_QUOTES = frozenset("«»“”‘’‹›„")
_LOOK_ALIKE = str.maketrans("Ðð", "Đđ")

_LEAST_MEAN = 0.6
_LEAST_LEAD = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for reading a text by one conversion.

    Attributes:
        conversion: The conversion.
        gain: By how much more its different words are like Vietnamese than before, summed up.
        mean: How much they are after it, on average, from -1 to 1.
    """

    conversion: Conversion
    gain: float
    mean: float

    def is_enough(self, times: int = 1) -> bool:
        """Tell whether this alone settles it, asking for so many times the usual gain."""
        least = times * self.conversion.least_words * (COMMON - IMPOSSIBLE)
        return self.gain >= least and self.is_vietnamese

    @property
    def is_vietnamese(self) -> bool:
        """Whether nearly all of it is Vietnamese when read so."""
        return self.mean >= _LEAST_MEAN


def is_suspicious(text: str) -> bool:
    """Tell, fast, whether a text might be in another encoding than it was read in."""
    return not text.isascii() and any(pattern.search(text) for pattern in _SUSPICIOUS)


def marked_runs(text: str) -> set[str]:
    """Return the different runs of a text with characters beyond ASCII."""
    return {run for run in RUN.findall(text) if not is_plain(run)}


def is_plain(run: str) -> bool:
    """Tell whether a run is the same in every encoding; some have letters among the control characters."""
    return run.isascii() and run.isprintable()


def evidence(runs: Iterable[str], conversion: Conversion) -> Evidence:
    """Return what speaks for reading runs by a conversion."""
    gain = total = 0.0
    counted = 0
    for run in runs:
        before, after = values(run, conversion)
        gain += after - before
        total += after
        counted += after != 0
    return Evidence(conversion, gain, total / counted if counted else 0.0)


def best(runs: set[str]) -> Evidence | None:
    """Return what speaks for the conversion that fits best, or None where two read the runs differently and as well."""
    ranked = sorted((evidence(runs, one) for one in conversions()), key=lambda found: -found.gain)
    first = ranked[0]
    for other in ranked[1:]:
        if first.gain - other.gain >= _LEAST_LEAD:
            break
        if any(first.conversion.convert(run) != other.conversion.convert(run) for run in runs):
            return None
    return first


@lru_cache(maxsize=50_000)
def values(run: str, conversion: Conversion) -> tuple[float, float]:
    """Return how much a run is like Vietnamese as it stands, and as the conversion reads it."""
    before, read = _value(run), conversion.convert(run)
    if read == run:
        return before, before
    if read == run.translate(_LOOK_ALIKE) or run in _QUOTES:
        return 0.0, 0.0
    if _is_sign(run):
        return 0.0, COMMON if likeness(read) == COMMON else 0.0
    return before, COMMON if conversion.proves_itself else _value(read)


@lru_cache(maxsize=20_000)
def _value(run: str) -> float:
    """Return how much the least likely word of a run is like Vietnamese; 0 where nothing can be told of it."""
    core = run.lstrip(_LEFT_EDGE).rstrip(_RIGHT_EDGE)
    parts = [part for part in _PARTS.split(core) if not part.isascii() and not _INITIALS.fullmatch(part)]
    if any(_CAPITAL_INSIDE.search(part) for part in parts):
        return IMPOSSIBLE
    return min((likeness(part) for part in parts), default=0.0)


def is_to_stay(run: str, conversion: Conversion) -> bool:
    """Tell whether a conversion must leave a run alone in a line that it fits.

    A syllable of which it makes none is in the encoding that it was read in, and a sign may be a sign.
    """
    before, after = values(run, conversion)
    return (before > 0 and after == IMPOSSIBLE) or (_is_sign(run) and likeness(conversion.convert(run)) != COMMON)


def _is_sign(run: str) -> bool:
    """Tell whether a run is a sign by itself, which proves little: `½`, or `·`, which is `ở` in VISCII."""
    return len(run) == 1 and unicodedata.category(run)[0] in "SPN"
