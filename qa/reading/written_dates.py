"""How days, and the numbers of official documents, are written in Vietnamese text."""

from __future__ import annotations

import re

PART_OF_DAY = r"(?:(?:rạng\s)?sáng|trưa|chiều|tối|đêm)"
_NUMERIC_DATE = r"(?<![\d/.,-])\d{1,2}(?:/\d{1,2}(?:/\d{4})?|-\d{1,2}-\d{4}|\.\d{1,2}\.\d{4})(?![\d/]|[.,-]\d|\s?%)"
MONTH = r"tháng\s(?:\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?|giêng|chạp)"
YEAR_BEHIND = r"(?:/\d{4}|[\s,]{1,2}năm\s\d{1,4}|,\s\d{4}|\s\d{4})(?!\d)(?:\s(?:TCN|SCN|trước\sCông\snguyên))?"
DAY = (
    rf"(?:{PART_OF_DAY}\s)?(?:(?:ngày|mùng|rằm)\s)?{_NUMERIC_DATE}"
    rf"|(?:ngày\s|mùng\s)?(?<![\d/.,-])\d{{1,2}}\s{MONTH}(?:{YEAR_BEHIND})?"
    r"|(?:ngày|mùng)\s\d{1,2}(?![\d/])(?:\shằng\stháng|\shàng\stháng)?"
    r"|(?:(?:sáng|chiều|tối)\s)?(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy)|chủ\snhật)(?!\w)"
)
_OFFICIAL = (
    r"(?:Quyết định|Kế hoạch|Nghị quyết|Nghị định|Thông báo|Công văn|Chỉ thị|Kết luận|Hướng dẫn|Quy định|Thông tư"
    r"|Quy chế|Tờ trình|Báo cáo|Chương trình|Công điện|Luật)"
)
REFERENCE = rf"(?:{_OFFICIAL}\s(?:số\s?:?\s?)?)?(?<![\w/.,-])\d+(?:/\d{{4}})?[/-](?=[^\W\d_]*[A-ZĐ])[^\W_][\w/&-]*\w"

REFERENCE_DATED = re.compile(rf"{REFERENCE}(?:[,\s]{{1,2}}(?:{DAY}))?")
"""A document's number with its date: `Kế hoạch số 153-KH/TU ngày 7/11/2019`."""
