"""Damages a question as people who type do: marks left out, slips of the fingers, keystrokes that were never composed.

Every function is pure: the same question and the same state of the random generator give the same damage. Only letters
change; spaces, digits and punctuation stay where they are.
"""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

_WORD = re.compile(r"[^\W\d_]+")
_TYPED_LETTERS = "abcdeghiklmnopqrstuvxy"  # the letters of the Vietnamese alphabet, as the keys bear them
_VOWELS = frozenset("aeiouy")
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_MARKS = {_CIRCUMFLEX: "6", _HORN: "7", _BREVE: "8"}
_HALF = 0.5
_SLIPS = 2  # of one question, in words of their own
_SHORTEST_SLIPPED = 2  # letters; a slip in a shorter word leaves nothing of it


def unaccented(question: str, rng: random.Random) -> str:
    """Return a question without any diacritics, its capitals kept.

    Example:
        >>> unaccented("Ai chủ trì hội nghị ở Đà Nẵng?", random.Random(1))
        'Ai chu tri hoi nghi o Da Nang?'
    """
    del rng
    return _WORD.sub(lambda word: _bare(word[0]), _composed(question))


def half_accented(question: str, rng: random.Random) -> str:
    """Return a question each of whose syllables has lost its diacritics with a probability of one half.

    Example:
        >>> half_accented("Ai chủ trì hội nghị ở Đà Nẵng?", random.Random(1))
        'Ai chủ trì hoi nghi o Đà Nẵng?'
    """
    return _WORD.sub(lambda word: _bare(word[0]) if rng.random() < _HALF else word[0], _composed(question))


def typos(question: str, rng: random.Random) -> str:
    """Return a question with one edit of a character in each of two random syllables of two letters or more.

    The edit is an insertion, a deletion, a substitution or a transposition; what is left is still one word.

    Example:
        >>> typos("Ai chủ trì hội nghị?", random.Random(3))
        'Ai ch trì hội ngịh?'
    """
    return _in_some(question, lambda word: len(word) >= _SHORTEST_SLIPPED, lambda _: _SLIPS, _mistyped, rng)


def telex(question: str, rng: random.Random) -> str:
    """Return a question half of whose accented syllables are raw Telex keystrokes.

    The tone key ends the syllable; the other marks stand behind their letter (`quyeets`) or before the tone key
    (`quyetes`), as people type either.

    Example:
        >>> telex("nghị quyết", random.Random(1))
        'nghij quyết'
    """
    return _in_some(question, _is_accented, _half_of, _telex_keys, rng)


def vni(question: str, rng: random.Random) -> str:
    """Return a question half of whose accented syllables are raw VNI keystrokes.

    The digits stand behind their letter (`quye61t`) or end the syllable (`quyet61`), as people type either.

    Example:
        >>> vni("nghị quyết", random.Random(1))
        'nghi5 quyết'
    """
    return _in_some(question, _is_accented, _half_of, _vni_keys, rng)


def swapped_tones(question: str, rng: random.Random) -> str:
    """Return a question in which two random tone marks are another one's, or stand on another vowel.

    Example:
        >>> swapped_tones("Ai chủ trì hội nghị?", random.Random(1))
        'Ai chủ trí hôị nghị?'
    """
    return _in_some(question, _has_tone, lambda _: _SLIPS, _other_tone, rng)


PERTURBATIONS: Mapping[str, Callable[[str, random.Random], str]] = MappingProxyType(
    {
        "unaccented": unaccented,
        "half-accented": half_accented,
        "typos": typos,
        "Telex": telex,
        "VNI": vni,
        "swapped tones": swapped_tones,
    }
)
"""The ways to damage a question, by the names that tables print."""


def _in_some(
    question: str,
    eligible: Callable[[str], bool],
    how_many: Callable[[int], int],
    change: Callable[[str, random.Random], str],
    rng: random.Random,
) -> str:
    composed = _composed(question)
    places = [word.start() for word in _WORD.finditer(composed) if eligible(word[0])]
    chosen = set(rng.sample(places, min(how_many(len(places)), len(places))))
    return _WORD.sub(lambda word: change(word[0], rng) if word.start() in chosen else word[0], composed)


def _half_of(eligible: int) -> int:
    return math.ceil(eligible / 2)


def _mistyped(word: str, rng: random.Random) -> str:
    edits = [_inserted, _substituted, _deleted]
    if len(set(word)) > 1:
        edits.append(_transposed)
    edited = rng.choice(edits)(list(word.lower()), rng)
    return _in_case_of(word, "".join(edited))


def _inserted(letters: list[str], rng: random.Random) -> list[str]:
    place = rng.randrange(len(letters) + 1)
    return [*letters[:place], rng.choice(_TYPED_LETTERS), *letters[place:]]


def _substituted(letters: list[str], rng: random.Random) -> list[str]:
    place = rng.randrange(len(letters))
    other = rng.choice([letter for letter in _TYPED_LETTERS if letter != letters[place]])
    return [*letters[:place], other, *letters[place + 1 :]]


def _deleted(letters: list[str], rng: random.Random) -> list[str]:
    place = rng.randrange(len(letters))
    return letters[:place] + letters[place + 1 :]


def _transposed(letters: list[str], rng: random.Random) -> list[str]:
    place = rng.choice([at for at in range(len(letters) - 1) if letters[at] != letters[at + 1]])
    return [*letters[:place], letters[place + 1], letters[place], *letters[place + 2 :]]


def _telex_keys(word: str, rng: random.Random) -> str:
    at_once = rng.random() < _HALF
    keys, late, tone = "", "", ""
    for base, marks in _letters(word):
        key = _telex_key(base, marks)
        keys += base + (key if at_once else "")
        # One `w` is enough for both letters of `ươ`, where it is typed behind them.
        late += "" if at_once or key in late else key
        tone = tone or "".join(_TELEX_TONES.get(mark, "") for mark in marks)
    return _in_case_of(word, keys + late + tone)


def _telex_key(base: str, marks: str) -> str:
    if base == "d":
        return "d" if marks else ""
    if _CIRCUMFLEX in marks:
        return base
    return "w" if _HORN in marks or _BREVE in marks else ""


def _vni_keys(word: str, rng: random.Random) -> str:
    marks_at_once, tone_at_once = rng.random() < _HALF, rng.random() < _HALF
    keys, late, late_tone = "", "", ""
    for base, marks in _letters(word):
        mark = "9" if base == "d" and marks else "".join(_VNI_MARKS.get(one, "") for one in marks)
        tone = "".join(_VNI_TONES.get(one, "") for one in marks)
        keys += base + (mark if marks_at_once else "") + (tone if tone_at_once else "")
        late += "" if marks_at_once or mark in late else mark
        late_tone += "" if tone_at_once else tone
    return _in_case_of(word, keys + late + late_tone)


def _other_tone(word: str, rng: random.Random) -> str:
    letters = _letters(word)
    marked, tone = next((at, mark) for at, (_, marks) in enumerate(letters) for mark in marks if mark in _TELEX_TONES)
    elsewhere = [at for at, (base, _) in enumerate(letters) if base in _VOWELS and at != marked]
    base, marks = letters[marked]
    letters[marked] = (base, marks.replace(tone, ""))
    if elsewhere and rng.random() < _HALF:
        place = rng.choice(elsewhere)
    else:
        place, tone = marked, rng.choice([other for other in _TELEX_TONES if other != tone])
    base, marks = letters[place]
    letters[place] = (base, marks + tone)
    spelled = "".join("đ" if base == "d" and marks else base + marks for base, marks in letters)
    return _in_case_of(word, unicodedata.normalize("NFC", spelled))


def _letters(word: str) -> list[tuple[str, str]]:
    """Return each letter of a word in lower case with its marks; `đ` is a `d` with a stroke."""
    letters: list[tuple[str, str]] = []
    for letter in unicodedata.normalize("NFD", word.lower().replace("đ", "d\u0335")):
        if unicodedata.combining(letter) and letters:
            base, marks = letters.pop()
            letters.append((base, marks + letter))
        else:
            letters.append((letter, ""))
    return letters


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _is_accented(word: str) -> bool:
    return _bare(word) != word


def _has_tone(word: str) -> bool:
    return not _TELEX_TONES.keys().isdisjoint(unicodedata.normalize("NFD", word))


def _in_case_of(word: str, changed: str) -> str:
    if word.isupper() and len(word) > 1:
        return changed.upper()
    return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed


def _composed(question: str) -> str:
    return unicodedata.normalize("NFC", question)
