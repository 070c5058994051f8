import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import gradio as gr
import pytest

from corpus.errors import DataFolderError, HoidapError, UsageError
from qa.answer import Answer
from qa.engine import Engine
from qa.feedback import FeedbackFile
from qa.web.pages import chat
from qa.web.pages.chat import Conversation, Step, Thumbs, questions_of
from qa.web.rendering import answer_messages, notice_message, question_message, searching_message, writing_message


class Echo:
    """Declines every question and remembers how it was asked."""

    def __init__(self, failure: Exception | None = None, writes: Sequence[str] = ()) -> None:
        self._writes = writes
        self.asked: list[tuple[str, list[str]]] = []
        self._failure = failure

    def standalone(self, question: str, _history: Sequence[str]) -> str:
        if not question.strip():
            raise UsageError("question_empty")
        if len(question) > 100:
            raise UsageError("question_too_long", length=len(question), limit=100)
        return question

    def ask(
        self, question: str, history: Sequence[str], question_id: str, *, on_written: Callable[[str], None]
    ) -> Answer:
        if self._failure:
            raise self._failure
        for text in self._writes:
            on_written(text)
            time.sleep(0.05)
        self.asked.append((question, list(history)))
        return Answer(
            id=question_id,
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


def test_what_a_language_model_writes_is_shown_as_unchecked_until_the_answer_is_there() -> None:
    steps = steps_of(Echo(writes=["Ông", "Ông Khánh"]), "Ai ký?", [])

    shown = [step[0][-1]["content"] for step in steps]
    assert shown[1:3] == [writing_message("Ông", "vi"), writing_message("Ông Khánh", "vi")]
    assert "hd-writing" not in shown[-1]


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


def test_what_was_being_written_when_it_was_stopped_is_not_left_unchecked() -> None:
    before = [{"role": "assistant", "content": writing_message("Ông", "vi")}]
    assert "hd-notice" in conversation(Echo()).stop(before)[0][-1]["content"]


def test_a_stopped_search_says_so() -> None:
    searching, _ = steps_of(Echo(), "Ai ký?", [])[0]

    stopped, box = conversation(Echo()).stop(from_browser(searching))

    assert "Đã dừng" in stopped[-1]["content"]
    assert box["submit_btn"] == "Gửi"
    assert conversation(Echo()).stop([])[0] == []


class Shelf:
    """A catalogue of one document, whose path no reader has to know."""

    def entries(self, ids: set[str]) -> list[Any]:
        entry = type("Entry", (), {"id": "d", "source": "/home/an/mat/cam.txt"})
        return [entry] if "d" in ids else []


CITATION = {
    "number": 1, "document_id": "d", "source": "/home/an/mat/cam.txt", "title": "Cam", "date": None,
    "start": 0, "end": 11, "quote": "Cam <4> sao", "passage_id": "p", "score": 1.0, "places": (), "headings": (),
}  # fmt: skip


def rounds(*questions: str, abstained: bool = False) -> list[dict[str, Any]]:
    """Return a conversation as a browser sends it, each answer with the id of its question's text."""
    messages = []
    for question in questions:
        answer = Answer.model_validate(
            {
                "id": f"id of {question}",
                "question": question,
                "standalone_question": f"{question} (rõ)",
                "answer": "Không rõ." if abstained else "Cam <4> sao [1]",
                "abstained": abstained,
                "confidence": 0.4,
                "citations": [] if abstained else [CITATION],
                "timings_ms": {"total": 1.0},
                "statements": [] if abstained else [{"text": "Cam <4> sao", "citations": [1]}],
            }
        )
        content = list(answer_messages(answer, "vi"))[-1]
        messages += [{"role": "user", "content": question_message(question)}, {"role": "assistant", "content": content}]
    return from_browser(messages)


def thumbs(folder: Path) -> Thumbs:
    return Thumbs(FeedbackFile(folder), cast("Any", Shelf()), "vi")


def liked(index: object, liked: bool | str) -> gr.LikeData:  # noqa: FBT001 - gradio's own type
    return gr.LikeData(None, {"index": index, "value": "", "liked": liked})


def test_the_answer_that_got_the_thumb_is_kept_with_all_that_led_to_it(tmp_path: Path) -> None:
    thumbs(tmp_path).give(rounds("Cam?", "Còn ổi?", "Thế bưởi?"), liked(3, False))

    (kept,), unreadable = FeedbackFile(tmp_path).read()
    assert (kept.verdict, kept.reason, kept.id) == ("down", "", "id of Còn ổi?")
    assert (kept.question, kept.history, kept.standalone_question) == ("Còn ổi?", ("Cam?",), "Còn ổi? (rõ)")
    assert (kept.answer, kept.abstained, kept.confidence) == ("Cam <4> sao [1]", False, 0.4)
    assert [one.model_dump() for one in kept.citations] == [CITATION]
    assert unreadable == []


def test_a_refusal_can_get_a_thumb_as_well(tmp_path: Path) -> None:
    thumbs(tmp_path).give(rounds("Cam?", abstained=True), liked(1, "Tài liệu có câu trả lời"))

    ((kept,), _) = FeedbackFile(tmp_path).read()
    assert (kept.verdict, kept.reason, kept.abstained, kept.citations) == ("down", "Tài liệu có câu trả lời", True, ())


def test_the_last_word_on_an_answer_counts(tmp_path: Path) -> None:
    for value in (False, "Thiếu ý", "Thiếu ý", True):
        thumbs(tmp_path).give(rounds("Cam?"), liked(1, value))
    assert [one.verdict for one in FeedbackFile(tmp_path).read()[0]] == ["up"]

    thumbs(tmp_path).give(rounds("Cam?"), liked(1, ""))
    assert FeedbackFile(tmp_path).read()[0] == []


def test_the_browser_is_not_told_where_a_document_lies() -> None:
    assert "/home/an" not in str(rounds("Cam?")).replace("&#47;", "/")


@pytest.mark.parametrize("index", [0, 2, -1, 99, "1", [1, 0], None])
def test_a_thumb_under_no_answer_is_told_of_and_nothing_is_kept(
    tmp_path: Path, warnings: list[str], index: object
) -> None:
    talk = [*rounds("Cam?")[:1], *from_browser([{"role": "assistant", "content": notice_message("Đã dừng.")}] * 2)]

    thumbs(tmp_path).give(talk, liked(index, True))

    assert "Hãy hỏi lại" in warnings[0]
    assert not (tmp_path / "feedback.jsonl").exists()


@pytest.mark.parametrize("carried", ["", "{}", "[1", '{"id": 5}', "&#123;&#125;"])
def test_what_a_browser_sends_need_not_carry_an_answer(tmp_path: Path, warnings: list[str], carried: str) -> None:
    talk = rounds("Cam?")
    talk[1]["content"] = f'<div class="hd-answer" data-answer="{carried}"></div>'

    thumbs(tmp_path).give(talk, liked(1, True))

    assert len(warnings) == 1


def test_a_message_too_long_to_be_an_answer_is_not_kept(tmp_path: Path, warnings: list[str]) -> None:
    thumbs(tmp_path).give(rounds("a" * 300_000), liked(1, True))

    assert len(warnings) == 1
    assert not (tmp_path / "feedback.jsonl").exists()


def test_a_thumb_that_cannot_be_kept_is_told_of_without_naming_folders(tmp_path: Path, warnings: list[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    thumbs(tmp_path / "file").give(rounds("Cam?"), liked(1, True))

    assert "Chưa lưu được đánh giá" in warnings[0]
    assert str(tmp_path) not in warnings[0].replace("&#47;", "/")
