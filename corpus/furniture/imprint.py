"""The imprint of a site at the very end of a text: its publisher, licence, rights, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run
from corpus.places import RemovedAs

# What only a site says of itself.
_CERTAIN = re.compile(
    r"(?:©|\(c\)\s?\d{4}|copyright\b|bản quyền (?:thuộc|©|của|\d{4}|website|trang)|all rights reserved|powered by\b"
    r"|(?:giấy phép (?:số|hoạt động|xuất bản|thiết lập|báo chí|icp|mxh)|gpxb|giấy phép:)"
    r"(?!.*\bcấp (?:phép )?cho\b).{0,80}"
    r"\b(?:bttt+|bộ tt&tt|bộ thông tin|cục báo chí|stttt|gp|sở thông tin)"
    r"|(?:® ?|đề nghị |vui lòng |yêu cầu )?ghi rõ nguồn.{0,90}(?:phát hành lại|website|trang|cổng|báo)"
    r"|(?:trang|cổng) thông tin điện tử .{0,80}©).*",
    re.IGNORECASE,
)
# What it says besides, which an official document may end with, too.
_BESIDES = re.compile(
    r"(?:địa chỉ|trụ sở|toà soạn|tòa soạn|điện thoại|đt|tel|hotline|đường dây nóng|fax|e-?mail|thư điện tử|website)\b.*"
    r"|(?:cơ quan chủ quản|đơn vị (?:chủ quản|quản lý|vận hành)|cơ quan quản lý"
    r"|chịu trách nhiệm(?: chính| nội dung| quản lý nội dung| xuất bản)?|(?:phó |quyền )?tổng biên tập"
    r"|(?:trưởng|thường trực) ban biên tập|thiết kế(?: bởi| và phát triển)?|phát triển bởi|phiên bản)\b.*"
    r"|(?:báo|tạp chí|trang thông tin điện tử|cổng thông tin điện tử|trang tin điện tử)\b[^.]{0,100}",
    re.IGNORECASE,
)
_LONGEST = 300


def find_imprint(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the last lines of a text where they are a site's imprint and one of them certainly is.

    Example:
        >>> page = ["Hội nghị kết thúc.", "Cơ quan chủ quản: Huyện ủy", "© 2024 Huyện ủy Khe Đông", "Điện thoại: 0299"]
        >>> [(run.start, run.end) for run in find_imprint([Line(text) for text in page])]
        [(1, 4)]
    """
    start = len(lines)
    certain = False
    while start and _may_be_imprint(lines[start - 1]):
        start -= 1
        certain |= bool(_CERTAIN.match(lines[start].text))
    if certain:
        yield Run(start, len(lines), RemovedAs.PAGE_HEAD)


def _may_be_imprint(line: Line) -> bool:
    found = _CERTAIN.match(line.text) or _BESIDES.fullmatch(line.text)
    return found is not None and len(line.text) <= _LONGEST
