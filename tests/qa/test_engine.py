import pytest

from corpus.errors import UsageError
from corpus.folding import fold
from corpus.messages import message
from index.index import Index
from qa.answer import AnswerKind, Support
from qa.assembly import make_engine
from qa.engine import Engine
from qa.settings import Settings
from qa.writing.notices import mark
from tests.qa.writing.scripted_model import Reply, scripted_model

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
        "places", "headings",
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
    assert answer.standalone_question.startswith("Năm 2024 Trung tâm")
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


def test_what_is_no_question_about_documents_gets_a_reply_without_citations(samples_engine: Engine) -> None:
    answer = samples_engine.ask("chào bạn", ["Lệ phí cấp đổi là bao nhiêu?"])
    assert (answer.kind, answer.abstained, answer.citations) == (AnswerKind.SMALL_TALK, True, ())
    assert answer.answer
    assert answer.answer != message("no_answer", "vi")


def test_a_greeting_before_a_follow_up_is_not_what_it_is_about(samples_engine: Engine) -> None:
    question = "Năm 2023 Trung tâm Trợ giúp pháp lý Lam Châu thực hiện bao nhiêu vụ việc?"
    assert "642" in samples_engine.ask("Còn năm 2024 thì sao?", ["xin chào", question, "cảm ơn bạn"]).answer


def test_a_refusal_says_what_is_missing_and_cites_nothing(samples_engine: Engine) -> None:
    answer = samples_engine.ask("Tỉnh Cà Mau có bao nhiêu trạm bơm chống hạn ở Năm Căn?")
    assert (answer.kind, answer.abstained, answer.citations) == (AnswerKind.REFUSAL, True, ())
    assert "Cà Mau" in answer.answer


def test_courtesies_are_left_out_of_the_search_and_not_told_as_another_question(samples_engine: Engine) -> None:
    asked = f"Chào bạn, cho mình hỏi {QUESTION} Cảm ơn nhé!"
    refused = "Chào bạn, cho mình hỏi ai vô địch World Cup 2022? Cảm ơn nhé!"
    assert samples_engine.ask(asked).answer == samples_engine.ask(QUESTION.replace("Ai", "ai", 1)).answer
    for one in (asked, refused):
        assert samples_engine.ask(one).standalone_question == one
    assert samples_engine.ask(refused).kind is AnswerKind.REFUSAL


def test_places_that_are_only_near_are_verbatim_and_have_no_number(samples_index: Index) -> None:
    engine = make_engine(Settings(confidence_threshold=1), samples_index)
    answer = engine.ask("Ai chủ trì hội nghị của Huyện ủy Khê Đông?")
    assert 1 <= len(answer.related) <= 3
    for place in answer.related:
        document = samples_index.catalogue.document(place.document_id)
        assert document
        assert document.text[place.start : place.end] == place.quote


def test_the_words_that_answer_are_marked_in_the_first_statement(samples_engine: Engine) -> None:
    first = samples_engine.ask(QUESTION).statements[0]
    assert first.short_answer is not None
    start, end = first.short_answer
    assert "Lê Văn Khánh" in first.text[start:end]


def test_a_language_model_writes_and_its_statements_carry_the_sentences_that_prove_them(samples_index: Index) -> None:
    reply = "Ông Lê Văn Khánh được bầu bổ sung vào Ban Thường vụ Huyện ủy Thạch Mai [1]. Ông sinh năm 1901 [1]."
    with scripted_model(lambda _: reply) as model:
        engine = make_engine(Settings(llm_base_url=model.address, llm_model="kịch bản"), samples_index)
        seen: list[str] = []
        answer = engine.ask(QUESTION, on_written=seen.append)
    assert seen
    assert seen[-1].startswith("Ông Lê")  # at most ten times a second, so not each word is seen
    proved, invented = answer.statements
    assert proved.support is Support.SUPPORTED
    assert 1 in proved.citations
    assert "Lê Văn Khánh" in answer.citations[0].quote
    assert invented.support is Support.UNSUPPORTED
    assert mark(Support.UNSUPPORTED, "vi") in answer.answer


def test_where_the_language_model_fails_the_documents_answer_and_one_line_says_so(samples_index: Index) -> None:
    with scripted_model(lambda _: Reply(status=500)) as model:
        engine = make_engine(Settings(llm_base_url=model.address, llm_model="kịch bản"), samples_index)
        answer = engine.ask(QUESTION)
    assert "Lê Văn Khánh" in answer.answer
    assert answer.statements[0].support is Support.QUOTED
    assert answer.notice == message("writing_server_error", "vi")


def test_nothing_is_sent_to_a_language_model_for_a_question_that_is_refused(samples_index: Index) -> None:
    with scripted_model(lambda _: "không dùng đến") as model:
        settings = Settings(llm_base_url=model.address, llm_model="kịch bản", confidence_threshold=1)
        assert make_engine(settings, samples_index).ask(QUESTION).abstained
    assert model.requests == []
