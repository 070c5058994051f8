import pytest

from eval.gold.question import Evidence, GoldQuestion
from eval.growing.drafts import KINDS, UNANSWERABLE, Draft, draft_of, faults_of, short_name, source_of, taken_evidence
from eval.report.names import kind_name

TEXT = "Năm 2023 xã có 327 hộ.\nCam được công nhận OCOP\n4 sao  vào tháng 8. Hết."
DOCUMENTS = {"/kho/cam.txt": TEXT, "/kho/2023/nuoc.txt": "Nước A.", "/kho/2024/nuoc.txt": "Nước B."}
PROOF = Evidence(document="cam.txt", evidence="xã có 327 hộ")
GOOD = Draft(id="a", question="Bao nhiêu hộ?", answers="327\n327 hộ", kind="how_many", proofs=(PROOF,))


def codes(draft: Draft, *taken: str) -> list[str]:
    return [fault.code for fault in faults_of(draft, DOCUMENTS, taken)]


def changed(**fields: object) -> Draft:
    return GOOD.model_copy(update=fields)


def test_a_draft_is_the_gold_question_that_is_written_in_it() -> None:
    draft = changed(answers=" 327 \n\n327 hộ\n", history="Cam nào?\n \nỞ đâu?", id=" a ", question=" Bao nhiêu hộ? ")

    assert draft.gold() == GoldQuestion(
        id="a",
        question="Bao nhiêu hộ?",
        answers=("327", "327 hộ"),
        document="cam.txt",
        evidence="xã có 327 hộ",
        kind="how_many",
        history=("Cam nào?", "Ở đâu?"),
    )


def test_a_saved_question_comes_back_as_the_draft_that_corrects_it() -> None:
    also = (Evidence(document="2023/nuoc.txt", evidence="Nước A."),)
    gold = changed(history="Cam nào?").gold().model_copy(update={"also": also})

    draft = draft_of(gold)

    assert draft.gold() == gold
    assert draft.corrects == "a"


def test_a_whole_draft_has_no_fault() -> None:
    assert codes(GOOD, "b") == []
    assert codes(changed(corrects="a"), "a") == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id": " "}, "annotate_id_lacking"),
        ({"id": "taken"}, "annotate_id_taken"),
        ({"id": "taken", "corrects": "a"}, "annotate_id_taken"),
        ({"question": " \n"}, "gold_question_empty"),
        ({"answers": " "}, "annotate_answers_lacking"),
        ({"proofs": ()}, "annotate_evidence_lacking"),
        ({"answers": "", "proofs": ()}, "annotate_answers_lacking"),
        ({"answers": "328"}, "gold_answer_not_in_evidence"),
        ({"proofs": (Evidence(document="cam.txt", evidence="có 327 hộ dân"),)}, "gold_evidence_missing"),
        ({"proofs": (Evidence(document="bưởi.txt", evidence="xã có 327 hộ"),)}, "gold_document_missing"),
        (
            {"proofs": (Evidence(document="nuoc.txt", evidence="Nước A."),), "answers": "Nước A"},
            "gold_document_ambiguous",
        ),
        ({"kind": "near_miss"}, "annotate_answer_to_unanswerable"),
        ({"kind": "off_topic", "answers": ""}, "annotate_answer_to_unanswerable"),
    ],
)
def test_what_is_wrong_keeps_a_draft_from_being_saved(fields: dict[str, object], code: str) -> None:
    assert codes(changed(**fields), "taken") == [code]


@pytest.mark.parametrize("kind", sorted(UNANSWERABLE))
def test_an_unanswerable_question_needs_neither_answers_nor_evidence(kind: str) -> None:
    assert codes(changed(kind=kind, answers="", proofs=())) == []


@pytest.mark.parametrize("marked", ["OCOP\n4 sao  vào", "  OCOP 4 sao vào ", "OCOP   4 sao\tvào"])
def test_marked_text_becomes_evidence_letter_for_letter(marked: str) -> None:
    taken = taken_evidence(marked, "/kho/cam.txt", DOCUMENTS)

    assert taken
    assert taken[0] == Evidence(document="cam.txt", evidence="OCOP\n4 sao  vào")
    assert taken[1].of(TEXT) == "OCOP\n4 sao  vào"


@pytest.mark.parametrize(("marked", "source"), [("5 sao", "/kho/cam.txt"), ("  ", "/kho/cam.txt"), ("OCOP", "/đâu")])
def test_marked_text_that_is_not_in_the_document_is_no_evidence(marked: str, source: str) -> None:
    assert taken_evidence(marked, source, DOCUMENTS) is None


def test_a_document_is_named_by_as_little_of_its_path_as_tells_it_from_others() -> None:
    names = [short_name(source, DOCUMENTS) for source in DOCUMENTS]

    assert names == ["cam.txt", "2023/nuoc.txt", "2024/nuoc.txt"]
    assert [source_of(name, DOCUMENTS) for name in names] == list(DOCUMENTS)
    assert source_of("bưởi.txt", DOCUMENTS) is None


def test_every_kind_has_a_name_for_people() -> None:
    assert all(kind_name(kind, "vi") != kind for kind in KINDS)
    assert set(KINDS) >= UNANSWERABLE
