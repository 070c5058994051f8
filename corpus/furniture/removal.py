"""Takes the furniture of pages out of what a reader found, and tells what it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.cleaning import clean
from corpus.furniture.buttons import find_buttons
from corpus.furniture.captions import find_repeated_captions
from corpus.furniture.comments import find_comments
from corpus.furniture.imprint import find_imprint
from corpus.furniture.lines import Line, Run
from corpus.furniture.notices import find_cookie_notices, find_counters, find_ways
from corpus.furniture.player import find_player
from corpus.furniture.related import find_related
from corpus.places import Removed, RemovedAs
from corpus.raw_text import Block

_RULES: tuple[Callable[[Sequence[Line]], Iterator[Run]], ...] = (
    find_player,
    find_comments,
    find_buttons,
    find_counters,
    find_cookie_notices,
    find_ways,
    find_imprint,
    find_related,
    find_repeated_captions,
)
# As `clean` sees line ends.
_LINE_END = re.compile("(\r\n?|[\n\x0b\x0c\x85\u2028\u2029])")


def without_furniture(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    r"""Return the blocks of a file without what pages put around a text, and what that was.

    Only whole lines go, the others stay as they are; the places of a block whose text goes stay. The rules are asked
    again until they find nothing more: behind a list of links there may be an imprint.

    Args:
        blocks: What a reader found, before cleaning.

    Example:
        >>> kept, removed = without_furniture([Block("Hội nghị kết thúc lúc 11 giờ.\n0:00 / 3:45\nÝ kiến của bạn")])
        >>> kept[0].text, [one.text for one in removed]
        ('Hội nghị kết thúc lúc 11 giờ.', ['0:00 / 3:45', 'Ý kiến của bạn'])
    """
    page = _Page(blocks)
    while page.remove():
        pass
    return page.kept(), page.removed()


class _Page:
    """The lines of a file, and which of them are furniture."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._parts = [_LINE_END.split(block.text) for block in blocks]  # Lines at even places, their ends between.
        self._places = [(number, part) for number, parts in enumerate(self._parts) for part in range(0, len(parts), 2)]
        self._texts = [clean(self._parts[number][part]) for number, part in self._places]
        self._left = [at for at, text in enumerate(self._texts) if text]
        self._reasons: dict[int, RemovedAs] = {}

    def remove(self) -> bool:
        """Ask each rule for furniture in what is left, and tell whether any found some."""
        before = len(self._left)
        for rule in _RULES:
            lines = [Line(self._texts[at], self._blocks[self._places[at][0]].level > 0) for at in self._left]
            for run in rule(lines):
                for at in self._left[run.start : run.end]:
                    self._reasons.setdefault(at, run.reason)
            self._left = [at for at in self._left if at not in self._reasons]
        if not self._left:  # A text of nothing else was made for it.
            self._reasons.clear()
            return False
        return len(self._left) < before

    def kept(self) -> tuple[Block, ...]:
        """Return the blocks with the lines that are left."""
        gone: dict[int, list[int]] = {}
        for at in self._reasons:
            number, part = self._places[at]
            gone.setdefault(number, []).append(part)
        blocks: list[Block] = []
        gap = ""
        for number, block in enumerate(self._blocks):
            if number not in gone:
                blocks.append(replace(block, gap=max(gap, block.gap, key=len)) if gap else block)
                gap = ""
                continue
            text = _without(self._parts[number], gone[number])
            wide = max(gap, block.gap, key=len)
            if text.strip() or block.places:
                blocks.append(replace(block, text=text, gap=wide))
            gap = "" if text.strip() else wide
        return tuple(blocks)

    def removed(self) -> tuple[Removed, ...]:
        """Return what was furniture, in the order of the text; lines of one kind that follow each other as one."""
        with_text = [at for at, text in enumerate(self._texts) if text]
        runs = groupby(with_text, key=self._reasons.get)
        return tuple(
            Removed("\n".join(self._texts[at] for at in run), reason) for reason, run in runs if reason is not None
        )


def _without(parts: Sequence[str], gone: Sequence[int]) -> str:
    """Return lines and their ends without some of the lines, each with the end behind it, the last with that before."""
    out = {*gone}
    kept = [part for part in range(0, len(parts), 2) if part not in out]
    return (
        "".join(parts[part] + (parts[part + 1] if part + 1 < len(parts) else "") for part in kept).rstrip("\r\n")
        if kept
        else ""
    )
