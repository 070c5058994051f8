"""Has a language model write an answer out of the found passages, and checks what it wrote."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.answer import Support
from qa.reading.sentence_signs import FoundPassage
from qa.writing.checker import SupportChecker
from qa.writing.connection import Connection, current_connection
from qa.writing.failures import expected_errors, failure_of
from qa.writing.incoming import Incoming
from qa.writing.prompt import messages
from qa.writing.reply import growing_text, is_garbled, read_reply
from qa.writing.sources import read_sources
from qa.writing.written import WritingFailure, Written

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatMessage, ChatResponse

    from corpus.document import Passage

_NO_DATES: Mapping[str, datetime.date | None] = MappingProxyType({})
_SECONDS_BETWEEN_STEPS = 0.1
"""Each step reads the whole reply again, and nobody sees more of them."""


class Writer:
    """Writes answers with a language model. It keeps nothing between questions: threads may share it.

    Args:
        llm: The model, as `open_language_model` returns it.
        checker: What measures how far the passages prove what it wrote.
        context_tokens: What the model can hold, the reply included.
        reply_tokens: The longest reply.
        timeout_seconds: How long a reply may take, whatever the server sends meanwhile.
        drop_unsupported: Leave out statements that nothing proves, rather than mark them.
    """

    def __init__(
        self,
        llm: LLM,
        checker: SupportChecker,
        *,
        context_tokens: int = 4_096,
        reply_tokens: int = 1_024,
        timeout_seconds: float = 60.0,
        drop_unsupported: bool = False,
    ) -> None:
        self._llm = llm
        self._checker = checker
        # Where little can be held, most of it is for the passages: without them there is nothing to reply.
        self._reply_tokens = min(reply_tokens, context_tokens // 6)
        self._prompt_tokens = context_tokens - self._reply_tokens
        self._timeout_seconds = timeout_seconds
        self._drop_unsupported = drop_unsupported

    def write(
        self,
        question: str,
        found: Sequence[FoundPassage],
        history: Sequence[str] = (),
        dates: Mapping[str, datetime.date | None] = _NO_DATES,
    ) -> Written:
        """Return the model's checked answer, or why there is none.

        Args:
            question: The standalone question.
            found: The passages, best first.
            history: The questions before it, oldest first.
            dates: The documents' dates, by document id.
        """
        for event in self.stream(question, found, history, dates):
            if isinstance(event, Written):
                return event
        raise AssertionError("a stream ends with what was written")

    def stream(
        self,
        question: str,
        found: Sequence[FoundPassage],
        history: Sequence[str] = (),
        dates: Mapping[str, datetime.date | None] = _NO_DATES,
    ) -> Iterator[str | Written]:
        """Yield the growing reply, and at last what is left of it after the check, or why nothing is.

        The growing reply is plain text, without marks, links and HTML, and has not been checked: it is to be shown as
        such, and replaced by what comes last; where unproved statements are dropped, it is not shown.
        Who stops listening closes the connection to the server.

        Args:
            question: The standalone question.
            found: The passages, best first.
            history: The questions before it, oldest first.
            dates: The documents' dates, by document id.
        """
        sent, passages = messages(question, found, history, dates, self._prompt_tokens)
        if not passages:
            yield Written(failure=WritingFailure.NO_ROOM)
            return
        incoming = Incoming(self._reply_tokens)
        shown, after = "", 0.0
        for _ in self._listen(sent, incoming):
            if self._drop_unsupported or time.monotonic() < after:
                continue
            growing = growing_text(incoming.text)
            if growing and growing != shown:
                shown, after = growing, time.monotonic() + _SECONDS_BETWEEN_STEPS
                yield growing
        yield self._checked(incoming, passages, dates)

    def _listen(self, sent: Sequence[ChatMessage], incoming: Incoming) -> Iterator[None]:
        """Take in the reply, or why there is none; yields whenever it has grown."""
        connection = current_connection() or Connection()
        timer = _Timer(self._timeout_seconds, connection)
        parts: Iterator[ChatResponse] = iter(())
        try:
            with connection.used():
                parts = self._llm.stream_chat(sent, max_tokens=self._reply_tokens)
            while (part := _next(parts, connection)) is not None and not timer.is_over:
                incoming.take(part)
                if incoming.is_too_long:
                    break
                yield
        except expected_errors() as error:
            incoming.failure = failure_of(error)
        finally:
            timer.stop()
            if timer.is_over:  # what was cut off may look like an end, or like any failure
                incoming.failure = WritingFailure.TIMED_OUT
            _close(parts, connection)

    def _checked(
        self, incoming: Incoming, passages: Sequence[Passage], dates: Mapping[str, datetime.date | None]
    ) -> Written:
        if incoming.failure is not None:
            return Written(failure=incoming.failure)
        if is_garbled(incoming.text):
            return Written(failure=WritingFailure.GARBLED)
        reply = read_reply(incoming.text, len(passages), was_cut=incoming.was_cut)
        if not reply.statements:
            return Written(failure=WritingFailure.DECLINED if reply.declines else WritingFailure.EMPTY)
        every = self._checker.check(reply.statements, read_sources(passages, dates))
        proved = [one for one in every if one.support is not Support.UNSUPPORTED]
        if not proved:
            return Written(failure=WritingFailure.UNSUPPORTED)
        kept = proved if self._drop_unsupported else every
        return Written(tuple(kept), left_out=len(every) - len(kept))


class _Timer:
    """Cuts a connection when its time is over."""

    def __init__(self, seconds: float, connection: Connection) -> None:
        self._deadline = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, connection.cut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._deadline

    def stop(self) -> None:
        self._timer.cancel()


def _next(parts: Iterator[ChatResponse], connection: Connection) -> ChatResponse | None:
    with connection.used():
        return next(parts, None)


def _close(parts: Iterator[ChatResponse], connection: Connection) -> None:
    """Hang up where the reply has not ended.

    llama-index's wrapper keeps the connection in a cycle of references: closing the generator leaves it open, and the
    server writing for nobody. Cut, it is read to its near end, and the client lets go of it.
    """
    was_open = connection.is_open
    connection.cut()
    if was_open:
        with suppress(*expected_errors()):
            for _ in parts:
                pass
