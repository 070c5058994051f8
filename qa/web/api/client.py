"""Waits for work only as long as the client does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from typing import Any, TypeVar

from starlette.requests import Request

from qa.web.api.faults import ClientGoneError

_Result = TypeVar("_Result")


async def unless_gone(request: Request, work: Coroutine[Any, Any, _Result]) -> _Result:
    """Return what `work` returns; it is cancelled as soon as the client closes the connection.

    Args:
        request: The request, its body read already.
        work: What is being waited for.

    Raises:
        ClientGoneError: The client did not wait.
    """
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGoneError
        return working.result()
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def with_pauses(steps: AsyncGenerator[_Result, None], seconds: float) -> AsyncGenerator[_Result | None, None]:
    """Yield what `steps` yields, and None whenever nothing came for so long.

    Args:
        steps: What is waited for; closed when this ends, however it does.
        seconds: How long a silence may be: proxies close connections on which nothing is sent.
    """
    try:
        while True:
            step = asyncio.ensure_future(anext(steps))
            try:
                while not (await asyncio.wait({step}, timeout=seconds))[0]:
                    yield None
                result = step.result()
            except StopAsyncIteration:
                return
            finally:
                step.cancel()
                await asyncio.gather(step, return_exceptions=True)
            yield result
    finally:
        await steps.aclose()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
