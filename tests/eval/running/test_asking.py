from __future__ import annotations

import pytest

from eval.gold.question import GoldQuestion
from eval.report.names import stage_name
from eval.running.asking import Asker
from eval.running.outcome import Outcome
from index.index import Index
from qa.settings import Settings

WHO = GoldQuestion(
    id="who",
    question="Ai chủ trì hội nghị tổng kết khuyến nông xã Đồng Bưởi?",
    answers=("Trần Thị Hạnh",),
    document="bien-ban.txt",
    evidence="Hội nghị do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.",
)
FOREIGN = GoldQuestion(id="foreign", question="Đội nào vô địch World Cup 2022?", answers=(), document=None)


@pytest.fixture(scope="module")
def asker(index: Index, settings: Settings) -> Asker:
    return Asker(index, settings)


def test_an_answer_is_noted_with_its_citations_and_the_places_of_the_evidence(asker: Asker) -> None:
    outcome = asker.ask(WHO)

    assert not outcome.abstained
    assert "Trần Thị Hạnh" in outcome.answer.text
    assert "[1]" not in outcome.answer.text
    assert outcome.answer == outcome.unguarded
    assert outcome.answer.citations[0].source.endswith("bien-ban.txt")
    assert all(one.is_verbatim for one in outcome.answer.citations)
    assert outcome.found[0].id in outcome.relevant
    assert outcome.found_as_typed is None
    assert outcome.timings_ms["total"] > 0
    assert [stage for stage in outcome.timings_ms if stage_name(stage, "vi") == stage] == []


def test_a_refusal_is_noted_beside_what_would_have_been_said(asker: Asker) -> None:
    outcome = asker.ask(FOREIGN)

    assert outcome.abstained
    assert outcome.answer.text == ""
    assert outcome.answer.citations == ()
    assert outcome.unguarded.text
    assert outcome.unguarded.citations


def test_a_follow_up_is_searched_for_both_as_understood_and_as_typed(asker: Asker) -> None:
    follow_up = WHO.model_copy(
        update={"question": "Còn giá bán thì sao?", "history": ("Xã Đồng Bưởi trồng bao nhiêu cam sành?",)}
    )
    outcome = asker.ask(follow_up)

    assert outcome.standalone != follow_up.question
    assert "cam" in outcome.standalone
    assert outcome.found_as_typed


def test_a_question_that_cannot_be_asked_counts_as_declined_and_says_why(asker: Asker) -> None:
    outcome = asker.ask(WHO.model_copy(update={"question": "ai " * 2_000}))

    assert outcome.abstained
    assert outcome.confidence == 0
    assert outcome.error == "question_too_long"
    read_again = Outcome.model_validate_json(outcome.model_dump_json())
    assert read_again.error_text("en").startswith("The question has 6000 characters; the limit is ")
    assert "HOIDAP_MAX_QUESTION_CHARACTERS" in read_again.error_text("vi")
    assert outcome.relevant


def test_questions_are_asked_in_their_order(asker: Asker) -> None:
    assert [one.gold.id for one in asker.ask_all([FOREIGN, WHO])] == ["foreign", "who"]
