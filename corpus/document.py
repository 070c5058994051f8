"""What passes from the corpus to the index: documents, and the passages cut from them."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of characters, `start` included and `end` excluded.

    Offsets count Unicode code points of the document's text, as Python slices do.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of `text` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One clean, titled document.

    Attributes:
        id: Stable for the same file, whatever its content: see `document_id`.
        source: The path as it was ingested, for display.
        location: The absolute path, by which the same file is known again.
        title: Found in the text, or made from the file's name.
        date: The date that the document bears, if it bears one.
        text: The cleaned text in NFC; every offset of the program points into it.
        content_hash: SHA-256 of the file's bytes, in hexadecimal.
    """

    id: str
    source: str
    location: str
    title: str
    date: datetime.date | None
    text: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable run of whole sentences of one document.

    Attributes:
        id: Made from the document's id, the place and the text: see `passage_id`.
        document_id: The document that the passage was cut from.
        title: The document's title: context for embedding and search, never citable text.
        span: Where the passage stands in the document's text.
        text: Exactly `document.text[span.start:span.end]`.
        sentences: Where its sentences stand in the document's text, in order.
    """

    id: str
    document_id: str
    title: str
    span: Span
    text: str
    sentences: tuple[Span, ...]

    @property
    def embedding_text(self) -> str:
        """The text to embed: the title, as context, above the passage."""
        return f"{self.title}\n{self.text}"


def document_id(location: str) -> str:
    """Return the id of the document that stands at an absolute path.

    The id does not depend on the content, so that a citation's address survives a new version of the file.
    """
    return hashlib.sha256(location.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def passage_id(document: str, span: Span, embedding_text: str) -> str:
    """Return the id of a passage: equal only for the same text at the same place of the same document."""
    digest = hashlib.sha256(f"{span.start}:{span.end}:{embedding_text}".encode("utf-8", "surrogatepass"))
    return f"{document}-{digest.hexdigest()[:16]}"
