"""What the benchmark of the search asks."""

from __future__ import annotations

from eval.bench.retrieval_plan import FORMS, SEARCH_PARTS, STAGES, Plan
from eval.comparing.parts import PARTS
from eval.gold.question import GoldQuestion
from qa.settings import Settings

QUESTIONS = [
    GoldQuestion(id=str(number), question=f"Xã Đồng Bưởi có mấy thôn ở phía {side}?", answers=("7",), document="a.txt")
    for number, side in enumerate(("đông", "tây", "nam", "bắc", "trên", "dưới"))
]


def test_stages_switch_off_parts_that_exist_and_that_a_search_has() -> None:
    assert {part.name for part in PARTS} >= set(SEARCH_PARTS)
    for off in STAGES.values():
        assert set(off) <= set(SEARCH_PARTS)
    for configuration in Plan(off=SEARCH_PARTS).configurations():
        assert configuration.changes().keys() <= Settings.model_fields.keys()


def test_a_question_gets_the_same_slips_whoever_is_asked_beside_it() -> None:
    plan, few = Plan(seed=3), Plan(seed=3, limit=2)
    for form in FORMS:
        wordings = {one.id: plan.asked(form, one) for one in QUESTIONS}
        assert all(few.asked(form, one) == wordings[one.id] for one in few.drawn(QUESTIONS))
    assert plan.asked("accented", QUESTIONS[0]) == QUESTIONS[0].question
    assert plan.asked("unaccented", QUESTIONS[0]) == "Xa Dong Buoi co may thon o phia dong?"


def test_another_seed_makes_other_slips_and_draws_other_questions() -> None:
    assert len({Plan(seed=seed).asked("typos", QUESTIONS[0]) for seed in range(5)}) > 1
    assert len({tuple(one.id for one in Plan(seed=seed, limit=3).drawn(QUESTIONS)) for seed in range(5)}) > 1


def test_drawn_questions_keep_their_order() -> None:
    drawn = Plan(limit=4).drawn(QUESTIONS)
    assert len(drawn) == 4
    assert drawn == sorted(drawn, key=lambda one: one.id)
    assert Plan(limit=100).drawn(QUESTIONS) == QUESTIONS


def test_where_parts_are_switched_off_there_is_something_to_compare_with() -> None:
    assert [one.name for one in Plan(stages=("dense",), off=("lexical",)).configurations()] == [
        "dense", "final", "without lexical",
    ]  # fmt: skip
