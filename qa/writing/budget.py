"""Keeps what is sent to a language model within what it can hold, whatever the question, history and passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from corpus.document import Passage, Span
from qa.reading.sentence_signs import FoundPassage

TEMPLATE_TOKENS = 64
"""What a server puts around the messages: roles, and marks of their beginning and end."""
PASSAGE_TOKENS = 64
"""What stands around a passage beside its own text, title and date."""
LINE_TOKENS = 4
"""What stands around an earlier question."""
LEAST_TOKENS = 96
"""A passage that has to be cut to less says nothing: it is left out."""
HISTORY_SHARE = 8
"""Earlier questions take at most one part in so many."""
_LARGEST_SHARE = 0.6
"""One passage takes at most so much of the room where there are others."""
_LAST_LATIN = 0x1EFF


def count_tokens(text: str) -> int:
    """Return at least as many tokens as a model's tokenizer makes of a text, without having it.

    A tokenizer of bytes, or one that falls back on them, makes at most one token of each byte of UTF-8, and all of them
    join letters into longer tokens, even those trained on little Vietnamese: counted here is one token for each visible
    character of Latin script, digit or mark, the bytes of any other, and one for a line's end; spaces go with the word
    behind them. For Vietnamese that is two to three times what the usual vocabularies need; tests compare it with a
    real one. Should a server count more all the same, it refuses, and the documents' own sentences are the answer.

    Args:
        text: Any text.

    Example:
        >>> count_tokens("Huyện có 21 xã.")
        12
    """
    return sum(_of(letter) for letter in text)


def _of(letter: str) -> int:
    if letter.isspace():
        return int(letter == "\n")
    return 1 if ord(letter) <= _LAST_LATIN else len(letter.encode("utf-8", "replace"))


def keep_passages(found: Sequence[FoundPassage], tokens: int) -> list[Passage]:
    """Return the passages that fit, best first; the first that does not is cut to sentences near to the question.

    Args:
        found: The passages, best first.
        tokens: The room for them.
    """
    kept: list[Passage] = []
    for one in found:
        room = tokens if len(found) == 1 else min(tokens, int(tokens * _LARGEST_SHARE) if not kept else tokens)
        around = PASSAGE_TOKENS + count_tokens(one.passage.title)
        needed = around + count_tokens(one.passage.text)
        if needed <= room:
            kept.append(one.passage)
            tokens -= needed
            continue
        cut = _cut(one, room - around)
        if cut is None:
            break
        kept.append(cut)
        tokens -= around + count_tokens(cut.text)
        if len(kept) > 1:
            break
    return kept


def keep_history(history: Sequence[str], tokens: int) -> list[str]:
    """Return the latest earlier questions that fit, oldest first.

    Args:
        history: The questions before, oldest first.
        tokens: The room for them.
    """
    kept: list[str] = []
    for question in reversed(history):
        tokens -= count_tokens(question) + LINE_TOKENS
        if tokens < 0:
            break
        kept.append(question)
    return kept[::-1]


def _cut(found: FoundPassage, tokens: int) -> Passage | None:
    """Return the run of whole sentences around the one nearest to the question that fits; None if none does."""
    passage = found.passage
    if tokens < LEAST_TOKENS:
        return None
    cosines = found.sentence_cosines
    first = max(range(len(cosines)), key=cosines.__getitem__) if len(cosines) == len(passage.sentences) else 0
    last = first
    if count_tokens(_run(passage, first, last).text) > tokens:
        return None
    grown = True
    while grown:
        grown = False
        if last + 1 < len(passage.sentences) and count_tokens(_run(passage, first, last + 1).text) <= tokens:
            last, grown = last + 1, True
        if first and count_tokens(_run(passage, first - 1, last).text) <= tokens:
            first, grown = first - 1, True
    return _run(passage, first, last)


def _run(passage: Passage, first: int, last: int) -> Passage:
    sentences = passage.sentences[first : last + 1]
    span = Span(sentences[0].start, sentences[-1].end)
    start = passage.span.start
    text = passage.text[span.start - start : span.end - start]
    return dataclasses.replace(passage, span=span, text=text, sentences=sentences)
