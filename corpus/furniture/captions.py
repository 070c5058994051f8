"""Captions that a page repeats: the text that stands for a picture, and the same words below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run
from corpus.places import RemovedAs

# `<headline> ảnh 2`, `<headline> - Ảnh 2.`: what pages write for pictures without a text of their own.
_NUMBERED = re.compile(r"(?P<headline>.{15,}?)\s*[-–(]?\s*[Ảả]nh\s(?:số\s)?\d{1,2}\)?\.?")
_CREDITED = re.compile(
    r".{12,}(?:\(\s*)?\b(?:ảnh|nguồn ảnh|photo)\s*[:：]\s*\S.{0,60}|.{12,}\(ảnh\b.{0,40}\)\.?", re.IGNORECASE
)
_SCENE = re.compile(r"(?:quang cảnh|toàn cảnh|ảnh minh (?:họa|hoạ)|hình ảnh)\b.*", re.IGNORECASE)
_LEAST_WORDS = 5
_PARAGRAPH = 80
"""Letters of a line that is no verse and no row: what stands around a caption."""


_TOP = 8
"""How many lines from the beginning the headline stands."""


def find_credited_captions(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the captions that name their photographer and stand in the text before, word for word.

    Only next to a paragraph: a list of pictures may name the same one twice.
    """
    for number in _repeated(lines):
        if _CREDITED.fullmatch(lines[number].text) and _is_by_a_paragraph(lines, number):
            yield Run(number, number + 1, RemovedAs.CAPTION)


def find_repeated_captions(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the captions of a page that stand in the text before, word for word; the first of each stays.

    Lines of songs, minutes, forms and tables come back, too: a line counts as a caption where it stands between
    paragraphs, and begins as captions do or stands there twice in a row.
    """
    found = {number for number in _repeated(lines) if _tells_a_picture(lines, number)}
    found.update(_numbered_headlines(lines))
    yield from (Run(number, number + 1, RemovedAs.CAPTION) for number in sorted(found))


def is_numbered_headline(lines: Sequence[Line]) -> bool:
    """Tell whether a text has its headline again with the number of a picture, and paragraphs, as pages do.

    Example:
        >>> page = ["Khai mạc lớp tập huấn", "Sáng nay. Lớp học.", "Khai mạc lớp tập huấn ảnh 1"]
        >>> is_numbered_headline([Line(text) for text in page])
        True
    """
    return any(line.is_prose for line in lines) and next(_numbered_headlines(lines), None) is not None


def _numbered_headlines(lines: Sequence[Line]) -> Iterator[int]:
    heads = {
        _key(line.text): number for number, line in reversed([*enumerate(lines)]) if number < _TOP or line.is_heading
    }
    for number, line in enumerate(lines):
        numbered = _NUMBERED.fullmatch(line.text)
        if numbered and heads.get(_key(numbered["headline"]), number) < number:
            yield number


def _repeated(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the numbers of the lines that may be captions and stand in the text before."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        key = _key(line.text)
        if key in seen and _may_be_caption(line):
            yield number
        seen.add(key)


def _key(text: str) -> str:
    return text.rstrip(". ").casefold()


def _may_be_caption(line: Line) -> bool:
    return line.words >= _LEAST_WORDS and not line.is_heading and not line.text.startswith("|")


def _tells_a_picture(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if line.is_prose or line.text.endswith((":", ";", ",")):
        return False
    doubled = number > 0 and _key(lines[number - 1].text) == _key(line.text)
    return (doubled or bool(_SCENE.fullmatch(line.text))) and _is_between_paragraphs(lines, number - doubled, number)


def _is_between_paragraphs(lines: Sequence[Line], first: int, last: int) -> bool:
    if first < 1 or last + 1 == len(lines):
        return False
    return min(len(lines[first - 1].text), len(lines[last + 1].text)) >= _PARAGRAPH


def _is_by_a_paragraph(lines: Sequence[Line], number: int) -> bool:
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return any(len(line.text) >= _PARAGRAPH and not _CREDITED.fullmatch(line.text) for line in beside)
