"""Everything that is measured: the metrics of each outcome, and the figures of a whole set with their intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from eval.findings import Figure, Measured, ReliabilityBin, RiskPoint, StageTime
from eval.metrics.answer_length import syllables
from eval.metrics.auroc import auroc_figure
from eval.metrics.bootstrap import mean_figure, share_figure
from eval.metrics.calibration_error import calibration_figure, reliability_bins
from eval.metrics.cited_documents import document_precision, document_recall, first_citation
from eval.metrics.cited_spans import span_precision, span_recall
from eval.metrics.contained import contained, contained_unguarded
from eval.metrics.exact_match import exact
from eval.metrics.follow_up import follow_up
from eval.metrics.latency import stage_times
from eval.metrics.refusal import refused, wrongly_refused
from eval.metrics.registry import GROUPS, METRICS, Metric
from eval.metrics.retrieval import retrieval
from eval.metrics.right import right, right_unguarded
from eval.metrics.risk_coverage import area_figure, risk_points
from eval.metrics.token_f1 import f1
from eval.metrics.verbatim import verbatim
from eval.metrics.worst import worst_first
from eval.running.outcome import Outcome

__all__ = [
    "GROUPS",
    "METRICS",
    "Metric",
    "figures",
    "figures_by_kind",
    "latency",
    "measure",
    "reliability",
    "risk_coverage",
    "worst",
]

_T = TypeVar("_T")

_GRADED = {metric.name for metric in METRICS if metric.is_graded}
_BY_QUESTION: dict[str, Callable[[Outcome], float | None]] = {
    "right": right,
    "right_unguarded": right_unguarded,
    "exact": exact,
    "f1": f1,
    "contained": contained,
    "contained_unguarded": contained_unguarded,
    "syllables": syllables,
    "first_citation": first_citation,
    "document_precision": document_precision,
    "document_recall": document_recall,
    "span_precision": span_precision,
    "span_recall": span_recall,
    "verbatim": verbatim,
    "refused": refused,
    "wrongly_refused": wrongly_refused,
}


def measure(outcomes: Sequence[Outcome]) -> tuple[Measured, ...]:
    """Return every outcome with the values of the metrics that apply to it, in the order of `METRICS`.

    A question that could not be asked counts as not answered: against the program, whether or not it is answerable.
    """
    found, completed = retrieval(outcomes), follow_up(outcomes)
    return tuple(
        Measured(outcome=outcome, values=_ordered(_values(outcome) | of_search | of_conversation))
        for outcome, of_search, of_conversation in zip(outcomes, found, completed, strict=True)
    )


def figures(measured: Sequence[Measured]) -> dict[str, Figure]:
    """Return each metric over all questions that it applies to, and those that only a set has; absent where none do.

    The metrics of a set take confidence as the probability that the unguarded answer is right. They leave out the
    questions that could not be asked, which have none.
    """
    columns: dict[str, list[float]] = {}
    for one in measured:
        for name, value in one.values.items():
            columns.setdefault(name, []).append(value)
    found = {name: (mean_figure if name in _GRADED else share_figure)(values) for name, values in columns.items()}
    return _ordered(found | _figures_of_set(measured))


def figures_by_kind(measured: Sequence[Measured]) -> dict[str, dict[str, Figure]]:
    """Return the figures of each kind of question, kinds in the order in which they first occur.

    Questions without a kind belong to none. A kind whose questions are all answerable, or all right, has no AUROC.
    """
    kinds: dict[str, list[Measured]] = {}
    for one in measured:
        if one.outcome.gold.kind:
            kinds.setdefault(one.outcome.gold.kind, []).append(one)
    return {kind: figures(members) for kind, members in kinds.items()}


def latency(outcomes: Sequence[Outcome]) -> dict[str, StageTime]:
    """Return the times by stage of the questions that could be asked."""
    return stage_times(outcome.timings_ms for outcome in outcomes if outcome.error is None)


def reliability(measured: Sequence[Measured]) -> tuple[ReliabilityBin, ...]:
    """Return the reliability diagram of the unguarded answers, ten bins of which some may be empty."""
    confidence, is_right, _ = _confidences(measured)
    return reliability_bins(confidence, is_right)


def risk_coverage(measured: Sequence[Measured]) -> tuple[RiskPoint, ...]:
    """Return the risk-coverage curve of the unguarded answers, from the surest on."""
    confidence, is_right, _ = _confidences(measured)
    return risk_points(confidence, is_right)


def worst(measured: Sequence[Measured], count: int = 20) -> tuple[str, ...]:
    """Return the ids of the worst questions, the worst first and right ones never: see `worst_first`.

    Args:
        measured: The questions.
        count: How many at most.
    """
    return tuple(one.outcome.gold.id for one in worst_first(measured)[:count])


def _values(outcome: Outcome) -> dict[str, float]:
    values = {name: metric(outcome) for name, metric in _BY_QUESTION.items()}
    return {name: value for name, value in values.items() if value is not None}


def _figures_of_set(measured: Sequence[Measured]) -> dict[str, Figure]:
    confidence, is_right, is_answerable = _confidences(measured)
    found = {
        "auroc_answerable": auroc_figure(confidence, is_answerable),
        "auroc_right": auroc_figure(confidence, is_right),
        "calibration_error": calibration_figure(confidence, is_right),
        "aurc": area_figure(confidence, is_right),
    }
    return {name: figure for name, figure in found.items() if figure is not None}


def _confidences(measured: Sequence[Measured]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the confidence of each question that could be asked, if its answer is right, and if it is answerable."""
    asked = [one for one in measured if one.outcome.error is None]
    return (
        np.array([one.outcome.confidence for one in asked], dtype=np.float64),
        np.array([one.values.get("right_unguarded", 0.0) == 1 for one in asked], dtype=np.bool_),
        np.array([one.outcome.gold.is_answerable for one in asked], dtype=np.bool_),
    )


def _ordered(values: dict[str, _T]) -> dict[str, _T]:
    return {metric.name: values[metric.name] for metric in METRICS if metric.name in values}
