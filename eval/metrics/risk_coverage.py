"""Risk and coverage: how many answers are wrong when only the surest are given."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.findings import Figure, RiskPoint
from eval.metrics.bootstrap import Statistic, bootstrapped


def risk_points(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[RiskPoint, ...]:
    """Return the risk-coverage curve, from the surest answers on; one point for each confidence that occurs.

    Source: El-Yaniv & Wiener 2010; Geifman & El-Yaniv 2017, "Selective Classification for Deep Neural Networks".

    Args:
        confidence: One for each question.
        right: Whether the answer that would be given is right.
    """
    if not len(confidence):
        return ()
    order, starts = _surest_first(confidence)
    held = np.cumsum(np.add.reduceat(np.ones(len(confidence)), starts))
    wrong = np.cumsum(np.add.reduceat((~right[order]).astype(np.float64), starts))
    return tuple(
        RiskPoint(coverage=float(count / len(confidence)), risk=float(errors / count), threshold=float(threshold))
        for count, errors, threshold in zip(held, wrong, confidence[order][starts], strict=True)
    )


def area_under_risk(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the area under the risk-coverage curve: the mean risk over the thresholds that the questions set.

    For each question it is taken which share of the answers at least as sure is wrong, and the mean of that is the
    area; 0 where every answer is right, the share of wrong answers where confidence says nothing. Answers of the same
    confidence are given together, so their order does not matter.

    Source: Geifman, Uziel & El-Yaniv 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", AURC.

    Args:
        confidence: One for each question, at least one.
        right: Whether the answer that would be given is right.

    Example:
        >>> area_under_risk(np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, True, False, True]))
        0.14583333333333331
    """
    return float(_area_of_draws(confidence, right)(np.ones((1, len(confidence))))[0])


def area_figure(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> Figure | None:
    """Return the area under the risk-coverage curve with its interval; None without questions."""
    if not len(confidence):
        return None
    value = area_under_risk(confidence, right)
    return bootstrapped(value, len(confidence), _area_of_draws(confidence, right))


def _area_of_draws(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> Statistic:
    order, starts = _surest_first(confidence)
    is_wrong = (~right[order]).astype(np.float64)

    def statistic(draws: NDArray[np.float64]) -> NDArray[np.float64]:
        ordered = draws[:, order]
        drawn = np.add.reduceat(ordered, starts, axis=1)
        held = np.cumsum(drawn, axis=1)
        wrong = np.cumsum(np.add.reduceat(ordered * is_wrong, starts, axis=1), axis=1)
        risk = np.divide(wrong, held, out=np.zeros_like(held), where=held > 0)
        area: NDArray[np.float64] = (drawn * risk).sum(axis=1) / len(confidence)
        return area

    return statistic


def _surest_first(confidence: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the order from the surest on, and where in it each confidence begins."""
    order = np.argsort(-confidence, kind="stable")
    return order, np.flatnonzero(np.diff(confidence[order], prepend=np.inf))
