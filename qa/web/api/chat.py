"""`POST /v1/chat/completions` and `GET /v1/models`: the corpus as a model of OpenAI's protocol."""

from __future__ import annotations

import time
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from corpus.errors import HoidapError, UsageError
from corpus.messages import Language
from qa.web.api.answering import Answering, Asked
from qa.web.api.chat_chunks import ToldInChunks
from qa.web.api.chat_messages import ChatRequest, question_and_history
from qa.web.api.chat_reply import MODEL, ChatReply, Speaking, reply
from qa.web.api.client import unless_gone
from qa.web.api.events import event
from qa.web.api.faults import Fault
from qa.web.api.openai_errors import openai_error
from qa.web.api.shown import sent_answer
from qa.web.api.streaming import NOT_KEPT, STREAMED, Streaming


class Model(BaseModel):
    """A model that can be asked."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int
    owned_by: str = MODEL


class Models(BaseModel):
    """The models that can be asked."""

    object: Literal["list"] = "list"
    data: tuple[Model, ...]


def chat_routes(answering: Answering, streaming: Streaming, speaking: Speaking) -> APIRouter:
    """Return the routes of OpenAI's protocol.

    Args:
        answering: What answers.
        streaming: What sends answers while they are being made.
        speaking: How replies are worded.
    """
    router = APIRouter(tags=["OpenAI"])
    started = int(time.time())

    @router.post(
        "/chat/completions", response_model=ChatReply, responses={200: STREAMED}, summary="Answer a conversation"
    )
    async def complete(request: Request, asked: ChatRequest) -> Response:
        """Answer the last user message; earlier ones are its history, and all other messages are left out.

        The text has marks `[1]` and ends with the list of what they stand for; the member `hoidap` holds the whole
        answer. Nothing unchecked is streamed: a streamed reply comes when the answer is there.
        """
        _check(asked)
        question, history = question_and_history(asked.messages)
        request.state.question = question
        await answering.standalone(question, history)
        if asked.stream:
            with_usage = asked.stream_options is not None and asked.stream_options.include_usage
            told = ToldInChunks(speaking, with_usage=with_usage)
            return streaming.response(request, Asked(question, history), told.events, _failed, told.first())
        answer = sent_answer(await unless_gone(request, answering.answer(Asked(question, history))))
        whole = reply(answer, speaking)
        return JSONResponse(whole.model_dump(mode="json"), headers=NOT_KEPT)

    @router.get("/models", summary="List the models")
    async def models() -> Models:
        """List the models: the corpus is the only one."""
        return Models(data=(Model(created=started),))

    @router.get("/models/{model}", summary="Show a model")
    async def model(model: Annotated[str, Path(max_length=200)]) -> Model:
        """Show the model."""
        _check_model(model)
        return Model(created=started)

    return router


def _check(asked: ChatRequest) -> None:
    _check_model(asked.model)
    if asked.n not in {None, 1}:
        raise UsageError("api_one_reply_only")


def _check_model(name: str) -> None:
    if name != MODEL:
        raise HoidapError("api_model_unknown", model=name, known=MODEL)


def _failed(fault: Fault, language: Language) -> str:  # noqa: ARG001 - the words have their language already
    return event("", openai_error(fault))
