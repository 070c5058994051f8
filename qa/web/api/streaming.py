"""Sends an answer while it is being made."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Any

from fastapi import Request
from fastapi.responses import StreamingResponse

from corpus.messages import Language
from qa.answer import Answer
from qa.web.api.answering import Answering, Asked
from qa.web.api.client import with_pauses
from qa.web.api.events import STREAM, pause
from qa.web.api.faults import Fault, fault_of, note

NOT_KEPT = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Headers of every answer: no proxy keeps it, and none holds it back until it is whole."""

_SECONDS_BETWEEN_SIGNS = 15.0


class Streaming:
    """Sends answers as server-sent events, in whatever protocol these are.

    Args:
        answering: What answers.
        language_of: Tells in which language a client wants to be told of errors.
    """

    def __init__(self, answering: Answering, language_of: Callable[[Request], Language]) -> None:
        self._answering = answering
        self._language_of = language_of

    def response(
        self,
        request: Request,
        asked: Asked,
        shown: Callable[[str | Answer], Iterable[str]],
        failed: Callable[[Fault, Language], str],
        first: str = "",
    ) -> StreamingResponse:
        """Return the response that answers a question bit by bit; it ends early when its client leaves.

        Args:
            request: What asks for it.
            asked: The question.
            shown: Makes events of what is written so far, and at last of the answer.
            failed: Makes the last event of what went wrong.
            first: An event to send at once.
        """
        events = self._events(request, asked, shown, failed, first)
        return StreamingResponse(events, media_type=STREAM, headers=NOT_KEPT)

    async def _events(
        self,
        request: Request,
        asked: Asked,
        shown: Callable[[str | Answer], Iterable[str]],
        failed: Callable[[Fault, Language], str],
        first: str,
    ) -> AsyncGenerator[str, None]:
        if first:
            yield first
        steps = with_pauses(self._answering.steps(asked), _SECONDS_BETWEEN_SIGNS)
        try:
            async for step in steps:
                for sent in [pause()] if step is None else shown(step):
                    yield sent
        except Exception as error:  # noqa: BLE001 - told and logged: the response has begun already
            language = self._language_of(request)
            fault = fault_of(error, language)
            note(request, error, fault)
            yield failed(fault, language)
        finally:
            await steps.aclose()


STREAMED: dict[str, Any] = {"content": {STREAM: {"schema": {"type": "string"}}}}
"""For the schema: the other form of a response."""
