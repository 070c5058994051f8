"""Calibration error: is confidence the share of right answers that it claims to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.findings import Figure, ReliabilityBin
from eval.metrics.bootstrap import bootstrapped

BINS = 10
"""How many bins of equal width confidence is cut into."""


def reliability_bins(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[ReliabilityBin, ...]:
    """Return the reliability diagram: answers of like confidence, and how many of them are right.

    A confidence on the border of two bins falls into the lower one, as in Guo et al. 2017.

    Args:
        confidence: Between 0 and 1, one for each answer.
        right: Whether the answer is right.
    """
    bins = []
    places = _bin_of(confidence)
    for place in range(BINS):
        inside = places == place
        count = int(inside.sum())
        bins.append(
            ReliabilityBin(
                low=place / BINS,
                high=(place + 1) / BINS,
                count=count,
                confidence=float(confidence[inside].mean()) if count else 0.0,
                right=float(right[inside].mean()) if count else 0.0,
            )
        )
    return tuple(bins)


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share of right answers over the bins.

    Each bin weighs as much as it holds answers: sum over bins of count/n * |share right - mean confidence|. With few
    answers a bin it is too great, so that kinds with a handful of questions should not be compared by it.

    Source: Naeini et al. 2015; Guo et al. 2017, "On Calibration of Modern Neural Networks", equation 3.

    Args:
        confidence: Between 0 and 1, one for each answer, at least one.
        right: Whether the answer is right.

    Example:
        >>> calibration_error(np.array([0.75, 0.75, 0.25]), np.array([True, True, False]))
        0.25
    """
    return float(_gaps(np.ones((1, len(confidence))), confidence, right)[0])


def calibration_figure(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> Figure | None:
    """Return the expected calibration error with its interval; None without answers."""
    if not len(confidence):
        return None
    value = calibration_error(confidence, right)
    return bootstrapped(value, len(confidence), lambda draws: _gaps(draws, confidence, right))


def _gaps(draws: NDArray[np.float64], confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    by_bin = np.zeros((len(confidence), BINS))
    by_bin[np.arange(len(confidence)), _bin_of(confidence)] = right - confidence
    gaps: NDArray[np.float64] = np.abs(draws @ by_bin).sum(axis=1) / len(confidence)
    return gaps


def _bin_of(confidence: NDArray[np.float64]) -> NDArray[np.intp]:
    # Borders as quotients: 3 / 10 is the number that `0.3` is read as, 3 * 0.1 is not.
    return np.digitize(confidence, np.arange(1, BINS) / BINS, right=True)
