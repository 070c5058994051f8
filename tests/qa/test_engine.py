import pytest

from corpus.errors import UsageError
from corpus.folding import fold
from index.index import Index
from qa.assembly import make_engine
from qa.engine import Engine
from qa.settings import Settings

QUESTION = "Ai được bầu bổ sung vào Ban Thường vụ Huyện ủy Thạch Mai?"


def test_an_answer_carries_its_statements_citations_and_timings(samples_engine: Engine) -> None:
    answer = samples_engine.ask(QUESTION, question_id="q1")
    assert answer.id == "q1"
    assert "Lê Văn Khánh" in answer.answer
    assert answer.citations[0].source.endswith("b04-thong-bao-hoi-nghi-ban-chap-hanh-dang-bo-huyen-thach-mai.txt")
    assert str(answer.citations[0].date) == "2023-12-18"
    assert answer.answer.endswith("]")
    assert answer.timings_ms["total"] >= answer.timings_ms["retrieve"] > 0


def test_an_answer_begins_with_the_fields_of_the_contract(samples_engine: Engine) -> None:
    fields = samples_engine.ask(QUESTION).model_dump()
    assert list(fields) == [
        "id", "question", "standalone_question", "answer", "abstained", "confidence", "citations", "timings_ms",
        "kind", "statements", "related", "notice",
    ]  # fmt: skip
    assert list(fields["citations"][0]) == [
        "number", "document_id", "source", "title", "date", "start", "end", "quote", "passage_id", "score",
    ]  # fmt: skip


def test_the_same_question_without_diacritics_finds_the_same_sentence(samples_engine: Engine) -> None:
    with_marks, without = samples_engine.ask(QUESTION), samples_engine.ask(fold(QUESTION))
    assert with_marks.citations[0].quote in {citation.quote for citation in without.citations}


def test_a_refusal_cites_nothing_and_says_so_in_the_chosen_language(samples_index: Index) -> None:
    vietnamese = make_engine(Settings(confidence_threshold=1), samples_index).ask(QUESTION)
    english = make_engine(Settings(confidence_threshold=1, lang="en"), samples_index).ask(QUESTION)
    assert vietnamese.abstained
    assert vietnamese.citations == ()
    assert vietnamese.answer.startswith("Tôi không tìm thấy")
    assert english.answer.startswith("I did not find")


@pytest.mark.parametrize(
    ("question", "code"), [("", "question_empty"), ("  \n", "question_empty"), ("a" * 100_000, "question_too_long")]
)
def test_an_empty_or_endless_question_is_refused_with_a_reason(
    samples_engine: Engine, question: str, code: str
) -> None:
    with pytest.raises(UsageError) as error:
        samples_engine.ask(question)
    assert error.value.code == code


@pytest.mark.parametrize("question", ["?", "\x00", "\ud800", '" OR NEAR( *', "🙂" * 50, "a" * 2_000, "năm"])
def test_any_other_text_gets_an_answer_or_a_refusal(samples_engine: Engine, question: str) -> None:
    answer = samples_engine.ask(question)
    assert answer.abstained == (not answer.citations)


def test_a_follow_up_is_answered_with_what_the_conversation_gives_it(samples_engine: Engine) -> None:
    history = ["Năm 2023 Trung tâm Trợ giúp pháp lý Lam Châu thực hiện bao nhiêu vụ việc?"]
    answer = samples_engine.ask("Còn năm 2024 thì sao?", history)
    assert answer.question == "Còn năm 2024 thì sao?"
    assert answer.standalone_question.startswith("năm 2024 Trung tâm")
    assert "642" in answer.answer


def test_a_question_without_diacritics_is_read_like_one_with_them_and_shown_as_it_was_typed(
    samples_engine: Engine,
) -> None:
    answer = samples_engine.ask(fold(QUESTION))
    assert answer.question == answer.standalone_question == fold(QUESTION)
    assert answer.answer == samples_engine.ask(QUESTION).answer


def test_without_the_history_a_follow_up_is_asked_as_typed(samples_index: Index) -> None:
    engine = make_engine(Settings(use_history=False), samples_index)
    history = ["Năm 2023 Trung tâm Trợ giúp pháp lý Lam Châu thực hiện bao nhiêu vụ việc?"]
    assert engine.ask("Còn năm 2024 thì sao?", history).standalone_question == "Còn năm 2024 thì sao?"


def test_unread_the_best_passage_is_quoted_as_it_begins(samples_index: Index) -> None:
    engine = make_engine(Settings(read_sentences=False, confidence_threshold=0, answer_sentences=2), samples_index)
    answer = engine.ask(QUESTION)
    best = samples_index.search(QUESTION, 1)[0].passage
    assert [(one.start, one.end) for one in answer.citations] == [(one.start, one.end) for one in best.sentences[:2]]
    assert [statement.citations for statement in answer.statements] == [(1,), (2,)]
