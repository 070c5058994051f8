"""How sure an answer is: a probability from a few signs, calibrated on questions with known answers."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources

from corpus.folding import fold, folded_syllables, syllables
from corpus.letters import CAPITAL
from corpus.tone_placement import old_style
from qa.reading.asked_for import AskedFor
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage


@dataclass(frozen=True, slots=True)
class ConfidenceSigns:
    """What tells a right answer from a wrong one.

    Attributes:
        cosine: How near in meaning the best passage is: its cosine above 0.75, times 10.
        context: Share of the question's words, by rarity, found in the best sentence's passage or its title.
        names_missing: Of the names and numbers in the question, the share found neither there nor in the title.
        year_missing: Whether the question names a year that neither the passage nor the title does, and that is not
            the document's own.
        predicate_missing: Of what the question says beyond names, numbers and the title, the share, by rarity, that
            the passage does not: who is asked about is there, but what is asked of them is not.
        lead: How much nearer in meaning the best passage is than those found with it: difference of cosines, times 10.
        shape: Whether the best sentence holds the kind of thing asked for.
        shapeless: Whether it does not, though the question tells the kind.
        kindless: Whether no sentence of the answer holds a number, an amount of money, a percentage, a day, a year, an
            hour, a length of time or a telephone number though one is asked for; these are seen for certain.
    """

    cosine: float
    context: float
    names_missing: float
    year_missing: float
    predicate_missing: float
    lead: float
    shape: float
    shapeless: float
    kindless: float


_SEEN_FOR_CERTAIN = {
    AskedFor.CLOCK,
    AskedFor.COUNT,
    AskedFor.DAY,
    AskedFor.DURATION,
    AskedFor.MONEY,
    AskedFor.PERCENT,
    AskedFor.PHONE,
    AskedFor.YEAR,
}
# Capitals inside the question, not the one that begins it.
_NAME_OR_NUMBER = re.compile(rf"(?<!^)(?<!\w){CAPITAL}\w*|\d[\w.,/-]*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_UNRELATED_COSINE = 0.75
"""About the cosine that e5 gives to texts that have nothing to do with each other."""


def confidence_signs(
    question: str,
    words: QuestionWords,
    found: Sequence[FoundPassage],
    evidence: Sequence[Evidence],
    rarity: Mapping[str, float],
    date: datetime.date | None = None,
) -> ConfidenceSigns:
    """Return the signs for an answer.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        found: The passages that were found.
        evidence: The sentences of the answer, the best one first.
        rarity: Weight of each of the question's folded syllables.
        date: The date of the document that the best sentence stands in.
    """
    best = evidence[0]
    own_year = {str(date.year)} if date else set()
    title = set(folded_syllables(best.passage.title))
    around = title | set(folded_syllables(best.passage.text))
    names = names_and_numbers(question)
    predicate = {word: rarity.get(fold(word), 0.0) for word in words.typed if fold(word) not in names | title}
    cosines = [one.cosine for one in found if one.cosine is not None] or [_UNRELATED_COSINE]
    signs = best.candidate.signs
    return ConfidenceSigns(
        cosine=10 * (max(cosines) - _UNRELATED_COSINE),
        context=signs.context,
        names_missing=_share_missing(dict.fromkeys(names, 1.0), around),
        year_missing=float(any(_YEAR.fullmatch(word) and word not in around | own_year for word in words.content)),
        predicate_missing=_share_missing(predicate, _as_typed_or_folded(best.passage.text)),
        lead=10 * (max(cosines) - sum(cosines) / len(cosines)),
        shape=signs.shape,
        shapeless=float(words.asked_for is not AskedFor.ANYTHING and not signs.shape),
        kindless=float(words.asked_for in _SEEN_FOR_CERTAIN and not any(one.candidate.signs.shape for one in evidence)),
    )


def names_and_numbers(question: str) -> set[str]:
    """Return the folded syllables of a question that belong to names, abbreviations and numbers.

    Example:
        >>> sorted(names_and_numbers("Ông Lê Tiến Châu sinh năm 1969?"))
        ['1969', 'chau', 'le', 'tien']
    """
    return {syllable for name in _NAME_OR_NUMBER.findall(question) for syllable in folded_syllables(name)}


def _share_missing(wanted: Mapping[str, float], present: set[str]) -> float:
    total = sum(wanted.values())
    return sum(weight for word, weight in wanted.items() if word not in present) / total if total else 0.0


def _as_typed_or_folded(text: str) -> set[str]:
    typed = syllables(old_style(text))
    return {*typed, *map(fold, typed)}


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
