"""Finds where a quote stands in the text of a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.cleaning import clean
from corpus.document import Span
from corpus.tone_placement import old_style

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_WORD = re.compile(r"\S+")


def locate(quote: str, text: str) -> list[Span]:
    r"""Return every place of a text at which a quote stands.

    Looked for as it is written; only where it is not found so, with any run of white space for any other; then without
    what cleaning takes out of documents, in NFC and one tone placement; then in lower case. Places that cut a word are
    left out where others do not.

    Args:
        quote: The quote.
        text: The document's text.

    Returns:
        The places in order, without overlap; none where the quote is blank or not found.

    Example:
        >>> [span.of("Tỉnh Hoà  Bình, tỉnh Hòa Bình") for span in locate("Hòa Bình", "Tỉnh Hoà  Bình, tỉnh Hòa Bình")]
        ['Hòa Bình']
    """
    words = quote.split()
    if not words:
        return []
    spans = list(_exact(quote.strip(), text)) or list(_spaced(words, text)) or _styled(quote, text)
    return [span for span in spans if not _cuts_word(span, text)] or spans


def is_verbatim(quote: str, text: str, span: Span) -> bool:
    """Tell whether a quote stands at a place of a text letter for letter, up to white space."""
    return span.of(text).split() == quote.split()


def _exact(quote: str, text: str) -> Iterator[Span]:
    start = text.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + len(quote))


def _spaced(words: list[str], text: str) -> Iterator[Span]:
    for match in re.finditer(r"\s+".join(map(re.escape, words)), text):
        yield Span(*match.span())


def _styled(quote: str, text: str) -> list[Span]:
    for in_lower_case in (False, True):
        words = _in_one_style(clean(quote), in_lower_case=in_lower_case)[0].split()
        styled, offsets = _in_one_style(text, in_lower_case=in_lower_case)
        found = [Span(offsets[span.start], offsets[span.end]) for span in _spaced(words, styled)] if words else []
        if found:
            return found
    return []


def _in_one_style(text: str, *, in_lower_case: bool) -> tuple[str, list[int]]:
    """Return a text in NFC and one tone placement, and where each of its characters, and its end, was before."""
    letters: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        cluster = _kept_short(match[0], unicodedata.normalize("NFC", match[0]))
        if in_lower_case:
            cluster = "".join(_kept_short(letter, letter.lower()) for letter in cluster)
        letters.append(cluster)
        offsets += range(match.start(), match.start() + len(cluster))
    styled = _WORD.sub(lambda word: _kept_long(word[0], old_style(word[0])), "".join(letters))
    return styled, [*offsets, len(text)]


def _kept_short(before: str, after: str) -> str:
    """Return the changed text, unless it has grown: each character must have had a place of its own."""
    return after if len(after) <= len(before) else before


def _kept_long(before: str, after: str) -> str:
    return after if len(after) == len(before) else before


def _cuts_word(span: Span, text: str) -> bool:
    edges = (text[max(span.start - 1, 0) : span.start + 1], text[span.end - 1 : span.end + 1])
    return any(len(edge) == 2 and edge[0].isalnum() and edge[1].isalnum() for edge in edges)
