"""Questions and answers as the HTML of a chat message.

The chat takes Markdown and sanitises HTML. Nothing of a document or a question may be read as either, so every message
is one HTML block without a line break, and every ASCII character of foreign text that could mean something to HTML,
Markdown or LaTeX is written as a character reference.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import ValidationError

from corpus.containers.opening import CONTAINERS
from corpus.messages import Language, message
from qa.answer import Answer, AnswerKind, Citation, RelatedPassage, Statement, Support
from qa.citations.shown_place import shown_place
from qa.web.addresses import quote_address
from qa.writing.notices import mark

_NOT_PLAIN = re.compile(r"[\x00-\x1f!-/:-@\[-`{-\x7f]")
_QUESTION = re.compile(r'<div class="hd-question">(.*)</div>', re.DOTALL)
_ANSWER = re.compile(r'<div class="[a-z-]+" data-answer="([^"]*)">')
_HIGH, _MEDIUM = 0.75, 0.5


def escaped(text: str) -> str:
    """Return text that HTML, Markdown and LaTeX leave as it is.

    Example:
        >>> escaped("**2 < 3**")
        '&#42;&#42;2 &#60; 3&#42;&#42;'
    """
    return _NOT_PLAIN.sub(lambda match: f"&#{ord(match[0])};", text)


def question_message(question: str) -> str:
    """Return a question as a chat message."""
    return f'<div class="hd-question">{escaped(question.strip())}</div>'


def question_of(content: str) -> str:
    """Return the question that `question_message` made a message of."""
    match = _QUESTION.fullmatch(content.strip())
    return html.unescape(match[1] if match else content)


def searching_message(language: Language) -> str:
    """Return what stands in the place of an answer until there is one."""
    return f'<div class="hd-searching" role="status">{escaped(message("web_searching", language))}</div>'


def writing_message(text: str, language: Language) -> str:
    """Return what a language model has written so far, which has not been checked and says so."""
    said = escaped(message("web_writing", language))
    return f'<div class="hd-writing" role="status"><p class="hd-hint">{said}</p><p>{escaped(text)}</p></div>'


def is_unfinished(content: str, language: Language) -> bool:
    """Tell whether a message is what `searching_message` or `writing_message` made, so that an answer is missing."""
    return content == searching_message(language) or content.startswith('<div class="hd-writing"')


def notice_message(text: str) -> str:
    """Return a notice in the place of an answer: a failure, or that the search was stopped."""
    return f'<div class="hd-notice">{escaped(text)}</div>'


def answer_messages(answer: Answer, language: Language) -> Iterator[str]:
    """Yield an answer as a chat message that grows statement by statement; the last one is whole.

    A refusal and a reply to small talk are whole at once.
    """
    if answer.kind is AnswerKind.SMALL_TALK:
        yield _carrying(answer, f'<div class="hd-reply"><p class="hd-statement">{escaped(answer.answer)}</p></div>')
        return
    if answer.abstained:
        yield _carrying(answer, _refusal(answer, language))
        return
    for count in range(1, len(answer.statements)):
        yield _answer(answer, answer.statements[:count], language, whole=False)
    yield _carrying(answer, _answer(answer, answer.statements, language, whole=True))


def answer_of(content: str) -> Answer | None:
    """Return the answer that a chat message carries, its sources as they are shown; None where it carries none.

    A conversation lives in the browser alone, so what a reader thinks of an answer has to bring the answer along.
    """
    match = _ANSWER.match(content.strip())
    if match is None:
        return None
    try:
        return Answer.model_validate_json(html.unescape(match[1]))
    except ValidationError:  # what a browser sends need not be what it was given
        return None


def shown_source(source: str) -> str:
    """Return a document's source as pages show it: an absolute path only by its last folder.

    The pages may be public, and how the machine's folders are named is nobody's business. Of a document in an archive
    or a letter, the archive is named, since that is the file to look for.

    Example:
        >>> shown_source("/srv/tai-lieu/2024/bao-cao.txt"), shown_source("/srv/tai-lieu/tu.zip/a/b/c.txt")
        ('2024/bao-cao.txt', 'tu.zip/a/b/c.txt')
    """
    parts = source.replace("\\", "/").split("/")
    is_absolute = source.startswith(("/", "\\", "~")) or parts[0].endswith(":") or ".." in parts
    if not is_absolute:
        return source
    within = next((place for place, part in enumerate(parts) if part.lower().endswith(CONTAINERS)), len(parts))
    return "/".join(parts[min(within, len(parts) - 2) :])


def shown_date(date: datetime.date | None) -> str:
    """Return a date as Vietnamese readers write it, dd/mm/yyyy, or nothing for None."""
    return f"{date.day:02}/{date.month:02}/{date.year:04}" if date else ""


def _carrying(answer: Answer, content: str) -> str:
    """Return a message with the answer itself in it, which browsers keep and do not show."""
    shown = {
        "citations": tuple(one.model_copy(update={"source": shown_source(one.source)}) for one in answer.citations),
        "related": tuple(one.model_copy(update={"source": shown_source(one.source)}) for one in answer.related),
        "timings_ms": {},
    }
    carried = answer.model_copy(update=shown).model_dump(mode="json")
    return content.replace(">", f' data-answer="{escaped(json.dumps(carried, ensure_ascii=False))}">', 1)


def _answer(answer: Answer, statements: Iterable[Statement], language: Language, *, whole: bool) -> str:
    shown = list(statements)
    citations = {one.number: one for one in answer.citations}
    used = [number for statement in shown for number in statement.citations]
    parts = [_understood(answer, language), _notice(answer)]
    parts += [_statement(one, citations, language) for one in shown]
    parts.append(_citations([one for one in answer.citations if one.number in used], language))
    if whole:
        parts.append(_confidence(answer.confidence, language))
    return f'<div class="hd-answer">{"".join(parts)}</div>'


def _statement(statement: Statement, citations: Mapping[int, Citation], language: Language) -> str:
    marks = "".join(_mark(citations[number], language) for number in statement.citations)
    heading = f'<p class="hd-said-of">{escaped(statement.heading)}</p>' if statement.heading else ""
    text, support = _with_short_answer(statement), _support(statement.support, language)
    return f'{heading}<p class="hd-statement">{text}&nbsp;{marks}{support}</p>'


def _with_short_answer(statement: Statement) -> str:
    """Return a statement's text with the words in bold that answer by themselves."""
    if statement.short_answer is None:
        return escaped(statement.text)
    start, end = statement.short_answer
    before, short, behind = statement.text[:start], statement.text[start:end], statement.text[end:]
    return f'{escaped(before)}<strong class="hd-short">{escaped(short)}</strong>{escaped(behind)}'


def _support(support: Support, language: Language) -> str:
    """Return how far a written statement is proved: in words where it is not, since colours alone tell too few."""
    if support is Support.QUOTED:
        return ""
    if support is Support.SUPPORTED:
        said = escaped(message("support_supported", language))
        return f'<span class="hd-supported" role="img" title="{said}" aria-label="{said}">✓</span>'
    return f' <span class="hd-{support.value}">{escaped(mark(support, language))}</span>'


def _mark(citation: Citation, language: Language) -> str:
    # The number's brackets are written out as well: a "[1]" before "(" would be a link to Markdown.
    return _link(citation, "hd-mark", escaped(f"[{citation.number}]"), language)


def _citations(citations: Sequence[Citation], language: Language) -> str:
    before = [None, *(one.document_id for one in citations)]
    items = "".join(
        _citation(one, language, same_document=one.document_id == last)
        for one, last in zip(citations, before, strict=False)
    )
    heading = escaped(message("web_sources", language))
    return f'<div class="hd-sources"><p class="hd-heading">{heading}</p><ol class="hd-citations">{items}</ol></div>'


def _citation(citation: Citation, language: Language, *, same_document: bool) -> str:
    same = ' class="hd-same"' if same_document else ""
    number = f'<span class="hd-number">{citation.number}</span>'
    title = f'<span class="hd-title">{escaped(citation.title)}</span>'
    return (
        f'<li value="{citation.number}"{same}>{_link(citation, "hd-source", number + title, language)}'
        f"{_facts(citation, language)}"
        f'<blockquote class="hd-quote">{escaped(citation.quote)}</blockquote></li>'
    )


def _link(citation: Citation | RelatedPassage, style: str, content: str, language: Language) -> str:
    address, hint = escaped(quote_address(citation)), escaped(message("web_open_quote", language))
    return f'<a class="{style}" href="{address}" target="_blank" rel="noopener" title="{hint}">{content}</a>'


def _refusal(answer: Answer, language: Language) -> str:
    return (
        f'<div class="hd-refusal">{_understood(answer, language)}{_notice(answer)}'
        f'<p class="hd-statement">{escaped(answer.answer)}</p>'
        f'<p class="hd-hint">{escaped(message("web_refusal_hint", language))}</p>'
        f"{_related(answer.related, language)}</div>"
    )


def _related(passages: Iterable[RelatedPassage], language: Language) -> str:
    """Return the places near to a refused question: without numbers, since they prove nothing."""
    items = "".join(_related_passage(one, language) for one in passages)
    if not items:
        return ""
    heading = escaped(message("related_passages", language))
    return f'<div class="hd-related"><p class="hd-heading">{heading}</p><ul class="hd-places">{items}</ul></div>'


def _related_passage(passage: RelatedPassage, language: Language) -> str:
    title = f'<span class="hd-title">{escaped(passage.title)}</span>'
    return (
        f"<li>{_link(passage, 'hd-source', title, language)}"
        f"{_facts(passage, language)}"
        f'<blockquote class="hd-quote">{escaped(passage.quote)}</blockquote></li>'
    )


def _facts(quoted: Citation | RelatedPassage, language: Language) -> str:
    """Return where a quote stands: in its document, which is its own, and what all quotes of the document share."""
    place = shown_place(quoted, language)
    origin = " · ".join(filter(None, [shown_date(quoted.date), shown_source(quoted.source)]))
    own = f'<span class="hd-place">{escaped(place)}</span>' if place else ""
    shared = f'<span class="hd-origin">{escaped(f" · {origin}" if place else origin)}</span>'
    return f'<p class="hd-facts">{own}{shared}</p>'


def _notice(answer: Answer) -> str:
    return f'<p class="hd-made">{escaped(answer.notice)}</p>' if answer.notice else ""


def _understood(answer: Answer, language: Language) -> str:
    if answer.standalone_question == answer.question.strip():
        return ""
    text = message("web_understood_as", language, question=answer.standalone_question)
    return f'<p class="hd-understood">{escaped(text)}</p>'


def _confidence(confidence: float, language: Language) -> str:
    if confidence >= _HIGH:
        text = message("web_confidence_high", language)
    elif confidence >= _MEDIUM:
        text = message("web_confidence_medium", language)
    else:
        text = message("web_confidence_low", language)
    return f'<p class="hd-confidence">{escaped(text)}</p>'
