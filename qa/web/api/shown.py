"""What of documents and answers leaves the machine: how its folders are named is nobody's business."""

from __future__ import annotations

from typing import TypeVar

from qa.answer import Answer, Citation, RelatedPassage
from qa.web.rendering import shown_source

_Quoted = TypeVar("_Quoted", Citation, RelatedPassage)


def sent_answer(answer: Answer) -> Answer:
    """Return an answer as it is sent."""
    places = {"citations": tuple(map(_sent, answer.citations)), "related": tuple(map(_sent, answer.related))}
    return answer.model_copy(update=places)


def _sent(quoted: _Quoted) -> _Quoted:
    return quoted.model_copy(update={"source": shown_source(quoted.source)})
