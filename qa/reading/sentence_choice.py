"""Chooses the sentences that answer a question, out of the passages that were found for it."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

from corpus.folding import folded_syllables
from qa.reading.evidence import Evidence
from qa.reading.lone_headings import heads_nothing
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import Candidate, FoundPassage, candidates


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    """What tells the sentence that answers from the others: a log-linear choice.

    Attributes:
        weights: What each of the `SentenceSigns` counts for, by name; differences of weighted sums are log odds.
        worth: The least probability, for each of its syllables, that a sentence after the first must have of being
            the one that answers: a long one must be likelier to be worth its room.
    """

    weights: Mapping[str, float]
    worth: float

    def evidence(self, seen: Sequence[Candidate]) -> list[Evidence]:
        """Return all sentences with their scores, in the order given: a softmax, so that the scores add up to 1.

        Source: D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974.

        Args:
            seen: Every sentence of the found passages.
        """
        sums = [math.fsum(weight * getattr(one.signs, name) for name, weight in self.weights.items()) for one in seen]
        highest = max(sums, default=0.0)
        odds = [math.exp(one - highest) for one in sums]
        total = math.fsum(odds)
        return [Evidence(one, odd / total) for one, odd in zip(seen, odds, strict=True)]


@functools.cache
def fitted_choice() -> ChoiceModel:
    """Return the model that is shipped; `eval.fit_sentence_choice` makes it."""
    return read_choice_model(resources.files("qa.reading").joinpath("sentence_choice.json").read_text(encoding="utf-8"))


def read_choice_model(content: str) -> ChoiceModel:
    """Return a model from the JSON that `eval.fit_sentence_choice` writes."""
    read = json.loads(content)
    return ChoiceModel(weights=read["weights"], worth=read["worth"])


@dataclass(frozen=True, slots=True)
class SentenceChooser:
    """Scores every sentence of the found passages and picks the best few.

    Attributes:
        most: The most sentences to pick.
        model: What scores them.
    """

    most: int
    model: ChoiceModel = field(default_factory=fitted_choice)

    def choose(
        self,
        question: str,
        words: QuestionWords,
        found: Sequence[FoundPassage],
        rarity: Mapping[str, float],
        behind: Sequence[FoundPassage] = (),
    ) -> list[Evidence]:
        """Return the sentences that answer best, the best one first; none that only head what is not there.

        Args:
            question: The standalone question.
            words: The same, taken apart.
            found: The passages that were found, best first.
            rarity: Weight of each of the question's folded syllables and bigrams.
            behind: Passages that stand behind found ones which end with a heading; nothing is taken from them.
        """
        scored = self.model.evidence(candidates(question, words, found, rarity))
        best_first = sorted(scored, key=lambda one: -one.score)
        around = [*found, *behind]
        telling = (one for one in best_first if not heads_nothing(one.candidate, words.asked_for, around))
        return worth_quoting(telling, self.most, self.model.worth)


def worth_quoting(best_first: Iterable[Evidence], most: int, worth: float) -> list[Evidence]:
    """Return the best sentence, and others where they are likely enough to be the right one for the room they take.

    With the least probability a syllable the same for all questions, no other choice holds the right sentence more
    often in as many syllables on average.

    Args:
        best_first: All sentences that were found, the best one first.
        most: The most to return.
        worth: The least probability a syllable.
    """
    kept: list[Evidence] = []
    for one in _answering(best_first):
        if len(kept) == most:
            break
        if not kept or one.score >= worth * len(one.text.split()):
            kept.append(one)
    return kept


def _answering(best_first: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield the sentences without titles, which answer nothing, each text once."""
    texts: set[str] = set()
    for one in best_first:
        if one.text not in texts and not _is_title(one.candidate):
            texts.add(one.text)
            yield one


def _is_title(candidate: Candidate) -> bool:
    """Tell whether a sentence is the title or one of its lines, and not a whole sentence that a title was made of."""
    if candidate.text.endswith("."):
        return False
    title = " ".join(folded_syllables(candidate.passage.title))
    return f" {' '.join(folded_syllables(candidate.text))} " in f" {title} "
