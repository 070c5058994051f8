"""The conversation page.

A conversation lives in the reader's browser: it comes in with every question and goes back with the answer, so that
nothing of it stays on an object that two readers share.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, TypeAlias

import gradio as gr

from corpus.errors import HoidapError, UsageError
from corpus.messages import Language, message
from index.index import Index
from index.stores.catalogue import Catalogue
from qa.answer import Answer, Citation, RelatedPassage
from qa.engine import Engine
from qa.feedback import Feedback, FeedbackFile, Verdict, feedback_on
from qa.web.first_start import example_questions
from qa.web.growing import Growing, StoppedListeningError
from qa.web.rendering import (
    answer_messages,
    answer_of,
    escaped,
    is_unfinished,
    notice_message,
    question_message,
    question_of,
    searching_message,
    writing_message,
)

_log = logging.getLogger(__name__)

Message: TypeAlias = dict[str, Any]
Step: TypeAlias = tuple[list[Message], dict[str, Any]]

_REMEMBERED_QUESTIONS = 10
_LONGEST_MESSAGE = 200_000
_SECONDS_BETWEEN_STATEMENTS = 0.06

# The conversation outlives a reload of its tab, and nothing else. What such a function returns is a list of outputs.
_KEEP = "(conversation) => { try { sessionStorage.setItem('hoidap', JSON.stringify(conversation)) } catch {} }"
_RECALL = "() => { try { return [JSON.parse(sessionStorage.getItem('hoidap')) ?? []] } catch { return [[]] } }"
_FORGET = "() => { try { sessionStorage.removeItem('hoidap') } catch {} }"


class Conversation:
    """What happens at the page's events; it holds nothing of any conversation.

    Args:
        engine: What answers.
        language: Language of the page.
    """

    def __init__(self, engine: Engine, language: Language) -> None:
        self._engine = engine
        self._language: Language = language

    async def ask(self, question: str, before: Sequence[Message]) -> AsyncIterator[Step]:
        """Yield the conversation with the answer growing in it, and what becomes of the text box.

        It waits for the engine without blocking, so that a stop takes effect at once.

        Args:
            question: What was typed.
            before: The conversation so far, as the browser sends it.
        """
        history = questions_of(before)
        try:
            await asyncio.to_thread(self._engine.standalone, question, history)
        except UsageError as error:
            gr.Warning(escaped(error.text(self._language)), title=message("web_attention", self._language))
            yield list(before), self.box()
            return
        now = [*before, _said("user", question_message(question))]
        yield [*now, _said("assistant", searching_message(self._language))], self.box(running=True)
        async with Growing() as growing:
            answering = growing.start(lambda told: self._answer(question, history, told))
            async for text in growing.texts():
                yield [*now, _said("assistant", writing_message(text, self._language))], dict(gr.skip())
            for text in await answering:
                yield [*now, _said("assistant", text)], dict(gr.skip())  # the next question may be being typed already
                await asyncio.sleep(_SECONDS_BETWEEN_STATEMENTS)
        yield [*now, _said("assistant", text)], self.box()

    def stop(self, conversation: Sequence[Message]) -> Step:
        """Return the conversation as it stands when its reader has stopped the answer."""
        now = list(conversation)
        if now and is_unfinished(_text_of(now[-1]), self._language):
            now[-1] = _said("assistant", notice_message(message("web_stopped", self._language)))
        return now, self.box()

    def box(self, *, running: bool = False) -> dict[str, Any]:
        """Return the change of the text box: emptied and ready to stop, or ready to send."""
        if running:
            return dict(gr.update(value="", submit_btn=False, stop_btn=message("web_stop", self._language)))
        return dict(gr.update(submit_btn=message("web_send", self._language), stop_btn=False))

    def _answer(self, question: str, history: Sequence[str], told: Callable[[str], None]) -> list[str]:
        """Return the messages that grow into the answer, or the one that says what went wrong."""
        try:
            answer = self._engine.ask(question, history, uuid.uuid4().hex, on_written=told)
            return list(answer_messages(answer, self._language))
        except StoppedListeningError:
            return []
        except HoidapError as error:
            return [notice_message(error.text(self._language))]
        except Exception:  # noqa: BLE001 - logged, and the page goes on
            _log.exception("a question could not be answered")
            return [notice_message(message("web_internal_error", self._language))]


class Thumbs:
    """What happens when a reader gives an answer a thumb; the answer comes out of that reader's own conversation.

    Args:
        file: Where feedback is kept.
        catalogue: The documents.
        language: Language of the page.
    """

    def __init__(self, file: FeedbackFile, catalogue: Catalogue, language: Language) -> None:
        self._file = file
        self._catalogue = catalogue
        self._language: Language = language

    def give(self, conversation: Sequence[Message], event: gr.LikeData) -> None:
        """Keep what the reader thinks, or tell them that it could not be kept.

        Args:
            conversation: The reader's conversation, as their browser sends it.
            event: Which message, and what they think of it.
        """
        try:
            feedback = self._feedback(conversation, event)
            if feedback is None:
                raise HoidapError("feedback_without_answer")
            self._file.add(feedback)
        except HoidapError as error:
            _log.warning("feedback was not kept: %s", error.__cause__ or error)
            gr.Warning(escaped(error.text(self._language)), title=message("web_attention", self._language))

    def reasons(self) -> list[str]:
        """Return what can be wrong with an answer, in the words of the page."""
        return [
            message("feedback_wrong", self._language),
            message("feedback_incomplete", self._language),
            message("feedback_beside_the_point", self._language),
            message("feedback_bad_quote", self._language),
            message("feedback_should_know", self._language),
        ]

    def _feedback(self, conversation: Sequence[Message], event: gr.LikeData) -> Feedback | None:
        place = event.index
        if not isinstance(place, int) or not 0 < place < len(conversation):
            return None
        content = _text_of(conversation[place])
        answer = answer_of(content) if len(content) <= _LONGEST_MESSAGE else None
        if answer is None or not answer.id:
            return None
        verdict, reason = _verdict(event, self.reasons())
        return feedback_on(self._with_sources(answer), verdict, reason, questions_of(conversation[: place - 1]))

    def _with_sources(self, answer: Answer) -> Answer:
        """Return an answer with its sources as they were ingested, which browsers are not told."""
        named = {*(one.document_id for one in answer.citations), *(one.document_id for one in answer.related)}
        known = {entry.id: entry.source for entry in self._catalogue.entries(named)}

        def sourced(one: Citation | RelatedPassage) -> Citation | RelatedPassage:
            return one.model_copy(update={"source": known.get(one.document_id, one.source)})

        places = {"citations": tuple(map(sourced, answer.citations)), "related": tuple(map(sourced, answer.related))}
        return answer.model_copy(update=places)


def _verdict(event: gr.LikeData, reasons: Sequence[str]) -> tuple[Verdict, str]:
    """Return what gradio's value means: true, false, a reason, or nothing where a thumb was taken back."""
    if isinstance(event.liked, bool):
        return ("up" if event.liked else "down"), ""
    return ("down", event.liked) if event.liked in reasons else ("taken_back", "")


def questions_of(conversation: Sequence[Message]) -> list[str]:
    """Return the latest questions of a conversation, oldest first; what a browser sends need not be one."""
    questions = [question_of(_text_of(one)) for one in conversation if one.get("role") == "user"]
    return questions[-_REMEMBERED_QUESTIONS:]


def chat_page(engine: Engine, index: Index, language: Language) -> gr.Blocks:
    """Return the page.

    Args:
        engine: What answers.
        index: The documents, for what the page says of them.
        language: Language of the page.
    """
    conversation = Conversation(engine, language)
    thumbs = Thumbs(FeedbackFile(index.folder.path), index.catalogue, language)
    title = message("web_title", language)
    page: gr.Blocks
    with gr.Blocks(title=title, fill_height=True, analytics_enabled=False) as page:
        with gr.Row(elem_id="hd-top"):
            gr.HTML(lambda: _header(index, language), elem_id="hd-header", padding=False)
            clear = gr.Button(message("web_new_conversation", language), elem_id="hd-clear", size="sm", scale=0)
        chat = gr.Chatbot(
            label=message("web_conversation_label", language),
            show_label=False,
            container=False,
            elem_id="hd-chat",
            height="100%",
            min_height=240,
            scale=1,
            layout="bubble",
            latex_delimiters=[],
            buttons=[],
            feedback_options=["Like", "Dislike", *thumbs.reasons()],
            allow_tags=False,
            group_consecutive_messages=False,
        )
        box = gr.Textbox(
            label=message("web_question_label", language),
            placeholder=message("web_question_placeholder", language),
            show_label=False,
            container=False,
            elem_id="hd-question",
            autofocus=True,
            max_lines=6,
            submit_btn=message("web_send", language),
        )
        _wire(page, chat, box, clear, conversation, lambda: _welcome(index, language))
        # Several at once: a thumb and its reason come faster than the first of them is kept.
        chat.like(thumbs.give, [chat], None, show_progress="hidden", api_visibility="private", trigger_mode="multiple")
    page.queue(default_concurrency_limit=8, max_size=64, api_open=False)
    return page


def _wire(
    page: gr.Blocks,
    chat: gr.Chatbot,
    box: gr.Textbox,
    clear: gr.Button,
    conversation: Conversation,
    welcome: Callable[[], Any],
) -> None:
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asked = box.submit(conversation.ask, [box, chat], [chat, box], **quiet)
    chosen = chat.example_select(_chosen, None, [box], **quiet).then(
        conversation.ask, [box, chat], [chat, box], **quiet
    )
    box.stop(conversation.stop, [chat], [chat, box], cancels=[asked, chosen], **quiet).then(
        None, [chat], js=_KEEP, **quiet
    )
    for answered in (asked, chosen):
        answered.then(None, [chat], js=_KEEP, **quiet)
    clear.click(lambda: ([], conversation.box()), None, [chat, box], cancels=[asked, chosen], js=_FORGET, **quiet)
    page.load(welcome, None, [chat], **quiet)
    page.load(None, None, [chat], js=_RECALL, **quiet)


def _chosen(event: gr.SelectData) -> str:
    return str(event.value["text"])


def _header(index: Index, language: Language) -> str:
    title = escaped(message("web_title", language))
    count = len(index.catalogue.entries())
    if count == 0:
        return f"<h1>{title}</h1><p>{escaped(message('web_no_documents', language))}</p>"
    documents = escaped(message("web_documents", language, count=count))
    tagline = escaped(message("web_tagline", language))
    return f'<h1>{title} <span class="hd-count">{documents}</span></h1><p>{tagline}</p>'


def _welcome(index: Index, language: Language) -> dict[str, Any]:
    examples = example_questions(index)
    hint = message("web_hint_examples", language) if examples else message("web_hint_general", language)
    heading = message("web_welcome", language)
    return dict(
        gr.update(
            placeholder=f'<div class="hd-welcome"><h2>{escaped(heading)}</h2><p>{escaped(hint)}</p></div>',
            examples=[{"text": question} for question in examples],
        )
    )


def _said(role: str, content: str) -> Message:
    return {"role": role, "content": content}


def _text_of(one: Message) -> str:
    content = one.get("content")
    parts = content if isinstance(content, list) else [content]
    return "".join(part.get("text") or "" if isinstance(part, dict) else str(part or "") for part in parts)
