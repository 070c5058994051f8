"""Many questions at once: a few are worked at, some wait, more are refused; who leaves makes room."""

import asyncio
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from typing_extensions import override

from corpus.errors import HoidapError
from index.filters import SearchFilter
from index.index import Index
from qa.answer import Answer
from qa.assembly import make_engine
from qa.engine import Engine, OnWritten
from qa.web.api.answering import Answering, Asked
from qa.web.api.metrics import Metrics
from qa.web.server import make_app
from tests.web.api.asked import QUESTION, SETTINGS
from tests.web.served import serving


class CountingEngine(Engine):
    """An engine that notes how many questions it works at, and works at each for a while."""

    now = most = 0
    lock = threading.Lock()

    @override
    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        question_id: str | None = None,
        *,
        filter: SearchFilter | None = None,
        on_written: OnWritten | None = None,
    ) -> Answer:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            time.sleep(0.3)
            return super().ask(question, history, question_id, filter=filter, on_written=on_written)
        finally:
            with self.lock:
                self.now -= 1


@pytest.fixture
def engine(index: Index) -> CountingEngine:
    engine = make_engine(SETTINGS, index)
    engine.__class__ = CountingEngine
    assert isinstance(engine, CountingEngine)
    return engine


def test_as_many_are_worked_at_as_there_is_room_for_and_all_get_their_answer(
    index: Index, engine: CountingEngine
) -> None:
    questions = [QUESTION, "Chi bộ Trạm Thủy nông Tân Lãng bị kỷ luật vì lý do gì?"] * 8
    with serving(make_app(SETTINGS, index, engine)) as address, ThreadPoolExecutor(16) as clients:

        def ask(question: str) -> tuple[str, int]:
            response = httpx.post(f"{address}/api/ask", json={"question": question}, timeout=60)
            return response.json()["question"], response.status_code

        got = list(clients.map(ask, questions))

    assert got == [(question, 200) for question in questions]
    assert 2 <= engine.most <= 8


def test_who_finds_no_room_is_told_and_who_leaves_makes_room(index: Index, engine: CountingEngine) -> None:
    async def run() -> None:
        answering = Answering(engine, Metrics(index.catalogue), at_once=1, waiting=1)
        one, other = (asyncio.ensure_future(answering.answer(Asked(QUESTION))) for _ in range(2))
        await asyncio.sleep(0.1)
        with pytest.raises(HoidapError) as refused:
            await answering.answer(Asked(QUESTION))
        assert refused.value.code == "api_busy"
        with pytest.raises(HoidapError):
            await answering.standalone(QUESTION, ())
        other.cancel()
        await asyncio.sleep(0.05)
        waiting = asyncio.ensure_future(answering.answer(Asked(QUESTION)))
        assert (await one).answer
        assert (await waiting).answer

    asyncio.run(run())
    assert engine.most == 1


def test_a_slot_is_free_only_when_its_thread_has_ended(index: Index, engine: CountingEngine) -> None:
    async def run() -> None:
        answering = Answering(engine, Metrics(index.catalogue), at_once=2, waiting=9)
        left = [asyncio.ensure_future(answering.answer(Asked(QUESTION))) for _ in range(2)]
        await asyncio.sleep(0.1)
        for task in left:
            task.cancel()
        await asyncio.gather(*(answering.answer(Asked(QUESTION)) for _ in range(4)))

    asyncio.run(run())
    assert engine.most == 2
