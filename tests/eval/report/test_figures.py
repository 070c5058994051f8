"""Figures are grouped, labelled and written by what they are."""

from eval.findings import Figure, Findings
from eval.report.figures import figure_groups, figure_text, interval_text, kind_table

FIGURE = Figure(value=0.714, low=0.641, high=0.77, count=240)


def test_shares_are_percentages_and_others_are_not() -> None:
    assert figure_text("right", FIGURE, "vi") == "71,4%"
    assert interval_text("right", FIGURE, "vi") == "64,1–77,0%"
    assert figure_text("ndcg@10", FIGURE, "vi") == "0,714"
    assert figure_text("syllables", Figure(value=31.26, low=28, high=34, count=9), "en") == "31.3"


def test_an_interval_without_width_is_a_dash_and_never_shown_as_certain() -> None:
    assert interval_text("f1", Figure(value=1, low=1, high=1, count=40), "vi") == "–"
    assert interval_text("auroc_right", Figure(value=1, low=1 - 1e-12, high=1, count=40), "vi") == "–"
    assert interval_text("right", Figure(value=1, low=0.51, high=1, count=4), "vi") == "51,0–100,0%"


def test_every_figure_is_in_one_group(findings: Findings) -> None:
    names = [row.name for group in figure_groups(findings, "vi") for row in group.rows]

    assert sorted(names) == sorted(findings.figures)


def test_a_metric_of_another_version_is_shown_by_its_name(findings: Findings) -> None:
    groups = figure_groups(findings.model_copy(update={"figures": {"novelty": FIGURE}}), "en")

    assert [(group.title, [(row.label, row.value) for row in group.rows]) for group in groups] == [
        ("Other figures", [("novelty", "0.714")])
    ]


def test_a_place_on_the_line_is_told_for_what_is_between_0_and_1(findings: Findings) -> None:
    rows = {row.name: row for group in figure_groups(findings, "vi") for row in group.rows}

    assert rows["syllables"].place is None
    place = rows["right"].place
    assert place is not None
    assert float(place.value) == round(findings.figures["right"].value * 100, 1)


def test_kinds_stand_from_the_best_to_the_worst_with_a_dash_where_nothing_applies() -> None:
    first = {"right": FIGURE, "contained": FIGURE}
    second = {"right": FIGURE.model_copy(update={"value": 0.9}), "refused": FIGURE}
    findings = Findings.model_construct(by_kind={"who": first, "near_miss": second})

    table = kind_table(findings, "en")

    assert table.columns == ("Right", "Holds answer", "Rightly declined")
    assert [(row.kind, row.count, row.values) for row in table.rows] == [
        ("near miss", "240", ("90.0%", "–", "71.4%")),
        ("who", "240", ("71.4%", "71.4%", "–")),
    ]
