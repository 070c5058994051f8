"""What a word that nobody knows may have been meant to be: a known one that one slip of the fingers turns into it.

A slip is an inserted, left out or wrong letter, or two letters in each other's place (Damerau 1964), or else a tone
mark that is another one's, is missing or stands on the wrong vowel.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable

from corpus.folding import fold

_LETTERS = string.ascii_lowercase
_SHORTEST = 2
_LONGEST = 24  # letters; edits grow with them, and longer words are addresses and the like


def slips(typed: str, spellings: Callable[[str], Iterable[str]]) -> list[str]:
    """Return the known words that one slip makes into what was typed, in a fixed order.

    Args:
        typed: A word that is not known, in NFC and lower case.
        spellings: Gives the known spellings of a folded word.

    Example:
        >>> words = {"tri": ["trì", "trị", "tri"], "thi": ["thi"], "nguyen": ["nguyễn", "nguyên"]}
        >>> slips("trhì", lambda folded: words.get(folded, ()))
        ['trì']
        >>> slips("nguỹên", lambda folded: words.get(folded, ()))
        ['nguyễn', 'nguyên']
    """
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return []
    folded = fold(typed)
    found = [spelling for spelling in spellings(folded) if spelling != typed]
    # Where no mark was typed, none tells against a spelling.
    unmarked = folded == typed
    for edited in one_edit(folded):
        found += [spelling for spelling in spellings(edited) if unmarked or is_one_edit(typed, spelling)]
    return list(dict.fromkeys(found))


def one_edit(word: str) -> list[str]:
    """Return the words one edit away from a folded word, itself not among them.

    The edits are those of Damerau (1964), with the letters from a to z.

    Example:
        >>> len(one_edit("ab")), "ba" in one_edit("ab"), "axb" in one_edit("ab")
        (129, True, True)
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    edited = letters_less_or_swapped(word)
    edited += [left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS]
    edited += [left + letter + right for left, right in cuts for letter in _LETTERS]
    return [one for one in dict.fromkeys(edited) if one != word]


def letters_less_or_swapped(word: str) -> list[str]:
    """Return the few of a word's edits that are without one of its letters or have two in each other's place.

    Example:
        >>> letters_less_or_swapped("abc")
        ['bc', 'ac', 'ab', 'bac', 'acb']
    """
    places = range(len(word))
    shorter = [word[:at] + word[at + 1 :] for at in places]
    return shorter + [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1]]


def is_one_edit(typed: str, meant: str) -> bool:
    """Tell whether at most one edit of a character lies between two words.

    Example:
        >>> [is_one_edit(typed, "nghị") for typed in ("ngịh", "ngh", "nghỉ", "nghiị", "ng")]
        [True, True, True, True, False]
    """
    shorter = min(len(typed), len(meant))
    same = next((at for at in range(shorter) if typed[at] != meant[at]), shorter)
    left, right = typed[same:], meant[same:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    return left[1:] == right[1:] or (left[2:] == right[2:] and left[:2] == right[1::-1])
