import unicodedata

from eval.gold.question import (
    Evidence,
    GoldQuestion,
    file_name_of,
    holds_answer,
    is_right,
    names_document,
)
from qa.answer import Answer, Citation

GOLD = GoldQuestion(id="1", question="Ai?", answers=("Hòa Bình", "HB"), document="a.txt")
NO_ANSWER = GoldQuestion(id="2", question="Ai?", answers=(), document=None)


def _answer(text: str, source: str = "thu-muc/a.txt", *, abstained: bool = False) -> Answer:
    citation = Citation(
        number=1,
        document_id="d",
        source=source,
        title="",
        date=None,
        start=0,
        end=1,
        quote="x",
        passage_id="p",
        score=1,
    )
    return Answer(
        id=None,
        question="Ai?",
        standalone_question="Ai?",
        answer=text,
        abstained=abstained,
        confidence=0.5,
        citations=() if abstained else (citation,),
        timings_ms={},
    )


def test_a_document_is_named_by_as_much_of_its_paths_end_as_tells_it_from_others() -> None:
    assert names_document("/home/an/2024/05.txt", "05.txt")
    assert names_document("/home/an/2024/05.txt", "2024/05.txt")
    assert not names_document("/home/an/2024/105.txt", "05.txt")
    assert not names_document("/home/an/2024/05.txt", "")


def test_a_name_with_diacritics_is_the_same_composed_and_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", "kho/Báo cáo.txt")
    assert names_document(decomposed, "Báo cáo.txt")
    assert names_document("kho/Báo cáo.txt", decomposed)
    assert file_name_of(decomposed) == "Báo cáo.txt"


def test_a_question_judged_by_its_document_alone_is_answerable() -> None:
    judged = GoldQuestion(id="3", question="Ai?", answers=(), document="a.txt", also=(Evidence(document="b.txt"),))
    assert judged.is_answerable
    assert [proof.document for proof in judged.proofs] == ["a.txt", "b.txt"]
    assert not NO_ANSWER.is_answerable
    assert NO_ANSWER.proofs == ()


def test_an_answer_is_held_whatever_its_case_spacing_and_tone_placement() -> None:
    assert holds_answer("Tỉnh HOÀ  BÌNH [1]", GOLD)
    assert not holds_answer("Tỉnh Hoa Binh", GOLD)


def test_an_answer_is_right_only_with_the_right_document_first() -> None:
    assert is_right(_answer("tỉnh Hòa Bình"), GOLD)
    assert not is_right(_answer("tỉnh Hòa Bình", source="b.txt"), GOLD)
    assert not is_right(_answer("tỉnh Hà Nam"), GOLD)


def test_where_only_the_document_is_known_citing_it_first_is_right() -> None:
    judged = GoldQuestion(id="3", question="Ai?", answers=(), document="a.txt")
    assert is_right(_answer("tỉnh Hà Nam"), judged)
    assert not is_right(_answer("tỉnh Hà Nam", source="b.txt"), judged)


def test_a_refusal_is_right_exactly_where_nothing_answers() -> None:
    assert is_right(_answer("", abstained=True), NO_ANSWER)
    assert not is_right(_answer("", abstained=True), GOLD)
    assert not is_right(_answer("Hòa Bình"), NO_ANSWER)
