from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable

import pytest

from qa.web.growing import Growing, StoppedListeningError
from qa.writing.connection import current_connection


def test_a_text_is_shown_as_it_grows_and_the_result_comes_last() -> None:
    shown = threading.Event()

    def write(told: Callable[[str], None]) -> str:
        told("Ông")
        assert shown.wait(10)
        told("Ông Khánh")
        return "xong"

    async def listen() -> tuple[list[str], str]:
        seen = []
        async with Growing() as growing:
            done = growing.start(write)
            async for text in growing.texts():
                seen.append(text)
                shown.set()
            return seen, await done

    assert asyncio.run(listen()) == (["Ông", "Ông Khánh"], "xong")


def test_of_steps_that_come_too_fast_the_latest_is_shown() -> None:
    def write(told: Callable[[str], None]) -> None:
        for count in range(50):
            told("a" * (count + 1))

    async def listen() -> list[str]:
        async with Growing() as growing:
            await growing.start(write)
            return [text async for text in growing.texts()]

    assert asyncio.run(listen()) == ["a" * 50]


def test_who_writes_is_told_when_nobody_listens_any_more() -> None:
    left = threading.Event()
    told_off: list[type[BaseException]] = []

    def write(told: Callable[[str], None]) -> None:
        told("Ông")
        assert left.wait(10)
        try:
            told("Ông Khánh")
        except StoppedListeningError as error:
            told_off.append(type(error))

    async def listen() -> None:
        async with Growing() as growing:
            done = growing.start(write)
            async for _ in growing.texts():
                break
        left.set()
        await done

    asyncio.run(listen())
    assert told_off == [StoppedListeningError]


def test_a_failure_of_who_writes_reaches_who_listens() -> None:
    def write(_: Callable[[str], None]) -> None:
        raise ValueError("giấy rách")

    async def listen() -> None:
        async with Growing() as growing:
            done = growing.start(write)
            assert [text async for text in growing.texts()] == []
            await done

    with pytest.raises(ValueError, match="giấy rách"):
        asyncio.run(listen())


def test_who_leaves_cuts_the_connection_that_the_thread_waits_on() -> None:
    left, right = socket.socketpair()
    ended = threading.Event()

    def write(told: Callable[[str], None]) -> None:
        connection = current_connection()
        assert connection is not None
        connection.opened("connection.connect_tcp.complete", {"return_value": _Stream(left)})
        told("Ông")
        left.recv(1)  # nothing ever comes
        ended.set()

    async def listen() -> None:
        async with Growing() as growing:
            growing.start(write)
            async for _ in growing.texts():
                break

    asyncio.run(listen())
    with left, right:
        assert ended.wait(5)


class _Stream:
    def __init__(self, open_socket: socket.socket) -> None:
        self._socket = open_socket

    def get_extra_info(self, _: str) -> socket.socket:
        return self._socket
