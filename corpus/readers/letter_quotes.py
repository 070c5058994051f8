"""Finds in a letter the earlier letters that it quotes, and sets them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.raw_text import Block

_MARK = re.compile(r"^(?:>[ \t]?)+")
# `Vào Th 3, 12 thg 3, 2024 vào lúc 10:02 Nguyễn Văn An <an@...> đã viết:`, `On Tue, ... wrote:`,
# `-----Original Message-----`.
_INTRODUCTION = re.compile(
    r"(?:vào (?:lúc |ngày |th |thứ |cn|chủ nhật)|ngày \d|lúc \d|on \w).{3,200}(?:đã viết|viết|wrote)\s*:"
    r"|[-_]{2,}\s*(?:original message|forwarded message|thư gốc|thư (?:đã )?chuyển tiếp|tin nhắn (?:gốc|chuyển tiếp))"
    r"\s*[-_]{2,}"
    r"|(?:bắt đầu thư được chuyển tiếp|begin forwarded message)\s*:",
    re.IGNORECASE,
)
# How Outlook begins one: `Từ: ...`, and within the next lines `Đã gửi: ...`.
_FROM = re.compile(r"(?:từ|from|người gửi)\s*:\s*\S.*", re.IGNORECASE)
_SENT = re.compile(r"(?:đã gửi|gửi lúc|ngày gửi|sent|date|ngày)\s*:\s*\S.*", re.IGNORECASE)
_HEAD_LINES = 4
_LONGEST_HEADING = 200


def set_apart(text: str) -> Iterator[Block]:
    r"""Yield the paragraphs of a letter, without the `>` of quotations.

    Where an earlier letter stands at the end, its introduction becomes a heading over it, so that none of its sentences
    passes for the letter's own. Quotations between the letter's own lines stay there.

    Args:
        text: A letter's body.

    Example:
        >>> [(one.level, one.text) for one in set_apart("Tôi đồng ý.\n\nOn 12/3/2024, An wrote:\n> Họp lúc 8 giờ?")]
        [(0, 'Tôi đồng ý.'), (2, 'On 12/3/2024, An wrote:'), (0, 'Họp lúc 8 giờ?')]
    """
    lines = text.split("\n")
    start = _start_of_earlier(lines)
    yield from _paragraphs(lines[:start])
    if start < len(lines):
        heading = _MARK.sub("", lines[start]).strip()
        yield Block(heading, level=2 if len(heading) <= _LONGEST_HEADING else 0)
        yield from _paragraphs(lines[start + 1 :])


def _start_of_earlier(lines: Sequence[str]) -> int:
    """Return the number of the line that introduces the earlier letters, or how many lines there are."""
    for number, line in enumerate(lines):
        if _introduces(lines, number) and (_MARK.match(line) is None or number == 0):
            return number if _is_quoted_to_the_end(lines[number + 1 :]) else len(lines)
    return len(lines)


def _introduces(lines: Sequence[str], number: int) -> bool:
    line = lines[number].strip()
    if _INTRODUCTION.fullmatch(line):
        return True
    following = lines[number + 1 : number + 1 + _HEAD_LINES]
    return number > 0 and bool(_FROM.fullmatch(line)) and any(_SENT.fullmatch(one.strip()) for one in following)


def _is_quoted_to_the_end(rest: Sequence[str]) -> bool:
    """Tell whether no line of the letter's own follows: all are marked, or none is."""
    marked = [bool(_MARK.match(line)) for line in rest if line.strip()]
    return all(marked) or not any(marked)


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    bare = [_MARK.sub("", line, count=1).rstrip() if line.startswith(">") else line.rstrip() for line in lines]
    for has_text, group in groupby(bare, key=lambda line: bool(line.strip())):
        if has_text:
            yield Block("\n".join(group))
