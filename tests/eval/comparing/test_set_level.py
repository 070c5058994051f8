from __future__ import annotations

import pytest

from eval.comparing.pairing import Pair, pair_up
from eval.comparing.set_level import set_differences
from tests.eval.comparing.made import measured

# Confidence in the first and in the second evaluation, whether the unguarded answer is right, whether answerable.
ASKED = [
    (0.9, 0.9, 1, True),
    (0.8, 0.4, 1, True),
    (0.6, 0.7, 0, True),
    (0.3, 0.6, 0, False),
]


def pairs(error: str | None = None) -> list[Pair]:
    sides = [
        [
            measured(
                str(number),
                {"right_unguarded": float(one[2])} if one[3] else {},
                confidence=one[side],  # type: ignore[arg-type]
                answers=("145 ha",) if one[3] else (),
                error=error,
            )
            for number, one in enumerate(ASKED)
        ]
        for side in (0, 1)
    ]
    return pair_up(*sides).pairs


def test_auroc_is_compared_by_hand() -> None:
    found = set_differences(pairs())

    # First: both right ones are above both wrong ones. Second: .9 is, .4 is below both: 2 of 4 pairs.
    assert (found["auroc_right"].first, found["auroc_right"].second) == (1.0, 0.5)
    assert found["auroc_right"].difference == pytest.approx(-0.5)
    # The unanswerable question: below all three at first, then above one of the three.
    assert (found["auroc_answerable"].first, found["auroc_answerable"].second) == (1.0, pytest.approx(2 / 3))
    assert found["auroc_right"].p is None
    assert found["auroc_right"].count == 4
    assert found["auroc_right"].low <= found["auroc_right"].difference <= found["auroc_right"].high


def test_calibration_and_risk_are_compared_by_hand() -> None:
    found = set_differences(pairs())

    # Each answer in a bin of its own: gaps .1 .2 .6 .3, then .1 .6 .7 .6, each weighing a quarter.
    assert found["calibration_error"].first == pytest.approx(0.3)
    assert found["calibration_error"].second == pytest.approx(0.5)
    # Risks from the surest on: 0 0 1/3 2/4, then 0 1/2 2/3 2/4.
    assert found["aurc"].first == pytest.approx((1 / 3 + 1 / 2) / 4)
    assert found["aurc"].second == pytest.approx((1 / 2 + 2 / 3 + 1 / 2) / 4)


def test_a_set_does_not_differ_from_itself_in_any_resample() -> None:
    same = [Pair(one.first, one.first) for one in pairs()]

    assert all((one.difference, one.low, one.high) == (0, 0, 0) for one in set_differences(same).values())


def test_a_figure_that_is_not_defined_is_absent() -> None:
    answerable = [pair for pair in pairs() if pair.first.outcome.gold.is_answerable]

    assert "auroc_answerable" not in set_differences(answerable)
    assert "auroc_right" in set_differences(answerable)


def test_questions_that_could_not_be_asked_have_no_confidence() -> None:
    assert set_differences(pairs(error="quá dài")) == {}
