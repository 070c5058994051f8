"""Names of places and bodies as far as they go: `Sở Tài` and `trụ sở UBND` are pieces of them."""

from __future__ import annotations

import re

from corpus.document import Span
from corpus.folding import fold
from corpus.letters import CAPITAL


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOWER = re.compile(r"\s((?!\d)[^\W\d_]+)")
_CAPITALS = re.compile(rf"\s(?:[-–]\s)?{CAPITAL}[\w'’-]*(?:\s(?:{CAPITAL}[\w'’-]*|\d+(?![\d/.,])))*")
_KINDS = _words("xã phường huyện quận tỉnh thị thành thôn xóm bản ấp khu phố trấn đường ngõ số của chuyên và")
# What a name is followed by where it is at its end: verbs, small words, words of time.
_BEHIND_A_NAME = _words("""
    ban bàn bao bảo báo bắt bị bởi cả các cách cạnh cao cấp cần chỉ chiều cho chủ chúc chứa có còn công cùng cũng cử dài
    dành do dự dùng duy dưới đã đang đảm đạt đặt đầu đăng đề để đến đều điều đối đón đóng đoạt đông đồng đứng được đưa
    gặp gần giá giải giao giành giới giữa giữ gồm gửi hàng hiện hoàn họp hỗ hoặc hội hơn hướng kể kết khai khi khoảng
    không kiểm kiến ký là làm lãnh lập lên liên lúc luôn mà mất miền mở mời mới muốn nay này năm nằm nên nêu ngày nghe
    nghiệm người nhà nhân nhằm nhận nhất nhiều như những nơi nộp nói ở phải phát phân phê phía phối phụ phục phương qua
    quan quản quy quyết ra rất rồi sang sau sáng sẽ so tại tham thành tháng thay theo thì thì thông thống thu thuộc thực
    tiếp tiến tổ tối tới trao trả tri triển trình trong trở trực trưa trước trên triệt từ tuy tuyên vào văn vẫn vận về
    vì viết việc với vừa xảy xây xin xử yêu đi đó đây nhưng cũng nếu đoàn quyên ủng đầu vô giành thắng thua chiếm
""")
_OF_MANY = re.compile(r"\b(?:các|những|mọi|mỗi|\d+)\s$", re.IGNORECASE)
_PROPER = re.compile(rf"(?<!\w){CAPITAL}[^\W\d_]*[a-zà-ỹ]")
_OWN_KIND = re.compile(r"\s(?:xã|phường|huyện|tỉnh|quận|thị\strấn|thị\sxã|thành\sphố)(?=[,.;:)]|$)")
_MOST_BETWEEN = 2


def whole_name(span: Span, text: str) -> Span | None:
    """Return a name of a place or a body up to where it ends, or None where that is not sure.

    Args:
        span: Where the name begins, and where its capitals end.
        text: The sentence.

    Example:
        >>> text = "Nộp tại trụ sở UBND xã Bến Mơ."
        >>> whole_name(Span(8, 19), text).of(text)
        'trụ sở UBND xã Bến Mơ'
        >>> text = "Sở Tài chính tổ chức họp; Trung tâm Trợ giúp pháp lý dự."
        >>> whole_name(Span(0, 6), text).of(text), whole_name(Span(26, 39), text)
        ('Sở Tài chính', None)
    """
    end = span.end
    while (more := _next_capitals(end, text)) is not None:
        end = more
    if _OF_MANY.search(text[: span.start]) and not _PROPER.search(text, span.start, end):
        return None
    if kind := _OWN_KIND.match(text, end):  # `trụ sở UBND xã` is the commune's own
        return Span(span.start, kind.end())
    following = _LOWER.match(text, end)
    if following is None or following[1].lower() in _BEHIND_A_NAME:
        return Span(span.start, end)
    # The first syllable alone of a common word is a capital: `Tài chính`, `Đào tạo`.
    behind = _LOWER.match(text, following.end())
    ends = behind is None or behind[1].lower() in _BEHIND_A_NAME
    if ends and _is_common_word(text[:end], following[1]):
        return Span(span.start, following.end())
    return None


def _next_capitals(end: int, text: str) -> int | None:
    """Return where the next capitals end that belong to the same name, or None."""
    place = end
    for _ in range(_MOST_BETWEEN + 1):
        if capitals := _CAPITALS.match(text, place):
            return capitals.end()
        word = _LOWER.match(text, place)
        if word is None or (word[1] in _BEHIND_A_NAME and word[1] not in _KINDS) or not word[1].islower():
            return None
        place = word.end()
    return None


def _is_common_word(before: str, following: str) -> bool:
    last = before.split()[-1]
    return not last.isupper() and fold(following).isalpha()
