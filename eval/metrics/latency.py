"""Latency: how long the stages of an answer take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from eval.findings import StageTime


def stage_times(timings: Iterable[Mapping[str, float]]) -> dict[str, StageTime]:
    """Return median, 95th percentile and longest time of each stage, in the order of their first times, the total last.

    Percentiles lie between two neighbouring times where none is there exactly (numpy's `linear`, Hyndman & Fan's
    definition 7).

    Args:
        timings: Milliseconds by stage, one mapping for each question.

    Example:
        >>> stage_times([{"read": 1.0}, {"read": 3.0}])["read"].p50
        2.0
    """
    spent: dict[str, list[float]] = {}
    for stages in timings:
        for stage, milliseconds in stages.items():
            spent.setdefault(stage, []).append(milliseconds)
    # A stage that the first questions lack, such as that of refusals, first occurs behind another question's total.
    if "total" in spent:
        spent["total"] = spent.pop("total")
    return {stage: _stage_time(times) for stage, times in spent.items()}


def _stage_time(times: list[float]) -> StageTime:
    p50, p95 = np.percentile(times, (50, 95))
    return StageTime(p50=float(p50), p95=float(p95), longest=max(times))
