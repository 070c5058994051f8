"""What passes from the corpus to the index: documents, and the passages cut from them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.facts import DocumentFacts
from corpus.places import Marks, Removed


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
        kind: What kind of document it is, one of `corpus.document_kind.KINDS`; empty where nobody has looked.
        facts: What else is known of it: who issued it, under which number, where, who wrote it, in which language.
        marks: Its pages, sheets and rows, and its headings, by offsets in `text`.
        removed: What of the file is no part of the text.
    """

    id: str
    source: str
    location: str
    title: str
    date: datetime.date | None
    text: str
    content_hash: str
    kind: str = ""
    facts: DocumentFacts = field(default_factory=DocumentFacts)
    marks: Marks = field(default_factory=Marks)
    removed: tuple[Removed, ...] = ()


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
        marks: The places and headings in which the passage begins, and those that begin in it, by offsets in the
            document's text.
    """

    id: str
    document_id: str
    title: str
    span: Span
    text: str
    sentences: tuple[Span, ...]
    marks: Marks = field(default_factory=Marks)

    @property
    def context(self) -> str:
        """What the passage is part of, for search and never citable: the title, and the article that it goes on with.

        A passage that begins with its article's heading has it in its text.
        """
        articles = [one for one in self.marks.path_at(self.span.start) if one.is_article]
        if not articles or articles[-1].start == self.span.start:
            return self.title
        return f"{self.title}\n{articles[-1].text}"

    @property
    def embedding_text(self) -> str:
        """The whole passage with its context above it."""
        return f"{self.context}\n{self.text}"

    @property
    def sentence_texts(self) -> list[str]:
        """The texts to embed, one for each sentence: its context, the title and the article that it is of, above it.

        A title that was only cut off the text's first words (it ends in `…`) says nothing about the other sentences.
        """
        return [self._with_context(sentence) for sentence in self.sentences]

    def _with_context(self, sentence: Span) -> str:
        text = self.text[sentence.start - self.span.start : sentence.end - self.span.start]
        articles = [one for one in self.marks.path_at(sentence.start) if one.is_article and one.start < sentence.start]
        title = [] if self.title.endswith("…") else [self.title]
        above = [*title, *(one.text for one in articles[-1:])]
        return "\n".join([*(line for line in above if line != text), text])

    @property
    def text_hash(self) -> bytes:
        """SHA-256 of what is embedded, by which embeddings are known again wherever the same passage stands."""
        return hashlib.sha256("\0".join(self.sentence_texts).encode("utf-8", "surrogatepass")).digest()


def document_id(location: str) -> str:
    """Return the id of the document that stands at an absolute path.

    The id does not depend on the content, so that a citation's address survives a new version of the file.
    """
    return hashlib.sha256(location.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def passage_id(document: str, sentences: Sequence[Span], embedding_text: str) -> str:
    """Return the id of a passage: equal only for the same sentences at the same place of the same document."""
    places = ",".join(f"{sentence.start}:{sentence.end}" for sentence in sentences)
    digest = hashlib.sha256(f"{places}:{embedding_text}".encode("utf-8", "surrogatepass"))
    return f"{document}-{digest.hexdigest()[:16]}"


def document_of(passage: str) -> str:
    """Return the id of the document that a passage was cut from, as the passage's id tells it.

    Example:
        >>> document_of("c0ffee-0123456789abcdef")
        'c0ffee'
    """
    return passage.rpartition("-")[0]
