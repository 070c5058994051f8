"""The figures of an evaluation as rows of tables: labelled, explained, grouped, and the main ones by kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.messages import Language, message
from eval.findings import Figure, Findings
from eval.metrics.registry import GROUPS, METRICS, Metric
from eval.report.names import kind_name
from eval.report.numbers import NOTHING, Numbers

_KNOWN = {metric.name: metric for metric in METRICS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure and its interval lie on a line from 0 to 100, as CSS writes it."""

    low: str
    width: str
    value: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A metric with its figure, as it is written.

    Attributes:
        name: The metric's name in the JSON report.
        label: What people call it.
        explanation: What it is, in a sentence; empty for a metric that this program does not know.
        place: Where it lies on a line from 0 to 100; None where it is not between 0 and 1.
    """

    name: str
    label: str
    explanation: str
    value: str
    interval: str
    count: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Metrics about one thing."""

    title: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class KindRow:
    """The main figures of one kind of question."""

    kind: str
    count: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindTable:
    """The main figures by kind; without rows where there are no kinds."""

    columns: tuple[str, ...]
    rows: tuple[KindRow, ...]


def figure_groups(findings: Findings, language: Language) -> list[FigureGroup]:
    """Return all figures by group, in the order of the metrics; those that are not known as a group at the end."""
    figures = findings.figures
    groups = [
        FigureGroup(
            message(code, language),
            tuple(
                _row(one, figures[one.name], language) for one in METRICS if one.group == group and one.name in figures
            ),
        )
        for group, code in GROUPS.items()
    ]
    others = tuple(_unknown_row(name, figure, language) for name, figure in figures.items() if name not in _KNOWN)
    groups.append(FigureGroup(message("report_other_figures", language), others))
    return [group for group in groups if group.rows]


def figure_text(name: str, figure: Figure, language: Language) -> str:
    """Return a figure as it is written: a percentage, or a number where its metric is none.

    Example:
        >>> figure_text("right", Figure(value=0.714, low=0.6, high=0.8, count=50), "vi")
        '71,4%'
    """
    numbers = Numbers(language)
    return numbers.share(figure.value) if _is_share(name) else numbers.decimal(figure.value, _digits(figure))


def interval_text(name: str, figure: Figure, language: Language) -> str:
    """Return a figure's 95% interval as it is written; one without width is a dash, since nothing is that certain."""
    numbers = Numbers(language)
    if math.isclose(figure.low, figure.high, abs_tol=1e-9):
        return NOTHING
    if _is_share(name):
        return numbers.shares(figure.low, figure.high)
    return numbers.decimals(figure.low, figure.high, _digits(figure))


def kind_table(findings: Findings, language: Language) -> KindTable:
    """Return the main figures by kind, the kinds with the most right answers first."""
    labels = {
        "right": message("column_right", language),
        "contained": message("column_contained", language),
        "first_citation": message("column_first_citation", language),
        "span_recall": message("column_span_recall", language),
        "hit@5": message("column_hit", language),
        "wrongly_refused": message("column_wrongly_refused", language),
        "refused": message("column_refused", language),
    }
    columns = [name for name in labels if any(name in figures for figures in findings.by_kind.values())]
    rows = [
        KindRow(
            kind_name(kind, language),
            Numbers(language).count(question_count(figures)),
            tuple(_cell(name, figures, language) for name in columns),
        )
        for kind, figures in sorted(findings.by_kind.items(), key=lambda one: -_right(one[1]))
    ]
    return KindTable(tuple(labels[name] for name in columns), tuple(rows))


def question_count(figures: Mapping[str, Figure]) -> int:
    """Return how many questions figures are about: the metric that applies to the most applies to all."""
    return max((figure.count for figure in figures.values()), default=0)


def _row(metric: Metric, figure: Figure, language: Language) -> FigureRow:
    return FigureRow(
        name=metric.name,
        label=message(metric.label, language),
        explanation=message(metric.means, language),
        value=figure_text(metric.name, figure, language),
        interval=interval_text(metric.name, figure, language),
        count=Numbers(language).count(figure.count),
        place=_place(figure),
    )


def _unknown_row(name: str, figure: Figure, language: Language) -> FigureRow:
    value, interval = figure_text(name, figure, language), interval_text(name, figure, language)
    return FigureRow(name, name, "", value, interval, Numbers(language).count(figure.count), _place(figure))


def _cell(name: str, figures: Mapping[str, Figure], language: Language) -> str:
    return figure_text(name, figures[name], language) if name in figures else NOTHING


def _right(figures: Mapping[str, Figure]) -> float:
    return figures["right"].value if "right" in figures else 0.0


def _is_share(name: str) -> bool:
    return name in _KNOWN and _KNOWN[name].is_share


def _digits(figure: Figure) -> int:
    return 1 if figure.high > 1 else 3


def _place(figure: Figure) -> Place | None:
    if not 0 <= figure.low <= figure.value <= figure.high <= 1:
        return None
    width = max(figure.high - figure.low, 0.01)
    return Place(*(f"{share * 100:.1f}" for share in (min(figure.low, 0.99), width, figure.value)))
