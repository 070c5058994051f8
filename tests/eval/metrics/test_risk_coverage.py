import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.risk_coverage import area_figure, area_under_risk, risk_points

ANSWERS = st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.9]), st.booleans()), min_size=1, max_size=15)


def _columns(rows: list[tuple[float, bool]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([score for score, _ in rows]), np.array([right for _, right in rows], dtype=bool)


def test_the_curve_worked_out_by_hand() -> None:
    confidence, right = _columns([(0.6, True), (0.9, True), (0.7, False), (0.8, True)])

    points = risk_points(confidence, right)

    assert [(one.coverage, one.threshold) for one in points] == [(0.25, 0.9), (0.5, 0.8), (0.75, 0.7), (1, 0.6)]
    assert [one.risk for one in points] == pytest.approx([0, 0, 1 / 3, 1 / 4])
    assert area_under_risk(confidence, right) == pytest.approx((0 + 0 + 1 / 3 + 1 / 4) / 4)


def test_answers_of_one_confidence_are_given_together_whatever_their_order() -> None:
    rows = [(0.5, False), (0.5, True), (0.9, True)]

    points = risk_points(*_columns(rows))

    assert [(one.coverage, one.risk) for one in points] == [(pytest.approx(1 / 3), 0), (1, pytest.approx(1 / 3))]
    assert area_under_risk(*_columns(rows)) == pytest.approx((0 + 1 / 3 + 1 / 3) / 3)
    assert area_under_risk(*_columns(rows[::-1])) == area_under_risk(*_columns(rows))


@given(ANSWERS)
def test_the_area_is_the_mean_risk_at_each_answers_own_threshold(rows: list[tuple[float, bool]]) -> None:
    risks = []
    for threshold, _ in rows:
        given_ = [right for score, right in rows if score >= threshold]
        risks.append(given_.count(False) / len(given_))

    assert area_under_risk(*_columns(rows)) == pytest.approx(sum(risks) / len(risks))


def test_all_right_is_no_risk_and_no_confidence_is_the_share_of_wrong_ones() -> None:
    assert area_under_risk(*_columns([(0.2, True), (0.9, True)])) == 0
    assert area_under_risk(*_columns([(0.5, True), (0.5, False), (0.5, False), (0.5, True)])) == 0.5


@pytest.mark.filterwarnings("error")
def test_sets_of_none_and_of_one_have_no_and_a_narrow_interval() -> None:
    assert risk_points(*_columns([])) == ()
    assert area_figure(*_columns([])) is None
    figure = area_figure(*_columns([(0.5, False)]))
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (1, 1, 1)
