"""What the judging model is given of an answer."""

from eval.judging.material import material
from eval.judging.prompts import NOTHING_ANSWERS
from tests.eval.judging.answers import BEFORE, BEHIND, QUOTE, SOURCE, TEXT, measured


def test_a_citation_comes_with_its_document_and_the_sentences_around_it() -> None:
    (cited,) = material(measured().outcome, {SOURCE: TEXT}).citations

    assert cited == f"[1] 05.txt\nTrích dẫn: {QUOTE}\nXung quanh: {BEFORE} {QUOTE} {BEHIND}"


def test_a_citation_that_does_not_stand_in_the_text_comes_alone() -> None:
    alone = (f"[1] 05.txt\nTrích dẫn: {QUOTE}",)

    assert material(measured().outcome, {}).citations == alone
    assert material(measured().outcome, {SOURCE: "Văn bản khác hẳn."}).citations == alone


def test_a_document_of_one_sentence_has_nothing_around_it() -> None:
    one = measured(cited="Mở đầu.").outcome

    assert "Xung quanh" not in material(one, {SOURCE: "Mở đầu."}).citations[0]


def test_the_reference_is_the_gold_answer_whatever_their_number() -> None:
    assert material(measured().outcome, {}).reference == "Lê Văn An"
    several = material(measured(answers=("Lê Văn An", "ông An")).outcome, {}).reference
    assert several is not None
    assert "Lê Văn An; ông An" in several


def test_where_nothing_answers_the_reference_says_so_and_where_only_documents_are_known_there_is_none() -> None:
    assert material(measured(answers=(), document=None).outcome, {}).reference == NOTHING_ANSWERS
    assert material(measured(answers=()).outcome, {}).reference is None


def test_a_follow_up_is_asked_with_the_questions_before_it() -> None:
    asked = material(measured(question="Còn ai dự?", history=("Hội nghị họp khi nào?",)).outcome, {})

    assert asked.question.index("Hội nghị họp khi nào?") < asked.question.index("Còn ai dự?")
