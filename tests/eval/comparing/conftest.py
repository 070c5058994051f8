"""Two evaluations of the same twelve questions, of which the second has other answers."""

import pytest

from eval.findings import Findings, Measured
from tests.eval.comparing.made import findings, measured


@pytest.fixture
def first() -> Findings:
    """Ten of twelve are right."""
    return findings(
        [_question(number, is_right=number >= 2, confidence=0.3 + number / 20) for number in range(12)],
        settings={},
    )


@pytest.fixture
def second() -> Findings:
    """One more is right, and three no longer are."""
    return findings(
        [_question(number, is_right=number not in {1, 5, 6, 7}, confidence=0.9 - number / 20) for number in range(12)],
        settings={"lexical_weight": "0.0"},
        threshold=0.25,
    )


def _question(number: int, *, is_right: bool, confidence: float) -> Measured:
    values = {"right": float(is_right), "right_unguarded": float(is_right), "f1": 0.5 + is_right / 4}
    return measured(f"câu-{number}", values, "Có 145 ha." if is_right else "Có 12 ha.", confidence=confidence)
