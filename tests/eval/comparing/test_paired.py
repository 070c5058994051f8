from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from eval.comparing.paired import paired_difference, permutation_p

SHARES = st.floats(0, 1, allow_nan=False)
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([1, 1, 1, 1, 1], 2 / 32),  # of the 32 signs only two are as far from none
        ([1, 1, 1, -1], 2 * 5 / 16),  # five of 16 signs give a sum of 2 or more
        ([0.5, 0.25], 2 * 1 / 4),  # sums of -.75, -.25, .25 and .75: one of them is .75 or more
        ([1], 1.0),
        ([0, 0, 0], 1.0),
        ([], 1.0),
    ],
)
def test_few_pairs_are_tested_exactly(differences: list[float], p: float) -> None:
    assert permutation_p(np.array(differences, dtype=np.float64)) == pytest.approx(p)


def test_pairs_without_a_difference_change_nothing() -> None:
    changed = [1.0, 1.0, 1.0, 1.0, -1.0]

    assert permutation_p(np.array(changed + 100 * [0.0])) == permutation_p(np.array(changed))


def test_of_right_and_wrong_it_is_the_sign_test() -> None:
    gained, lost = 60, 35

    found = permutation_p(np.array(gained * [1.0] + lost * [-1.0]))

    assert found == pytest.approx(binomtest(gained, gained + lost).pvalue, abs=0.01)


def test_the_same_pairs_give_the_same_p() -> None:
    differences = np.random.default_rng(1).normal(0.1, 1, 200)

    assert permutation_p(differences) == permutation_p(differences)


def test_a_difference_stands_with_both_means_and_its_interval() -> None:
    found = paired_difference(np.array([0.0, 0.0, 1.0, 1.0]), np.array([1.0, 1.0, 1.0, 0.0]))

    assert (found.first, found.second, found.difference, found.count) == (0.5, 0.75, 0.25, 4)
    assert -1 <= found.low < 0.25 < found.high <= 1


def test_pairs_that_all_differ_alike_leave_no_doubt() -> None:
    found = paired_difference(np.zeros(12), np.full(12, 0.5))

    assert (found.low, found.high) == (0.5, 0.5)
    assert found.p == pytest.approx(2 / 2**12)


@given(PAIRS)
@settings(max_examples=25, deadline=None)
def test_a_series_does_not_differ_from_itself(pairs: list[tuple[float, float]]) -> None:
    series = np.array([one for one, _ in pairs])

    found = paired_difference(series, series.copy())

    assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1)


@given(PAIRS)
@settings(max_examples=25, deadline=None)
def test_the_other_way_round_it_is_the_same_with_the_other_sign(pairs: list[tuple[float, float]]) -> None:
    first, second = np.array(pairs).T

    one, other = paired_difference(first, second), paired_difference(second, first)

    assert one.difference == pytest.approx(-other.difference)
    assert (one.low, one.high) == (pytest.approx(-other.high), pytest.approx(-other.low))
    assert one.p == pytest.approx(other.p)
    assert one.low <= one.difference <= one.high
