import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from eval.metrics.bootstrap import bootstrapped, mean_figure, share_figure


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("values", [[0.7], [0.1] * 7, [0.0, 0.0], [1.0] * 3])
def test_equal_values_have_an_interval_without_width(values: list[float]) -> None:
    figure = mean_figure(values)

    assert figure.value == figure.low == figure.high == values[0]
    assert figure.count == len(values)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        # z² = 1.95996² = 3.84146: 4 / 7.84146, 1 / 4.84146, 3.84146 / 13.84146
        ([1.0] * 4, 0.51011, 1),
        ([1.0], 0.20655, 1),
        ([0.0] * 10, 0, 0.27753),
    ],
)
def test_all_or_none_have_an_interval_that_fewer_questions_make_wider(
    values: list[float], low: float, high: float
) -> None:
    figure = share_figure(values)

    assert (figure.value, figure.count) == (values[0], len(values))
    assert figure.low == pytest.approx(low, abs=1e-5)
    assert figure.high == pytest.approx(high, abs=1e-5)
    assert 0 <= figure.low <= figure.value <= figure.high <= 1


def test_a_share_between_none_and_all_has_the_interval_of_the_bootstrap() -> None:
    values = [1.0, 1.0, 0.0, 1.0]

    assert share_figure(values) == mean_figure(values)


def test_two_answers_worked_out_by_hand() -> None:
    # resamples of {0, 1}: mean 0 in a quarter, 1/2 in half, 1 in a quarter
    figure = mean_figure([0.0, 1.0])

    assert (figure.value, figure.low, figure.high, figure.count) == (0.5, 0, 1, 2)


def test_the_interval_is_that_of_the_normal_law_where_that_holds() -> None:
    # 300 of 400 right: standard error sqrt(.75 * .25 / 400) = .02165, so .75 -+ .0424
    figure = mean_figure([1.0] * 300 + [0.0] * 100)

    assert figure.low == pytest.approx(0.75 - 0.0424, abs=0.004)
    assert figure.high == pytest.approx(0.75 + 0.0424, abs=0.004)


def test_the_interval_agrees_with_scipy() -> None:
    values = np.random.default_rng(1).beta(2, 1, size=150)
    expected = stats.bootstrap((values,), np.mean, n_resamples=2_000, method="percentile", rng=5).confidence_interval

    figure = mean_figure(values.tolist())

    width = expected.high - expected.low
    assert figure.low == pytest.approx(expected.low, abs=0.1 * width)
    assert figure.high == pytest.approx(expected.high, abs=0.1 * width)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_interval_holds_the_value_and_is_the_same_each_time(values: list[float]) -> None:
    figure = mean_figure(values)

    assert min(values) - 1e-12 <= figure.low <= figure.value <= figure.high <= max(values) + 1e-12
    assert mean_figure(values) == figure


def test_every_resample_draws_as_many_as_there_are() -> None:
    seen: list[np.ndarray] = []

    def statistic(draws: np.ndarray) -> np.ndarray:
        seen.append(draws)
        return draws[:, 0]

    bootstrapped(1.0, 7, statistic)
    drawn = np.concatenate(seen)

    assert drawn.shape == (2_000, 7)
    assert set(drawn.sum(axis=1)) == {7}
    assert drawn.mean() == 1
    assert len(np.unique(drawn, axis=0)) > 500


@pytest.mark.filterwarnings("error")
def test_undefined_resamples_are_left_out() -> None:
    def half(draws: np.ndarray) -> np.ndarray:
        return np.where(draws[:, 0] > 0, 2.0, np.nan)

    assert bootstrapped(2.0, 5, half).low == bootstrapped(2.0, 5, half).high == 2
    nowhere = bootstrapped(0.25, 5, lambda draws: np.full(len(draws), np.nan))
    assert (nowhere.low, nowhere.high) == (0.25, 0.25)
