from collections.abc import Iterator, Mapping

import pytest

from eval.gold.checking import check
from eval.gold.gold_file import GoldFile
from eval.gold.question import Evidence, GoldQuestion

TEXTS = {
    "/d/2023/a.txt": "Ông Nguyễn An ký ngày 05/4.\nMức hỗ trợ là 12 triệu đồng.",
    "/d/2024/a.txt": "Bà Bình ký ngày 06/4. Tỉnh Hoà Bình.",
    "/d/b.txt": "Bà Bình làm chủ tịch.",
}
GOOD = GoldQuestion(
    id="1", question="Ai ký?", answers=("Nguyễn An",), document="2023/a.txt", evidence="Ông Nguyễn An ký ngày 05/4."
)


def _faults(**changed: object) -> list[tuple[int, str, bool]]:
    question = GOOD.model_copy(update=changed)
    found = check(GoldFile(name="gold", questions=(question,), lines={question.id: 7}), TEXTS)
    assert all(one.text("vi") and one.text("en") for one in found)
    return [(one.line, one.code, one.is_left_out) for one in found]


def test_a_question_that_fits_its_document_has_no_fault() -> None:
    assert _faults() == []
    assert _faults(evidence="ký ngày 05/4. Mức hỗ trợ", answers=("05/4",)) == []
    assert _faults(evidence=None) == []
    assert _faults(answers=(), evidence=None, document=None) == []
    assert _faults(answers=(), evidence=None) == []


@pytest.mark.parametrize(
    ("changed", "code", "is_left_out"),
    [
        ({"document": "c.txt"}, "gold_document_missing", True),
        ({"also": (Evidence(document="c.txt"),)}, "gold_document_missing", True),
        ({"document": "a.txt"}, "gold_document_ambiguous", False),
        ({"evidence": "Ông Nguyễn An không ký."}, "gold_evidence_missing", False),
        ({"evidence": "ông NGUYỄN AN ký"}, "gold_evidence_not_verbatim", False),
        ({"answers": ("Trần Bình",)}, "gold_answer_not_in_evidence", False),
        ({"answers": ("Nguyễn An", "guyễn An")}, "gold_answer_not_in_evidence", False),
        ({"answers": (), "document": None}, "gold_evidence_without_document", False),
        ({"answers": ("An",), "evidence": None, "document": None}, "gold_evidence_without_document", False),
    ],
)
def test_what_does_not_fit_is_told_of_by_its_line(changed: dict[str, object], code: str, is_left_out: bool) -> None:  # noqa: FBT001
    assert (7, code, is_left_out) in _faults(**changed)


def test_an_answer_may_stand_in_the_evidence_of_any_document_whatever_its_case_and_tone_placement() -> None:
    also = (Evidence(document="2024/a.txt", evidence="Tỉnh Hoà Bình."),)
    assert _faults(also=also, answers=("nguyễn an", "HÒA BÌNH")) == []
    assert _faults(also=also, answers=("Nguyễn An", "Hà Nam")) == [(7, "gold_answer_not_in_evidence", False)]


def test_evidence_of_a_document_with_an_ambiguous_name_may_stand_in_any_of_them() -> None:
    assert _faults(document="a.txt") == [(7, "gold_document_ambiguous", False)]


def test_only_the_documents_that_are_named_are_read() -> None:
    class Texts(Mapping[str, str]):
        def __getitem__(self, source: str) -> str:
            assert source == "/d/2023/a.txt"
            return TEXTS[source]

        def __iter__(self) -> Iterator[str]:
            return iter(TEXTS)

        def __len__(self) -> int:
            return len(TEXTS)

    assert check(GoldFile(name="gold", questions=(GOOD,)), Texts()) == []


def test_a_fault_says_whether_its_number_is_of_a_line_or_of_a_question() -> None:
    gone = GOOD.model_copy(update={"document": "c.txt"})
    for unit, said in (("line", "Dòng 7: "), ("question", "Câu 7: ")):
        (found,) = check(GoldFile(name="gold", questions=(gone,), lines={"1": 7}, unit=unit), TEXTS)
        assert found.numbered_text("vi").startswith(said)


def test_a_long_quote_is_told_of_by_its_beginning() -> None:
    long = GOOD.model_copy(update={"evidence": "không có " * 100})
    found = check(GoldFile(name="gold", questions=(long,)), TEXTS)
    assert len(found[0].values["evidence"]) < 100
