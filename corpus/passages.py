"""Cuts documents into passages: runs of whole sentences, short enough to embed and to read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Document, Passage, Span, passage_id
from corpus.places import Heading, Marks
from corpus.sentences import split_sentences

TARGET_CHARACTERS = 900
"""About how long a passage is: some 250 tokens of e5, well inside its window of 512 with the title."""
LONGEST_CHARACTERS = 1_200
"""A passage of several sentences is never longer; one sentence alone may be as long as the splitter lets it be."""


def cut_passages(document: Document) -> list[Passage]:
    """Return the passages of a document, in order; every sentence is in exactly one.

    A passage ends where its length is nearest to the target; at the end of a paragraph, once it is two thirds full, it
    ends rather than go beyond the target. It is never longer than the limit, unless one sentence alone is. It never
    holds parts of two articles: it ends before an article, before the headings of chapters above one, and before what
    follows on the articles. A sentence that goes over such a place, as a number alone on its line seems to, is cut
    there.
    """
    stops = _stops(document.marks.headings)
    sentences = [*_cut_at(document.text, split_sentences(document.text), stops)]
    groups = [*_groups(document.text, sentences, stops)]
    parts = document.marks.cut((group[0].start, group[-1].end) for group in groups)
    return [_passage(document, group, marks) for group, marks in zip(groups, parts, strict=True)]


def _stops(headings: Sequence[Heading]) -> list[int]:
    """Return the offsets before which a passage ends.

    They are those of each article, or of the first heading in a row above it; and those of the heading that ends the
    articles, as that of an appendix does, and of others as high as that up to the next article.
    """
    stops: set[int] = set()
    ending: int | None = None  # The lowest level of a heading that ends what stands above it.
    for place, heading in enumerate(headings):
        if heading.is_article:
            stops.add(headings[_first_above(headings, place)].start)
            ending = heading.level
        elif ending is not None and heading.level <= ending:
            stops.add(heading.start)
            ending = heading.level
    return sorted(stops)


def _first_above(headings: Sequence[Heading], article: int) -> int:
    first = article
    while first and headings[first - 1].level < headings[first].level and not headings[first - 1].is_article:
        first -= 1
    return first


def _cut_at(text: str, sentences: Iterable[Span], stops: Sequence[int]) -> Iterator[Span]:
    for sentence in sentences:
        start = sentence.start
        inside = stops[bisect_right(stops, start) : bisect_left(stops, sentence.end)]
        for end in (*inside, sentence.end):
            content = text[start:end]
            if content.strip():
                begin = start + len(content) - len(content.lstrip())
                yield Span(begin, start + len(content.rstrip()))
            start = end


def _groups(text: str, sentences: list[Span], stops: Sequence[int]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for sentence in sentences:
        if group and (_lies_between(stops, group[-1], sentence) or _is_full(text, group, sentence)):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _lies_between(stops: Sequence[int], last: Span, following: Span) -> bool:
    return bisect_left(stops, last.end) != bisect_left(stops, following.start + 1)


def _is_full(text: str, group: list[Span], following: Span) -> bool:
    length = group[-1].end - group[0].start
    with_following = following.end - group[0].start
    if with_following > LONGEST_CHARACTERS:
        return True
    if "\n" in text[group[-1].end : following.start] and length > TARGET_CHARACTERS * 2 / 3:
        return with_following > TARGET_CHARACTERS
    # Stop on whichever side is nearer to the target.
    return with_following - TARGET_CHARACTERS > TARGET_CHARACTERS - length


def _passage(document: Document, sentences: list[Span], marks: Marks) -> Passage:
    span = Span(sentences[0].start, sentences[-1].end)
    text = span.of(document.text)
    # What the marks say is part of the passage: pages numbered anew make another one of it.
    told = f"{document.title}\n{text}" + (f"\n{marks}" if marks else "")
    return Passage(
        id=passage_id(document.id, sentences, told),
        document_id=document.id,
        title=document.title,
        span=span,
        text=text,
        sentences=tuple(sentences),
        marks=marks,
    )
