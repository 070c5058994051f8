"""The page of one document, with the quoted part highlighted; plain HTML that runs nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from jinja2 import Environment, Template
from markupsafe import Markup, escape

from corpus.document import Document, Span
from corpus.document_kind import OTHER
from corpus.messages import Language, message
from index.stores.catalogue import Catalogue
from qa.citations.shown_place import place_name
from qa.citations.standing import Standing, standing_in
from qa.removed_parts import REMOVED_CODES
from qa.web.addresses import QUOTE_ANCHOR, asked_quote, quoted_span
from qa.web.rendering import shown_date, shown_source
from qa.web.templates import template_text


def document_routes(catalogue: Catalogue, language: Language) -> APIRouter:
    """Return the route of the document page.

    Args:
        catalogue: Where the documents are.
        language: Language of the page around the document.
    """
    router = APIRouter()

    @router.get("/d/{document_id}", include_in_schema=False)
    def document_page(
        document_id: str, s: str | None = Query(default=None), q: str | None = Query(default=None)
    ) -> HTMLResponse:
        document = catalogue.document(document_id)
        if document is None:
            return HTMLResponse(missing_page(language, asked_for_quote=s is not None), 404, _headers())
        asked = asked_part(document.text, s, q, _sentences(catalogue, document_id))
        return HTMLResponse(page(document, asked, language), 200, _headers())

    return router


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a document that was asked for.

    Attributes:
        span: Where it stands in the text; None where nothing is to be marked.
        notice: The code of what a reader must know of it; empty where that is nothing.
    """

    span: Span | None
    notice: str = ""


def asked_part(text: str, place: str | None, digest: str | None, sentences: Iterable[Span]) -> Part:
    """Return the part of a document that an address asks for, wherever it stands now.

    Args:
        text: The document's text.
        place: Where it stood when the address was made; None where the address asks for the document alone.
        digest: By what its words are known; None in addresses made before they held it, whose place is believed.
        sentences: Where the document's sentences stand.
    """
    if place is None:
        return Part(None)
    if digest is None:
        span = quoted_span(place, text)
        return Part(span, "" if span else "web_bad_span")
    quoted = asked_quote(place, digest)
    if quoted is None:
        return Part(None, "web_bad_span")
    stands = standing_in(quoted, text, sentences)
    return Part(stands.span, "" if stands.standing is Standing.CURRENT else stands.standing)


def page(document: Document, asked: Part, language: Language) -> str:
    """Return the page of a document.

    Args:
        document: The document.
        asked: The part to highlight.
        language: Language of the page around the document.
    """
    return _template().render(
        _frame(language),
        document=document,
        title=document.title,
        facts=list(_known(document, language)),
        notice=message(asked.notice, language) if asked.notice else "",
        text=marked_text(document.text, asked.span, _places(document, language)),
        text_language=document.facts.language if document.facts.language in {"vi", "en"} else "vi",
        removed=[(message(REMOVED_CODES[one.reason], language), _as_html(one.text)) for one in document.removed],
    )


def missing_page(language: Language, *, asked_for_quote: bool) -> str:
    """Return the page for an id that no document has, which says so of a quote, too, where one was asked for."""
    title, notice = message("web_document_missing_title", language), message("web_document_missing", language)
    gone = message(Standing.GONE, language) if asked_for_quote else ""
    return _template().render(_frame(language), document=None, title=title, notice=notice, gone=gone)


def marked_text(text: str, span: Span | None, places: Sequence[tuple[int, str]] = ()) -> Markup:
    """Return a text as HTML, with one `<mark>` around exactly the characters of a span.

    Line breaks stay what they are, and the page shows them (`white-space: pre-wrap`): cut into paragraphs, a quote over
    a line break would need more than one mark.

    Args:
        text: The text.
        span: What to mark; None for nothing.
        places: Where pages, slides, sheets and rows begin, and what they are called, in order. The style sheet shows
            them: they are no part of the text, nor of what a reader copies.

    Example:
        >>> marked_text("a < b", Span(2, 3), [(4, "trang 2")])
        Markup('a <mark id="trich-dan">&lt;</mark> <i data-place="trang 2"></i>b')
    """
    if span is None:
        return _with_places(text, Span(0, len(text)), places)
    before, behind = Span(0, span.start), Span(span.end, len(text))
    mark = Markup('<mark id="{}">{}</mark>').format(QUOTE_ANCHOR, _with_places(text, span, places))
    return _with_places(text, before, places) + mark + _with_places(text, behind, places)


def _with_places(text: str, span: Span, places: Sequence[tuple[int, str]]) -> Markup:
    """Return a part of a text as HTML with the places that begin in it."""
    html, done = Markup(), span.start
    for start, name in places:
        if span.start <= start < span.end:
            html += _as_html(text[done:start]) + Markup('<i data-place="{}"></i>').format(name)
            done = start
    return html + _as_html(text[done : span.end])


def _places(document: Document, language: Language) -> list[tuple[int, str]]:
    return [(mark.start, place_name(mark.place, language)) for mark in document.marks.places]


def _known(document: Document, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what is known of a document beside its title, each with what it is called."""
    facts = document.facts
    known = {
        "web_kind": "" if document.kind == OTHER else document.kind,
        "web_number": facts.number,
        "web_date": shown_date(document.date),
        "web_place": facts.place,
        "web_issuer": facts.issuer,
        "web_author": facts.author,
        "web_source": shown_source(document.source),
    }
    yield from ((message(code, language), fact) for code, fact in known.items() if fact)


def _sentences(catalogue: Catalogue, document_id: str) -> Iterator[Span]:
    """Yield where a document's sentences stand; nothing is read before the first is asked for."""
    for passage in catalogue.passages_of(document_id):
        yield from passage.sentences


def _as_html(text: str) -> Markup:
    # HTML reads a bare carriage return as a line feed, which would make two texts look like one.
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _frame(language: Language) -> dict[str, object]:
    words = {
        "name": message("web_title", language),
        "back": message("web_back", language),
        "removed": message("web_removed", language),
    }
    return {"language": language, "words": words, "style": Markup(_style())}


@cache
def _template() -> Template:
    return Environment(autoescape=True).from_string(template_text("document.html"))


@cache
def _style() -> str:
    return template_text("document.css")


@cache
def _headers() -> dict[str, str]:
    style = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{style}'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
