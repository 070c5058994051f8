from eval.metrics.follow_up import follow_up
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, passages, question

GOLD = question(history=("Ai chủ trì?",))


def test_the_completed_question_and_the_typed_one_are_measured_apart() -> None:
    one = outcome(GOLD, relevant=("b1",), found=passages("b1", "a1"), found_as_typed=passages("a1", "b1"))

    assert follow_up([one]) == [
        {"follow_up_hit@1": 1, "follow_up_hit@5": 1, "as_typed_hit@1": 0, "as_typed_hit@5": 1},
    ]


def test_a_typed_question_that_finds_nothing_is_a_miss_and_one_not_searched_for_is_absent() -> None:
    found = passages("b1")
    nothing, not_searched = follow_up(
        [
            outcome(GOLD, relevant=("b1",), found=found, found_as_typed=()),
            outcome(GOLD, relevant=("b1",), found=found),
        ]
    )

    assert nothing["as_typed_hit@5"] == 0
    assert sorted(not_searched) == ["follow_up_hit@1", "follow_up_hit@5"]


def test_first_questions_unanswerable_ones_and_those_without_evidence_have_no_values() -> None:
    found = passages("b1")
    unanswerable = UNANSWERABLE.model_copy(update={"history": ("Ai?",)})

    assert follow_up(
        [
            outcome(relevant=("b1",), found=found),
            outcome(unanswerable, relevant=("b1",), found=found),
            outcome(GOLD, found=found),
        ]
    ) == [{}, {}, {}]
