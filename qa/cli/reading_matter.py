"""Answers and passages as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from qa.cli.documents import shown_date
from qa.cli.interface_language import say

if TYPE_CHECKING:
    from qa.answer import Answer, Citation


def answer_page(answer: Answer) -> RenderableType:
    """Return an answer with its citations below it, or a refusal that looks like one."""
    parts: list[RenderableType] = []
    if answer.standalone_question != answer.question.strip():
        parts.append(Text(say("understood_as", question=answer.standalone_question), style="dim"))
    if answer.abstained:
        return Group(*parts, Text(answer.answer, style="bold yellow"), Text(say("refusal_advice"), style="dim"))
    parts += [_with_marks(answer), Text(say("confidence", percent=round(answer.confidence * 100)), style="dim"), Text()]
    return Group(*parts, Text(say("sources"), style="bold"), *map(_citation, answer.citations))


def hits_page(hits: Sequence[dict[str, Any]]) -> RenderableType:
    """Return the passages that a search found, best first."""
    if not hits:
        return Text(say("no_hits"), style="bold yellow")
    return Group(*(_hit(number, hit) for number, hit in enumerate(hits, start=1)))


def _with_marks(answer: Answer) -> Text:
    text = Text(answer.answer)
    text.highlight_regex(r"\[\d+\]", "bold cyan")
    return text


def _citation(citation: Citation) -> RenderableType:
    head = Text.assemble((f"[{citation.number}] ", "bold cyan"), citation.title)
    place = Text(f"{shown_date(citation.date)} · {citation.source} · {citation.start}–{citation.end}", style="dim")
    return Group(head, Padding(Group(place, Text(f"“{citation.quote}”", style="italic")), (0, 0, 1, 4)))


def _hit(number: int, hit: dict[str, Any]) -> RenderableType:
    head = Text.assemble((f"{number}. ", "bold cyan"), (f"{hit['score']:.3f}  ", "green"), (hit["title"], "bold"))
    place = Text(f"{hit['source']} · {hit['start']}–{hit['end']}", style="dim")
    return Group(head, Padding(Group(place, Text(hit["text"])), (0, 0, 1, 4)))
