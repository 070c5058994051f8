"""`POST /api/ask`: a question in, an answer with its citations out, whole or as it grows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from corpus.messages import Language
from index.stores.catalogue import Catalogue
from qa.answer import Answer
from qa.web.api.answering import Answering, Asked
from qa.web.api.client import unless_gone
from qa.web.api.events import STREAM, event
from qa.web.api.faults import Fault
from qa.web.api.problems import problem
from qa.web.api.questions import Question, limits_of
from qa.web.api.shown import sent_answer
from qa.web.api.streaming import NOT_KEPT, STREAMED, Streaming


def ask_routes(answering: Answering, streaming: Streaming, catalogue: Catalogue) -> APIRouter:
    """Return the route that answers questions.

    Args:
        answering: What answers.
        streaming: What sends answers while they are being made.
        catalogue: The documents, for the filter.
    """
    router = APIRouter(tags=["questions"])

    @router.post("/ask", response_model=Answer, responses={200: STREAMED}, summary="Answer a question")
    async def ask(request: Request, asked: Question) -> Response:
        """Answer a question out of the documents, or decline to.

        With `Accept: text/event-stream` the answer comes as server-sent events. While a language model writes, `delta`
        events tell its text, which nobody has checked yet: the text from the offset `start` on is now `text`. Then come
        the checked statements as `statement` events, and the whole answer as `answer`; or a problem as `error`.
        """
        request.state.question = asked.question
        history = tuple(asked.history)
        await answering.standalone(asked.question, history)
        limits = await asyncio.to_thread(limits_of, asked.filter, catalogue)
        question = Asked(asked.question, history, limits)
        if STREAM in request.headers.get("accept", ""):
            return streaming.response(request, question, _Told().events, _failed)
        answer = await unless_gone(request, answering.answer(question))
        return JSONResponse(sent_answer(answer).model_dump(mode="json"), headers=NOT_KEPT)

    return router


class _Told:
    """What one client has been told of an answer so far."""

    def __init__(self) -> None:
        self._written = ""

    def events(self, step: str | Answer) -> Iterator[str]:
        """Yield the events that tell the next step."""
        if isinstance(step, Answer):
            answer = sent_answer(step)
            for one in answer.statements:
                yield event("statement", one.model_dump(mode="json"))
            yield event("answer", answer.model_dump(mode="json"))
        else:
            yield event("delta", change(self._written, step))
            self._written = step


def change(before: str, now: str) -> dict[str, Any]:
    """Return what has become of a text: what is shown of a growing reply may change behind as well as grow.

    Args:
        before: The text that a client has.
        now: The text that it should have.

    Example:
        >>> change("Giá vé l", "Giá vé là 40"), change("Giá vé", "Giá cả")
        ({'start': 8, 'text': 'à 40'}, {'start': 4, 'text': 'cả'})
    """
    pairs = enumerate(zip(before, now, strict=False))
    start = next((place for place, (old, new) in pairs if old != new), min(len(before), len(now)))
    return {"start": start, "text": now[start:]}


def _failed(fault: Fault, language: Language) -> str:
    return event("error", problem(fault, language))
