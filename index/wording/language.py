"""Tells a Vietnamese question from one in another language, and what such a question shares with Vietnamese text.

A question in another language is found by its meaning. Searching for its words as if they were Vietnamese does harm:
`the`, `to`, `in` and `do` are Vietnamese syllables once folded, of which restoration makes `thể`, `tổ`, `ỉn` and `đó`.
"""

from __future__ import annotations

import functools
import itertools
import re

from corpus.folding import fold
from index.wording.keystrokes import composed
from index.wording.syllables import TONES, is_syllable, toned

_MOST_FOREIGN = 0.5
"""The share of words that may be spelled as no Vietnamese syllable.

Names and loanwords are not. Of 1,326 questions of MLQA, ViQuAD 2, ALQAC and the samples, typed without diacritics, none
has more of them; of 170 questions of MLQA in English, 168 have.
"""
_MOST_FOREIGN_AS_KEYS = 0.25
"""The same where words may be keystrokes of Telex or VNI, as many an English one looks (`was`, `how`)."""
_FEWEST_FOREIGN = 2
"""A single foreign word in Latin letters tells nothing: `email`, `Obama là ai?`."""

_ENGLISH_QUESTION_WORDS = frozenset(["who", "whom", "whose", "what", "when", "where", "which", "why", "how"])
_VIETNAMESE_QUESTION_WORDS = frozenset(["ai", "gi", "nao", "dau", "sao", "may", "bao", "khong", "chua", "co", "la"])
"""Folded; a question that has one is Vietnamese, whatever English word it holds as well."""

_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouy")
_SPELLINGS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư"}
_LONGEST_SYLLABLE = 7
"""`nghieng`."""
_MOST_VOWELS = 4
"""`giuoi`; the ways to mark more of them would be many."""


def is_vietnamese(question: str) -> bool:
    """Tell whether a question is Vietnamese, with or without its diacritics, whatever names and loanwords it has.

    It goes by the share of words that are spelled as a Vietnamese syllable can be. Words in capitals are names and tell
    nothing, nor do numbers and abbreviations; where next to nothing tells, a question is Vietnamese.

    Args:
        question: The question as it was typed.

    Example:
        >>> is_vietnamese("ai chu tri hoi nghi"), is_vietnamese("Deadline nop bao cao la khi nao")
        (True, True)
        >>> is_vietnamese("Who chaired the conference?"), is_vietnamese("Wer leitete die Konferenz?")
        (False, False)
    """
    if _asks_in_english(question):
        return False
    words = _telling(question)
    foreign = [word for word in words if not is_spelled_as_vietnamese(word)]
    too_few = len(foreign) < _FEWEST_FOREIGN and all(fold(word).isascii() for word in foreign)
    if too_few or len(foreign) <= _MOST_FOREIGN * len(words):
        return True
    unexplained = [word for word in foreign if not composed(word)]
    return len(unexplained) <= _MOST_FOREIGN_AS_KEYS * len(words)


def shared_words(question: str) -> list[str]:
    """Return what of a question in another language may stand in Vietnamese text: names, numbers and loanwords.

    Args:
        question: A question that is not Vietnamese.

    Returns:
        Its words, as typed and in order, that have a capital or are no Vietnamese syllables; the others (`to`, `the`)
        would be taken for Vietnamese ones.

    Example:
        >>> shared_words("What did the mayor of Da Nang do in 2019?")
        ['What', 'did', 'mayor', 'of', 'Da', 'Nang', '2019']
    """
    words = _WORD.findall(question)
    names = [] if question.isupper() else [place for place, word in enumerate(words) if place and word[0].isupper()]
    return [word for place, word in enumerate(words) if place in names or not is_spelled_as_vietnamese(word)]


@functools.lru_cache(maxsize=4096)
def is_spelled_as_vietnamese(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable once it has its diacritics, of which it may have none or some.

    Args:
        word: One word in any case; VNI's digits in it do not count.

    Example:
        >>> [is_spelled_as_vietnamese(word) for word in ("nghi", "Quyet", "đến", "nghi5", "who", "is", "2019")]
        [True, True, True, True, False, False, False]
    """
    letters = [letter for letter in fold(word) if not letter.isdigit()]
    if not 0 < len(letters) <= _LONGEST_SYLLABLE or sum(map(_VOWELS.__contains__, letters)) > _MOST_VOWELS:
        return False
    spellings = itertools.product(*(_SPELLINGS.get(letter, letter) for letter in letters))
    return any(is_syllable(toned("".join(spelled), TONES[1])) for spelled in spellings)


def _asks_in_english(question: str) -> bool:
    """Tell whether a question is asked with an English word: by small words (`to`, `the`) alone it is hard to tell."""
    words = {word.lower() for word in _WORD.findall(question)}
    return question.isascii() and bool(words & _ENGLISH_QUESTION_WORDS) and not words & _VIETNAMESE_QUESTION_WORDS


def _telling(question: str) -> list[str]:
    """Return the words that tell the language: the first, and those without a capital unless all are in capitals."""
    words = [word for word in _WORD.findall(question) if not word.isdigit() and _may_be_spoken(word)]
    if question.isupper():
        return [word.lower() for word in words]
    telling = [word for place, word in enumerate(words) if not (place and word[0].isupper())]
    return telling if len(telling) >= _FEWEST_FOREIGN else words


def _may_be_spoken(word: str) -> bool:
    folded = fold(word)
    return not (_VOWELS.isdisjoint(folded) and folded.isascii())
