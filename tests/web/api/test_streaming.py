"""Answers that a language model writes, on a real server: told as they grow, checked at the end, stopped when left."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager

import httpx
import openai
import pytest

from index.index import Index
from qa.assembly import make_engine
from qa.settings import Settings
from qa.web.api.ask import change
from qa.web.api.client import with_pauses
from qa.web.server import make_app
from tests.qa.writing.scripted_model import Reply, ScriptedModel, scripted_model
from tests.web.api.asked import QUESTION, STREAM, BrokenEngine, events
from tests.web.served import serving

WRITTEN = "Sản phẩm cam Khe Sến của HTX Nông nghiệp Đồi Bưởi được công nhận OCOP 4 sao [1][2][3][4]."


@contextmanager
def written_by(index: Index, reply: Reply) -> Iterator[tuple[str, ScriptedModel]]:
    with scripted_model(lambda _: reply) as model:
        settings = Settings(confidence_threshold=0.0, llm_base_url=model.address, llm_model="m")
        with serving(make_app(settings, index, make_engine(settings, index))) as address:
            yield address, model


def wait_for(happened: Callable[[], object]) -> bool:
    deadline = time.monotonic() + 15
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(happened())


def test_what_is_written_is_told_as_it_grows_and_then_the_checked_answer(index: Index) -> None:
    with written_by(index, Reply(WRITTEN, pause=0.08)) as (address, _):
        arrived: list[float] = []
        text = ""
        with httpx.stream("POST", f"{address}/api/ask", json={"question": QUESTION}, headers=STREAM, timeout=30) as got:
            for part in got.iter_text():
                arrived.append(time.monotonic())
                text += part

    told = events(text)
    growing = ""
    for name, data in told:
        if name == "delta":
            growing = growing[: data["start"]] + data["text"]
    names = [name for name, _ in told]
    assert names.count("delta") >= 2
    assert names == sorted(names, key=["delta", "statement", "answer"].index)
    assert "OCOP 4 sao" in growing
    assert arrived[-1] - arrived[0] > 0.1, "it came in one piece"
    answer = told[-1][1]
    assert answer["statements"] == [data for name, data in told if name == "statement"]
    assert answer["statements"][0]["support"] in {"supported", "partly"}


def test_openai_clients_get_nothing_that_was_not_checked(index: Index) -> None:
    reply = Reply(f"{WRITTEN} Ông Trần Văn Bịa sáng lập câu lạc bộ bay năm 1901 [1].", pause=0.02)
    with written_by(index, reply) as (address, _):
        client = openai.OpenAI(base_url=f"{address}/v1", api_key="x", max_retries=0)
        messages = [{"role": "user", "content": QUESTION}]
        stream = client.chat.completions.create(
            model="hoidap",
            messages=messages,  # type: ignore[arg-type]
            stream=True,
            stream_options={"include_usage": True},
        )
        chunks = list(stream)
        whole = client.chat.completions.create(model="hoidap", messages=messages)  # type: ignore[arg-type]

    text = "".join(one.choices[0].delta.content or "" for one in chunks if one.choices)
    assert text == whole.choices[0].message.content
    assert text.startswith(whole.to_dict()["hoidap"]["answer"])  # type: ignore[index,call-overload]
    assert whole.usage is None, "nobody has counted the tokens of the model that wrote"
    assert chunks[-1].usage is None


@pytest.mark.parametrize("headers", [STREAM, {}])
def test_a_client_that_goes_away_stops_the_work(index: Index, headers: dict[str, str]) -> None:
    with written_by(index, Reply(f"{WRITTEN} " * 200, pause=0.02)) as (address, model):
        with (
            contextlib.suppress(httpx.ReadTimeout),
            httpx.stream("POST", f"{address}/api/ask", json={"question": QUESTION}, headers=headers, timeout=2) as got,
        ):
            next(got.iter_text())

        assert model.requests
        assert wait_for(lambda: model.hung_up), "the language model goes on writing for nobody"
        assert httpx.get(f"{address}/healthz").text == "ok"


def test_a_stream_that_fails_ends_with_a_problem(index: Index) -> None:
    engine = make_engine(Settings(), index)
    engine.__class__ = BrokenEngine
    with serving(make_app(Settings(), index, engine)) as address:
        response = httpx.post(f"{address}/api/ask", json={"question": QUESTION}, headers=STREAM)
        client = openai.OpenAI(base_url=f"{address}/v1", api_key="x", max_retries=0)
        stream = client.chat.completions.create(
            model="hoidap", messages=[{"role": "user", "content": QUESTION}], stream=True
        )
        with pytest.raises(openai.APIError, match="Chương trình gặp lỗi"):
            list(stream)
        counted = httpx.get(f"{address}/metrics").text

    [(name, problem)] = events(response.text)
    assert (name, problem["code"], problem["status"]) == ("error", "api_internal", 500)
    assert 'hoidap_failures_total{code="api_internal"} 2.0' in counted
    assert 'hoidap_questions_total{kind="error"} 2.0' in counted


def test_a_silence_is_filled_and_the_source_is_closed() -> None:
    closed: list[bool] = []

    async def slow() -> AsyncGenerator[str, None]:
        try:
            yield "a"
            await asyncio.sleep(0.25)
            yield "b"
            await asyncio.sleep(60)
        finally:
            closed.append(True)

    async def read() -> list[str | None]:
        seen: list[str | None] = []
        source = with_pauses(slow(), 0.1)
        async for one in source:
            seen.append(one)
            if one == "b":
                break
        await source.aclose()
        return seen

    seen = asyncio.run(read())

    assert (seen[0], seen[-1]) == ("a", "b")
    assert None in seen[1:-1]
    assert closed == [True]


def test_changes_put_together_give_the_text() -> None:
    text = ""
    for now in ("Giá", "Giá vé [", "Giá vé là 40", "Giá cả"):
        made = json.loads(json.dumps(change(text, now)))
        text = text[: made["start"]] + made["text"]
        assert text == now
