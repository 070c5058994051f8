"""Gives a question typed without diacritics its diacritics back, as the passages that share its words are spelled.

Nothing is learned beforehand: the passages that the words of the question find are read, and where they run alongside
the question, syllable for syllable, they vote for their spelling; the longer the run, the more the vote counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.tone_placement import old_style
from index.stores.catalogue import Catalogue
from index.stores.lexical import LexicalIndex

PASSAGES_READ = 30
"""How many of the passages found by words vote; more of them make no better spelling, fewer a worse one."""
_MOST_MARKED = 0.2
"""The largest share of marked syllables with which a question counts as typed without diacritics.

Of the questions of MLQA and ViQuAD 2, typed as they should be, all but a few in a thousand have more.
"""
_RANK_OF_HALF_A_VOTE = 3.0
_LONGER_RUN = 16.0
"""How much more a run of equal syllables counts than one that is a syllable shorter."""
_LONGEST_RUN = 4
"""The length from which on a run counts no more."""
_PHRASE_VOTE = 8.0
"""What a phrase of questions counts for beside a run of its length in the best passage."""
_PHRASES = """
    ai|là ai|do ai|của ai|bao nhiêu|bao lâu|bao giờ|bao xa|khi nào|từ khi nào|lúc nào|lúc mấy giờ|mấy giờ|mấy|có mấy
    |ngày nào|tháng nào|năm nào|ngày bao nhiêu|ở đâu|đi đâu|từ đâu|tại đâu|đến đâu|đâu là|nơi nào|chỗ nào|nào
    |người nào|nước nào|loại nào|gì|là gì|cái gì|làm gì|điều gì|việc gì|nói gì|những gì|gồm những gì|có gì|bằng gì
    |gọi là gì|tên gì|tên là gì|vì gì|về gì|thế nào|như thế nào|ra sao|vì sao|tại sao|làm sao|thì sao|thế còn|ở đó
    |bằng cách nào|được không|phải không|có phải|hay không|không|hãy cho biết|cho biết|xin hỏi|cho hỏi|được|những
"""
"""What people ask with and documents hardly ever write, or write in another spelling (`đầu` for `đâu`)."""
_LETTERS = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")  # as they were typed: marks may be characters of their own
# Not `corpus.folding.syllables`, half of whose time goes into numbers, and numbers have no diacritics.
_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A syllable of the question.

    Attributes:
        start: Where it stands in the question.
        typed: As it was typed.
        folded: Without diacritics, in lower case.
        spelling: Its spelling where it was typed with diacritics, with which a run must agree; else None.
    """

    start: int
    typed: str
    folded: str
    spelling: str | None


class Restoration:
    """Restores the diacritics of questions out of the passages of an index.

    Args:
        catalogue: The passages.
        lexical: Their words.
    """

    def __init__(self, catalogue: Catalogue, lexical: LexicalIndex) -> None:
        self._catalogue = catalogue
        self._lexical = lexical

    def restore(self, question: str) -> str:
        """Return a question with the diacritics that it lacks, or as it is where it has them.

        Args:
            question: The question as it was typed.
        """
        if not lacks_diacritics(question):
            return question
        found = [passage_id for passage_id, _ in self._lexical.search(question, PASSAGES_READ)]
        passages = self._catalogue.passages(found)
        return restored(question, [passages[one].embedding_text for one in found if one in passages])


def lacks_diacritics(question: str) -> bool:
    """Tell whether a question is typed wholly or mostly without diacritics.

    Example:
        >>> lacks_diacritics("ai chu tri hoi nghi"), lacks_diacritics("Ai chủ trì hội nghị?")
        (True, False)
    """
    found = [letters for letters in _LETTERS.findall(question) if not letters.isdigit()]
    return bool(found) and sum(not letters.isascii() for letters in found) <= _MOST_MARKED * len(found)


def restored(question: str, texts: Sequence[str]) -> str:
    """Return `question` with the diacritics that the same syllables bear in `texts`.

    Nothing but diacritics changes, and those that were typed stay; a syllable that no text has stays as it was typed.

    Args:
        question: A question that lacks diacritics.
        texts: What may know its words, the likeliest first.

    Example:
        >>> restored("Ai chu tri HOI nghi?", ["Bà Hạnh chủ trì hội nghị."])
        'Ai chủ trì HỘI nghị?'
    """
    votes = _Votes(question)
    for rank, text in enumerate(texts):
        if not text.isascii():  # a text without any diacritics is no witness
            composed = unicodedata.normalize("NFC", text.lower())
            votes.take(_SYLLABLE.findall(composed), 1 / (1 + rank / _RANK_OF_HALF_A_VOTE))
    for phrase in _QUESTION_PHRASES:
        votes.take(phrase, _PHRASE_VOTE, whole=True)
    return votes.spelled()


class _Votes:
    """Votes for the spelling of each syllable of a question."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._asked = [
            _Asked(found.start(), found[0], fold(found[0]), None if found[0].isascii() else old_style(found[0]).lower())
            for found in _LETTERS.finditer(question)
        ]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._asked):
            self._places[one.folded].append(place)
        self._votes: list[dict[str, float]] = [defaultdict(float) for _ in self._asked]

    def take(self, spelled: Sequence[str], weight: float, *, whole: bool = False) -> None:
        """Let a text vote wherever it runs alongside the question.

        Args:
            spelled: The text's syllables with their diacritics.
            weight: What its votes count for.
            whole: Whether only the whole of it counts, not a part that happens to occur.
        """
        for place, begin, length in self._runs(spelled):
            if length == len(spelled) or not whole:
                vote = weight * _LONGER_RUN ** min(length, _LONGEST_RUN)
                for step in range(length):
                    self._votes[place + step][old_style(spelled[begin + step])] += vote

    def spelled(self) -> str:
        """Return the question in the spelling with the most votes, its capitals kept."""
        letters = list(self._question)
        for one, votes in zip(self._asked, self._votes, strict=True):
            best = max(votes, key=lambda spelling: (votes[spelling], spelling), default=one.typed)
            # A letter that folds to two would shift what stands behind it.
            if one.spelling is None and len(best) == len(one.typed):
                letters[one.start : one.start + len(best)] = map(_in_case_of, one.typed, best)
        return "".join(letters)

    def _runs(self, spelled: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield where a longest run of equal syllables begins in the question and in a text, and its length."""
        folded = fold(" ".join(spelled)).split()
        running: Mapping[int, tuple[int, int]] = {}  # by the place in the question that the run has reached
        for here, syllable in enumerate(folded):
            places = self._places.get(syllable)
            if places is None and not running:  # as most of a text is
                continue
            reached: dict[int, tuple[int, int]] = {}
            for place in places or ():
                typed = self._asked[place].spelling
                if typed is None or typed == old_style(spelled[here]):
                    begin, length = running.get(place - 1, (here, 0))
                    reached[place] = (begin, length + 1)
            yield from self._ended(running, reached)
            running = reached
        yield from self._ended(running, {})

    @staticmethod
    def _ended(
        running: Mapping[int, tuple[int, int]], reached: Mapping[int, tuple[int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        for place, (begin, length) in running.items():
            if place + 1 not in reached:
                yield place - length + 1, begin, length


def _in_case_of(typed: str, letter: str) -> str:
    return letter.upper() if typed.isupper() else letter


_QUESTION_PHRASES = [phrase.split() for phrase in _PHRASES.split("|")]
