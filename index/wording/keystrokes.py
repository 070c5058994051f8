"""Reads keystrokes of the Telex and VNI input methods that were never composed: `nghij quyeets`, `nghi5 quye61t`.

A word is read so only where it is no Vietnamese syllable as it stands and is one once its keys are applied; so `news`,
`web` and `B12` are never touched. What is left in doubt (`car` for `cả`) is for the caller to weigh.

The keys may stand behind their letter or anywhere later in the word, as both methods allow. Why not a library: the one
on PyPI (bogo) has had no release since 2014 and is under the GPL.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.wording.syllables import is_syllable, toned

_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "4": "\u0303", "3": "\u0309", "5": "\u0323"}
_VNI_MARKS = {"6": "^", "7": "+", "8": "(", "9": "-"}
_MARKED = {
    "^": {"a": "â", "e": "ê", "o": "ô"},
    "(": {"a": "ă"},
    "+": {"o": "ơ", "u": "ư"},
    "w": {"a": "ă", "o": "ơ", "u": "ư"},
    "-": {"d": "đ"},
}
"""What a mark makes of the letters that it can stand on; `w` is Telex's key for both horn and breve."""
_HORNS = frozenset("+w")
_HORNED = frozenset("aou")
_VOWELS = frozenset("aeiouyâăêôơư")
_LONGEST = 14  # keys: `nghieengj` has nine, and two for each vowel is more than anyone types
_WORD_OF_KEYS = re.compile(rf"(?=.{{2,{_LONGEST}}}$)[^\W\d_][^\W0_]*")
_LETTER_AGAIN = frozenset(("ooa", "ooe"))  # the last letter of `ngoào` and `ngoèo` is no mark of the first
_SHORTEST_WITH_LONE_W = 4  # `trwowng`; a `TW` stands for something else


@dataclass(frozen=True, slots=True)
class _Keys:
    """A word taken apart.

    Attributes:
        letters: The letters that are no keys.
        marks: The marks that were typed for them, in order.
        tones: The tone marks that were typed.
    """

    letters: str
    marks: Sequence[str]
    tones: Sequence[str]


def composed(word: str) -> list[str]:
    """Return the syllables that a word's keystrokes may stand for; none where it is no run of keystrokes.

    A word in capitals (`GAS`, `CO2`, `E5`) is a name and never read so.

    Args:
        word: One word as it was typed, letters and digits alone.

    Returns:
        Syllables in the case of the word, with tones in the old style; seldom more than one.

    Example:
        >>> [composed(word) for word in ("nghij", "quyetse", "Ddoongf", "d9u7o7ng2", "quyết", "news", "covid19")]
        [['nghị'], ['quyết'], ['Đồng'], ['đường'], [], [], []]
    """
    keys = unicodedata.normalize("NFC", word.lower())
    if word.isupper() or not _WORD_OF_KEYS.fullmatch(keys) or is_syllable(keys):
        return []
    taken = _vni(keys) if any(key.isdigit() for key in keys) else _telex(keys)
    if len(taken.tones) > 1 or not (taken.marks or taken.tones):
        return []
    tone = "".join(taken.tones)
    spelled = dict.fromkeys(toned(letters, tone) for letters in _marked(taken.letters, taken.marks))
    return [_in_case_of(word, syllable) for syllable in spelled if is_syllable(syllable)]


def _vni(word: str) -> _Keys:
    letters = [key for key in word if not key.isdigit()]
    marks = [_VNI_MARKS[key] for key in word if key in _VNI_MARKS]
    return _Keys("".join(letters), marks, [_VNI_TONES[key] for key in word if key in _VNI_TONES])


def _telex(word: str) -> _Keys:
    letters, marks, tones = "", [], []
    for key in word:
        mark = _telex_mark(key, letters)
        if mark:
            marks.append(mark)
        elif key in _TELEX_TONES and not _VOWELS.isdisjoint(letters):
            tones.append(_TELEX_TONES[key])
        else:
            # A `w` that has no vowel to mark is one: `trwowngf`.
            letters += "ư" if key == "w" and letters and len(word) >= _SHORTEST_WITH_LONE_W else key
    return _Keys(letters, marks, tones)


def _telex_mark(key: str, letters: str) -> str:
    if key in "aeo" and key in letters and key + letters[-2:] not in _LETTER_AGAIN:
        return "^" + key
    if key == "w" and not _HORNED.isdisjoint(letters):
        return "w"
    return "-" if key == "d" and letters.startswith("d") else ""


def _marked(letters: str, marks: Sequence[str]) -> Iterator[str]:
    """Yield the ways to put marks on letters, each mark on one letter; one horn may stand on both letters of `ươ`."""
    if not marks:
        yield letters
        return
    mark, *others = marks
    kind, only = mark[0], mark[1:]
    places = [at for at, letter in enumerate(letters) if letter in _MARKED[kind] and only in ("", letter)]
    together = [(at, at + 1) for at in places if kind in _HORNS and letters[at : at + 2] == "uo"]
    for chosen in itertools.chain(together, ((at,) for at in places)):
        spelled = "".join(_MARKED[kind][one] if at in chosen else one for at, one in enumerate(letters))
        yield from _marked(spelled, others)


def _in_case_of(typed: str, syllable: str) -> str:
    return syllable.capitalize() if typed[:1].isupper() else syllable
