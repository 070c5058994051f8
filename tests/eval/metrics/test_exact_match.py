import pytest

from eval.metrics.exact_match import exact, exact_match
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, question


@pytest.mark.parametrize(
    ("answer", "accepted", "value"),
    [
        ("Tỉnh Hoà Bình.", ["Hà Nam", "tỉnh Hòa Bình"], 1),
        ("tỉnh Hòa Bình", ["Hòa Bình"], 0),
        ("Bình Hòa", ["Hòa Bình"], 0),
        ("công", ["công an"], 0),
        ("Hoa Binh", ["Hòa Bình"], 0),
        ("", ["45"], 0),
        ("", ["…"], 1),
    ],
)
def test_all_tokens_in_the_same_order_and_nothing_else(answer: str, accepted: list[str], value: float) -> None:
    assert exact_match(answer, accepted) == value


def test_a_refusal_is_no_match_and_without_accepted_answers_there_is_nothing_to_match() -> None:
    assert exact(outcome(text="45")) == 1
    assert exact(outcome(text="45", abstained=True)) == 0
    assert exact(outcome(question(answers=("…",)), text="", abstained=True)) == 0
    assert exact(outcome(text="45", error="quá dài")) == 0
    assert exact(outcome(question(answers=()), text="45")) is None
    assert exact(outcome(UNANSWERABLE)) is None
