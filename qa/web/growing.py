"""Lets a page show a text that another thread is writing, and lets that thread know when nobody looks any more."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TypeVar

from qa.writing.connection import Connection

_Result = TypeVar("_Result")


class StoppedListeningError(Exception):
    """Nobody waits for the text any more: the reader has stopped the answer, or left the page."""


class Growing:
    """One text that grows in a thread while the event loop that made this object shows it.

    Example:
        ``async with Growing() as growing: done = growing.start(lambda told: write(told))``, then ``async for text in
        growing.texts()`` and ``await done``. Left early, the thread's connection to a language model is cut,
        and its next word raises `StoppedListeningError` there.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._texts: asyncio.Queue[str | None] = asyncio.Queue()
        self._stopped = threading.Event()
        self._connection = Connection()
        # A thread of its own: those that wait for a slow model take none from what has to be quick.
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="growing")

    async def __aenter__(self) -> Growing:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._connection.cut()
        self._threads.shutdown(wait=False)

    def start(self, work: Callable[[Callable[[str], None]], _Result]) -> asyncio.Future[_Result]:
        """Run `work` in a thread, with what it has to tell its text to, and return what will have its result."""
        task = asyncio.ensure_future(self._loop.run_in_executor(self._threads, self._run, work))
        task.add_done_callback(lambda _: self._texts.put_nowait(None))
        return task

    async def texts(self) -> AsyncIterator[str]:
        """Yield the text whenever it has grown, until the work is done; steps that come too fast are left out."""
        while (text := await self._texts.get()) is not None:
            while not self._texts.empty():
                latest = self._texts.get_nowait()
                if latest is None:
                    yield text
                    return
                text = latest
            yield text

    def _run(self, work: Callable[[Callable[[str], None]], _Result]) -> _Result:
        with self._connection.used():
            return work(self._told)

    def _told(self, text: str) -> None:
        if self._stopped.is_set():
            raise StoppedListeningError
        self._loop.call_soon_threadsafe(self._texts.put_nowait, text)
