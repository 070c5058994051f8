from eval.metrics.refusal import is_answered, refused, wrongly_refused
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome


def test_declining_is_right_where_nothing_answers_and_wrong_where_something_does() -> None:
    assert refused(outcome(UNANSWERABLE, abstained=True)) == 1
    assert refused(outcome(UNANSWERABLE)) == 0
    assert refused(outcome()) is None
    assert wrongly_refused(outcome(abstained=True)) == 1
    assert wrongly_refused(outcome()) == 0
    assert wrongly_refused(outcome(UNANSWERABLE, abstained=True)) is None


def test_a_question_that_failed_counts_against_the_program_either_way() -> None:
    assert refused(outcome(UNANSWERABLE, abstained=True, error="quá dài")) == 0
    assert wrongly_refused(outcome(abstained=True, error="quá dài")) == 1
    assert not is_answered(outcome(error="quá dài"))
