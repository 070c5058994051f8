"""How far two series of values of the same questions are apart, and how easily chance alone does that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.metrics.bootstrap import mean_figure

_PERMUTATIONS = 9_999
_NUMBERS_AT_ONCE = 2_000_000
_SEED = 20_240_607
_NOTHING = 1e-12
"""Differences below this are what rounding leaves of none."""


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """What two series of paired values have between them.

    Attributes:
        first: Mean of the first series, or the figure of the first set.
        second: The same of the second.
        difference: The second less the first.
        low: Lower end of the difference's 95% interval.
        high: Upper end.
        p: How probable so great a difference is if it is chance which of the two values is whose; None where only the
            interval was computed.
        count: How many pairs there are.
    """

    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float | None
    count: int


def paired_difference(first: NDArray[np.float64], second: NDArray[np.float64]) -> PairedDifference:
    """Return how far the means of two paired series are apart.

    The interval is the bootstrap's over the pairs: each pair is drawn or not drawn as one.

    Args:
        first: A value for each pair, at least one.
        second: The other values, in the same order.

    Example:
        >>> found = paired_difference(np.zeros(5), np.ones(5))
        >>> found.difference, found.p
        (1.0, 0.0625)
    """
    differences = second - first
    between = mean_figure(list(differences))
    return PairedDifference(
        first=float(first.mean()),
        second=float(second.mean()),
        difference=between.value,
        low=between.low,
        high=between.high,
        p=permutation_p(differences),
        count=len(differences),
    )


def permutation_p(differences: NDArray[np.float64]) -> float:
    """Return the two-sided p-value of a paired permutation test of a mean difference of none.

    Fisher's test: were both series alike, each difference could as well have the other sign. Differences of none stay
    none with either sign, so only the others are permuted; up to 13 of them give all permutations and an exact value,
    more a random 9,999 of them, always the same ones (M. Smucker, J. Allan, B. Carterette 2007, "A Comparison of
    Statistical Significance Tests for Information Retrieval Evaluation").

    Args:
        differences: One for each pair.
    """
    changed = differences[np.abs(differences) > _NOTHING]
    if len(changed) < 2:  # a single difference is as far from none with either sign
        return 1.0
    from scipy.stats import permutation_test

    found = permutation_test(
        (changed,),
        np.sum,
        permutation_type="samples",
        vectorized=True,
        n_resamples=_PERMUTATIONS,
        batch=max(1, _NUMBERS_AT_ONCE // len(changed)),
        rng=np.random.default_rng(_SEED),
    )
    return float(found.pvalue)
