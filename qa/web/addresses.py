"""The addresses of the pages: made for links, and read back."""

from __future__ import annotations

import re
from urllib.parse import quote

from corpus.document import Span
from qa.answer import Citation, RelatedPassage
from qa.citations.standing import Quoted, quote_digest

QUOTE_ANCHOR = "trich-dan"

_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{16}")


def quote_address(citation: Citation | RelatedPassage) -> str:
    """Return the address of a quote's document, opened at the quote.

    Beside the place it holds a digest of the quote, by which the page knows whether the document has changed since.
    """
    place = f"s={citation.start}-{citation.end}&q={quote_digest(citation.quote)}"
    return f"/d/{quote(citation.document_id, safe='')}?{place}#{QUOTE_ANCHOR}"


def asked_quote(place: str, digest: str) -> Quoted | None:
    """Return the quote that an address names, or None if it names none.

    Args:
        place: What stands behind `s=`.
        digest: What stands behind `q=`.
    """
    span = _span(place)
    return Quoted(span, digest) if span and _DIGEST.fullmatch(digest) else None


def quoted_span(value: str, text: str) -> Span | None:
    """Return the span that an address names, or None if it is no span of this text.

    Args:
        value: What stands behind `s=`.
        text: The document's text.

    Example:
        >>> quoted_span("3-5", "Điều 5")
        Span(start=3, end=5)
    """
    span = _span(value)
    return span if span and span.end <= len(text) else None


def _span(value: str) -> Span | None:
    match = _SPAN.fullmatch(value)
    span = Span(int(match[1]), int(match[2])) if match else None
    return span if span and span.start < span.end else None
