"""The page of one document, with the quoted part highlighted; plain HTML that runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from jinja2 import Environment, Template
from markupsafe import Markup, escape

from corpus.document import Document, Span
from corpus.messages import Language, message
from index.stores.catalogue import Catalogue
from qa.web.addresses import QUOTE_ANCHOR, quoted_span
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
    def document_page(document_id: str, s: str | None = Query(default=None)) -> HTMLResponse:
        document = catalogue.document(document_id)
        if document is None:
            return HTMLResponse(missing_page(language), 404, _headers())
        return HTMLResponse(page(document, s, language), 200, _headers())

    return router


def page(document: Document, asked: str | None, language: Language) -> str:
    """Return the page of a document.

    Args:
        document: The document.
        asked: The part to highlight, as the address names it; None for no highlight.
        language: Language of the page around the document.
    """
    span = None if asked is None else quoted_span(asked, document.text)
    return _template().render(
        _frame(language),
        document=document,
        title=document.title,
        date=shown_date(document.date),
        source=shown_source(document.source),
        notice="" if asked is None or span else message("web_bad_span", language),
        text=marked_text(document.text, span),
    )


def missing_page(language: Language) -> str:
    """Return the page for an id that no document has."""
    title, notice = message("web_document_missing_title", language), message("web_document_missing", language)
    return _template().render(_frame(language), document=None, title=title, notice=notice)


def marked_text(text: str, span: Span | None) -> Markup:
    """Return a text as HTML, with one `<mark>` around exactly the characters of a span.

    Line breaks stay what they are, and the page shows them (`white-space: pre-wrap`): cut into paragraphs, a quote over
    a line break would need more than one mark.

    Example:
        >>> marked_text("a < b", Span(2, 3))
        Markup('a <mark id="trich-dan">&lt;</mark> b')
    """
    if span is None:
        return _as_html(text)
    mark = Markup('<mark id="{}">{}</mark>').format(QUOTE_ANCHOR, _as_html(span.of(text)))
    return _as_html(text[: span.start]) + mark + _as_html(text[span.end :])


def _as_html(text: str) -> Markup:
    # HTML reads a bare carriage return as a line feed, which would make two texts look like one.
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _frame(language: Language) -> dict[str, object]:
    words = {
        "name": message("web_title", language),
        "back": message("web_back", language),
        "date": message("web_date", language),
        "source": message("web_source", language),
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
