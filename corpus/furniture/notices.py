"""What a site says of itself on each of its pages: cookies, ways through it, its counters, its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.furniture.lines import Line, Run, matching
from corpus.places import RemovedAs

_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:(?:trang|website|web|chúng tôi|báo|cổng)\b.{0,60}\b(?:sử dụng|dùng|lưu)\b.{0,20}\bcookies?"
    r"|bạn (?:đã )?đồng ý\b.{0,60}\bcookies?|\bcookies?\b.{0,120}\b(?:trải nghiệm|đồng ý|chấp nhận)"
    r"|(?:chấp nhận|từ chối|cho phép|quản lý|tùy chọn)(?: tất cả)? cookies?|\bwe use cookies"
    r"|accept (?:all )?cookies).*",
    re.IGNORECASE,
)
_MOST_MENTIONS = 3
"""A text that speaks of cookies more often is about them."""
_LONGEST_NOTICE = 400
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
_COUNTER = re.compile(
    rf"(?:(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập|tải)|đã (?:xem|đọc)|lượt)(?: tin"
    rf"| bài)?\s*:?\s*{_NUMBER}(?: lượt| lần)?"
    rf"|{_NUMBER} (?:lượt|lần) (?:xem|đọc|truy cập|thích|chia sẻ)(?: (?:bài|tin)(?: viết)?)?"
    rf"|(?:đang|số người) (?:online|truy cập|trực tuyến)\s*:?\s*{_NUMBER}(?: người| khách)?|thống kê (?:lượt )?truy cập"
    rf"|tổng (?:số )?(?:lượt )?truy cập\s*:?\s*{_NUMBER}",
    re.IGNORECASE,
)
_DAY_COUNTER = re.compile(
    rf"(?:hôm (?:nay|qua)|tuần (?:này|trước)|tháng (?:này|trước)|tổng(?: cộng)?|tất cả|khách"
    rf"|thành viên)\s*:?\s*{_NUMBER}",
    re.IGNORECASE,
)


def find_cookie_notices(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the questions whether cookies are welcome, at the beginning or the end of a text that is not about them."""
    if sum(1 for line in lines if _COOKIE.search(line.text)) > _MOST_MENTIONS:
        return
    for number in _edges(lines):
        text = lines[number].text
        if len(text) <= _LONGEST_NOTICE and _COOKIE.search(text) and _CONSENT.search(text):
            yield Run(number, number + 1, RemovedAs.COOKIES)


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

    `Hôm nay: 37` counts only next to one that says what it counts.

    Example:
        >>> page = ["Lượt xem: 1.204", "Hôm nay: 37", "Tổng: 12.000"]
        >>> [run.start for run in find_counters([Line(text) for text in page])]
        [0, 1, 2]
    """
    edges = {*_edges(lines)}
    certain = {run.start for run in matching(lines, _COUNTER, RemovedAs.NAVIGATION) if run.start in edges}
    for run in matching(lines, _DAY_COUNTER, RemovedAs.NAVIGATION):
        if run.start - 1 in certain:
            certain.add(run.start)
    yield from (Run(number, number + 1, RemovedAs.NAVIGATION) for number in sorted(certain))


def _edges(lines: Sequence[Line]) -> list[int]:
    return sorted({*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))})
