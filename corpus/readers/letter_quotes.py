"""Finds in a letter the earlier letters that it quotes, and sets them apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.raw_text import Block

_MARK = re.compile(r"^(?:>[ \t]?)+")
# `Vào Th 3, 12 thg 3, 2024 vào lúc 10:02 Nguyễn Văn An <an@...> đã viết:`, `Vào 10:02, ...`, `On Tue, ... wrote:`.
_WROTE = re.compile(
    r"(?:vào (?:lúc |ngày |th |thứ |t\d|cn|chủ nhật|\d)|ngày \d|lúc \d|on \w).{3,200}(?:đã viết|viết|wrote)\s*:",
    re.IGNORECASE,
)
# `-----Original Message-----`
_ORIGINAL = re.compile(
    r"[-_]{2,}\s*(?:original message|forwarded message|thư gốc|thư (?:đã )?chuyển tiếp|tin nhắn (?:gốc|chuyển tiếp))"
    r"\s*[-_]{2,}"
    r"|(?:bắt đầu thư được chuyển tiếp|begin forwarded message)\s*:",
    re.IGNORECASE,
)
# How Outlook begins one: `Từ: ...`, and within the next lines `Đã gửi: ...`; others put the bold labels between stars.
_FROM = re.compile(r"\*?(?:từ|from|người gửi)\s*:\*?\s*\S.*", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:đã gửi|gửi lúc|ngày gửi|sent|date|ngày)\s*:\*?\s*\S.*", re.IGNORECASE)
_HEAD_LINES = 4
_LONGEST_HEADING = 200
_LEVEL = 2
_DEEPEST = 9


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
    start, end = _introduction(lines)
    yield from _paragraphs(lines[:start])
    if start < len(lines):
        yield _heading(lines[start:end])
        yield from _paragraphs(lines[end:])


def set_blocks_apart(blocks: Sequence[Block], quoted: Sequence[bool]) -> Iterator[Block]:
    """Yield the blocks of a formatted letter as `set_apart` does the paragraphs of a plain one.

    Headings within an earlier letter stand below its introduction.

    Args:
        blocks: The letter's text.
        quoted: For each block whether the letter sets it in as a quotation.

    Example:
        >>> blocks = [Block("Tôi đồng ý."), Block("On 12/3/2024, An wrote:"), Block("Họp lúc 8 giờ?")]
        >>> [(one.level, one.text) for one in set_blocks_apart(blocks, [False, False, True])]
        [(0, 'Tôi đồng ý.'), (2, 'On 12/3/2024, An wrote:'), (0, 'Họp lúc 8 giờ?')]
    """
    texts = [block.text.split("\n") for block in blocks]
    lines = [">" * is_quoted + line for text, is_quoted in zip(texts, quoted, strict=True) for line in text]
    start, end = _introduction(lines)
    first = 0
    for block, text in zip(blocks, texts, strict=True):
        last = first + len(text)
        yield from _split(block, text, start - first, end - first)
        first = last


def _split(block: Block, text: Sequence[str], start: int, end: int) -> Iterator[Block]:
    """Yield a block of which the lines from `start` to `end` introduce earlier letters; they may lie outside of it."""
    if start >= len(text):
        yield block
        return
    start_here, end_here = max(start, 0), max(end, 0)
    own, introduction, rest = text[:start_here], text[start_here:end_here], text[end_here:]
    if own:
        yield replace(block, text="\n".join(own))
    if introduction:
        yield _heading(introduction)
    if rest:
        level = min(block.level + _LEVEL, _DEEPEST) if block.level else 0
        yield replace(block, text="\n".join(rest), level=level, gap="\n\n" if introduction else block.gap)


def _heading(lines: Sequence[str]) -> Block:
    heading = " ".join(_MARK.sub("", line).strip() for line in lines)
    return Block(heading, level=_LEVEL if len(heading) <= _LONGEST_HEADING else 0)


def _introduction(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the lines begin and end that introduce the earlier letters: behind the last where there are none."""
    nowhere = len(lines), len(lines)
    for number in range(len(lines)):
        length = _introduces(lines, number)
        if length and _begins_quotation(lines, number):
            end = number + length
            return (number, end) if _is_earlier_to_the_end(lines[number], lines[end:]) else nowhere
    return nowhere


def _introduces(lines: Sequence[str], number: int) -> int:
    """Return how many lines, from this one on, introduce an earlier letter."""
    line, *following = (_bare(one) for one in lines[number : number + 1 + _HEAD_LINES])
    if _WROTE.fullmatch(line) or _ORIGINAL.fullmatch(line):
        return 1
    if number > 0 and _FROM.fullmatch(line) and any(map(_SENT.fullmatch, following)):
        return 1
    # Programs break a long one, mostly within the address.
    broken = " ".join([line, *following[:1]])
    return 2 if line and "@" in broken and _WROTE.fullmatch(broken) else 0


def _begins_quotation(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is the letter's own, or the first that is quoted: some programs quote the introduction."""
    before = next((line for line in reversed(lines[:number]) if line.strip()), "")
    return not _MARK.match(lines[number]) or not _MARK.match(before)


def _is_earlier_to_the_end(introduction: str, rest: Sequence[str]) -> bool:
    """Tell whether no line of the letter's own follows: all are marked, or none is.

    Below `From: ...` earlier letters stand unmarked, with marked ones in them.
    """
    marked = [bool(_MARK.match(line)) for line in rest if line.strip()]
    if all(marked) or not any(marked):
        return True
    return not marked[0] and not _MARK.match(introduction) and not _WROTE.fullmatch(_bare(introduction))


def _bare(line: str) -> str:
    return unicodedata.normalize("NFC", _MARK.sub("", line).strip())


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    bare = [_MARK.sub("", line, count=1).rstrip() if line.startswith(">") else line.rstrip() for line in lines]
    for has_text, group in groupby(bare, key=lambda line: bool(line.strip())):
        if has_text:
            yield Block("\n".join(group))
