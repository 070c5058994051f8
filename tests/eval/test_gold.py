from eval.gold import GoldQuestion, cites_right_document, holds_answer, is_right
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


def test_an_answer_is_held_whatever_its_case_spacing_and_tone_placement() -> None:
    assert holds_answer("Tỉnh HOÀ  BÌNH [1]", GOLD)
    assert not holds_answer("Tỉnh Hoa Binh", GOLD)


def test_an_answer_is_right_only_with_the_right_document_first() -> None:
    assert is_right(_answer("tỉnh Hòa Bình"), GOLD)
    assert not is_right(_answer("tỉnh Hòa Bình", source="b.txt"), GOLD)
    assert not is_right(_answer("tỉnh Hà Nam"), GOLD)
    assert cites_right_document(_answer("tỉnh Hà Nam"), GOLD)


def test_a_refusal_is_right_exactly_where_nothing_answers() -> None:
    assert is_right(_answer("", abstained=True), NO_ANSWER)
    assert not is_right(_answer("", abstained=True), GOLD)
    assert not is_right(_answer("Hòa Bình"), NO_ANSWER)
