"""What a printed page tells by its setting: the title in the largest letters, the date in the line of a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.date_lines import date_of_line
from corpus.letterhead import is_head, is_kind, is_proof
from corpus.readers.page_parts import Page
from corpus.readers.pdf_columns import rows_of
from corpus.readers.pdf_first_title import can_be_title
from corpus.readers.pdf_lines import Line, lines_of

_HEAD_LINES = 10
"""A title is among so many lines of the first page."""
_LARGER = 1.3
"""It is set in letters that are so many times as high as the text's, and larger than anything else."""
_SAME = 1.08
"""Lines whose heights differ by no more than this factor are set alike."""
_LONGEST = 200
_WORDS = 3
_HEAD_ROWS = 4
_BREAK = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_ISSUE = re.compile(r"số(?: báo)?\s*:?\s*\d[\w./()-]*(?:\s*\(\d+\))?", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:báo(?! cáo\b| động\b| hiệu\b)|nhật báo|tuần báo|tạp chí|bản tin|công báo|đặc san|nội san|nguyệt san)\s.{1,50}",
    re.IGNORECASE,
)


def set_title(page: Page) -> str | None:
    """Return the title of a file's first page where it is set larger than the text and something stands above it.

    The name of a newspaper, a company or an authority is none, and in official documents the words tell more.

    Args:
        page: The first page with any text, without running heads.
    """
    lines = lines_of(page)
    head = lines[:_HEAD_LINES]
    if any(is_proof(line.text) for line in head):
        return None
    usual = median([line.height for line in lines for _ in range(len(line.text) // 10 + 1)] or [0.0])
    runs = [run for run in _runs(head) if run[0].height >= _LARGER * usual]
    titles = [run for run in runs if _can_be_title(_text(run))]
    if not titles:
        return None
    title = max(titles, key=lambda run: run[0].height)
    named = {id(line) for run in runs if run not in titles for line in run}
    rest = [line for line in lines if line not in title and id(line) not in named]
    if title[0] is lines[0] or any(_SAME * line.height > title[0].height for line in rest):
        return None
    return _text(title)


def paper_date(page: Page) -> str | None:
    """Return the date in the line of a newspaper or a magazine that names the paper or its number beside it.

    Args:
        page: The first page with any text, running heads and all.

    Example: `BÁO AN PHÚ | Thứ Năm, 10/10/2024 | Số 4127` has `Thứ Năm, 10/10/2024`.
    """
    for row in rows_of(page.pieces)[:_HEAD_ROWS]:
        parts = [part for piece in row for part in _BREAK.split(piece.text.strip()) if part]
        date = next((part for part in parts if date_of_line(part) is not None), None)
        if date is not None and any(_ISSUE.fullmatch(part) or _PAPER.fullmatch(part) for part in parts):
            return date
    return None


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines in runs that are set alike and follow closely on each other."""
    run: list[Line] = []
    for above, line in pairwise([None, *lines]):
        if line is None:
            continue
        if above is not None and _are_one(above, line):
            run.append(line)
            continue
        if run:
            yield run
        run = [line]
    if run:
        yield run


def _are_one(above: Line, line: Line) -> bool:
    sizes = sorted((above.height, line.height))
    return sizes[1] <= _SAME * sizes[0] and 0 < line.top - above.top < 2 * line.height


def _text(run: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in run).split())


def _can_be_title(text: str) -> bool:
    if is_kind(text):
        return True
    is_name = is_head(text.capitalize()) or _PAPER.fullmatch(text) is not None
    has_size = len(text.split()) >= _WORDS and len(text) <= _LONGEST
    return has_size and not is_name and not text.endswith((":", ";", ",")) and can_be_title(text)
