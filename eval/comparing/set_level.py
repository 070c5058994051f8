"""The figures that only a whole set has, in two evaluations of the same questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval.comparing.paired import PairedDifference
from eval.comparing.pairing import Pair
from eval.findings import Measured
from eval.metrics.auroc import auroc, auroc_of_draws
from eval.metrics.bootstrap import Statistic, bootstrapped
from eval.metrics.calibration_error import calibration_error
from eval.metrics.risk_coverage import area_under_risk

Scores = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SetFigure:
    """A figure over the confidence of all questions and a mark that each has or has not.

    Attributes:
        of: Returns the figure; None where it is not defined.
        of_draws: Returns what tells it of many resamples.
    """

    of: Callable[[Scores, Marks], float | None]
    of_draws: Callable[[Scores, Marks], Statistic]


def set_differences(pairs: Sequence[Pair]) -> dict[str, PairedDifference]:
    """Return how far each figure of a whole set is apart; those that one of the two has not are absent.

    Questions that could not be asked have no confidence and are left out, as in the figures of one evaluation.
    """
    asked = [one for one in pairs if one.first.outcome.error is None and one.second.outcome.error is None]
    if not asked:
        return {}
    ours, theirs = [one.first for one in asked], [one.second for one in asked]
    found = {
        "auroc_answerable": _difference(_AUROC, _answerable(ours), _answerable(theirs)),
        "auroc_right": _difference(_AUROC, _right(ours), _right(theirs)),
        "calibration_error": _difference(_CALIBRATION, _right(ours), _right(theirs)),
        "aurc": _difference(_AREA, _right(ours), _right(theirs)),
    }
    return {name: one for name, one in found.items() if one is not None}


def _difference(figure: SetFigure, ours: tuple[Scores, Marks], theirs: tuple[Scores, Marks]) -> PairedDifference | None:
    """Return how far a figure is apart, with the bootstrap's interval over the pairs."""
    first, second = figure.of(*ours), figure.of(*theirs)
    if first is None or second is None:
        return None
    count = len(ours[0])
    of_first, of_second = figure.of_draws(*ours), figure.of_draws(*theirs)
    between = bootstrapped(second - first, count, lambda draws: of_second(draws) - of_first(draws))
    return PairedDifference(first, second, between.value, between.low, between.high, None, count)


def _answerable(measured: Sequence[Measured]) -> tuple[Scores, Marks]:
    return _confidence(measured), np.array([one.outcome.gold.is_answerable for one in measured], dtype=np.bool_)


def _right(measured: Sequence[Measured]) -> tuple[Scores, Marks]:
    """An answer to a question that nothing answers is wrong: it has no value of the metric."""
    return _confidence(measured), np.array([one.values.get("right_unguarded", 0) >= 1 for one in measured])


def _confidence(measured: Sequence[Measured]) -> Scores:
    return np.array([one.outcome.confidence for one in measured], dtype=np.float64)


def _of_each_draw(figure: Callable[[Scores, Marks], float], scores: Scores, marks: Marks) -> Statistic:
    """Return a statistic of resamples that takes them one by one."""

    def of_one(draw: NDArray[np.float64]) -> float:
        places = np.repeat(np.arange(len(draw)), draw.astype(np.intp))
        return figure(scores[places], marks[places])

    return lambda draws: np.array([of_one(draw) for draw in draws])


_AUROC = SetFigure(auroc, auroc_of_draws)
_CALIBRATION = SetFigure(calibration_error, partial(_of_each_draw, calibration_error))
_AREA = SetFigure(area_under_risk, partial(_of_each_draw, area_under_risk))
