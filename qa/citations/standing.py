"""Whether a quote still stands in its document as the document is now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span


class Standing(StrEnum):
    """How a quote relates to its document as it is now; the value is the code of what readers are told.

    Attributes:
        CURRENT: The quote stands where it stood.
        MOVED: The quote stands, word for word, in one other place.
        EARLIER_VERSION: The document no longer says this, or says it in several places: the quote is of an earlier one.
        GONE: There is no such document any more.
    """

    CURRENT = "citation_current"
    MOVED = "citation_moved"
    EARLIER_VERSION = "citation_earlier_version"
    GONE = "citation_gone"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What is kept of a quote to know it again without its words.

    Attributes:
        span: Where it stood in the document's text.
        digest: What `quote_digest` makes of its words.
    """

    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class Stands:
    """What became of a quote.

    Attributes:
        standing: How it relates to the document.
        span: Where the quote stands in the document's present text; None where it does not.
    """

    standing: Standing
    span: Span | None


def quote_digest(quote: str) -> str:
    """Return the first 64 bits of a quote's SHA-256, as 16 hexadecimal digits.

    Example:
        >>> quote_digest("Điều 5")
        '0eccd636aec90332'
    """
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def standing_in(quoted: Quoted, text: str, sentences: Iterable[Span]) -> Stands:
    """Return what became of a quote in its document's present text.

    A quote that is a sentence in several other places could be any of them, and one that is only a part of a sentence
    may say something else there: neither counts as moved.

    Args:
        quoted: The quote as it was.
        text: The document's present text.
        sentences: Where the document's sentences stand now; not looked at where the quote stands where it stood.
    """
    if _is_at(quoted.span, quoted, text):
        return Stands(Standing.CURRENT, quoted.span)
    length = quoted.span.end - quoted.span.start
    places = {one for one in sentences if one.end - one.start == length and _is_at(one, quoted, text)}
    return Stands(Standing.MOVED, places.pop()) if len(places) == 1 else Stands(Standing.EARLIER_VERSION, None)


def _is_at(place: Span, quoted: Quoted, text: str) -> bool:
    return 0 <= place.start < place.end <= len(text) and quote_digest(place.of(text)) == quoted.digest
