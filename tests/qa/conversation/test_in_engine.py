"""What of a conversation reaches the search and the language model."""

import pytest

from index.index import Index
from qa.assembly import make_engine
from qa.engine import Engine
from qa.settings import Settings
from tests.qa.writing.scripted_model import scripted_model

_YEAR_BEFORE = "Năm 2023 Trung tâm Trợ giúp pháp lý Lam Châu thực hiện bao nhiêu vụ việc?"
_SECRET = "Lương của giám đốc là bao nhiêu?"


def test_a_short_question_about_something_else_is_asked_as_typed(samples_engine: Engine) -> None:
    answer = samples_engine.ask("Tại sao mất nước?", [_YEAR_BEFORE])
    assert answer.standalone_question == "Tại sao mất nước?"
    assert "dong-may" in answer.citations[0].source


def test_the_same_question_is_asked_of_the_topic_where_that_speaks_of_it(samples_engine: Engine) -> None:
    answer = samples_engine.ask("Tại sao mất nước?", ["Thôn Bãi Dâu ở xã Đồng Mây có bao nhiêu hộ?"])
    assert "Bãi Dâu" in answer.standalone_question


@pytest.mark.parametrize(
    ("use_history", "question", "told"),
    [
        (True, "Còn năm 2024 thì sao?", True),
        (False, "Còn năm 2024 thì sao?", False),
        (True, "Ai được bầu bổ sung vào Ban Thường vụ Huyện ủy Thạch Mai?", False),
    ],
)
def test_a_language_model_is_told_earlier_questions_only_where_the_question_leans_on_them(
    samples_index: Index, question: str, *, use_history: bool, told: bool
) -> None:
    with scripted_model(lambda _: "Trung tâm thực hiện 642 vụ việc [1].") as model:
        settings = Settings(
            llm_base_url=model.address, llm_model="kịch bản", use_history=use_history, confidence_threshold=0
        )
        make_engine(settings, samples_index).ask(question, [_SECRET, _YEAR_BEFORE, "Chào bạn"])
        prompt = model.prompts[-1]
    assert (_SECRET in prompt) is told
    assert "Chào bạn" not in prompt
