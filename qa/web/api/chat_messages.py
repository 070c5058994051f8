"""A conversation in OpenAI's form, and the question that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import UsageError
from qa.web.api.bodies import Body
from qa.web.api.questions import MOST_HISTORY

_LONGEST_EARLIER = 20_000
_TEXT_PARTS = {"text", "input_text"}


class ContentPart(BaseModel):
    """A part of a message; only text is read."""

    model_config = ConfigDict(extra="allow")

    type: Annotated[str, Field(max_length=100)]
    text: str = ""


class ChatMessage(BaseModel):
    """A message of the conversation."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None


class StreamOptions(BaseModel):
    """How to stream."""

    include_usage: bool = False


class ChatRequest(Body):
    """A request of OpenAI's protocol; what it has besides these members is left out of account."""

    model_config = ConfigDict(extra="allow")

    model: Annotated[str, Field(max_length=200, description="`hoidap`.")]
    messages: Annotated[
        list[ChatMessage],
        Field(
            min_length=1,
            max_length=1_000,
            description="The last user message is the question, earlier ones its history.",
        ),
    ]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(1, description="Always 1.")


def question_and_history(messages: Sequence[ChatMessage]) -> tuple[str, tuple[str, ...]]:
    """Return the question of a conversation, and the questions before it, oldest first.

    What the system, the assistant and tools say is left out: answers come out of the documents alone.

    Args:
        messages: The conversation.

    Raises:
        UsageError: No user says anything, or the question holds something that is no text.

    Example:
        >>> said = [("system", "Bạn là thơ ký."), ("user", "Một?"), ("assistant", "1"), ("user", "Hai?")]
        >>> question_and_history([ChatMessage(role=role, content=text) for role, text in said])
        ('Hai?', ('Một?',))
    """
    asked = [one for one in messages if one.role == "user"]
    if not asked:
        raise UsageError("api_no_user_message")
    last = asked[-1].content
    if isinstance(last, list) and any(part.type not in _TEXT_PARTS for part in last):
        raise UsageError("api_only_text")
    earlier = [text for one in asked[:-1] if 0 < len(text := _text(one.content)) <= _LONGEST_EARLIER]
    return _text(last), tuple(earlier[-MOST_HISTORY:])


def _text(content: str | list[ContentPart] | None) -> str:
    if isinstance(content, list):
        return "\n".join(part.text for part in content if part.type in _TEXT_PARTS)
    return content or ""
