"""Gives a question typed without diacritics its diacritics back, out of Vietnamese at large and the user's passages."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.folding import fold
from corpus.tone_placement import old_style
from index.wording.decoding import Candidate, decode
from index.wording.general_counts import GeneralCounts
from index.wording.local_counts import LocalCounts

PASSAGES_READ = 10
"""How many of the passages found by words are read; of 8, 12, 20 and 30 the fewest spell MLQA and ViQuAD 2 best."""
_BARE_IN_PRINT = 0.25
"""The share of syllables that bear no mark in Vietnamese as it should be typed."""
_LEAST_FORGOTTEN = 0.05
"""The share of missing marks from which on a question is restored; with fewer it is as good as typed in full."""
_LEAST_VIETNAMESE = 0.6
"""The share of words that must be Vietnamese syllables for a question without marks to be taken for Vietnamese."""
_RARELY_BARE = 0.005
"""A bare spelling this much rarer than a marked one is a slip in what was counted (`nguoi`), if no passage has it."""
_PHRASES = """
    ai|là ai|do ai|của ai|bao nhiêu|bao lâu|bao giờ|bao xa|khi nào|từ khi nào|lúc nào|lúc mấy giờ|mấy giờ|mấy|có mấy
    |ngày nào|tháng nào|năm nào|ngày bao nhiêu|ở đâu|đi đâu|từ đâu|tại đâu|đến đâu|đâu là|nơi nào|chỗ nào|nào
    |người nào|nước nào|loại nào|gì|là gì|cái gì|làm gì|điều gì|việc gì|nói gì|những gì|gồm những gì|có gì|bằng gì
    |gọi là gì|tên gì|tên là gì|vì gì|về gì|thế nào|như thế nào|ra sao|vì sao|tại sao|làm sao|thì sao|thế còn|ở đó
    |bằng cách nào|được không|phải không|có phải|hay không|không|hãy cho biết|cho biết|xin hỏi|cho hỏi|được|những
"""
"""What people ask with and neither news nor documents write often enough; it is read as one more passage."""
_LETTERS = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")  # as they were typed: marks may be characters of their own


@dataclass(frozen=True, slots=True)
class _Asked:
    """A syllable of the question.

    Attributes:
        start: Where it stands in the question.
        typed: As it was typed.
        folded: Without diacritics, in lower case.
        marked: Whether it was typed with diacritics, which then stay.
    """

    start: int
    typed: str
    folded: str
    marked: bool


class Restoration:
    """Restores the diacritics of questions.

    Args:
        load: Reads the general counts, when they are first needed.

    Example:
        >>> Restoration().restore("Ai chu tri HOI nghi o Buoi Trang?", ["Hội nghị do xã Bưởi Trắng tổ chức."])
        'Ai chủ trì HỘI nghị ở Bưởi Trắng?'
    """

    def __init__(self, load: Callable[[], GeneralCounts] = GeneralCounts.shipped) -> None:
        self._load = load

    @cached_property
    def counts(self) -> GeneralCounts:
        """Vietnamese at large."""
        return self._load()

    def restore(self, question: str, passages: Sequence[str] = ()) -> str:
        """Return a question with the diacritics that it lacks, or as it is where it has them.

        Nothing but diacritics changes, and those that were typed stay.

        Args:
            question: The question as it was typed.
            passages: The texts that its words find, best first; they know the names.
        """
        asked = [
            _Asked(found.start(), found[0], fold(found[0]), not found[0].isascii())
            for found in _LETTERS.finditer(question)
        ]
        forgotten = _forgotten(asked)
        if forgotten < _LEAST_FORGOTTEN or not self._is_vietnamese(asked):
            return question
        texts = [_ONE_TEXT, *passages[:PASSAGES_READ]] if passages else []
        local = LocalCounts(texts, {one.folded for one in asked}, self.counts)
        best = decode([self._candidates(one, local, -math.log(forgotten)) for one in asked], self.counts, local)
        letters = list(question)
        for one, candidate in zip(asked, best, strict=True):
            # A letter that folds to two would shift what stands behind it.
            if not one.marked and len(candidate.spelling) == len(one.typed):
                letters[one.start : one.start + len(one.typed)] = map(_in_case_of, one.typed, candidate.spelling)
        return "".join(letters)

    def _is_vietnamese(self, asked: Sequence[_Asked]) -> bool:
        words = [one for one in asked if not one.typed.isdigit()]
        vietnamese = sum(one.marked or self._has_marked_spelling(one.folded) for one in words)
        return vietnamese >= _LEAST_VIETNAMESE * len(words)

    def _has_marked_spelling(self, folded: str) -> bool:
        return any(not spelling.isascii() for spelling in self.counts.candidates(folded))

    def _candidates(self, one: _Asked, local: LocalCounts, forgotten: float) -> list[Candidate]:
        if one.marked:
            return [Candidate(old_style(one.typed).lower())]
        spellings = dict.fromkeys((*self.counts.candidates(one.folded), *local.candidates(one.folded)))
        if not spellings or self._is_written_bare(one.folded, local):
            spellings[one.folded] = None
        else:
            spellings.pop(one.folded, None)
        return [Candidate(spelling, 0.0 if spelling.isascii() else forgotten) for spelling in spellings or [one.folded]]

    def _is_written_bare(self, folded: str, local: LocalCounts) -> bool:
        most = max(map(self.counts.frequency, self.counts.candidates(folded)), default=0.0)
        return local.number(folded) >= 0 or (most > 0 and self.counts.frequency(folded) >= _RARELY_BARE * most)


def _forgotten(asked: Sequence[_Asked]) -> float:
    """Return how likely a mark of this question was left out (0 to 1), from how many of its syllables have one."""
    words = [one for one in asked if not one.typed.isdigit()]
    if all(one.marked for one in words):
        return 0.0
    return max(0.0, 1 - sum(one.marked for one in words) / ((1 - _BARE_IN_PRINT) * len(words)))


def _in_case_of(typed: str, letter: str) -> str:
    return letter.upper() if typed.isupper() else letter


# A digit between two phrases is no word that is looked for, and keeps them apart.
_ONE_TEXT = " 0 ".join(phrase.strip() for phrase in _PHRASES.split("|"))
