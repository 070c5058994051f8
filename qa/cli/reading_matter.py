"""Answers and passages as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from qa.citations.shown_place import shown_place
from qa.cli.documents import shown_date
from qa.cli.interface_language import interface_language, say
from qa.writing.notices import mark

if TYPE_CHECKING:
    from qa.answer import Answer, Citation, RelatedPassage, Statement


def answer_page(answer: Answer) -> RenderableType:
    """Return an answer with its citations below it, or a refusal or a reply to small talk that looks like one."""
    return _AnswerPage(answer)


def hits_page(hits: Sequence[dict[str, Any]]) -> RenderableType:
    """Return the passages that a search found, best first."""
    if not hits:
        return Text(say("no_hits"), style="bold yellow")
    return Group(*(_hit(number, hit) for number, hit in enumerate(hits, start=1)))


class _AnswerPage:
    """An answer that sees what it is printed on: only a terminal shows bold type, so that a file gets asterisks.

    Args:
        answer: The answer.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._before()
        if self._answer.kind == "small_talk":
            yield Text(self._answer.answer)
        elif self._answer.abstained:
            yield Text(self._answer.answer, style="bold yellow")
            yield Text(say("refusal_advice"), style="dim")
            yield from _related(self._answer.related)
        else:
            yield from self._statements(bold_shows=console.is_terminal)
            yield Text(say("confidence", percent=round(self._answer.confidence * 100)), style="dim")
            yield Text()
            yield Text(say("sources"), style="bold")
            yield from map(_citation, self._answer.citations)

    def _before(self) -> Iterator[RenderableType]:
        if self._answer.standalone_question != self._answer.question.strip():
            yield Text(say("understood_as", question=self._answer.standalone_question), style="dim")
        if self._answer.notice:
            yield Text(self._answer.notice, style="yellow")

    def _statements(self, *, bold_shows: bool) -> Iterator[RenderableType]:
        """Yield the statements: as one text, or under their headings where documents stand side by side."""
        line: list[Text] = []
        for statement in self._answer.statements:
            if statement.heading:
                if line:
                    yield Text(" ").join(line)
                line = []
                yield Text(statement.heading, style="bold")
            line.append(_statement(statement, bold_shows=bold_shows))
        yield Text(" ").join(line) if line else Text(self._answer.answer)


def _statement(statement: Statement, *, bold_shows: bool) -> Text:
    start, end = statement.short_answer or (0, 0)
    text = Text(statement.text[:start])
    if start < end:
        short = statement.text[start:end]
        text.append(short if bold_shows else f"**{short}**", "bold")
    text.append(statement.text[end:])
    if statement.citations:
        text.append(" ").append("".join(f"[{number}]" for number in statement.citations), "bold cyan")
    if doubt := mark(statement.support, interface_language()):
        text.append(f" {doubt}", "yellow")
    return text


def _related(passages: Sequence[RelatedPassage]) -> Iterator[RenderableType]:
    if passages:
        yield Text()
        yield Text(say("related_passages"), style="bold")
    for one in passages:
        yield _place(Text(f"– {one.title}"), one)


def _citation(citation: Citation) -> RenderableType:
    return _place(Text.assemble((f"[{citation.number}] ", "bold cyan"), citation.title), citation)


def _place(head: Text, quoted: Citation | RelatedPassage) -> RenderableType:
    known = [shown_date(quoted.date), quoted.source, shown_place(quoted, interface_language())]
    place = Text(" · ".join([*filter(None, known), f"{quoted.start}–{quoted.end}"]), style="dim")
    return Group(head, Padding(Group(place, Text(f"“{quoted.quote}”", style="italic")), (0, 0, 1, 4)))


def _hit(number: int, hit: dict[str, Any]) -> RenderableType:
    head = Text.assemble((f"{number}. ", "bold cyan"), (f"{hit['score']:.3f}  ", "green"), (hit["title"], "bold"))
    place = Text(f"{hit['source']} · {hit['start']}–{hit['end']}", style="dim")
    return Group(head, Padding(Group(place, Text(hit["text"])), (0, 0, 1, 4)))
