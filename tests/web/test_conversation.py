import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest

from corpus.errors import DataFolderError, HoidapError, UsageError
from qa.answer import Answer
from qa.engine import Engine
from qa.web.pages import chat
from qa.web.pages.chat import Conversation, Step, questions_of
from qa.web.rendering import question_message, searching_message


class Echo:
    """Declines every question and remembers how it was asked."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.asked: list[tuple[str, list[str]]] = []
        self._failure = failure

    def standalone(self, question: str, _history: Sequence[str]) -> str:
        if not question.strip():
            raise UsageError("question_empty")
        if len(question) > 100:
            raise UsageError("question_too_long", length=len(question), limit=100)
        return question

    def ask(self, question: str, history: Sequence[str]) -> Answer:
        if self._failure:
            raise self._failure
        self.asked.append((question, list(history)))
        return Answer(
            id=None,
            question=question,
            standalone_question=question,
            answer="Không rõ.",
            abstained=True,
            confidence=0.1,
            citations=(),
            timings_ms={},
        )


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(chat.gr, "Warning", lambda text, **_: said.append(text))
    return said


def from_browser(conversation: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return messages in the shape in which the browser sends them back."""
    return [{**one, "content": [{"type": "text", "text": one["content"]}], "metadata": None} for one in conversation]


def conversation(engine: Echo) -> Conversation:
    return Conversation(cast("Engine", engine), "vi")


def steps_of(engine: Echo, question: str, before: Sequence[dict[str, Any]]) -> list[Step]:
    async def collected() -> list[Step]:
        return [step async for step in conversation(engine).ask(question, before)]

    return asyncio.run(collected())


def test_an_answer_comes_after_the_notice_that_it_is_looked_for() -> None:
    steps = steps_of(Echo(), "Ai ký?", [])

    assert [one["content"] for one in steps[0][0]] == [question_message("Ai ký?"), searching_message("vi")]
    assert "Không rõ" in steps[-1][0][-1]["content"].replace("&#46;", ".")
    assert (steps[0][1]["stop_btn"], steps[0][1]["submit_btn"], steps[0][1]["value"]) == ("Dừng", False, "")
    assert (steps[-1][1]["stop_btn"], steps[-1][1]["submit_btn"]) == (False, "Gửi")


def test_earlier_questions_go_along_and_answers_do_not() -> None:
    engine = Echo()
    first = steps_of(engine, "Ai ký?\nNăm <b>nào</b>?", [])[-1][0]

    steps_of(engine, "Còn ở xã?", from_browser(first))

    assert engine.asked[1] == ("Còn ở xã?", ["Ai ký?\nNăm <b>nào</b>?"])


def test_only_the_latest_questions_are_remembered() -> None:
    long = [{"role": "user", "content": f"{number}"} for number in range(50)]

    assert questions_of(long) == [str(number) for number in range(40, 50)]


@pytest.mark.parametrize(
    "message", [{}, {"role": "user"}, {"role": "user", "content": [{"file": 1}]}, {"role": "user", "content": 5}]
)
def test_what_a_browser_sends_need_not_be_a_conversation(message: dict[str, Any]) -> None:
    assert all(isinstance(question, str) for question in questions_of([message]))


@pytest.mark.parametrize(("question", "said"), [("  ", "đang để trống"), ("a" * 101, "vượt giới hạn 100")])
def test_a_question_that_cannot_be_asked_leaves_the_conversation_alone(
    warnings: list[str], question: str, said: str
) -> None:
    before = [{"role": "user", "content": question_message("Ai ký?")}]

    (step,) = steps_of(Echo(), question, before)

    assert step[0] == before
    assert "value" not in step[1]  # what was typed stays, to be mended
    assert said in warnings[0]


@pytest.mark.parametrize(
    ("failure", "said"),
    [(DataFolderError("data_full", path="/x"), "đã đầy"), (RuntimeError("secret"), "Chương trình gặp lỗi")],
)
def test_a_failure_is_told_and_the_page_goes_on(failure: HoidapError | RuntimeError, said: str) -> None:
    last = steps_of(Echo(failure), "Ai ký?", [])[-1]

    assert said in last[0][-1]["content"]
    assert "secret" not in last[0][-1]["content"]
    assert last[1]["submit_btn"] == "Gửi"


def test_a_stopped_search_says_so() -> None:
    searching, _ = steps_of(Echo(), "Ai ký?", [])[0]

    stopped, box = conversation(Echo()).stop(from_browser(searching))

    assert "Đã dừng" in stopped[-1]["content"]
    assert box["submit_btn"] == "Gửi"
    assert conversation(Echo()).stop([])[0] == []
