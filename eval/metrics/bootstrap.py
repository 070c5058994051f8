"""How far a figure could be another with other questions of the same sort: 95% intervals, the bootstrap's mostly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from eval.findings import Figure

RESAMPLES = 2_000
"""How many sets are drawn."""
_LEVELS = (0.025, 0.975)
_INSIDE = 0.95
_SEED = 20_240_229
_AT_ONCE = 250

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From how often each question was drawn, one row a resample, to the figure of each resample; nan where undefined."""


def share_figure(values: Sequence[float]) -> Figure:
    """Return the share of questions that have something, with its interval.

    Where all have it or none has, every resample of the bootstrap is the same and its interval has no width, however
    few the questions. There the interval is Wilson's score interval (E. B. Wilson 1927, "Probable Inference, the Law of
    Succession, and Statistical Inference", JASA 22), for k of n questions and z = 1.96 (k + z²/2 ± z √(k (n - k) / n +
    z²/4)) / (n + z²): from n / (n + z²) to 1 where all n have it, from 0 to z² / (n + z²) where none has.

    Args:
        values: 1 or 0 for each question that the metric applies to, at least one.

    Example:
        >>> figure = share_figure([1.0] * 4)
        >>> round(figure.low, 3), figure.high
        (0.51, 1.0)
    """
    same = mean_figure(values)
    if same.value not in (0, 1):
        return same
    from scipy.stats import binomtest

    interval = binomtest(sum(map(int, values)), len(values)).proportion_ci(_INSIDE, method="wilson")
    return Figure(
        value=same.value,
        low=min(float(interval.low), same.value),
        high=max(float(interval.high), same.value),
        count=len(values),
    )


def mean_figure(values: Sequence[float]) -> Figure:
    """Return the mean of a metric's values with its interval.

    Where all values are the same, nothing tells how far others would be from them: the interval has no width, which
    says that none is known, not that the figure is certain.

    Args:
        values: One for each question that the metric applies to, at least one.
    """
    every = np.asarray(values, dtype=np.float64)
    if every.min() == every.max():
        # Sums of the same number round differently from draw to draw.
        same = float(every[0])
        return Figure(value=same, low=same, high=same, count=len(every))
    return bootstrapped(float(every.mean()), len(every), lambda draws: draws @ every / len(every))


def bootstrapped(value: float, count: int, statistic: Statistic) -> Figure:
    """Return a figure over a set of questions with its 95% percentile interval.

    2,000 sets of the same size are drawn with replacement, always the same ones for a size; the interval is from the
    2.5th to the 97.5th percentile of what the statistic is on them (Efron & Tibshirani 1993, "An Introduction to the
    Bootstrap", chapter 13). Sets on which it is undefined are left out. A biased statistic, such as the calibration
    error of few answers, can lie outside its percentiles: the interval is widened to hold it.

    scipy's bootstrap takes the statistic over drawn values along an axis; for a statistic that needs an order, such as
    AUROC, that is a sort for each of 2,000 sets. How often each question was drawn needs one sort in all.

    Args:
        value: The statistic on the questions themselves.
        count: How many questions there are.
        statistic: The statistic of resamples.
    """
    drawn = _drawn(count)
    parts = [statistic(drawn[start : start + _AT_ONCE].astype(np.float64)) for start in range(0, RESAMPLES, _AT_ONCE)]
    every = np.concatenate(parts)
    defined = every[~np.isnan(every)]
    low, high = np.quantile(defined, _LEVELS) if len(defined) else (value, value)
    return Figure(value=value, low=min(float(low), value), high=max(float(high), value), count=count)


# The metrics of one set have few sizes, and drawing costs more than most statistics; counts of 16 bits keep it small.
@lru_cache(maxsize=8)
def _drawn(count: int) -> NDArray[np.uint16]:
    """Return how often each of `count` questions is drawn, one row a resample."""
    random = np.random.default_rng(_SEED)
    drawn = np.empty((RESAMPLES, count), dtype=np.uint16)
    for start in range(0, RESAMPLES, _AT_ONCE):
        places = random.integers(count, size=(_AT_ONCE, count)) + np.arange(_AT_ONCE)[:, None] * count
        drawn[start : start + _AT_ONCE] = np.bincount(places.ravel(), minlength=places.size).reshape(places.shape)
    return drawn
