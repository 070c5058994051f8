"""AUROC: does confidence tell one sort of question from the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.findings import Figure
from eval.metrics.bootstrap import Statistic, bootstrapped


def auroc(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> float | None:
    """Return the area under the receiver operating characteristic, by scikit-learn; None if all are of one sort.

    It is the probability that a positive has a greater score than a negative, ties counting half (Fawcett 2006, "An
    introduction to ROC analysis"): 1 where the scores tell them apart, 0.5 where they tell nothing.

    Example:
        >>> auroc(np.array([0.9, 0.4, 0.6]), np.array([True, True, False]))
        0.5
    """
    if positive.all() or not positive.any():
        return None
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(positive, scores))


def auroc_of_draws(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> Statistic:
    """Return what tells the same of resamples, many at once; nan where a resample holds one sort alone.

    Each positive is counted with the negatives below it and half of those beside it.
    """
    order = np.argsort(scores, kind="stable")
    starts = np.flatnonzero(np.diff(scores[order], prepend=-np.inf))
    is_positive = positive[order].astype(np.float64)

    def statistic(draws: NDArray[np.float64]) -> NDArray[np.float64]:
        ordered = draws[:, order]
        positives = np.add.reduceat(ordered * is_positive, starts, axis=1)
        negatives = np.add.reduceat(ordered * (1 - is_positive), starts, axis=1)
        below = np.cumsum(negatives, axis=1) - negatives / 2
        pairs = positives.sum(axis=1) * negatives.sum(axis=1)
        won = (positives * below).sum(axis=1)
        area: NDArray[np.float64] = np.divide(won, pairs, out=np.full(len(draws), np.nan), where=pairs > 0)
        return area

    return statistic


def auroc_figure(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> Figure | None:
    """Return the AUROC with its interval; None if all are of one sort.

    Args:
        scores: The confidence of each question.
        positive: Whether it is one of those whose confidence should be great.
    """
    value = auroc(scores, positive)
    return None if value is None else bootstrapped(value, len(scores), auroc_of_draws(scores, positive))
