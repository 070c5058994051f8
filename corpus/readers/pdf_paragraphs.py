"""Lines to paragraphs: a line that ends within a sentence goes on in the next one, even over a page's end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from corpus.readers.broken_letterhead import goes_on_in
from corpus.readers.pdf_lines import Line
from corpus.stops import MARKER

_WINDOW = 12
"""So many lines before and after one tell where its column ends."""
_INDENT = 0.8
"""A first line is indented by at least so many line heights."""
_WIDE_STEP = 1.2
"""Between paragraphs lines stand further apart than so many times the usual."""
_WIDER_STEP = 2.2
"""So far apart not even a sentence goes on."""
_OTHER_SIZE = 1.25
"""Lines whose heights differ by this factor belong to different paragraphs."""
_TEXT = 0.75
"""Where lines are full they reach over at least so much of their page or their column."""
_CENTRED = 0.05
"""The middle of a centred line is no further from that of its column than this share of the column."""
_LEAST_LETTERS = 4

_STOP = re.compile(r"[.!?…:;][”\"’')\]}»]*$")
_HEADING = re.compile(
    r"(?:phần|chương|mục|tiểu mục|phụ lục)\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,3}|[A-Z])\b.{0,120}|điều\s+\d+[a-zđ]?\s*[.:].*",
    re.IGNORECASE,
)
# `Hạn thanh toán: 20/9/2024` below `Tổng cộng: 3.379.709 đồng`: a field of a form each.
_FIELD = re.compile(r"[A-ZĐÂĂÊÔƠƯ][^:.;,]{1,60}:\s*\S")
_BULLET = re.compile("^(?:[\ue000-\uf8ff]|o(?= +[A-ZĐÂĂÊÔƠƯ]))\\s*(?=\\S)")
_NUMBER_OR_DASH = re.compile(r"[-–—]|[\d.,/]+")
_WANTS_NUMBER = re.compile(r"\b(?:ngày|tháng|năm|quý|số|điều|khoản)$", re.IGNORECASE)
_CUT_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of one page in runs: a paragraph, a heading's line, a list item or a table's row each.

    Args:
        lines: Its lines, in reading order.
    """
    step = _usual_step(lines)
    edges = _edges(lines)
    runs: list[list[Line]] = []
    for place, line in enumerate(lines):
        is_first = _is_first_line(line, lines[place + 1] if place + 1 < len(lines) else None)
        if runs and not is_first and (_is_rest(runs[-1], line) or _goes_on(runs[-1], line, edges[place - 1], step)):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def goes_on_over(page: Sequence[Line], following: Line) -> bool:
    """Tell whether the last line of a page breaks off within a sentence that the next page's first line goes on with.

    Args:
        page: The lines of the page, without its footnotes.
        following: The first line of the next page.
    """
    if not page or _ends(page[-1].text):
        return False
    return _goes_on(page[-1:], replace(following, column=page[-1].column), _edges(page)[-1], 0.0)


def joined(lines: Sequence[str], is_written: Callable[[str], bool]) -> str:
    """Return lines as running text; a word that a line's end cut in two becomes whole.

    A syllable with Vietnamese letters is never cut: its hyphen is its own (`Pa-ri`, `Thừa Thiên-Huế`).

    Args:
        lines: The lines of one paragraph.
        is_written: Tells whether a word occurs elsewhere in the text.
    """
    text = lines[0]
    for line in lines[1:]:
        cut, rest = _CUT_WORD.search(text), _FIRST_WORD.match(line)
        if cut is None:
            text = f"{text} {line}"
        elif rest is not None and _is_one_word(cut[1], rest[0], is_written):
            text = text[: cut.end(1)] + line
        else:
            text = text.replace("\u00ad", "-") + line
    return text


def _is_one_word(begin: str, end: str, is_written: Callable[[str], bool]) -> bool:
    if not end[0].islower() or is_written(f"{begin}-{end}"):
        return False
    return is_written(begin + end) or (begin.isascii() and end.isascii() and len(begin) > 1 and len(end) > 1)


def with_bullet(text: str) -> str:
    """Return a line with a real bullet in place of a sign of a symbol font, which has no meaning elsewhere."""
    return _BULLET.sub("• ", text)


def _is_rest(paragraph: Sequence[Line], line: Line) -> bool:
    return paragraph[-1].column == line.column and goes_on_in(" ".join(one.text for one in paragraph), line.text)


def _goes_on(paragraph: Sequence[Line], line: Line, edges: tuple[float, float], step: float) -> bool:
    """Tell whether a paragraph goes on in a line.

    Args:
        paragraph: Its lines so far.
        line: The line that follows.
        edges: How far to the left and to the right the paragraph's last line could have gone.
        step: From the top of one line to that of the next, usually; 0 where it does not count.
    """
    above = paragraph[-1]
    is_full = not above.is_set and _is_full(above, line, edges)
    in_sentence = line.text[:1].islower() and not _ends(above.text)
    is_apart = above.part != line.part or above.is_row or line.is_row
    if is_apart or _is_other_type(above, line) or _begins(above, line, is_full=is_full):
        return False
    if _is_far(above, line, step, _WIDER_STEP if in_sentence else _WIDE_STEP):
        return False
    if not is_full:
        return in_sentence and not _are_centred(above, line, edges)
    indent = _INDENT * line.height
    if paragraph[0].left > line.left + indent:  # Here first lines are indented, and this is none.
        return True
    if above.text.endswith((":", ";")):
        return line.text[:1].islower()
    return not (_ends(above.text) and line.left > edges[0] + indent)


def _is_first_line(line: Line, below: Line | None) -> bool:
    """Tell a first line by its indent, which the line below it does not have."""
    if below is None or line.text[:1].islower() or line.column != below.column or below.top < line.top:
        return False
    return below.text[:1].islower() and below.left < line.left - _INDENT * line.height


def _begins(above: Line, line: Line, *, is_full: bool) -> bool:
    """Tell whether a line begins as only a paragraph, a heading or a list item does."""
    broken = is_full and not _ends(above.text)
    marker = MARKER.match(line.text)
    if marker is not None:  # `kinh tế` above `- xã hội`, and an amount or a date that looks like an item's number.
        rest = line.text[marker.end() :].lstrip()
        is_within = not rest or rest[0].islower() or _WANTS_NUMBER.search(above.text)
        return not (broken and is_within and _NUMBER_OR_DASH.fullmatch(marker[0]))
    if _FIELD.match(above.text) and _FIELD.match(line.text):
        return True
    return _HEADING.fullmatch(line.text) is not None and not broken


def _is_other_type(above: Line, line: Line) -> bool:
    """Tell a line in capitals, or in letters of another size, from what stands beside it."""
    sizes = sorted((above.height, line.height))
    if sizes[1] > _OTHER_SIZE * max(sizes[0], 0.1):
        return True
    return _is_capitals(above.text) != _is_capitals(line.text)


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) >= _LEAST_LETTERS and " " in text


def _is_far(above: Line, line: Line, step: float, factor: float) -> bool:
    if step == 0 or line.top < above.top:  # At the head of the next column.
        return False
    return line.top - above.top > factor * step


def _is_full(above: Line, line: Line, edges: tuple[float, float]) -> bool:
    """Tell whether the next line's first word had no room in this one, which may be centred."""
    words = line.text.split(maxsplit=1)
    letter = (line.right - line.left) / max(1, len(line.text))
    needed = letter * (len(words[0]) + 1 if words else 1)
    room = edges[1] - above.right
    if _are_centred(above, line, edges):
        room += above.left - edges[0]
    return needed > room - letter


def _are_centred(above: Line, line: Line, edges: tuple[float, float]) -> bool:
    """Tell whether two lines stand around the same middle, and neither begins where other lines begin."""
    slack = 0.5 * above.height
    middles = abs((above.left + above.right) - (line.left + line.right)) / 2
    around = abs((above.left - edges[0]) - (edges[1] - above.right)) / 2
    begin = edges[0] + _INDENT * above.height
    return middles < slack and around < _CENTRED * (edges[1] - edges[0]) and min(above.left, line.left) > begin


def _ends(text: str) -> bool:
    return _STOP.search(text[-8:]) is not None


def _usual_step(lines: Sequence[Line]) -> float:
    """Return how far the tops of two lines of one paragraph stand apart, in points."""
    steps = [
        below.top - above.top
        for above, below in pairwise(lines)
        if above.column == below.column and 0 < below.top - above.top < 3 * above.height
    ]
    return median(steps) if steps else 0.0


def _edges(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return how far to the left and to the right each line could have gone: as far as others near it."""
    near = [_near(lines, place) for place in range(len(lines))]
    least = [line.column[0] + _TEXT * (line.column[1] - line.column[0]) for line in lines]
    return [
        (min(line.left for line in some), max(right, *(line.right for line in some)))
        for right, some in zip(least, near, strict=True)
    ]


def _near(lines: Sequence[Line], place: int) -> list[Line]:
    """Return a line and those near it in the same column."""
    some = lines[max(0, place - _WINDOW) : place + _WINDOW + 1]
    return [lines[place], *(line for line in some if line.column == lines[place].column and not line.is_row)]
