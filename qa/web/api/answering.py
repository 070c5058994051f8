"""Has the engine answer in threads of its own, a few at once, for as long as somebody waits."""

from __future__ import annotations

import asyncio
import functools
import uuid
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import TypeVar

from corpus.errors import HoidapError, UsageError
from index.filters import SearchFilter
from qa.answer import Answer
from qa.engine import Engine
from qa.web.api.metrics import Metrics
from qa.web.growing import Growing, StoppedListeningError

_Result = TypeVar("_Result")

AT_ONCE = 8
"""As many as the pages answer at once."""

WAITING = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the engine takes it.

    Attributes:
        question: What is asked.
        history: The questions before it, oldest first.
        limits: What the documents have to meet; None for all.
    """

    question: str
    history: tuple[str, ...] = ()
    limits: SearchFilter | None = None


class Answering:
    """Answers questions for several clients, each in a thread of its own; more than a few wait, more still are refused.

    Args:
        engine: What answers.
        metrics: Is told of every answer and every failure.
        at_once: How many questions are worked at.
        waiting: How many may wait for that.
    """

    def __init__(self, engine: Engine, metrics: Metrics, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._engine = engine
        self._metrics = metrics
        self._slots = asyncio.Semaphore(at_once)
        self._most_waiting = waiting
        self._waiting = 0

    async def standalone(self, question: str, history: tuple[str, ...]) -> str:
        """Return the question with what it leaves to the conversation filled in.

        Raises:
            HoidapError: There is no room for another question.
            UsageError: The question is empty or too long.
        """
        if self._slots.locked() and self._waiting >= self._most_waiting:
            raise HoidapError("api_busy")
        return await asyncio.to_thread(self._engine.standalone, question, history)

    async def answer(self, asked: Asked) -> Answer:
        """Return the answer to a question; left early, its work is stopped.

        Raises:
            HoidapError: It cannot be answered, or there is no room for another question.
        """
        async for step in self.steps(asked):
            if isinstance(step, Answer):
                return step
        raise AssertionError("the last step is an answer")

    async def steps(self, asked: Asked) -> AsyncGenerator[str | Answer, None]:
        """Yield what a language model has written so far, which nobody has checked, and at last the answer.

        Left early, the connection to the language model is cut, and its thread ends.

        Raises:
            HoidapError: It cannot be answered, or there is no room for another question.
        """
        release = await self._slot()
        async with Growing() as growing:
            answering = growing.start(lambda told: self._ask(asked, told))
            answering.add_done_callback(lambda done: release(done))
            async for text in growing.texts():
                yield text
            # Shielded: who is cancelled here must not take the thread for ended, which still works.
            yield await asyncio.shield(answering)

    async def run(self, work: Callable[[], _Result]) -> _Result:
        """Return what other work on the index returns, done in a thread, a few at once.

        Raises:
            HoidapError: There is no room for it.
        """
        release = await self._slot()
        working = asyncio.ensure_future(asyncio.to_thread(work))
        working.add_done_callback(lambda done: release(done))
        return await asyncio.shield(working)

    async def _slot(self) -> Callable[[asyncio.Future[_Result]], None]:
        """Wait for a slot, and return what gives it back once a future is done."""
        if self._slots.locked() and self._waiting >= self._most_waiting:
            raise HoidapError("api_busy")
        self._waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self._waiting -= 1
        return functools.partial(_give_back, self._slots)

    def _ask(self, asked: Asked, told: Callable[[str], None]) -> Answer:
        try:
            answer = self._engine.ask(
                asked.question, asked.history, uuid.uuid4().hex, filter=asked.limits, on_written=told
            )
        except (StoppedListeningError, UsageError):
            raise
        except Exception:
            self._metrics.could_not_answer()
            raise
        self._metrics.answered(answer)
        return answer


def _give_back(slots: asyncio.Semaphore, done: asyncio.Future[_Result]) -> None:
    slots.release()
    if not done.cancelled():
        done.exception()  # looked at, so that asyncio does not complain where nobody listens any more
