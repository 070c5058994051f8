"""Runs readers in a process of their own, so that no file can take all the time or all the memory."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText

Read = Callable[[bytes], RawText]

_MEGABYTE = 1_000_000
_LIBRARIES_MEGABYTES = 1_000
"""What Python and the parsers' libraries take of the address space by themselves, on top of what reading may take."""
_SECONDS_TO_START = 60


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

    def read(self, read: Read, data: bytes) -> RawText:
        """Return what a reader makes of a file's bytes.

        Args:
            read: The reader, a function of a module.
            data: The file's bytes.

        Raises:
            UnreadableFileError: The reader says so; or it took too long (`file_too_slow`), too much memory
                (`file_too_heavy`), or broke down over the file (`file_damaged`).
        """
        with self._lock:
            _, connection = self._running or self._start()
            try:
                connection.send((read, data))
                if not connection.poll(self._seconds):
                    self.close()
                    raise UnreadableFileError("file_too_slow", seconds=self._seconds)
                answer = connection.recv()
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                self.close()
                raise UnreadableFileError("file_damaged") from error
            except BaseException:  # Ctrl-C: an answer that comes late must not be taken for the next file's.
                self.close()
                raise
        if isinstance(answer, RawText):
            return answer
        code, values, reason = answer
        raise UnreadableFileError(code, **values) from (RuntimeError(reason) if reason else None)

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

    def _start(self) -> tuple[BaseProcess, Connection]:
        # Not forked: threads of torch and of the web server would be copied with locks held that nobody frees.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._megabytes), daemon=True, name="hoidap-reading")
        process.start()
        theirs.close()
        self._running = process, ours
        if not ours.poll(_SECONDS_TO_START):
            self.close()
            raise UnreadableFileError("file_too_slow", seconds=_SECONDS_TO_START)
        ours.recv()
        return process, ours


def _serve(connection: Connection, megabytes: int) -> None:
    """Read what is sent until nobody sends any more."""
    _stay_quiet()
    connection.send(None)  # Started: what it took counts for no file.
    while True:
        try:
            read, data = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        connection.send(_answer(read, data, megabytes))


def _answer(read: Read, data: bytes, megabytes: int) -> RawText | tuple[str, dict[str, object], str]:
    _limit_memory(megabytes)
    try:
        return read(data)
    except UnreadableFileError as error:
        return error.code, error.values, str(error.__cause__ or "")
    except MemoryError:
        return "file_too_heavy", {"megabytes": megabytes}, ""
    except Exception as error:  # noqa: BLE001 - a parser may raise anything over a damaged file; it is told of
        return "file_damaged", {}, f"{type(error).__name__}: {error}"


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
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
