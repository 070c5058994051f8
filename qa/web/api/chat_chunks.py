"""A streamed reply of OpenAI's protocol: the same message in chunks."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from typing import Any

from qa.answer import Answer
from qa.web.api.chat_reply import MODEL, Speaking, content_parts, usage
from qa.web.api.events import event
from qa.web.api.shown import sent_answer

END = "data: [DONE]\n\n"


class ToldInChunks:
    """Makes the chunks of one reply.

    A chunk cannot be taken back, so that nothing is sent of what a language model writes before it has been checked.

    Args:
        speaking: How the reply is worded and accounted for.
        with_usage: Whether the client wants a chunk that tells what it has cost.
    """

    def __init__(self, speaking: Speaking, *, with_usage: bool) -> None:
        self._speaking = speaking
        self._with_usage = with_usage
        self._id = f"chatcmpl-{uuid.uuid4().hex}"
        self._created = int(time.time())

    def first(self) -> str:
        """Return the event that opens the reply."""
        return event("", self._chunk({"role": "assistant", "content": ""}))

    def events(self, step: str | Answer) -> Iterator[str]:
        """Yield the events of the answer, once it is there."""
        if not isinstance(step, Answer):
            return
        answer = sent_answer(step)
        for part in content_parts(answer, self._speaking.language):
            yield event("", self._chunk({"content": part}))
        yield event("", {**self._chunk({}, "stop"), "hoidap": answer.model_dump(mode="json")})
        if self._with_usage:
            spent = usage(answer, self._speaking)
            yield event("", {**self._chunk({}), "choices": [], "usage": spent and spent.model_dump()})
        yield END

    def _chunk(self, delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return {
            "id": self._id,
            "object": "chat.completion.chunk",
            "created": self._created,
            "model": MODEL,
            "choices": [choice],
        }
