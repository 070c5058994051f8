"""How sure an answer is: a probability from a few signs, calibrated on questions with known answers.

Two things must hold for an answer to be right: the documents must speak of the question's subject at all, and what was
asked must be said of it there. Each has a logistic model of its own, fitted on questions that differ in just that; the
probability is the product of the two, brought to scale.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from qa.reading.confidence_signs import ConfidenceSigns, confidence_signs, names_and_numbers

__all__ = [
    "ConfidenceModel",
    "ConfidenceSigns",
    "LogisticModel",
    "calibrated_confidence",
    "confidence_signs",
    "names_and_numbers",
]


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """A logistic model over some of the `ConfidenceSigns`.

    Attributes:
        intercept: Constant of the model.
        coefficients: Factor of each sign, by name.
    """

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, signs: ConfidenceSigns) -> float:
        """Return the probability that the model gives."""
        return _logistic(
            self.intercept + sum(factor * getattr(signs, name) for name, factor in self.coefficients.items())
        )


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """The probability that an answer is right, from its signs.

    Attributes:
        subject: Whether the documents speak of the question's subject at all.
        answer: Whether, if they do, the sentences found answer what was asked.
        scale: Slope and constant that bring the log odds of the product to those of a right answer (Platt 1999).
        threshold: Confidence under which the program declines to answer.
        data: What it was calibrated on, by name, with the number of questions.
        date: When.
        measured: What was measured of it then, by set, on questions that were left out of the fit.
    """

    subject: LogisticModel
    answer: LogisticModel
    scale: tuple[float, float]
    threshold: float
    data: Mapping[str, int]
    date: str
    measured: Mapping[str, Any]

    def probability(self, signs: ConfidenceSigns) -> float:
        """Return the probability that the answer is right."""
        both = self.subject.probability(signs) * self.answer.probability(signs)
        slope, constant = self.scale
        return _logistic(slope * log_odds(both) + constant)


def log_odds(probability: float) -> float:
    """Return ln(p / (1 - p)), kept within 60 of 0.

    Example:
        >>> log_odds(0.5), log_odds(0.0)
        (0.0, -60.0)
    """
    if probability <= 0 or probability >= 1:
        return math.copysign(60.0, probability - 0.5)
    return max(-60.0, min(60.0, math.log(probability / (1 - probability))))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))


def calibrated_confidence() -> ConfidenceModel:
    """Return the model as it was last calibrated; `python -m eval.calibrate_confidence` makes the file."""
    stored = json.loads(resources.files("qa.reading").joinpath("confidence.json").read_text(encoding="utf-8"))
    subject, answer = (LogisticModel(**stored.pop(name)) for name in ("subject", "answer"))
    slope, constant = stored.pop("scale")
    return ConfidenceModel(subject, answer, (slope, constant), **stored)
