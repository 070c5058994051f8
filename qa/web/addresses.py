"""The addresses of the pages: made for links, and read back."""

from __future__ import annotations

import re
from urllib.parse import quote

from corpus.document import Span
from qa.answer import Citation

QUOTE_ANCHOR = "trich-dan"

_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})", re.ASCII)


def quote_address(citation: Citation) -> str:
    """Return the address of a citation's document, opened at the quote."""
    return f"/d/{quote(citation.document_id, safe='')}?s={citation.start}-{citation.end}#{QUOTE_ANCHOR}"


def quoted_span(value: str, text: str) -> Span | None:
    """Return the span that an address names, or None if it is no span of this text.

    Args:
        value: What stands behind `s=`.
        text: The document's text.

    Example:
        >>> quoted_span("3-5", "Điều 5")
        Span(start=3, end=5)
    """
    match = _SPAN.fullmatch(value)
    if match is None:
        return None
    span = Span(int(match[1]), int(match[2]))
    return span if span.start < span.end <= len(text) else None
