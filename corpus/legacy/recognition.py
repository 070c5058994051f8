"""Which encoding a run of text was really written in, by the words that each reading makes of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
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
_CAPITAL_INSIDE = re.compile("[a-z].*[A-ZÂÃÊÔĂĐƠƯ]")
# Initials have no vowel, and say as little in any encoding: `HĐND`, `NĐ-CP`.
_INITIALS = re.compile("[BCDĐÐGHKLMNPQRSTVX]+")
# Letters that no reader gives for a single byte; for those of UTF-8 some take Windows-1258, which has a few of them.
_BEYOND_BYTES = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_BEYOND_1258 = re.compile("[ĨĩŨũ\u0302\u0306\u031b\u1ea0-\u1ef9]")
_OF_LATIN = re.compile("[\x20-\x7e\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u20bf\u2122\ufeff]+")
_LETTER_OF_UTF8 = re.compile("\xe1[\xba\xbb][\x80-\xbf]")
"""A Vietnamese letter with two marks; no syllable of an old encoding has these bytes."""
_QUOTES = frozenset("«»“”‘’‹›„")
_LOOK_ALIKE = str.maketrans("Ðð", "Đđ")

_LEAST_MEAN = 0.6
_A_LITTLE = 0.3
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


def is_utf8(run: str) -> bool:
    r"""Tell whether the bytes of a run, shown as a character each, are Latin letters and signs in UTF-8, maybe broken.

    Example:
        >>> is_utf8("Hội".encode().decode("latin-1")), is_utf8("H\xe9i")
        (True, False)
    """
    if run.isascii():
        return False
    try:
        return _OF_LATIN.fullmatch(run.encode("latin-1").decode()) is not None
    except UnicodeError:
        return _LETTER_OF_UTF8.search(run) is not None


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


def best(runs: Mapping[str, set[str]] | set[str]) -> Evidence | None:
    """Return what speaks for the conversion that fits best, or None where two read the runs differently and as well.

    Args:
        runs: The runs in question; by the conversion's name, where each has its own.
    """
    of = runs if isinstance(runs, Mapping) else {one.name: runs for one in conversions()}
    found = [evidence(of[one.name], one) for one in conversions()]
    first = max(found, key=lambda one: one.gain)
    close = [one for one in found if first.gain - one.gain < _LEAST_LEAD]
    wrong = [run for run in of[first.conversion.name] if values(run, first.conversion)[0] <= 0]
    if any(len({one.conversion.convert(run) for one in close}) > 1 for run in wrong):
        return None
    return close[0]  # The most usual: they differ in words that read well as they stand, if at all.


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

    What is right is in the encoding that it was read in, and a sign may be a sign.
    """
    return is_right(run, conversion) or (_is_sign(run) and likeness(conversion.convert(run)) != COMMON)


def is_right(run: str, conversion: Conversion) -> bool:
    """Tell whether a run can only be right as it stands.

    It is a syllable of which the conversion makes none, or has a letter that no reader gives for a byte; unless just
    that letter came through: `®ưîc`.
    """
    before, after = values(run, conversion)
    if before > 0 and after == IMPOSSIBLE:
        return True
    return _is_beyond_bytes(run, conversion) and (before != IMPOSSIBLE or after <= 0)


def says_for(run: str, conversion: Conversion) -> float:
    """Return what a run says for being read by a conversion, from -2 to 2, in a line where others are right."""
    before, after = values(run, conversion)
    if _is_beyond_bytes(run, conversion) and is_right(run, conversion):
        return IMPOSSIBLE - COMMON
    if _is_sign(run):
        return 0.0
    if conversion.convert(run) == run.translate(_LOOK_ALIKE) != run:
        return _A_LITTLE  # `ð` for `đ` is wrong wherever it stands.
    # A usual syllable and one that could be are both good ones: names are seldom usual. A letter alone may be a symbol.
    gain = (after - before) / 2 if before > 0 else after - before
    return min(gain, _A_LITTLE) if len(run) == 1 else gain


def _is_beyond_bytes(run: str, conversion: Conversion) -> bool:
    return (_BEYOND_1258 if conversion.proves_itself else _BEYOND_BYTES).search(run) is not None


def _is_sign(run: str) -> bool:
    """Tell whether a run is a sign by itself, which proves little: `½`, or `·`, which is `ở` in VISCII."""
    return len(run) == 1 and unicodedata.category(run)[0] in "SPN"
