"""The box below a page in which readers comment: its labels, its form, its notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run, matching, next_to
from corpus.places import RemovedAs

_LABEL = re.compile(
    r"(?:(?:ý kiến|bình luận|thảo luận|đánh giá) của (?:bạn đọc|bạn|độc giả)|ý kiến (?:bạn đọc|độc giả)"
    r"|bạn đọc bình luận)(?: về bài viết(?: này)?)?\s*(?:\(\d+\))?:?"
    r"|(?:gửi|viết|đăng|thêm|để lại) (?:bình luận|ý kiến của bạn|phản hồi của bạn|nhận xét của bạn)"
    r"(?: (?:của bạn|mới))?\s*(?:\.{3}|…)?:?"
    r"|bình luận\s*\(\d+\):?",
    re.IGNORECASE,
)
# What only the box says.
_NOTICE = re.compile(
    r"(?:chưa|không) có bình luận(?: nào)?(?: cho bài viết(?: này)?)?\.?"
    r"|hãy là người đầu tiên (?:bình luận|gửi ý kiến|nhận xét|đánh giá).{0,40}"
    r"|(?:(?:bạn|quý vị) )?(?:cần|phải|hãy|vui lòng|xin)?\s*đăng nhập (?:để|mới có thể) (?:gửi |tham gia |viết )?"
    r"(?:bình luận|ý kiến).{0,30}"
    r"|(?:vui lòng |xin |mời )?(?:nhập |gõ |viết )?(?:tiếng việt|bình luận) có dấu.{0,30}"
    r"|(?:vui lòng |xin |mời )?(?:nhập|gõ|viết) nội dung bình luận(?: của bạn)?\.?"
    r"|xem (?:thêm|tất cả|toàn bộ|hết)(?: các)? (?:bình luận|ý kiến bạn đọc)(?: khác)?\s*(?:\(\d+\))?"
    r"|tối đa:?\s*\d[\d.]* ?ký tự|số ký tự được gõ là:?\s*\d[\d.]* ?ký tự"
    r"|(?:email|thư điện tử) của bạn sẽ không được (?:hiển thị|công khai).{0,60}"
    r"|tổng số điểm của bài viết(?: này)?(?: là)?\s*:?\s*\d.{0,40}"
    r"|(?:click|nhấp|nhấn|bấm|kích)(?: chuột)?(?: vào (?:sao|đây|các ngôi sao))? để đánh giá (?:bài viết|bài báo|tin)"
    r"(?: này)?\.?"
    r"|xếp hạng:?\s*\d(?:[.,]\d)?\s*(?:/\s*5)?\s*[-–]?\s*\(?\d+ (?:phiếu bầu|lượt đánh giá|đánh giá)\)?",
    re.IGNORECASE,
)
# What may also be a heading, or part of any form: only next to what is certain.
_LIKELY = re.compile(
    r"(?:bình luận|nhận xét|phản hồi|ý kiến|thích|trả lời|mới nhất|quan tâm nhất|hủy|huỷ|đóng|gửi|gửi đi"
    r"|nhập lại|làm lại|báo lỗi|đăng nhập|đánh giá bài viết|vui lòng nhập (?:họ (?:và )?tên|tên|email|địa chỉ email))"
    r"|(?:họ (?:và )?tên|tên của bạn|email|địa chỉ email|điện thoại|tiêu đề|nội dung"
    r"|mã (?:xác nhận|bảo mật|kiểm tra|an toàn)|captcha)\s*(?:\(?\*\)?)?:?",
    re.IGNORECASE,
)
# A form of its own, which asks for opinions by the same words.
_FORM = re.compile(
    r"(?:\W*(?:phiếu|mẫu|biểu mẫu|đơn(?! vị)|tờ khai|bản khai|khảo sát)\b|.*\bphiếu (?:khảo sát|góp ý)\b).*",
    re.IGNORECASE,
)
_ABOVE = 8
"""How many lines above its questions the heading of a form stands."""


def is_comment_notice(text: str) -> bool:
    """Tell whether a clean line is what only a comment box says."""
    return bool(_NOTICE.fullmatch(text))


def is_comments_label(text: str) -> bool:
    """Tell whether a clean line may stand above a comment box, or above an opinion."""
    return bool(_LABEL.fullmatch(text))


def find_comments(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the lines of comment boxes, but not what readers wrote into them, nor a form that asks for opinions.

    Example:
        >>> page = ["Hội nghị kết thúc lúc 11 giờ.", "Ý kiến của bạn", "Họ và tên (*)", "Gửi"]
        >>> [run.start for run in find_comments([Line(text) for text in page])]
        [1, 2, 3]
    """
    # Not the first line: a newspaper has a column of that name.
    labels = {number for number, line in enumerate(lines) if number and _LABEL.fullmatch(line.text)}
    certain = {number for number, line in enumerate(lines) if number and _NOTICE.fullmatch(line.text)}
    certain.update(number for number in labels if not _is_below_a_form_s_heading(lines, number))
    certain.update(next_to(certain, {run.start for run in matching(lines, _LIKELY, RemovedAs.COMMENTS)}))
    yield from (Run(number, number + 1, RemovedAs.COMMENTS) for number in sorted(certain))


def _is_below_a_form_s_heading(lines: Sequence[Line], number: int) -> bool:
    above = lines[max(0, number - _ABOVE) : number]
    return any(not line.is_prose and _FORM.fullmatch(line.text) for line in above)
