"""The report's plots, as SVG that stands in a page: its text is text, and its colours are the page's own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from corpus.messages import Language, message
from eval.findings import Findings
from eval.report.inline_svg import FAINT, FIRST, INK, LINE, PALE, SECOND, inline_svg
from eval.report.names import kind_name, stage_name
from eval.report.numbers import Numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

_WIDTH = 4.9  # inches of 100 CSS pixels: narrow, so that the text stays legible on a phone
_ROW = 0.3  # inches that a bar and its label take
_TEXT = 10  # points of which 72 make an inch, so that a phone shows some 10 pixels
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot and what it shows.

    Attributes:
        title: Its name.
        caption: A sentence that says what it shows, for those who do not see it as well.
        svg: The drawing, safe to stand in HTML as it is.
    """

    title: str
    caption: str
    svg: Markup


def plot_by_kind(findings: Findings, language: Language) -> Plot | None:
    """Return a bar for each kind of question: the share that is right with its interval; None without kinds."""
    rights = [(kind, figures["right"]) for kind, figures in findings.by_kind.items() if "right" in figures]
    if not rights:
        return None
    numbers = Numbers(language)
    rights.sort(key=lambda one: one[1].value)  # drawn from below: the best comes to stand on top
    drawing, axes = _drawing(0.75 + _ROW * len(rights))
    places = range(len(rights))
    axes.barh(places, [figure.value for _, figure in rights], height=0.62, color=FIRST)
    lows = [max(0.0, figure.value - figure.low) for _, figure in rights]
    highs = [max(0.0, figure.high - figure.value) for _, figure in rights]
    middles = [figure.value for _, figure in rights]
    axes.errorbar(middles, places, xerr=[lows, highs], fmt="none", color=INK, ecolor=INK, elinewidth=1.1, capsize=2.5)
    labels = [f"{_plain(kind_name(kind, language))} ({numbers.count(figure.count)})" for kind, figure in rights]
    axes.set_yticks(places, labels, parse_math=False)
    for place, (_, figure) in zip(places, rights, strict=True):
        axes.text(1.03, place, numbers.share(figure.value, 0), va="center", color=INK, fontsize=_TEXT)
    axes.set_ylim(-0.6, len(rights) - 0.4)
    axes.set_xlim(0, 1)
    _percent_ticks(axes, numbers, "x")
    axes.grid(axis="x", color=LINE, linewidth=0.8)
    (worst, least), (best, most) = rights[0], rights[-1]
    caption = message(
        "plot_by_kind_caption",
        language,
        best=kind_name(best, language),
        most=numbers.share(most.value, 0),
        worst=kind_name(worst, language),
        least=numbers.share(least.value, 0),
    )
    return _plot("kind", message("plot_by_kind", language), caption, drawing)


def plot_reliability(findings: Findings, language: Language) -> Plot | None:
    """Return confidence against the share that is right, with the counts below it; None without answers."""
    bins = [one for one in findings.reliability if one.count]
    if not bins:
        return None
    numbers = Numbers(language)
    drawing = _blank(4.3)
    above, below = drawing.subplots(2, 1, sharex=True, height_ratios=[3, 1])
    _dress(above)
    _dress(below)
    above.plot([0, 1], [0, 1], color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
    above.plot([one.confidence for one in bins], [one.right for one in bins], color=FIRST, linewidth=1.8, marker="o")
    above.set_ylim(-0.03, 1.03)
    above.set_ylabel(message("plot_share_right", language))
    _percent_ticks(above, numbers, "y")
    above.grid(color=LINE, linewidth=0.8)
    below.bar([(one.low + one.high) / 2 for one in bins], [one.count for one in bins], width=0.085, color=PALE)
    for one in bins:
        place = ((one.low + one.high) / 2, one.count)
        below.annotate(
            numbers.count(one.count), place, (0, 2), textcoords="offset points", ha="center", color=INK, fontsize=_TEXT
        )
    below.set_ylim(0, max(one.count for one in bins) * 1.35)
    below.set_yticks([])
    below.set_ylabel(message("plot_questions", language))
    below.set_xlim(0, 1)
    below.set_xlabel(message("plot_confidence", language))
    _percent_ticks(below, numbers, "x")
    error = findings.figures.get("calibration_error")
    caption = message("plot_reliability_caption", language)
    if error is not None:
        caption += " " + message("plot_reliability_error", language, error=numbers.decimal(error.value * 100))
    return _plot("reliability", message("plot_reliability", language), caption, drawing)


def plot_risk_coverage(findings: Findings, language: Language) -> Plot | None:
    """Return the share that is wrong by the share that is answered, the program's own point marked; or None."""
    points = sorted(findings.risk_coverage, key=lambda one: one.coverage)
    if not points:
        return None
    numbers = Numbers(language)
    highest = max(one.risk for one in points)
    drawing, axes = _drawing(3.3)
    marker = "o" if len(points) == 1 else ""
    axes.plot([one.coverage for one in points], [one.risk for one in points], color=FIRST, linewidth=1.8, marker=marker)
    caption = message("plot_risk_caption", language)
    given = [one for one in points if one.threshold >= findings.setup.threshold]
    if given:
        own = given[-1]
        axes.axvline(own.coverage, color=SECOND, linewidth=1, linestyle=(0, (4, 3)))
        axes.plot([own.coverage], [own.risk], color=SECOND, marker="D", markersize=7, linestyle="none")
        to_left = own.coverage > _HALF
        on_top = to_left or own.risk < _quarters(highest) / 2  # where there is more room
        axes.annotate(
            message("plot_risk_own", language, threshold=numbers.decimal(findings.setup.threshold, 2)),
            (own.coverage, 1.0 if on_top else 0.0),
            (-6 if to_left else 6, -4 if on_top else 4),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            ha="right" if to_left else "left",
            va="top" if on_top else "bottom",
            color=INK,
            fontsize=_TEXT,
        )
        caption += " " + message(
            "plot_risk_own_caption",
            language,
            coverage=numbers.share(own.coverage, 0),
            risk=numbers.share(own.risk, 0),
        )
    axes.set_xlabel(message("plot_coverage", language))
    axes.set_ylabel(message("plot_risk", language))
    _percent_ticks(axes, numbers, "x")
    _percent_ticks(axes, numbers, "y")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, _quarters(highest) * 1.02)  # last, since ticks widen the limits
    axes.grid(color=LINE, linewidth=0.8)
    return _plot("risk", message("plot_risk_title", language), caption, drawing)


def plot_latency(findings: Findings, language: Language) -> Plot | None:
    """Return the median and the 95th percentile of each stage's time; None without times."""
    stages = list(findings.latency.items())[::-1]  # drawn from below
    if not stages:
        return None
    numbers = Numbers(language)
    drawing, axes = _drawing(0.95 + 0.36 * len(stages))
    places = range(len(stages))
    axes.barh(places, [time.p95 for _, time in stages], height=0.5, color=PALE, label=message("report_p95", language))
    axes.barh(places, [time.p50 for _, time in stages], height=0.5, color=FIRST, label=message("report_p50", language))
    axes.set_yticks(places, [_plain(stage_name(stage, language)) for stage, _ in stages], parse_math=False)
    for place, (_, time) in zip(places, stages, strict=True):
        text = f"{numbers.milliseconds(time.p50)} / {numbers.milliseconds(time.p95)}"
        axes.annotate(
            text, (time.p95, place), (5, 0), textcoords="offset points", va="center", color=INK, fontsize=_TEXT
        )
    axes.set_xlim(0, max(1.0, *(time.p95 for _, time in stages)) * 1.3)
    axes.set_xlabel(message("plot_milliseconds", language))
    axes.xaxis.set_major_formatter(lambda value, _place: numbers.count(round(value)))
    axes.grid(axis="x", color=LINE, linewidth=0.8)
    drawing.legend(
        loc="outside upper right", ncols=2, frameon=False, fontsize=_TEXT, labelcolor=INK, handlelength=1, reverse=True
    )
    return _plot("latency", message("plot_latency", language), message("plot_latency_caption", language), drawing)


def _drawing(height: float) -> tuple[Drawing, Axes]:
    drawing = _blank(height)
    axes = drawing.subplots()
    _dress(axes)
    return drawing, axes


def _blank(height: float) -> Drawing:
    from matplotlib.figure import Figure as Drawing

    return Drawing(figsize=(_WIDTH, height), layout="constrained")


def _dress(axes: Axes) -> None:
    axes.patch.set_visible(False)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5, labelcolor=INK, labelsize=_TEXT)
    axes.xaxis.label.set(color=FAINT, fontsize=_TEXT)
    axes.yaxis.label.set(color=FAINT, fontsize=_TEXT)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(FAINT)


def _percent_ticks(axes: Axes, numbers: Numbers, which: str) -> None:
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_ticks([0, 0.25, 0.5, 0.75, 1])
    axis.set_major_formatter(lambda value, _place: numbers.share(value, 0))


def _quarters(share: float) -> float:
    """Return the quarter that a share does not exceed, at least the first: where an axis ends."""
    return max(1, math.ceil(share * 4)) / 4


def _plain(label: str) -> str:
    """Return a name as one line of what XML can hold: the kinds come from whoever wrote the gold set."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in label).split())


def _plot(name: str, title: str, caption: str, drawing: Drawing) -> Plot:
    return Plot(title, caption, inline_svg(drawing, title, name))
