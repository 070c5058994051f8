"""What a sound or video player leaves in a text: its clock, its controls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run, matching
from corpus.places import RemovedAs

_CLOCK = re.compile(r"0?0:00\s?/\s?\d{1,2}:\d{2}(?::\d{2})?|0?0:00:00\s?/\s?\d{1,2}:\d{2}:\d{2}")
_START = re.compile(r"0?0:00")
_TIME_OF_DAY = re.compile(r"\d{1,2}(?::|h|g)\d{2}\b.*")
_CLOCKS = r"\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?"
_VOICE = r"giọng (?:nữ|nam)(?: miền (?:bắc|trung|nam))?"
_CONTROLS = re.compile(
    rf"(?:current time|duration|remaining time|thời gian hiện tại)\s*:?\s*-?{_CLOCKS}"
    r"|your browser does not support (?:the |html5 )?(?:audio|video).{0,20}"
    r"|trình duyệt (?:của bạn )?không hỗ trợ (?:phát |thẻ )?(?:audio|video|âm thanh).{0,20}"
    rf"|(?:bấm |nhấn )?nghe (?:đọc )?(?:bài viết|bài báo|bài|audio)(?: này)?:?(?:\s*{_CLOCKS})?"
    rf"|{_VOICE}(?:\s*[/|]?\s*{_VOICE})+",
    re.IGNORECASE,
)


def find_player(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the clocks and controls of players.

    A clock alone may be midnight in an agenda: where other lines begin with a time of day, `0:00` stays.

    Example:
        >>> [run.start for run in find_player([Line("0:00 / 3:45"), Line("0:00"), Line("Sáng 26/12, hội nghị họp.")])]
        [0, 1]
    """
    yield from matching(lines, _CLOCK, RemovedAs.PLAYER)
    yield from matching(lines, _CONTROLS, RemovedAs.PLAYER)
    times = (line for line in lines if _TIME_OF_DAY.fullmatch(line.text))
    if all(_START.fullmatch(line.text) or _CLOCK.fullmatch(line.text) for line in times):
        yield from matching(lines, _START, RemovedAs.PLAYER)
