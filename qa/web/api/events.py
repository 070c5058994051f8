"""Server-sent events, as https://html.spec.whatwg.org/multipage/server-sent-events.html has them."""

from __future__ import annotations

import json

STREAM = "text/event-stream"


def event(name: str, data: object) -> str:
    r"""Return an event whose data are JSON; an empty name leaves it out, as OpenAI's protocol does.

    Example:
        >>> event("delta", {"text": "á"})
        'event: delta\ndata: {"text": "á"}\n\n'
    """
    # JSON has no line break of its own; U+2028 and its like end no line of a stream.
    said = f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
    return f"event: {name}\n{said}" if name else said


def pause() -> str:
    """Return a comment, which clients leave out: a sign that the connection lives."""
    return ": still working\n\n"
