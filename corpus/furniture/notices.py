"""What a site says of itself on each of its pages: cookies, ways through it, its counters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.furniture.lines import Line, Run, matching, next_to
from corpus.places import RemovedAs

_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:(?:trang|website|web|chúng tôi|báo|cổng)\b.{0,60}\b(?:sử dụng|dùng|lưu)\b.{0,20}\bcookies?\b.{0,80}"
    r"\b(?:trải nghiệm|đồng ý|chấp nhận|thuận tiện)"
    r"|bạn (?:đã )?đồng ý\b.{0,60}\bcookies?|\bcookies?\b.{0,120}\b(?:trải nghiệm|đồng ý|chấp nhận)"
    r"|(?:chấp nhận|từ chối|cho phép|quản lý|tùy chọn)(?: tất cả)? cookies?|\bwe use cookies"
    r"|accept (?:all )?cookies).*",
    re.IGNORECASE,
)
# What a text about a site's rules speaks of; a consent alone does not.
_RULES = re.compile(r"bảo mật|riêng tư|quyền riêng|quy chế|quy định|chính sách|dữ liệu cá nhân", re.IGNORECASE)
_LONGEST_NOTICE = 400
_HEAD = 3
_EDGE = 8
"""How many lines from the beginning and the end a site's notices stand."""

_CRUMBS = re.compile(
    r"(?:bạn đang ở:?\s*)?(?:trang chủ|trang nhất|trang chính|home)\s*(?:[»›>/|→▸]+[^»›>/|→▸]{2,60})+", re.IGNORECASE
)
_HOME = re.compile(r"trang chủ|trang nhất", re.IGNORECASE)
_CERTAIN_WAY = re.compile(
    r"chuyển (?:đến|tới) (?:phần )?nội dung(?: chính)?|skip to (?:main )?content|toggle navigation|site ?map"
    r"|sơ đồ (?:trang|site|website|cổng)",
    re.IGNORECASE,
)
_WAY = (
    rf"(?:{_CERTAIN_WAY.pattern}|{_HOME.pattern}|home|rss|đăng (?:nhập|ký|xuất)|menu|english|tiếng việt|liên hệ"
    rf"|giới thiệu"
    r"|tin tức|hỏi đáp|góp ý)"
)
_WAYS = re.compile(rf"{_WAY}(?:\s*[|•·»›>]\s*{_WAY})+", re.IGNORECASE)

_NUMBER = r"\d{1,3}(?:[., ]?\d{3})*"
# What a site counts just now, which no report does.
_NOW = re.compile(
    rf"(?:(?:đang|số người) (?:online|truy cập|trực tuyến)|online)\s*:?\s*{_NUMBER}(?: người| khách)?"
    r"|thống kê (?:lượt )?truy cập",
    re.IGNORECASE,
)
# What it counts of one page; beside other counts it is the figure of a report.
_VIEWS = re.compile(
    rf"(?:(?:lượt|lần) (?:xem|đọc)|đã (?:xem|đọc)|lượt)(?: tin| bài)?\s*:?\s*{_NUMBER}(?: lượt| lần)?"
    rf"|{_NUMBER} (?:lượt|lần) (?:xem|đọc|thích|chia sẻ)(?: (?:bài|tin)(?: viết)?)?",
    re.IGNORECASE,
)
# Also figures of a report: next to one that is none, or at the very end.
_TOTAL = re.compile(rf"tổng (?:số )?(?:lượt )?truy cập\s*:?\s*{_NUMBER}", re.IGNORECASE)
_DAY_COUNTER = re.compile(
    rf"(?:hôm (?:nay|qua)|tuần (?:này|trước)|tháng (?:này|trước|hiện tại)|năm (?:nay|hiện tại)|tổng(?: cộng)?|tất cả"
    rf"|khách(?: viếng thăm)?|thành viên(?: online)?|máy chủ tìm kiếm"
    rf"|(?:số )?(?:lượt|lần) (?:truy cập|tải|xem|đọc))\s*:?\s*{_NUMBER}"
    rf"|{_NUMBER} (?:lượt|lần) truy cập|{_TOTAL.pattern}",
    re.IGNORECASE,
)
_BETWEEN_COUNTERS = re.compile(r"\s+[-–|•·]\s+|\s*[|•·]\s*")


def is_way(text: str) -> bool:
    """Tell whether a clean line is a row of menu items or the path to a page."""
    return bool(_CERTAIN_WAY.fullmatch(text) or _WAYS.fullmatch(text) or _CRUMBS.fullmatch(text))


def is_counter(text: str) -> bool:
    """Tell whether a clean line counts the readers of a page, alone or before other counts.

    Example:
        >>> is_counter("Đang truy cập: 14 - Hôm nay: 1.204"), is_counter("Số lượt truy cập: 1.250.000")
        (True, False)
    """
    return bool(_VIEWS.fullmatch(text)) or _counts_now(text)


def _counts_now(text: str) -> bool:
    first, *others = _BETWEEN_COUNTERS.split(text)
    return bool(_NOW.fullmatch(first)) and all(map(_DAY_COUNTER.fullmatch, others))


def find_cookie_notices(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the questions whether cookies are welcome, at the beginning or the end of a text that is not about them.

    A text is about them where it mentions them elsewhere, too, or begins as rules of a site do.
    """
    mentions = {number for number, line in enumerate(lines) if _COOKIE.search(line.text)}
    notices = {number for number in mentions if _is_consent(lines[number].text)} & {*_edges(lines)}
    if mentions != notices or any(_RULES.search(line.text) for line in lines[:_HEAD]):
        return
    yield from (Run(number, number + 1, RemovedAs.COOKIES) for number in sorted(notices))


def _is_consent(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and bool(_CONSENT.search(text))


def find_ways(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the path to a page (`Trang chủ » Tin tức`) and rows of menu items, at the beginning or the end of a text.

    Example:
        >>> page = ["Trang chủ › Tin tức › Sự kiện", "Lễ khởi công cầu Bến Lứa"]
        >>> [run.start for run in find_ways([Line(text) for text in page])]
        [0]
    """
    for number in _edges(lines):
        line = lines[number]
        certain = _CERTAIN_WAY.fullmatch(line.text) or _WAYS.fullmatch(line.text)
        path = number < _EDGE and _CRUMBS.fullmatch(line.text)
        if not line.is_heading and (certain or path):
            yield Run(number, number + 1, RemovedAs.NAVIGATION)
    for outermost in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for number in takewhile(lambda number: _is_home(lines[number]), outermost):
            yield Run(number, number + 1, RemovedAs.NAVIGATION)


def _is_home(line: Line) -> bool:
    return not line.is_heading and bool(_HOME.fullmatch(line.text))


def find_counters(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the counts of a page's readers at the beginning or the end of a text.

    `Hôm nay: 37`, which a report may count as well, goes only next to one that nobody else counts, and the count of
    all visits as the last line, too.

    Example:
        >>> page = ["Đang truy cập: 5", "Hôm nay: 37", "Tổng: 12.000"]
        >>> [run.start for run in find_counters([Line(text) for text in page])]
        [0, 1, 2]
    """
    edges = [number for number in _edges(lines) if not lines[number].is_heading]
    likely = {run.start for run in matching(lines, _DAY_COUNTER, RemovedAs.NAVIGATION)}
    certain = {number for number in edges if _counts_now(lines[number].text)}
    certain.update(next_to(certain, likely))
    figures = likely - certain
    alone = [number for number in edges if not figures & {number - 1, number + 1}]
    certain.update(number for number in alone if _VIEWS.fullmatch(lines[number].text))
    if alone and alone[-1] + 1 == len(lines) and _TOTAL.fullmatch(lines[-1].text):
        certain.add(alone[-1])
    yield from (Run(number, number + 1, RemovedAs.NAVIGATION) for number in sorted(certain))


def _edges(lines: Sequence[Line]) -> list[int]:
    return sorted({*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))})
