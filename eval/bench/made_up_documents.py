"""Documents of any number whose syllables are as frequent, and as often neighbours, as in Vietnamese text."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

_ONSETS = "b|c|ch|d|đ|g|gh|h|k|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x"
_RHYMES = "a|an|ang|ac|ai|ao|ăn|âm|âu|e|en|eo|ê|ên|i|iên|inh|o|on|ong|ô|ôn|ông|ơ|ơi|u|un|ung|ư|ưng|ươn|ương|uyên"
_MARKS = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_SHARE_OF_RARE = 0.12
"""How many of the syllables come from a long tail, as names and terms do, and not from the example."""
_SENTENCES = (18, 40)
_SYLLABLES = (12, 34)  # of a sentence


class MadeUpDocuments:
    """Writes nonsense that is like an example: each syllable follows one that it follows there, or is a rare one.

    Args:
        example: Text to be like, some ten thousand syllables of it.
        seed: Another seed gives other documents.
    """

    def __init__(self, example: str, seed: int = 0) -> None:
        self._random = random.Random(seed)
        words = [word.strip('.,;:!?()"“”') for word in example.split()]
        self._words = [word for word in words if word] or ["ong"]
        self._following: dict[str, list[str]] = defaultdict(list)
        for first, second in pairwise(self._words):
            self._following[first].append(second)
        self._rare = [
            normalize("NFC", onset + rhyme[0] + mark + rhyme[1:])
            for onset in _ONSETS.split("|")
            for rhyme in _RHYMES.split("|")
            for mark in _MARKS
        ]
        self._random.shuffle(self._rare)
        # Zipf's law: the nth most frequent word is n times as rare as the first.
        self._rare_weights = [1 / (rank + 1) for rank in range(len(self._rare))]

    def texts(self) -> Iterator[str]:
        """Yield document after document, without end: a title, an empty line and the text."""
        while True:
            sentences = [self._sentence() for _ in range(self._random.randint(*_SENTENCES))]
            yield f"{self._sentence().rstrip('.')}\n\n{' '.join(sentences)}\n"

    def _sentence(self) -> str:
        length = self._random.randint(*_SYLLABLES)
        rare = self._random.choices(self._rare, self._rare_weights, k=length)
        word, words = self._random.choice(self._words), []
        for place in range(length):
            words.append(rare[place] if self._random.random() < _SHARE_OF_RARE else word)
            word = self._random.choice(self._following[word] or self._words)
        return " ".join(words).capitalize() + "."


def questions_from(texts: Sequence[str], count: int, seed: int = 0) -> list[str]:
    """Return runs of 5 to 30 syllables out of texts, as questions that find something.

    Example:
        >>> questions_from(["một hai ba bốn năm"], 1)
        ['một hai ba bốn năm?']
    """
    chosen = random.Random(seed)
    questions = []
    for _ in range(count):
        words = chosen.choice(texts).split()
        length = chosen.randint(5, 30)
        start = chosen.randint(0, max(len(words) - length, 0))
        questions.append(" ".join(words[start : start + length]) + "?")
    return questions
