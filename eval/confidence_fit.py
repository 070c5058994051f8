"""Fits the two logistic models of confidence, their scale and the threshold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from eval.bench.abstaining_measuring import SAMPLES, WRONGLY_REFUSED, Asked, Mask, Probabilities
from qa.reading.confidence import ConfidenceSigns, LogisticModel, log_odds

SUBJECT_SIGNS = (
    "nearness",
    "sentence_nearness",
    "likeness_lead",
    "likeness_gap",
    "lead",
    "names_missing",
    "names_held",
    "words_missing",
    "runs_of_three",
)
"""What tells whether the documents speak of the subject: chosen one by one, by AUROC under cross-validation."""
ANSWER_SIGNS = (
    "shape",
    "shapeless",
    "kindless",
    "words_held",
    "year_missing",
)
"""What tells whether what was asked is said of it. Neither nearness nor likeness of words is among them: in public sets
near misses are worded after the passage, so that they are nearer to it than questions that it answers. What was tried
besides and got no weight: how sure the choice was, which words of the question the sentence lacks and how rare they
are, whether only another sentence holds what is asked for."""
AGAINST = frozenset({"names_missing", "words_missing", "year_missing", "shapeless", "kindless"})
"""The signs that can only speak against an answer; all others only for it.

Left free, the fit turns some about: near misses of public sets are worded after their text and answerable questions are
not, so that a question in the very words of a document would be the least sure of all."""
MOST = {"kindless": -2.0}
"""The most that an answer without an amount to `how much` may count for: the data hold too few of them to fit it."""
SHIPPED_MOST = {**MOST, "year_missing": -5.0}
"""The same in the model that is shipped. The texts of the public sets bear no dates, and of their answerable questions
some name a year that their text contradicts: neither the fit nor the threshold may learn from them that years matter
little, which in official documents they do."""
_NEAR_MISSES = 3.0
"""What a near miss counts for beside another question over its own documents: they are few."""
_STRAYS = 0.4
"""What a set asked of documents of another kind counts for: there is little to learn from telling them apart."""
_OWN_DOCUMENTS = 1.5
"""What the samples count for beside a public set: theirs is the kind of document that users have."""
_STRAYS_ASKED = 0.1
"""What a set of strays counts for in the scale: most of what people ask is about the documents that they have."""
_FOLDS = 5
_C = 1 / 3


@dataclass(frozen=True, slots=True)
class FittedModel:
    """The models with what brings their product to the probability of a right answer.

    Attributes:
        subject: Whether the documents speak of the subject.
        answer: Whether, if they do, the answer is right.
        scale: Slope and constant, from questions left out of the fit.
        threshold: Confidence under which to refuse, from the same.
    """

    subject: LogisticModel
    answer: LogisticModel
    scale: tuple[float, float]
    threshold: float


def fit(asked: Sequence[Asked]) -> tuple[FittedModel, Probabilities]:
    """Return the model of all questions, and (N,) the confidence in each by models of other documents' questions."""
    rows, groups = signs_of(asked), [one.group for one in asked]
    outside, shipped = np.zeros(len(asked)), np.zeros(len(asked))
    for known, left_out in GroupKFold(_FOLDS).split(rows, groups=groups):
        subject, answer = fit_parts([asked[place] for place in known])
        others = [asked[place] for place in left_out]
        outside[left_out] = product(subject, answer, others)
        shipped[left_out] = product(subject, bounded(answer, SHIPPED_MOST), others)
    scale = fit_scale(asked, outside)
    subject, answer = fit_parts(asked)
    model = FittedModel(subject, bounded(answer, SHIPPED_MOST), scale, threshold(asked, scaled(outside, scale)))
    return model, scaled(shipped, scale)


def fit_parts(asked: Sequence[Asked]) -> tuple[LogisticModel, LogisticModel]:
    """Return the models of subject and answer.

    The first tells questions asked of their own documents, near misses left out, from those asked of others; the
    second, of questions asked of their own documents, those with a right answer from all others.
    """
    own = np.array([not one.is_stray for one in asked])
    near = np.array([one.is_near_miss for one in asked])
    answerable = np.array([one.is_answerable for one in asked])
    right = np.array([one.is_right for one in asked])
    subject = _logistic(asked, SUBJECT_SIGNS, answerable, ~near, _weights(asked))
    answer = _logistic(asked, ANSWER_SIGNS, right, own, _weights(asked) * np.where(near, _NEAR_MISSES, 1.0))
    return subject, bounded(answer, MOST)


def bounded(model: LogisticModel, most: Mapping[str, float]) -> LogisticModel:
    """Return a model in which some signs count for no more than so much."""
    kept = {name: min(model.coefficients[name], value) for name, value in most.items()}
    return LogisticModel(model.intercept, {**model.coefficients, **kept})


def product(subject: LogisticModel, answer: LogisticModel, asked: Sequence[Asked]) -> Probabilities:
    """Return (N,) the product of both models for each question; 0 where nothing was found."""
    return np.array(
        [subject.probability(one.signs) * answer.probability(one.signs) if one.signs else 0.0 for one in asked]
    )


def fit_scale(asked: Sequence[Asked], both: Probabilities) -> tuple[float, float]:
    """Return slope and constant that bring the log odds of the product to those of a right answer (Platt 1999)."""
    odds = np.array([[log_odds(one)] for one in both])
    right = np.array([one.is_right for one in asked])
    weights = _weights(asked) * np.array([_STRAYS_ASKED if one.is_stray else 1.0 for one in asked])
    model = LogisticRegression(C=1e6).fit(odds, right, sample_weight=weights / weights.mean())
    return round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)


def scaled(both: Probabilities, scale: tuple[float, float]) -> Probabilities:
    """Return (N,) the confidence for products of both models."""
    slope, constant = scale
    return np.array([1 / (1 + np.exp(-(slope * log_odds(one) + constant))) for one in both])


def threshold(asked: Sequence[Asked], confidence: Probabilities) -> float:
    """Return the confidence under which 5% of the answerable questions are, each set counting the same."""
    answerable = np.array([one.is_answerable for one in asked])
    sets = np.array([one.questions for one in asked])[answerable]
    values = confidence[answerable]
    weights = np.array([1 / np.count_nonzero(sets == name) for name in sets])
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    return round(float(values[order][np.searchsorted(reached, WRONGLY_REFUSED)]), 4)


def signs_of(asked: Sequence[Asked]) -> NDArray[np.float64]:
    """Return (N, signs) the signs of each question, 0 where nothing was found."""
    nothing = [0.0] * len(fields(ConfidenceSigns))
    return np.array([list(asdict(one.signs).values()) if one.signs else nothing for one in asked])


def _logistic(
    asked: Sequence[Asked], names: Sequence[str], wanted: Mask, used: Mask, weights: Probabilities
) -> LogisticModel:
    """Return a model in the units of the signs, fitted with all of them brought to one scale."""
    every = [field.name for field in fields(ConfidenceSigns)]
    used = used & np.array([one.signs is not None for one in asked])
    rows = signs_of(asked)[:, [every.index(name) for name in names]][used]
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    share = weights[used] / weights[used].mean()
    against = np.array([name in AGAINST for name in names])
    fitted, intercept = _one_way((rows - mean) / spread, wanted[used], share, against)
    factors = fitted / spread
    coefficients: Mapping[str, float] = {
        name: round(float(factor), 4) for name, factor in zip(names, factors, strict=True)
    }
    return LogisticModel(round(float(intercept - factors @ mean), 4), coefficients)


def _one_way(
    rows: NDArray[np.float64], wanted: Mask, weights: Probabilities, against: Mask
) -> tuple[NDArray[np.float64], float]:
    """Return the (signs,) factors and the intercept of logistic regression with every factor on its side of 0.

    The loss is scikit-learn's: half the squared factors, and `_C` times the weighted log loss.
    """
    sides = np.where(wanted, 1.0, -1.0)

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = sides * (rows @ values[:-1] + values[-1])
        slopes = -_C * weights * sides * expit(-margins)
        gradient = np.append(rows.T @ slopes + values[:-1], slopes.sum())
        return float(_C * weights @ np.logaddexp(0, -margins) + values[:-1] @ values[:-1] / 2), gradient

    bounds = [(None, 0.0) if one else (0.0, None) for one in against] + [(None, None)]
    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:-1], float(found.x[-1])


def _weights(asked: Sequence[Asked]) -> Probabilities:
    """Return (N,) what each question counts for: each set as a whole the same, however many questions it has."""
    cells = [(one.questions, one.documents) for one in asked]
    counts = {cell: cells.count(cell) for cell in set(cells)}
    return np.array([_weight(*cell) / counts[cell] for cell in cells])


def _weight(questions: str, documents: str) -> float:
    if questions == documents:
        return _OWN_DOCUMENTS if questions == SAMPLES else 1.0
    return _STRAYS if SAMPLES in (questions, documents) else 1.0
