"""A lock that is fair: a question does not wait behind a whole ingest."""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType


class Turns:
    """Lets threads in one at a time, in the order in which they came.

    A plain lock may be taken again at once by the thread that has just released it, so that a thread which encodes
    thousands of passages batch by batch would keep a question out until the end.

    Example:
        >>> turns = Turns()
        >>> with turns:
        ...     pass
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        try:
            turn.acquire()
        except BaseException:
            self._leave_queue(turn)
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _leave_queue(self, turn: threading.Lock) -> None:
        """Give up waiting, as after Ctrl-C; a turn that has come in the meantime goes to the next."""
        with self._guard:
            waiting = turn in self._waiting
            if waiting:
                self._waiting.remove(turn)
        if not waiting:
            self._pass_on()
