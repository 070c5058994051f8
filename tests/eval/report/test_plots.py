"""Plots say what they show, in the page's own colours, and there are none of nothing."""

import re
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib import pyplot

from corpus.messages import Language
from eval.findings import Figure, Findings, ReliabilityBin, RiskPoint, StageTime
from eval.report.plots import Plot, plot_by_kind, plot_latency, plot_reliability, plot_risk_coverage

PLOTS = (plot_by_kind, plot_reliability, plot_risk_coverage, plot_latency)


def texts_of(plot: Plot | None) -> list[str]:
    assert plot is not None
    return [one.text or "" for one in ElementTree.fromstring(plot.svg).iter("text")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_plot_is_text_and_takes_its_colours_and_font_from_the_page(findings: Findings, language: Language) -> None:
    for plotted in PLOTS:
        plot = plotted(findings, language)

        assert plot is not None
        assert texts_of(plot)
        assert plot.caption
        assert "font-family" not in plot.svg
        assert "var(--ink)" in plot.svg
        assert re.findall("#[0-9a-f]{6}", plot.svg) == []


def test_matplotlib_is_left_as_it_was(findings: Findings) -> None:
    before, drawings = dict(mpl.rcParams), pyplot.get_fignums()

    plot_by_kind(findings, "vi")

    assert dict(mpl.rcParams) == before
    assert pyplot.get_fignums() == drawings


def test_the_same_findings_give_the_same_plot(findings: Findings) -> None:
    assert plot_risk_coverage(findings, "vi") == plot_risk_coverage(findings, "vi")


def test_kinds_are_named_with_their_counts_and_shares(findings: Findings) -> None:
    figure = Figure(value=0.714, low=0.6, high=0.8, count=7)
    plot = plot_by_kind(findings.model_copy(update={"by_kind": {"who": {"right": figure}}}), "vi")

    assert {"hỏi ai (7)", "71%"} <= set(texts_of(plot))
    assert plot is not None
    assert "hỏi ai (71%)" in plot.caption


def test_bins_show_how_many_answers_they_hold(findings: Findings) -> None:
    bins = (
        ReliabilityBin(low=0.5, high=0.6, count=0, confidence=0, right=0),
        ReliabilityBin(low=0.9, high=1, count=1234, confidence=0.95, right=0.9),
    )

    assert "1.234" in texts_of(plot_reliability(findings.model_copy(update={"reliability": bins}), "vi"))


def test_the_mark_is_at_the_last_point_that_the_threshold_lets_through(findings: Findings) -> None:
    points = (
        RiskPoint(coverage=0.25, risk=0.0, threshold=0.9),
        RiskPoint(coverage=0.5, risk=0.1, threshold=findings.setup.threshold),
        RiskPoint(coverage=1.0, risk=0.4, threshold=0.1),
    )

    plot = plot_risk_coverage(findings.model_copy(update={"risk_coverage": points}), "en")

    assert plot is not None
    assert "answers 50% of the questions, and 10% of those answers are wrong" in plot.caption
    assert "threshold in use: 0.46" in texts_of(plot)


def test_the_axis_ends_at_the_quarter_above_the_highest_risk(findings: Findings) -> None:
    points = (RiskPoint(coverage=0.5, risk=0.3, threshold=0.9), RiskPoint(coverage=1.0, risk=0.4, threshold=0.1))

    texts = texts_of(plot_risk_coverage(findings.model_copy(update={"risk_coverage": points}), "en"))

    assert (texts.count("50%"), texts.count("75%"), texts.count("100%")) == (2, 1, 1)


def test_a_threshold_that_lets_nothing_through_has_no_mark(findings: Findings) -> None:
    points = (RiskPoint(coverage=1.0, risk=0.4, threshold=0.1),)

    plot = plot_risk_coverage(findings.model_copy(update={"risk_coverage": points}), "en")

    assert plot is not None
    assert "threshold" not in plot.svg


def test_there_is_no_plot_of_nothing(findings: Findings) -> None:
    empty = ReliabilityBin(low=0.0, high=0.1, count=0, confidence=0, right=0)
    nothing = findings.model_copy(update={"by_kind": {}, "reliability": (empty,), "risk_coverage": (), "latency": {}})

    assert [plotted(nothing, "vi") for plotted in PLOTS] == [None] * 4


def test_times_of_zero_are_drawn(findings: Findings) -> None:
    latency = {"total": StageTime(p50=0, p95=0, longest=0)}

    assert "0,0 / 0,0" in texts_of(plot_latency(findings.model_copy(update={"latency": latency}), "vi"))
