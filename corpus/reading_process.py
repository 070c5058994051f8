"""Runs the reading of files in a process of its own, so that no file can take all the time or all the memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import Any, ParamSpec, TypeVar, cast

from corpus.errors import HoidapError, UnreadableFileError

P = ParamSpec("P")
T = TypeVar("T")

_MEGABYTE = 1_000_000
_LIBRARIES_MEGABYTES = 1_000
"""What Python and the parsers' libraries take of the address space by themselves, on top of what reading may take."""
_SECONDS_TO_START = 60
_SECONDS_TO_END = 5


class ReadingProcess:
    """A process that reads one file after another, and is ended and replaced where one takes too much.

    It starts with the first file and is closed with `close`, or at the end of a `with` block.

    Args:
        seconds: The longest that one file may take.
        megabytes: The most memory that reading a file may take, in millions of bytes; held to where the system can.
    """

    def __init__(self, seconds: float, megabytes: int = 2_000) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._running: tuple[BaseProcess, Connection] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> ReadingProcess:
        """Return the process itself; it is started by the first file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self.close()

    def run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a step of reading makes of a file.

        Args:
            step: A function of a module.
            args: What it takes; all of it, and what it returns, is sent between processes.
            kwargs: What it takes by name.

        Raises:
            UnreadableFileError: The step says so; or it took too long (`file_too_slow`), too much memory
                (`file_too_heavy`), or broke down over the file (`file_damaged`).
            HoidapError: The process cannot be started.
        """
        with self._lock:
            _, connection = self._running or self._start()
            try:
                connection.send((step, args, kwargs))
                if not connection.poll(self._seconds):
                    self.close()
                    raise UnreadableFileError("file_too_slow", seconds=self._seconds)
                answer: _Answer = connection.recv()
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                raise self._told_end() from error
            except BaseException:  # Ctrl-C: an answer that comes late must not be taken for the next file's.
                self.close()
                raise
        if answer.code is None:
            return cast("T", answer.made)
        raise UnreadableFileError(answer.code, **answer.values) from (
            RuntimeError(answer.cause) if answer.cause else None
        )

    def close(self) -> None:
        """End the process at once; the next file starts another."""
        if self._running is None:
            return
        process, connection = self._running
        self._running = None
        connection.close()
        process.kill()
        process.join()
        process.close()

    def _told_end(self) -> UnreadableFileError:
        """Return what is told of a file over which the process ended."""
        assert self._running
        process, _ = self._running
        process.join(_SECONDS_TO_END)
        ended = process.exitcode
        self.close()
        # Parsers of other languages end the process where memory is refused to them, and so may the system.
        if ended in {-signal.SIGABRT, -getattr(signal, "SIGKILL", signal.SIGABRT)}:
            return UnreadableFileError("file_too_heavy", megabytes=self._megabytes)
        return UnreadableFileError("file_damaged")

    def _start(self) -> tuple[BaseProcess, Connection]:
        # Not forked: threads of torch and of the web server would be copied with locks held that nobody frees.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._megabytes), daemon=True, name="hoidap-reading")
        try:
            with _without_main():
                process.start()
            self._running = process, ours
            theirs.close()
            if not ours.poll(_SECONDS_TO_START):
                raise TimeoutError
            ours.recv()
        except (OSError, EOFError) as error:
            self.close()
            raise HoidapError("reading_not_started", reason=str(error) or type(error).__name__) from error
        return process, ours


@contextmanager
def _without_main() -> Iterator[None]:
    """Let a process start without the program that starts it.

    A spawned process first runs the file of `__main__` again, to know what is defined there. Nothing of ours is, and a
    program that ingests where it has no `if __name__ == "__main__":`, or that is no file, would end in an error.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@dataclass(frozen=True, slots=True)
class _Answer:
    """What comes back of a step: what it made, or the code and values of an error and what caused it."""

    made: Any = None
    code: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    cause: str = ""


def _serve(connection: Connection, megabytes: int) -> None:
    """Read what is sent until nobody sends any more."""
    _stay_quiet()
    import_module("corpus.preparing")  # What readers need is loaded before the first file's time begins.
    connection.send(None)
    while True:
        try:
            step, args, kwargs = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        connection.send(_answer(partial(step, *args, **kwargs), megabytes))


def _answer(step: Callable[[], object], megabytes: int) -> _Answer:
    _limit_memory(megabytes)
    try:
        return _Answer(step())
    except UnreadableFileError as error:
        return _Answer(code=error.code, values=error.values, cause=str(error.__cause__ or ""))
    except MemoryError:
        return _Answer(code="file_too_heavy", values={"megabytes": megabytes})
    except Exception as error:  # noqa: BLE001 - a parser may raise anything over a damaged file; it is told of
        return _Answer(code="file_damaged", cause=f"{type(error).__name__}: {error}")


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    most = (megabytes + _LIBRARIES_MEGABYTES) * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _stay_quiet() -> None:
    """Leave Ctrl-C to the process that asked, and let no parser write its warnings over the interface."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
