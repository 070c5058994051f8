from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.comparing.holm import holm


def test_the_smallest_counts_most_and_none_overtakes_another() -> None:
    # Sorted .01 .02 .03 .04: times 4, 3, 2, 1 is .04 .06 .06 .04, and the last may not be below the one before it.
    found = holm({"a": 0.04, "b": 0.01, "c": 0.03, "d": 0.02})

    assert list(found) == ["a", "b", "c", "d"]
    assert found == pytest.approx({"a": 0.06, "b": 0.04, "c": 0.06, "d": 0.06})


def test_one_test_needs_no_correction_and_none_no_p() -> None:
    assert holm({"a": 0.03}) == {"a": 0.03}
    assert holm({}) == {}


@given(st.lists(st.floats(0, 1, allow_nan=False), max_size=12))
def test_a_corrected_p_is_never_smaller_and_never_above_one(p_values: list[float]) -> None:
    given_values = dict(enumerate(p_values))
    found = holm(given_values)

    assert all(given_values[test] <= found[test] <= 1 for test in given_values)
    ranked = sorted(given_values, key=lambda test: given_values[test])
    assert [found[test] for test in ranked] == sorted(found.values())
