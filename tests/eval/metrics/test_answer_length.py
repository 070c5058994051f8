from eval.metrics.answer_length import answer_length, syllables
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome


def test_syllables_and_numbers_count_and_punctuation_does_not() -> None:
    assert answer_length("Ngày 08/12, Đảng uỷ họp.") == 6
    assert answer_length("… –") == 0


def test_only_answers_to_answerable_questions_have_a_length() -> None:
    assert syllables(outcome(text="Có 45 cơ quan.")) == 4
    assert syllables(outcome(text="Có 45 cơ quan.", abstained=True)) is None
    assert syllables(outcome(UNANSWERABLE)) is None
