"""The box below a page in which readers comment: its labels, its form, its notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run, matching
from corpus.places import RemovedAs

# What only the box says.
_CERTAIN = re.compile(
    r"(?:(?:ý kiến|bình luận|thảo luận|đánh giá) của (?:bạn đọc|bạn|độc giả)|ý kiến (?:bạn đọc|độc giả)"
    r"|bạn đọc bình luận)(?: về bài viết(?: này)?)?\s*(?:\(\d+\))?:?"
    r"|(?:gửi|viết|đăng|thêm|để lại) (?:bình luận|ý kiến của bạn|phản hồi của bạn|nhận xét của bạn)"
    r"(?: (?:của bạn|mới))?\s*(?:\.{3}|…)?:?"
    r"|bình luận\s*\(\d+\):?|(?:chưa|không) có bình luận(?: nào)?(?: cho bài viết(?: này)?)?\.?"
    r"|hãy là người đầu tiên (?:bình luận|gửi ý kiến|nhận xét|đánh giá).{0,40}"
    r"|(?:(?:bạn|quý vị) )?(?:cần|phải|hãy|vui lòng|xin)?\s*đăng nhập (?:để|mới có thể) (?:gửi |tham gia |viết )?"
    r"(?:bình luận|ý kiến).{0,30}"
    r"|(?:vui lòng |xin |mời )?(?:nhập |gõ |viết )?(?:tiếng việt|bình luận) có dấu.{0,30}"
    r"|(?:tối đa|số ký tự)(?: được gõ là)?:?\s*\d[\d.]* ?ký tự"
    r"|(?:email|thư điện tử) của bạn sẽ không được (?:hiển thị|công khai).{0,60}",
    re.IGNORECASE,
)
# What may also be a heading, or part of any form: only next to what is certain.
_LIKELY = re.compile(
    r"(?:bình luận|nhận xét|phản hồi|ý kiến|thích|trả lời|mới nhất|quan tâm nhất|hủy|huỷ|đóng|gửi|gửi đi"
    r"|nhập lại|làm lại)"
    r"|(?:họ (?:và )?tên|tên của bạn|email|địa chỉ email|điện thoại|tiêu đề|nội dung"
    r"|mã (?:xác nhận|bảo mật|kiểm tra|an toàn)|captcha)\s*(?:\(?\*\)?)?:?",
    re.IGNORECASE,
)


def find_comments(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the lines of comment boxes, but not what readers wrote into them.

    Example:
        >>> page = ["Hội nghị kết thúc lúc 11 giờ.", "Ý kiến của bạn", "Họ và tên (*)", "Gửi"]
        >>> [run.start for run in find_comments([Line(text) for text in page])]
        [1, 2, 3]
    """
    # Not the first line: a newspaper has a column of that name.
    certain = {number for number, line in enumerate(lines) if number and _CERTAIN.fullmatch(line.text)}
    for number in sorted(certain):
        yield Run(number, number + 1, RemovedAs.COMMENTS)
    likely = {run.start for run in matching(lines, _LIKELY, RemovedAs.COMMENTS)}
    for step in (1, -1):
        for number in sorted(certain, reverse=step < 0):
            yield from _next_to(number + step, step, likely)


def _next_to(number: int, step: int, likely: set[int]) -> Iterator[Run]:
    """Yield the likely lines that stand one behind the other from a line on."""
    while number in likely:
        likely.discard(number)
        yield Run(number, number + 1, RemovedAs.COMMENTS)
        number += step
