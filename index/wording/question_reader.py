"""Reads a question: what was meant by what was typed, and which passages share its words."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.document import Passage
from corpus.folding import bigrams, folded_syllables
from index.ranking.references_first import asked_phrases
from index.stages import Stages
from index.stores.allowed import Allowed
from index.stores.catalogue import Catalogue
from index.stores.lexical import LexicalIndex
from index.wording.abbreviations import Abbreviations
from index.wording.correction import Correction
from index.wording.general_counts import GeneralCounts
from index.wording.language import is_vietnamese, shared_words
from index.wording.restoration import PASSAGES_READ, Restoration

CANDIDATES = 60
"""How many passages are looked at for the words that they share with a question."""
_HOLDING = 50
"""How many more for what the question names exactly: of a frequent `Điều 5` only the best."""
_MOST_SPELLED = 2_000
"""So many characters of a pasted page are spelled: the encoder reads about as many, and all of it takes seconds."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it was read.

    Attributes:
        typed: As it was typed.
        spelled: As it was meant: with its slips corrected and its diacritics restored.
        is_vietnamese: Whether it is in Vietnamese, with or without diacritics.
        bm25: The passages that share its words, by id, with their BM25 scores.
        passages: Those of them that have been read already.
    """

    typed: str
    spelled: str
    is_vietnamese: bool = True
    bm25: Mapping[str, float] = field(default_factory=dict)
    passages: Mapping[str, Passage] = field(default_factory=dict)


class QuestionReader:
    """Reads questions with the help of the passages that share their words.

    Args:
        catalogue: The passages.
        lexical: Their words.
        stages: Which of the optional stages are gone through.
    """

    def __init__(self, catalogue: Catalogue, lexical: LexicalIndex, stages: Stages) -> None:
        self._catalogue = catalogue
        self._lexical = lexical
        self._abbreviations = Abbreviations(catalogue) if stages.expand_abbreviations else None
        self._restoration = Restoration(_shipped_counts) if stages.restore_diacritics else None
        self._corrects = stages.correct_slips

    def read(self, question: str, allowed: Allowed | None = None) -> Wording:
        """Return a question as it was meant, with the passages that share its words.

        Args:
            question: A question that stands on its own.
            allowed: The passages to look among; all where it is None.
        """
        numbers = allowed.numbers if allowed else None
        if not is_vietnamese(question):
            # Its small words are Vietnamese ones once folded (`the`, `to`), and would find anything.
            found = self._lexical.search(" ".join(shared_words(question)), CANDIDATES, allowed=numbers)
            return Wording(question, question, is_vietnamese=False, bm25=dict(found))
        also = self._abbreviations.other_forms(question) if self._abbreviations else []
        bm25 = dict(self._lexical.search(question, CANDIDATES, also, allowed=numbers))
        passages = self._catalogue.passages(list(bm25)[:PASSAGES_READ])
        spelled = self._spelled(question, [passages[name].embedding_text for name in bm25 if name in passages])
        meant = folded_syllables(spelled)
        if meant != folded_syllables(question):  # a slip was corrected; what looked like one may be a name all the same
            forms = self._abbreviations.other_forms(spelled) if self._abbreviations else []
            also = list(dict.fromkeys([*also, *forms, *meant, *bigrams(meant)]))
            bm25 = dict(self._lexical.search(question, CANDIDATES, also, allowed=numbers))
        if wanted := asked_phrases(question):
            for name, score in self._lexical.holding(question, wanted, _HOLDING, allowed=numbers):
                bm25.setdefault(name, score)
        return Wording(question, spelled, bm25=bm25, passages=passages)

    def _spelled(self, question: str, texts: Sequence[str]) -> str:
        begin = question[:_MOST_SPELLED]
        if len(question) > len(begin):
            begin = begin.rpartition(" ")[0] or begin  # no word is cut
        rest = question[len(begin) :]
        if self._corrects:
            begin = self._correction.corrected(begin, texts)
        return (self._restoration.restore(begin, texts) if self._restoration else begin) + rest

    @cached_property
    def _correction(self) -> Correction:
        return Correction(_shipped_counts(), self._lexical.known)


@functools.cache
def _shipped_counts() -> GeneralCounts:
    """Return the one copy of the counts in this process: 23 MB that take a fifth of a second to read."""
    return GeneralCounts.shipped()
