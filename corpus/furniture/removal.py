"""Takes the furniture of pages out of what a reader found, and tells what it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.cleaning import clean
from corpus.furniture.buttons import find_buttons
from corpus.furniture.captions import find_credited_captions, find_repeated_captions
from corpus.furniture.comments import find_comments
from corpus.furniture.evidence import is_from_a_page
from corpus.furniture.imprint import find_imprint
from corpus.furniture.lines import Line, Run
from corpus.furniture.notices import find_cookie_notices, find_counters, find_ways
from corpus.furniture.player import clock_within, find_player
from corpus.furniture.related import find_related, find_see_also, link_at_the_end
from corpus.furniture.tags import find_stray_labels, find_tags
from corpus.places import Removed, RemovedAs
from corpus.raw_text import Block

_Rule = Callable[[Sequence[Line]], Iterator[Run]]
# What proves itself, whatever the text is.
_ANYWHERE: tuple[_Rule, ...] = (find_see_also, find_credited_captions)
# What a document may say of its own: only in a page, or a text that was taken from one.
_ON_PAGES: tuple[_Rule, ...] = (
    find_player,
    find_comments,
    find_buttons,
    find_counters,
    find_cookie_notices,
    find_ways,
    find_imprint,
    find_tags,
    find_stray_labels,
    find_related,
    find_repeated_captions,
)
# As `clean` sees line ends.
_LINE_END = re.compile("(\r\n?|[\n\x0b\x0c\x85\u2028\u2029])")


def without_furniture(
    blocks: Sequence[Block], *, is_page: bool = False
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    r"""Return the blocks of a file without what pages put around a text, and what that was.

    What no document would say goes anywhere; links, counts, forms and the like only where the file is a page or bears
    what proves that its text was taken from one, such as a player's clock. Lines go whole, or a clock before and a
    link behind what stays as it is; the places of a block whose text goes stay. The rules are asked again until they
    find nothing more: behind a list of links there may be an imprint.

    Args:
        blocks: What a reader found, before cleaning.
        is_page: Whether the file is a web page.

    Example:
        >>> kept, removed = without_furniture([Block("Hội nghị kết thúc lúc 11 giờ.\n0:00 / 3:45\nÝ kiến của bạn")])
        >>> kept[0].text, [one.text for one in removed]
        ('Hội nghị kết thúc lúc 11 giờ.', ['0:00 / 3:45', 'Ý kiến của bạn'])
    """
    page = _Page(blocks, is_page=is_page)
    while page.remove():
        pass
    return page.kept(), page.removed()


class _Page:
    """The lines of a file, and which of them are furniture."""

    def __init__(self, blocks: Sequence[Block], *, is_page: bool) -> None:
        self._blocks = blocks
        self._is_page = is_page
        self._parts = [_parts(block.text) for block in blocks]  # Lines at even places, their ends between.
        self._places = [(number, part) for number, parts in enumerate(self._parts) for part in range(0, len(parts), 2)]
        self._texts = [clean(self._parts[number][part]) for number, part in self._places]
        self._left = [at for at, text in enumerate(self._texts) if text]
        self._reasons: dict[int, RemovedAs] = {}

    def remove(self) -> bool:
        """Ask each rule for furniture in what is left, and tell whether any found some."""
        before = len(self._left)
        self._is_page = self._is_page or is_from_a_page(self._lines())
        for rule in (*_ANYWHERE, *(_ON_PAGES if self._is_page else ())):
            for run in rule(self._lines()):
                for at in self._left[run.start : run.end]:
                    self._reasons.setdefault(at, run.reason)
            self._left = [at for at in self._left if at not in self._reasons]
        if not self._left:  # A text of nothing else was made for it.
            self._reasons.clear()
            return False
        return len(self._left) < before

    def _lines(self) -> list[Line]:
        return [Line(self._texts[at], self._blocks[self._places[at][0]].level > 0) for at in self._left]

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


def _parts(text: str) -> list[str]:
    """Return the lines of a block and their ends in turn; what is glued to a line is one of its own, with no end."""
    parts: list[str] = []
    for number, part in enumerate(_LINE_END.split(text)):
        parts += [part] if number % 2 else _unglued(part)
    return parts


def _unglued(line: str) -> list[str]:
    """Return a line cut where a player's clock is glued to it, or a link to another page follows its sentences."""
    shown = unicodedata.normalize("NFC", line)
    clock = clock_within(shown)
    if clock is not None:
        before, behind = shown[: clock[0]], shown[clock[1] :]
        return [*([before, ""] if before else []), shown[clock[0] : clock[1]], "", *_unglued(behind)]
    link = link_at_the_end(shown)
    return [line] if link is None else [shown[:link], "", shown[link:]]


def _without(parts: Sequence[str], gone: Sequence[int]) -> str:
    """Return lines and their ends without some of the lines, each with the first end behind it, the last with none."""
    out = {*gone}
    kept = [part for part in range(0, len(parts), 2) if part not in out]
    ends = [next(filter(None, parts[part + 1 : behind : 2]), "") for part, behind in pairwise(kept)]
    return "".join(parts[part] + end for part, end in zip(kept, [*ends, ""], strict=False)).rstrip("\r\n")
