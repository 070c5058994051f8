from collections.abc import Callable
from pathlib import Path

import pytest

from eval.gold.question import Evidence
from eval.growing.desk import Desk
from eval.growing.drafts import Draft
from eval.growing.gold_lines import GoldLines
from index.index import Index
from qa.settings import Settings
from tests.eval.growing.conftest import STARS

PROOF = Evidence(document="cam.txt", evidence=STARS)
DRAFT = Draft(
    id="a", question="Cam Khe Sến được công nhận OCOP mấy sao?", answers="4 sao", kind="how_many", proofs=(PROOF,)
)


def test_a_draft_with_a_fault_is_not_saved(desk: Desk, gold_path: Path) -> None:
    assert [one.code for one in desk.save(DRAFT.model_copy(update={"answers": "5 sao"}))] == [
        "gold_answer_not_in_evidence"
    ]
    assert not gold_path.exists()


def test_a_good_draft_is_saved_and_comes_back_to_be_corrected(desk: Desk) -> None:
    assert desk.save(DRAFT) == []
    again = desk.draft("a")
    assert again
    assert again.gold() == DRAFT.gold()

    assert desk.save(again.model_copy(update={"id": "b", "answers": "OCOP 4 sao"})) == []
    assert [(one.id, one.answers) for one in desk.gold.read().questions] == [("b", ("OCOP 4 sao",))]
    assert desk.draft("a") is None


def test_a_trial_says_what_is_answered_whether_it_is_right_and_where_the_evidence_was_found(desk: Desk) -> None:
    trial = desk.try_out(DRAFT)

    assert trial.is_right is True
    assert trial.rank == 1
    assert STARS in trial.outcome.answer.text


def test_a_trial_of_a_wrong_answer_is_not_right(desk: Desk) -> None:
    assert desk.try_out(DRAFT.model_copy(update={"answers": "5 sao"})).is_right is False


def test_without_answers_it_cannot_be_told_what_is_right(desk: Desk) -> None:
    trial = desk.try_out(DRAFT.model_copy(update={"answers": "", "proofs": ()}))

    assert trial.is_right is None
    assert trial.rank is None


def test_declining_an_unanswerable_question_is_right(growing_index: Index, gold_path: Path) -> None:
    cautious = Desk(growing_index, Settings(confidence_threshold=1.0), GoldLines(gold_path))
    draft = Draft(id="a", question="Ai vô địch World Cup?", kind="off_topic")

    assert cautious.try_out(draft).is_right is True
    assert cautious.try_out(DRAFT).is_right is False


def test_candidates_come_one_after_the_other_until_all_are_in_the_file(desk: Desk) -> None:
    first, second = desk.next_candidate(None), desk.next_candidate("feedback-1")
    assert first
    assert second
    assert (first.id, second.id) == ("feedback-1", "feedback-2")
    assert desk.next_candidate("feedback-2") == first

    desk.save(DRAFT.model_copy(update={"id": "feedback-1"}))
    assert desk.next_candidate("feedback-2") == second

    desk.save(DRAFT.model_copy(update={"id": "feedback-2"}))
    assert desk.next_candidate(None) is None


def test_evidence_is_marked_only_in_its_own_document(desk: Desk, source_named: Callable[[str], str]) -> None:
    span = desk.evidence_span(source_named("cam.txt"), [PROOF])

    assert span
    assert span.of(desk.texts[source_named("cam.txt")]) == STARS
    assert desk.evidence_span(source_named("2023/nuoc.txt"), [PROOF]) is None


@pytest.mark.parametrize("change", [{"id": "long", "question": "dài " * 100}, {"kind": "của riêng tôi"}])
def test_saved_questions_are_listed_the_newest_first(desk: Desk, change: dict[str, str]) -> None:
    desk.save(DRAFT)
    desk.save(DRAFT.model_copy(update={"id": "b", **change}))

    labels = desk.saved()

    assert [one for _, one in labels] == [change.get("id", "b"), "a"]
    assert all(len(label) < 150 for label, _ in labels)
