import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.token_f1 import f1, token_f1
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, question

TEXT = st.lists(st.sampled_from(["an", "bình", "công", "Đảng", "45", "…"])).map(" ".join)


@pytest.mark.parametrize(
    ("answer", "accepted", "value"),
    [
        ("45 cơ quan", ["45 cơ quan"], 1),
        # 3 tokens in common: precision 3/6, recall 3/3, so 2 * 0.5 * 1 / 1.5
        ("Có 45 cơ quan báo chí", ["45 cơ quan"], 2 / 3),
        # `an` once on one side and twice on the other counts once: 2 * 2 / (3 + 2)
        ("công an an", ["công an"], 4 / 5),
        # The better of two: 2 * 1 / (2 + 1), not 2 * 1 / (2 + 3).
        ("45 đơn", ["45 cơ quan", "45"], 2 / 3),
        ("Hà Nam", ["Hòa Bình"], 0),
        ("", ["45"], 0),
        ("…", ["–"], 1),
        ("45", ["–"], 0),
    ],
)
def test_values_worked_out_by_hand(answer: str, accepted: list[str], value: float) -> None:
    assert token_f1(answer, accepted) == pytest.approx(value, abs=1e-12)


@given(TEXT, TEXT)
def test_it_is_the_same_both_ways_and_one_exactly_for_the_same_words(one: str, other: str) -> None:
    assert token_f1(one, [other]) == token_f1(other, [one])
    assert 0 <= token_f1(one, [other]) <= 1
    assert token_f1(one, [one]) == 1


def test_a_refusal_scores_nothing_and_without_accepted_answers_there_is_no_score() -> None:
    assert f1(outcome(text="45 cơ")) == pytest.approx(2 / 3)
    assert f1(outcome(text="45", abstained=True)) == 0
    assert f1(outcome(text="45", error="quá dài")) == 0
    assert f1(outcome(question(answers=()))) is None
    assert f1(outcome(UNANSWERABLE)) is None
