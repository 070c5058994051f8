"""An answer as a message of OpenAI's protocol."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from corpus.messages import Language, message
from qa.answer import Answer, AnswerKind, Citation
from qa.citations.shown_place import shown_place
from qa.web.rendering import shown_date

MODEL = "hoidap"


@dataclass(frozen=True, slots=True)
class Speaking:
    """How replies are worded and accounted for.

    Attributes:
        language: Language of what stands around an answer, as of the answer itself.
        model_writes: Whether a language model is asked for answers.
    """

    language: Language
    model_writes: bool


class Usage(BaseModel):
    """How many tokens a language model read and wrote."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


class ReplyMessage(BaseModel):
    """The message of the assistant."""

    role: Literal["assistant"] = "assistant"
    content: str = Field(description="The answer with its marks `[1]`, and the list of what they stand for.")
    refusal: None = None


class Choice(BaseModel):
    """The only reply that there is."""

    index: int = 0
    message: ReplyMessage
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class ChatReply(BaseModel):
    """A reply of OpenAI's protocol; `hoidap` is an extension."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: tuple[Choice]
    usage: Usage | None = Field(
        description="Zeros where no language model was asked; null where one was, whose tokens are not counted."
    )
    hoidap: Answer = Field(description="The whole answer, as `POST /api/ask` returns it.")


def reply(answer: Answer, speaking: Speaking) -> ChatReply:
    """Return an answer as a reply.

    Args:
        answer: The answer, as it is sent.
        speaking: How it is worded.
    """
    return ChatReply(
        id=f"chatcmpl-{answer.id}",
        created=int(time.time()),
        choices=(Choice(message=ReplyMessage(content="".join(content_parts(answer, speaking.language)))),),
        usage=usage(answer, speaking),
        hoidap=answer,
    )


def content_parts(answer: Answer, language: Language) -> list[str]:
    """Return the content of a message in the parts in which it is streamed: the answer, a notice, the sources.

    Args:
        answer: The answer, as it is sent.
        language: Language of the words around it.
    """
    parts = [answer.answer]
    if answer.notice:
        parts.append(f"\n\n{answer.notice}")
    if answer.citations:
        lines = [_source(one, language) for one in answer.citations]
        parts.append("\n\n" + "\n".join([f"{message('web_sources', language)}:", *lines]))
    return parts


def usage(answer: Answer, speaking: Speaking) -> Usage | None:
    """Return what an answer has cost of a language model; None where that is not known.

    Args:
        answer: The answer.
        speaking: Tells whether a language model is asked; for a refusal and for small talk none is.
    """
    return None if speaking.model_writes and answer.kind is AnswerKind.ANSWER else Usage()


def _source(citation: Citation, language: Language) -> str:
    known = [citation.title, shown_date(citation.date), shown_place(citation, language), citation.source]
    return f"[{citation.number}] {' · '.join(part for part in known if part)}"
