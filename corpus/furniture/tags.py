"""Lines that pages set between and below a text: what it can be searched by, and the labels of what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run
from corpus.places import RemovedAs

_TAGS = re.compile(r"(?:từ khóa|từ khoá|tags?|thẻ|hashtags?)\s*:\s*\S.*", re.IGNORECASE)
_LONGEST_TAGS = 300
_PARAGRAPH = 80
# The words by which a paper is to be found belong to it.
_ABSTRACT = re.compile(r"(?:tóm tắt|abstract|tài liệu tham khảo)\b.*", re.IGNORECASE)
# Labels without what they stand on, and what else a text that has such a part of its own would say.
_STRAY = {"quảng cáo": "quảng cáo", "báo lỗi": "lỗi", "advertisement": "advertis"}


def is_tags(text: str) -> bool:
    """Tell whether a clean line is a list of words that a page can be searched by."""
    return len(text) <= _LONGEST_TAGS and bool(_TAGS.fullmatch(text)) and not Line(text).is_prose


def find_tags(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the words to search by below the last sentence of a text, unless it is a paper with an abstract.

    Example:
        >>> page = ["Hội nghị kết thúc lúc 11 giờ. Các đại biểu ra về.", "Hải Yến", "Từ khóa: thủy lợi, đông xuân"]
        >>> [run.start for run in find_tags([Line(text) for text in page])]
        [2]
    """
    if any(_ABSTRACT.fullmatch(line.text) for line in lines):
        return
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.is_prose:
            return
        if not line.is_heading and is_tags(line.text):
            yield Run(number, number + 1, RemovedAs.LINKS)


def find_stray_labels(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield `Quảng cáo` and the like, where a text says nothing else of it.

    Example:
        >>> page = ["Hội nghị. Họp hai ngày.", "Quảng cáo", "Bế mạc."]
        >>> [run.start for run in find_stray_labels([Line(text) for text in page])]
        [1]
    """
    for label, word in _STRAY.items():
        said = [number for number, line in enumerate(lines) if word in line.text.casefold()]
        if said and all(lines[number].text.casefold() == label and not lines[number].is_heading for number in said):
            yield from (Run(number, number + 1, RemovedAs.NAVIGATION) for number in said if _is_a_break(lines, number))


def _is_a_break(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands below a paragraph, or behind the last of them, where no part begins."""
    above = number > 0 and (lines[number - 1].is_prose or len(lines[number - 1].text) >= _PARAGRAPH)
    return above or (number > 0 and not any(line.is_prose for line in lines[number:]))
