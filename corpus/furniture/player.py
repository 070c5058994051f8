"""What a sound or video player leaves in a text: its clock, its controls, its voices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run, matching, next_to
from corpus.places import RemovedAs

_CLOCK_TEXT = r"0?0:00\s?/\s?\d{1,2}:\d{2}(?::\d{2})?|0?0:00:00\s?/\s?\d{1,2}:\d{2}:\d{2}"
_CLOCK = re.compile(_CLOCK_TEXT)
_START = re.compile(r"0?0:00")
# Neither `11:19 AM 31/10/2020` nor another moment of publication is an entry of an agenda.
_TIME_OF_DAY = re.compile(r"\d{1,2}(?::|h|g)\d{2}\b(?!.*\d[/.-]\d{4}).*")
_CLOCKS = r"\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?"
_VOICE = r"giọng (?:nữ|nam)(?: miền (?:bắc|trung|nam))?"
_SHORT_VOICE = r"(?:giọng )?(?:nữ|nam)(?: miền (?:bắc|trung|nam))?"
_CONTROLS = re.compile(
    rf"(?:current time|duration|remaining time|thời gian hiện tại)\s*:?\s*-?{_CLOCKS}"
    r"|your browser does not support (?:the |html5 )?(?:audio|video).{0,20}"
    r"|trình duyệt (?:của bạn )?không hỗ trợ (?:phát |thẻ )?(?:audio|video|âm thanh).{0,20}"
    rf"|(?:bấm |nhấn )?nghe (?:đọc )?(?:bài viết|bài báo|bài|audio)(?: này)?:?(?:\s*{_CLOCKS})?"
    rf"|{_VOICE}(?:\s*[/|]?\s*{_VOICE})+",
    re.IGNORECASE,
)
# Only next to what is certain.
_LIKELY = re.compile(
    rf"\d(?:[.,]\d{{1,2}})?\s?x|tốc độ(?: (?:đọc|phát))?|tạm dừng|{_SHORT_VOICE}(?:\s*[/|]?\s*{_SHORT_VOICE})*",
    re.IGNORECASE,
)
# A clock before other words; the time of a football match, `0:00/90:00`, stands behind them.
_GLUED = re.compile(rf"(?<!\S)(?:{_CLOCK_TEXT})(?=[^\W\d_]|\s+\S)")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\s,|–-]*\d{1,2}[:h]\d{2}\b[^.!?]{0,14}$")


def is_player(text: str) -> bool:
    """Tell whether a clean line is nothing but a player's clock or controls.

    Example:
        >>> is_player("0:00 / 3:45"), is_player("Nghe đọc bài viết"), is_player("0:00")
        (True, True, False)
    """
    return bool(_CLOCK.fullmatch(text) or _CONTROLS.fullmatch(text))


def clock_within(text: str) -> tuple[int, int] | None:
    """Return where a clock stands in a line with other words: at its beginning, or behind the moment of publication.

    Example:
        >>> clock_within("0:00 / 0:00Nam miền Bắc"), clock_within("Trận đấu dừng ở phút 0:00 / 90:00 vì mưa.")
        ((0, 11), None)
    """
    found = _GLUED.search(text)
    if found is None or (text[: found.start()].strip() and not _DATE.search(text[: found.start()].rstrip())):
        return None
    return found.span()


def find_player(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the clocks, controls and voices of players.

    A clock alone may be midnight in an agenda: where other lines begin with a time of day, `0:00` stays.

    Example:
        >>> [run.start for run in find_player([Line("0:00 / 3:45"), Line("0:00"), Line("Sáng 26/12, hội nghị họp.")])]
        [0, 1]
    """
    found = {number for number, line in enumerate(lines) if not line.is_heading and is_player(line.text)}
    times = (line for line in lines if _TIME_OF_DAY.fullmatch(line.text))
    if all(_START.fullmatch(line.text) or _CLOCK.fullmatch(line.text) for line in times):
        found.update(run.start for run in matching(lines, _START, RemovedAs.PLAYER))
    found.update(next_to(found, {run.start for run in matching(lines, _LIKELY, RemovedAs.PLAYER)}))
    yield from (Run(number, number + 1, RemovedAs.PLAYER) for number in sorted(found))
