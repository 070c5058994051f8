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
_SHOWS = re.compile(
    r".*\b(?:phát biểu|trao|tặng|chụp ảnh|lưu niệm|tham quan|chủ trì|dâng hương|cắt băng|ký kết"
    r"|tại (?:hội nghị|buổi|lễ|đại hội))\b.*",
    re.IGNORECASE,
)
_LEAST_WORDS = 5
_PARAGRAPH = 80
"""Letters of a line that is no verse and no row: what stands around a caption."""


def find_repeated_captions(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the captions that stand in the text before, word for word; the first of each stays.

    Lines of songs, forms and tables come back, too: a line counts as a caption where it names its photographer, begins
    as captions do, or stands between paragraphs and tells what can be seen, or stands there twice in a row.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines):
        key = _key(line.text)
        repeats = key in seen and _may_be_caption(line) and _tells_a_picture(lines, number)
        numbered = _NUMBERED.fullmatch(line.text)
        if repeats or (numbered and _key(numbered["headline"]) in seen):
            yield Run(number, number + 1, RemovedAs.CAPTION)
        seen.add(key)


def _key(text: str) -> str:
    return text.rstrip(". ").casefold()


def _may_be_caption(line: Line) -> bool:
    return line.words >= _LEAST_WORDS and not line.is_heading and not line.text.startswith("|")


def _tells_a_picture(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if _CREDITED.fullmatch(line.text):
        return True
    if line.is_prose or line.text.endswith((":", ";", ",")):
        return False
    if _SCENE.fullmatch(line.text):
        return True
    doubled = number > 0 and _key(lines[number - 1].text) == _key(line.text)
    return (doubled or bool(_SHOWS.fullmatch(line.text))) and _is_between_paragraphs(lines, number - doubled, number)


def _is_between_paragraphs(lines: Sequence[Line], first: int, last: int) -> bool:
    if first < 1 or last + 1 == len(lines):
        return False
    return min(len(lines[first - 1].text), len(lines[last + 1].text)) >= _PARAGRAPH
