"""What a model wrote is told with its proof, and every failure of the server ends in a reason, over real HTTP."""

import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.messages import catalogue
from qa.answer import Support
from qa.settings import Settings
from qa.writing.checker import SupportChecker
from qa.writing.language_model import open_language_model, open_writer
from qa.writing.notices import mark, notice
from qa.writing.writer import Writer
from qa.writing.written import WritingFailure, Written
from tests.qa.writing.passages import found, no_rarity, passage
from tests.qa.writing.scripted_model import Reply, ScriptedModel, scripted_model
from tests.tiny_encoder import TinyEncoder

POOL = passage(
    "Bể bơi Hòa Lạc mở cửa từ ngày 05/6/2024. Giá vé người lớn là 40.000 đồng, trẻ em là 25.000 đồng. "
    "Bể bơi đóng cửa vào thứ hai để thay nước.",
    "Thông báo về bể bơi Hòa Lạc",
    "be-boi",
)
LIBRARY = passage("Thư viện Hòa Lạc có 12.500 cuốn sách. Bạn đọc được mượn ba cuốn.", "Thư viện Hòa Lạc", "thu-vien")
GIVEN = found(POOL, LIBRARY)
QUESTION = "Giá vé bể bơi Hòa Lạc là bao nhiêu?"
GOOD = "Giá vé người lớn là 40.000 đồng [1]."


def writer(model: ScriptedModel, timeout: float = 20.0, **options: object) -> Writer:
    settings = Settings(llm_base_url=model.address, llm_model="m")
    llm = open_language_model(settings, timeout_seconds=timeout, retries=0)
    assert llm is not None
    checker = SupportChecker(TinyEncoder(dimension=512), no_rarity)
    return Writer(llm, checker, timeout_seconds=timeout, **options)  # type: ignore[arg-type]


def write(reply: Reply | str, timeout: float = 20.0, **options: object) -> Written:
    with scripted_model(lambda _: reply) as model:
        return writer(model, timeout, **options).write(QUESTION, GIVEN)


def test_a_supported_statement_has_exactly_the_sentence_that_proves_it() -> None:
    written = write(GOOD)

    [statement] = written.statements
    assert (statement.text, statement.support) == ("Giá vé người lớn là 40.000 đồng.", Support.SUPPORTED)
    [proof] = statement.sentences
    assert proof.text == "Giá vé người lớn là 40.000 đồng, trẻ em là 25.000 đồng."
    assert proof.passage.text[proof.sentence.start : proof.sentence.end] == proof.text
    assert notice(written, "vi") == mark(statement.support, "vi") == ""


def test_a_wrong_citation_is_put_right_and_a_missing_one_found() -> None:
    written = write("Thư viện Hòa Lạc có 12.500 cuốn sách [1]. Giá vé trẻ em là 25.000 đồng.")

    assert [one.support for one in written.statements] == [Support.SUPPORTED] * 2
    assert [one.sentences[0].passage.document_id for one in written.statements] == ["thu-vien", "be-boi"]


def test_an_unsupported_statement_is_marked_or_left_out() -> None:
    reply = f"{GOOD} Bể bơi có ba huấn luyện viên người Pháp [1]."
    marked, dropped = write(reply), write(reply, drop_unsupported=True)

    assert [one.support for one in marked.statements] == [Support.SUPPORTED, Support.UNSUPPORTED]
    assert marked.statements[1].sentences == ()
    assert mark(marked.statements[1].support, "vi") == "(chưa thấy trong tài liệu)"
    assert [one.support for one in dropped.statements] == [Support.SUPPORTED]
    assert dropped.left_out == 1
    assert "1" in notice(dropped, "vi")


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (Reply(status=429), WritingFailure.TOO_MANY_REQUESTS),
        (Reply(status=500), WritingFailure.SERVER_ERROR),
        (Reply(status=503), WritingFailure.SERVER_ERROR),
        (Reply(status=401), WritingFailure.WRONG_KEY),
        (Reply(status=403), WritingFailure.WRONG_KEY),
        (Reply(status=404), WritingFailure.NOT_FOUND),
        (Reply(status=400), WritingFailure.REJECTED),
        (Reply(drops=True), WritingFailure.DROPPED),
        (Reply(GOOD, finish=None), WritingFailure.DROPPED),
        (Reply(GOOD, seconds=3), WritingFailure.TIMED_OUT),
        (Reply(GOOD * 4, pause=0.1), WritingFailure.TIMED_OUT),
        (Reply(""), WritingFailure.EMPTY),
        (Reply("[1] ... \n\n**"), WritingFailure.EMPTY),
        (Reply("<think>Người dùng hỏi giá vé"), WritingFailure.EMPTY),
        (Reply("vé vé vé " * 200), WritingFailure.GARBLED),
        (Reply("泳池门票价格为四万盾。" * 4), WritingFailure.GARBLED),
        (Reply("\ufffd\ufffd gi\ufffd v\ufffd"), WritingFailure.GARBLED),
        (Reply(body="<html>không phải JSON</html>"), WritingFailure.DROPPED),
        (Reply(body='data: {"error": {"message": "s3cret-key"}}\n\n'), WritingFailure.SERVER_ERROR),
        (Reply("KHÔNG CÓ THÔNG TIN"), WritingFailure.DECLINED),
        (Reply("Rất tiếc, các đoạn trích không đề cập đến giá vé [1][2]."), WritingFailure.DECLINED),
        (Reply("Giá", finish="content_filter"), WritingFailure.DECLINED),
        (Reply("Bể bơi do kiến trúc sư Trần Bình xây năm 1987 [1]."), WritingFailure.UNSUPPORTED),
    ],
)
def test_every_failure_ends_in_its_reason_and_its_line(reply: Reply, failure: WritingFailure) -> None:
    written = write(reply, timeout=0.8)

    assert (written.failure, written.statements) == (failure, ())
    assert notice(written, "vi")
    assert "s3cret-key" not in notice(written, "en")


def test_every_reason_has_its_line() -> None:
    assert {one.value for one in WritingFailure} <= set(catalogue())


def test_no_server_is_a_reason_too() -> None:
    llm = open_language_model(Settings(llm_base_url="http://127.0.0.1:9/v1", llm_model="m"), retries=0)
    assert llm is not None
    written = Writer(llm, SupportChecker(TinyEncoder(), no_rarity)).write(QUESTION, GIVEN)

    assert written.failure is WritingFailure.UNREACHABLE


def test_a_reply_that_does_not_end_is_cut_off_at_the_last_whole_sentence() -> None:
    cut = write(Reply(f"{GOOD} Bể bơi đóng cửa vào", finish="length"))

    assert [one.text for one in cut.statements] == ["Giá vé người lớn là 40.000 đồng."]


def test_a_server_that_sends_without_end_is_left() -> None:
    line = "Ngày {} bể bơi Hòa Lạc mở cửa từ sáng đến tối và đón {} lượt người [1]. "
    endless = tuple(line.format(number, number * 37) for number in range(1, 4_000))
    started = time.monotonic()
    written = write(Reply(pieces=endless), timeout=60.0, context_tokens=2_048, reply_tokens=64)

    assert time.monotonic() - started < 30
    assert len(written.statements) <= 40


def test_the_growing_reply_is_plain_and_ends_with_what_was_checked() -> None:
    reply = Reply(
        "<think>Xem đoạn 1</think>**Giá vé** người lớn là 40.000 đồng [1]. Xem [đây](http://evil.example/x).",
        pause=0.06,
    )
    with scripted_model(lambda _: reply) as model:
        *growing, written = writer(model).stream(QUESTION, GIVEN)

    assert len(growing) > 3
    assert isinstance(written, Written)
    texts = [str(one) for one in growing]
    assert texts[0].startswith("Giá")
    assert "Giá vé người lớn là 40.000 đồng" in texts[-1]
    assert not any(sign in text for text in texts for sign in ("**", "http", "think", "đoạn", "<", "\ue000", "[1"))


def test_who_stops_listening_stops_the_server() -> None:
    with scripted_model(lambda _: Reply(GOOD * 60, pause=0.02)) as model:
        stream = writer(model).stream(QUESTION, GIVEN)
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        deadline = time.monotonic() + 10
        while not model.hung_up and time.monotonic() < deadline:
            time.sleep(0.05)

    assert model.hung_up


@pytest.mark.parametrize("begins", ["headers", "stream"])
def test_a_server_that_sends_bytes_but_no_reply_is_left_in_time(begins: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_drip, args=(listening, begins), daemon=True)
        thread.start()
        settings = Settings(llm_base_url=f"http://127.0.0.1:{listening.getsockname()[1]}/v1", llm_model="m")
        llm = open_language_model(settings, timeout_seconds=0.6, retries=0)
        assert llm is not None
        started = time.monotonic()
        written = Writer(llm, SupportChecker(TinyEncoder(), no_rarity), timeout_seconds=0.6).write(QUESTION, GIVEN)
        seconds = time.monotonic() - started
        thread.join(10)

    assert written.failure is WritingFailure.TIMED_OUT
    assert seconds < 4


def _drip(listening: socket.socket, begins: str) -> None:
    """Send a comment of the stream, or a part of an endless header, again and again for six seconds at most."""
    connection, _ = listening.accept()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    with connection, suppress(OSError):
        connection.recv(100_000)
        connection.sendall(head + (b"X-Long: " if begins == "headers" else b"Connection: close\r\n\r\n"))
        for _ in range(60):
            connection.sendall(b"a" if begins == "headers" else b": ping\n\n")
            time.sleep(0.1)


def test_what_is_not_checked_is_not_shown_where_unproved_statements_are_dropped() -> None:
    with scripted_model(lambda _: Reply(GOOD, pause=0.05)) as model:
        [written] = writer(model, drop_unsupported=True).stream(QUESTION, GIVEN)

    assert isinstance(written, Written)
    assert len(written.statements) == 1


def test_threads_share_a_writer_without_mixing_their_answers() -> None:
    def script(prompt: str) -> str:
        return "Giá vé trẻ em là 25.000 đồng [1]." if "trẻ em?" in prompt else "Giá vé người lớn là 40.000 đồng [1]."

    results: dict[int, Written] = {}
    with scripted_model(script) as model:
        shared = writer(model)

        def ask(number: int) -> None:
            question = "Vé trẻ em?" if number % 2 else "Vé người lớn?"
            results[number] = shared.write(question, GIVEN)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    for number, written in results.items():
        assert ("25.000" if number % 2 else "40.000") in written.statements[0].text


def test_a_question_that_leaves_no_room_is_not_sent() -> None:
    with scripted_model(lambda _: GOOD) as model:
        written = writer(model, context_tokens=2_048).write("vì sao " * 400, GIVEN)

    assert written.failure is WritingFailure.NO_ROOM
    assert model.requests == []


@pytest.fixture
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOIDAP_LLM_BASE_URL", "HOIDAP_LLM_MODEL", "HOIDAP_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_no_model")
def test_there_is_no_writer_unless_the_settings_ask_for_one() -> None:
    named = {"llm_base_url": "http://127.0.0.1:9/v1", "llm_model": "m"}

    assert open_writer(Settings(), TinyEncoder(), no_rarity) is None
    assert open_writer(Settings(**named, write_answers=False), TinyEncoder(), no_rarity) is None
    assert open_writer(Settings(**named), TinyEncoder(), no_rarity) is not None


def test_the_meaning_of_a_reply_is_asked_for_in_one_batch() -> None:
    class Counting(TinyEncoder):
        batches = 0

        def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
            self.batches += 1
            return super().encode_passages(passages)

    counting = Counting()
    with scripted_model(lambda _: f"{GOOD} Giá vé trẻ em là 25.000 đồng [1]. Bạn đọc được mượn ba cuốn [2].") as model:
        llm = open_language_model(Settings(llm_base_url=model.address, llm_model="m"))
        assert llm is not None
        Writer(llm, SupportChecker(counting, no_rarity)).write(QUESTION, GIVEN)

    assert counting.batches == 1
