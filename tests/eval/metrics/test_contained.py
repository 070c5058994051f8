from eval.metrics.contained import contained, contained_unguarded
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, question

GOLD = question(answers=("Hoà Bình", "HB"))


def test_an_accepted_answer_anywhere_in_the_text_is_enough() -> None:
    assert contained(outcome(GOLD, "Hội nghị họp ở tỉnh HÒA  BÌNH hôm qua.")) == 1
    assert contained(outcome(GOLD, "Ở HB.")) == 1
    assert contained(outcome(GOLD, "Ở Hà Nam.")) == 0


def test_a_refusal_holds_nothing_but_what_it_would_have_said_may() -> None:
    declined = outcome(GOLD, "Ở Hòa Bình.", abstained=True)

    assert contained(declined) == 0
    assert contained_unguarded(declined) == 1
    assert contained_unguarded(outcome(GOLD, "Ở Hà Nam.", abstained=True)) == 0


def test_a_percentage_is_not_held_by_the_bare_number() -> None:
    gold = question(answers=("45%",))

    assert [contained(outcome(gold, text)) for text in ("Đạt 45%.", "Đạt 45 % số hộ.")] == [1, 1]
    assert [contained(outcome(gold, text)) for text in ("Có 45 xã.", "Đạt 145%.", "Đạt 45,5%.")] == [0, 0, 0]


def test_an_accepted_answer_without_words_is_held_by_nothing() -> None:
    gold = question(answers=("…",))

    assert [contained(outcome(gold, text)) for text in ("", "…", "Ở Hà Nam.")] == [0, 0, 0]
    assert contained(outcome(question(answers=("…", "Hà Nam")), "Ở Hà Nam.")) == 1


def test_nothing_is_measured_without_accepted_answers() -> None:
    for gold in (UNANSWERABLE, question(answers=())):
        assert contained(outcome(gold)) is None
        assert contained_unguarded(outcome(gold)) is None
