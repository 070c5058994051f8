"""The times of an evaluation's stages as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.messages import Language
from eval.findings import Findings
from eval.report.names import stage_name
from eval.report.numbers import Numbers


@dataclass(frozen=True, slots=True)
class LatencyRow:
    """One stage and its times, in milliseconds as they are written."""

    stage: str
    p50: str
    p95: str
    longest: str


def latency_rows(findings: Findings, language: Language) -> list[LatencyRow]:
    """Return the times of each stage, in the order in which they pass."""
    numbers = Numbers(language)
    return [
        LatencyRow(
            stage_name(stage, language),
            numbers.milliseconds(time.p50),
            numbers.milliseconds(time.p95),
            numbers.milliseconds(time.longest),
        )
        for stage, time in findings.latency.items()
    ]
