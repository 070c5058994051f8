"""Corrects the slips of a question as it was typed: letters, tone marks, keystrokes that were never composed.

Only what nobody knows is in doubt: neither Vietnamese at large nor the passages that the question's other words find.
What was meant is then decided by the words around it. Diacritics that a question lacks are not this module's matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.tone_placement import old_style
from index.wording.decoding import Candidate, decode
from index.wording.general_counts import GeneralCounts
from index.wording.keystrokes import composed
from index.wording.language import is_spelled_as_vietnamese
from index.wording.local_counts import LocalCounts
from index.wording.passage_words import PassageWords
from index.wording.slips import letters_less_or_swapped, slips
from index.wording.syllables import is_syllable, toned, toneless

_UNKNOWN_COST = 10.0
"""-ln of the share that one word has in all that are not known."""
_SLIP_COST = 7.0
"""-ln of how likely one certain slip is."""
_KEYS_COST = 2.0
"""-ln of how likely keys are not composed, or a tone mark stands on the wrong vowel (`naò`)."""
_KEYS_OF_KNOWN_COST = 6.0
"""That a word which is one as it stands (`car`) is a run of keystrokes (of `cả`) all the same."""
_SHORTEST_NAME = 3
"""Of fewer letters too many words are one slip away from one another."""
_PASSAGES_READ = 10
"""Of more passages the reading takes longer than 5 ms, and they help little."""
_SHORTEST_PARTED = 4  # `ởđâu`
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word of a question.

    Attributes:
        start: Where it stands in the question.
        text: As it was typed.
        spelling: In lower case, with its tone mark in the old style.
        first: Whether the question begins with it, so that its capital tells nothing.
    """

    start: int
    text: str
    spelling: str
    first: bool

    @property
    def is_foreign(self) -> bool:
        """Whether it is no Vietnamese word, whatever marks it is given, or an abbreviation."""
        return self.text.isupper() or (self.text.isascii() and not is_spelled_as_vietnamese(self.text))

    @property
    def is_name(self) -> bool:
        """Whether it looks like a foreign name, of which Vietnamese at large knows nothing."""
        return self.is_foreign and self.text[0].isupper() and (self.text.isupper() or not self.first)


class Correction:
    """Corrects questions.

    Args:
        model: Vietnamese at large.
        in_corpus: Tells which of some folded words the user's documents have, whatever passages were found; they are
            the names that the passages found by the other words do not know.
    """

    def __init__(
        self, model: GeneralCounts, in_corpus: Callable[[Sequence[str]], Collection[str]] = lambda _: ()
    ) -> None:
        self._model = model
        self._in_corpus = in_corpus

    def corrected(self, question: str, passages: Sequence[str]) -> str:
        """Return a question without its slips; as it was typed, character for character, where there are none.

        Args:
            question: The question as it was typed.
            passages: Texts that share words with it, the likeliest first: what stands there is no slip.

        Example:
            >>> correction = Correction(GeneralCounts.shipped())
            >>> correction.corrected("Ai chủ trhì hooij nghij?", ["Bà Hạnh chủ trì hội nghị."])
            'Ai chủ trì hội nghị?'
        """
        text = unicodedata.normalize("NFC", question)
        words = [
            _Typed(found.start(), found[0], old_style(found[0].lower()), first=not place)
            for place, found in enumerate(_WORD.finditer(text))
        ]
        doubtful = [self._in_doubt(word) for word in words]
        if not any(doubtful):
            return question
        passages = passages[:_PASSAGES_READ]
        known = PassageWords(passages)
        lattice = [
            self._candidates(word, known) if doubt else [Candidate(word.spelling)]
            for word, doubt in zip(words, doubtful, strict=True)
        ]
        if all([one.spelling for one in each] == [word.spelling] for each, word in zip(lattice, words, strict=True)):
            return question
        return self._spelled(text, words, self._decoded(lattice, passages))

    def _in_doubt(self, word: _Typed) -> bool:
        return not self._is_known(word) or _is_misspelled(word.spelling) or bool(composed(word.text))

    def _is_known(self, word: _Typed) -> bool:
        spelling = word.spelling
        if spelling.isdigit() or self._model.is_known(spelling):
            return True
        # What was typed without marks may be any of its spellings: that is for restoration.
        return spelling.isascii() and bool(self._model.candidates(spelling))

    def _candidates(self, word: _Typed, passages: PassageWords) -> list[Candidate]:
        here = passages.spelled(fold(word.spelling))
        known = self._is_known(word) or word.spelling in here or (word.spelling.isascii() and bool(here))
        costs = {word.spelling: 0.0 if known else _UNKNOWN_COST}
        respelled = toned(*toneless(word.spelling))
        for spelling in (respelled, *map(old_style, map(str.lower, composed(word.text)))):
            if self._model.is_known(spelling) or spelling in passages.spelled(fold(spelling)):
                costs.setdefault(spelling, _KEYS_OF_KNOWN_COST if known and spelling != respelled else _KEYS_COST)
        doubtful = not known or (_is_misspelled(word.spelling) and word.spelling not in here)
        # A word that reads as keystrokes is not also looked at letter by letter: that takes longer and finds no better.
        if doubtful and len(costs) == 1 and not _DIGIT.search(word.spelling):
            for spelling in self._slips(word, passages):
                costs.setdefault(spelling, _SLIP_COST)
            if len(costs) == 1 and (parts := self._parted(word.spelling)):
                return [Candidate(parts)]
        return [Candidate(spelling, cost) for spelling, cost in costs.items()]

    def _parted(self, word: str) -> str:
        """Return two syllables that were run together with a space between them; nothing where there are none."""
        if word.isascii() or len(word) < _SHORTEST_PARTED:  # without marks too many words fall into syllables
            return ""
        cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
        parts = [cut for cut in cuts if all(is_syllable(part) and self._model.is_known(part) for part in cut)]
        likeliest = max(parts, key=lambda cut: self._model.score("", *cut), default=())
        return " ".join(likeliest)

    def _slips(self, word: _Typed, passages: PassageWords) -> list[str]:
        folded = fold(word.spelling)
        elsewhere: Collection[str] = ()
        if word.is_foreign:
            if len(folded) < _SHORTEST_NAME or self._in_corpus([folded]):
                return []
            # All edits would be some hundred look-ups.
            elsewhere = self._in_corpus(letters_less_or_swapped(folded))

        general: Callable[[str], tuple[str, ...]] = _nothing if word.is_name else self._model.candidates

        def spellings(one: str) -> tuple[str, ...]:
            return general(one) + (passages.spelled(one) or ((one,) if one in elsewhere else ()))

        # `noà` may be a `nào` whose letters changed places, and is not one any more in the old style.
        as_typed = dict.fromkeys((word.spelling, word.text.lower()))
        return [spelling for typed in as_typed for spelling in slips(typed, spellings)]

    def _decoded(self, lattice: Sequence[Sequence[Candidate]], passages: Sequence[str]) -> list[str]:
        spellings = {one.spelling for candidates in lattice for one in candidates}
        local = LocalCounts(passages, {fold(spelling) for spelling in spellings}, self._model)
        return [one.spelling for one in decode(lattice, self._model, local)]

    @staticmethod
    def _spelled(text: str, words: Sequence[_Typed], spellings: Sequence[str]) -> str:
        for word, spelling in zip(reversed(words), reversed(spellings), strict=True):
            if spelling != word.spelling:
                text = text[: word.start] + _in_case_of(word.text, spelling) + text[word.start + len(word.text) :]
        return text


def _nothing(_: str) -> tuple[str, ...]:
    return ()


def _is_misspelled(spelling: str) -> bool:
    """Tell whether a marked word breaks the rules of spelling; rare ones among those that are known are slips, too."""
    return not spelling.isascii() and not (is_syllable(spelling) and toned(*toneless(spelling)) == spelling)


def _in_case_of(typed: str, spelling: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return spelling.upper()
    return spelling[:1].upper() + spelling[1:] if typed[0].isupper() else spelling
