"""How sure an answer is: a probability from a few signs, calibrated on questions with known answers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources

from corpus.folding import folded_syllables, has_diacritics
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_choice import FoundPassage


@dataclass(frozen=True, slots=True)
class ConfidenceSigns:
    """What tells a right answer from a wrong one.

    Attributes:
        cosine: Cosine of the best passage, 0 where unknown.
        cosine_without_diacritics: The same where the question has no diacritics, else 0: it means something else then.
        without_diacritics: 1 where the question has none.
        sentence: Score of the chosen sentence.
        context: Share of the question's words, by rarity, found in the chosen passage or its title.
        rarest_missing: Rarity of the rarest word of the question that is missing there, as a share of the rarest.
    """

    cosine: float
    cosine_without_diacritics: float
    without_diacritics: float
    sentence: float
    context: float
    rarest_missing: float


def confidence_signs(
    question: str,
    words: QuestionWords,
    found: Sequence[FoundPassage],
    best: Evidence,
    rarity: Mapping[str, float],
) -> ConfidenceSigns:
    """Return the signs for an answer that begins with `best`."""
    around = set(folded_syllables(f"{best.passage.title} {best.passage.text}"))
    weights = {word: rarity.get(word, 0.0) for word in words.content}
    total, rarest = sum(weights.values()), max(weights.values(), default=0.0)
    missing = [weight for word, weight in weights.items() if word not in around]
    bare = not has_diacritics(question)
    cosine = max((one.cosine for one in found if one.cosine is not None), default=0.0)
    return ConfidenceSigns(
        cosine=0.0 if bare else cosine,
        cosine_without_diacritics=cosine if bare else 0.0,
        without_diacritics=float(bare),
        sentence=best.score,
        context=1.0 - sum(missing) / total if total else 0.0,
        rarest_missing=max(missing, default=0.0) / rarest if rarest else 1.0,
    )


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A logistic model over `ConfidenceSigns`.

    Attributes:
        intercept: Constant of the model.
        coefficients: Factor of each sign, by name.
        threshold: Confidence under which the program declines to answer.
        data: What it was calibrated on.
        date: When.
    """

    intercept: float
    coefficients: Mapping[str, float]
    threshold: float
    data: str
    date: str

    def probability(self, signs: ConfidenceSigns) -> float:
        """Return the probability that the answer is right."""
        values = asdict(signs)
        logit = self.intercept + sum(factor * values[name] for name, factor in self.coefficients.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def calibrated_confidence() -> ConfidenceModel:
    """Return the model as it was last calibrated; `python -m eval.calibrate_confidence` makes the file."""
    stored = json.loads(resources.files("qa.reading").joinpath("confidence.json").read_text(encoding="utf-8"))
    return ConfidenceModel(**stored)
