"""Answers with the best passage as it begins, unread: what the choice of sentences is measured against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_choice import ChoiceModel, fitted_choice
from qa.reading.sentence_signs import FoundPassage, candidates


@dataclass(frozen=True, slots=True)
class LeadingSentences:
    """Takes the first sentences of the passage that was found first; stands in for `SentenceChooser`.

    Attributes:
        most: The most sentences to take.
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
        behind: Sequence[FoundPassage] = (),  # noqa: ARG002 - what stands behind makes no difference to it
    ) -> list[Evidence]:
        """Return the first sentences of the best passage, in its order.

        Args:
            question: The standalone question.
            words: The same, taken apart.
            found: The passages that were found, best first.
            rarity: Weight of each of the question's folded syllables and bigrams.
            behind: As for `SentenceChooser`.
        """
        # All that was found goes into the signs, so that confidence sees what it sees with chosen sentences.
        scored = self.model.evidence(candidates(question, words, found, rarity))
        return [one for one in scored if one.passage.id == found[0].passage.id][: self.most]
