"""Cuts documents into passages: runs of whole sentences, short enough to embed and to read."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Document, Passage, Span, passage_id
from corpus.sentences import split_sentences

TARGET_CHARACTERS = 900
"""About how long a passage is: some 250 tokens of e5, well inside its window of 512 with the title."""
LONGEST_CHARACTERS = 1_200
"""A passage of several sentences is never longer; one sentence alone may be as long as the splitter lets it be."""


def cut_passages(document: Document) -> list[Passage]:
    """Return the passages of a document, in order; every sentence is in exactly one.

    A passage ends where its length is nearest to the target; at the end of a paragraph, once it is two thirds full, it
    ends rather than go beyond the target. It is never longer than the limit, unless one sentence alone is.
    """
    return [_passage(document, group) for group in _groups(document.text, split_sentences(document.text))]


def _groups(text: str, sentences: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for sentence in sentences:
        if group and _is_full(text, group, sentence):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _is_full(text: str, group: list[Span], following: Span) -> bool:
    length = group[-1].end - group[0].start
    with_following = following.end - group[0].start
    if with_following > LONGEST_CHARACTERS:
        return True
    if "\n" in text[group[-1].end : following.start] and length > TARGET_CHARACTERS * 2 / 3:
        return with_following > TARGET_CHARACTERS
    # Stop on whichever side is nearer to the target.
    return with_following - TARGET_CHARACTERS > TARGET_CHARACTERS - length


def _passage(document: Document, sentences: list[Span]) -> Passage:
    span = Span(sentences[0].start, sentences[-1].end)
    text = span.of(document.text)
    return Passage(
        id=passage_id(document.id, sentences, f"{document.title}\n{text}"),
        document_id=document.id,
        title=document.title,
        span=span,
        text=text,
        sentences=tuple(sentences),
    )
