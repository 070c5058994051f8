"""How far behind a number what it counts goes: `37 kế hoạch`, `1.034 cán bộ`, `20 giường`."""

from __future__ import annotations

import re

from corpus.document import Span
from qa.composing.tokens import holds_run, tokens

_WORD = re.compile(r"\s(\w+[23²³]?)")
_NO_NOUN = r"(?:tham|được|bị|đã|đang|dùng|có|là|ở|tại|trong|của|với|phải|cho|từ|trúng|đạt)"
_BREAK = re.compile(rf"(?:\s(?!{_NO_NOUN}\b)[^\W\d_]+){{1,4}}")
_NEXT_COUNT = re.compile(r"(?:,| và|, và)\s(?=(\d[\d.,]*)\s)")


def _phrases(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.replace("\n", ",").split(",") if line.strip())


# What is counted by one word, and by two: cut in between, `1.034 cán` would be no answer.
_ONE = _phrases("""
    người, hộ, xã, huyện, tỉnh, thôn, xóm, bản, ấp, ca, vụ, đơn, em, con, cây, cuốn, bộ, tổ, đội, giường, suất, phần
    lượt, lần, trường, lớp, nhà, căn, cơ sở, ha, km, m, m2, m3, m², m³, cm, mm, kg, g, tấn, tạ, yến, lít, mg, tuổi, sao
    điểm, bài, tin, buổi, bức, chiếc, cái, loại, bậc, hồ, cầu, phiếu, khẩu, thùng, bao, xe, tàu, chuyến, phút, giờ
    ngày, tháng, năm, tuần, mét, cuộc, kỳ, khoản, lớp, tầng, phòng, HTX, km2, km², dặm, feet, inch, mẫu, quyển
""")
_TWO = _phrases("""
    cán bộ, học sinh, sinh viên, giáo viên, đảng viên, đoàn viên, hội viên, thí sinh, công nhân, luật sư, đại biểu
    tập thể, cá nhân, trường hợp, đơn vị, kế hoạch, văn bản, nhiệm vụ, chỉ tiêu, chi bộ, cơ sở, hợp tác, doanh nghiệp
    công trình, mô hình, dự án, hội nghị, nhân khẩu, gia đình, tổ chức, cơ quan, vụ việc, thành viên, bệnh nhân
    khách hàng, binh sĩ, binh lính, quốc gia, thành phố, ngôn ngữ, lao động, hồ sơ, thủ tục, chương trình, đồng chí
    tổ hợp, chi đoàn, chi hội, sản phẩm, hộ nghèo, bằng khen, giấy khen, điểm thu, gia súc, gia cầm
""")


def with_unit(number: Span, text: str, question: str) -> Span:
    """Return a number with what it counts: as the question calls it, else a noun that is known to be counted so.

    Args:
        number: Where the number stands.
        text: The sentence.
        question: What was asked.

    Example:
        >>> text = "Năm 2023 ban hành 37 kế hoạch chỉ đạo."
        >>> with_unit(Span(18, 20), text, "Có bao nhiêu kế hoạch?").of(text)
        '37 kế hoạch'
    """
    known = known_unit(number, text)
    if known.of(text).count(" ") > 1:
        return known
    behind = _BREAK.match(text, number.end)
    following = tokens(behind.group()) if behind else []
    asked = [token.folded for token in tokens(question)]
    for length in range(len(following), 0, -1):
        run = [token.folded for token in following[:length]]
        # One syllable alone may be half of a word: `cán` of `cán bộ`.
        if (length > 1 or _of_one(text, number.end)) and any(
            asked[i : i + length] == run for i in range(len(asked) - length + 1)
        ):
            return Span(number.start, number.end + following[length - 1].end)
    return known


def with_next_count(counted: Span, text: str, question: str) -> Span:
    """Return a counted thing with the next one in the row, where the question asks for both.

    Example:
        >>> text = "Huyện tặng 23 tập thể và 164 cá nhân."
        >>> with_next_count(Span(11, 21), text, "Bao nhiêu tập thể, cá nhân được tặng?").of(text)
        '23 tập thể và 164 cá nhân'
    """
    following = _NEXT_COUNT.match(text, counted.end)
    if following is None:
        return counted
    number = Span(*following.span(1))
    both = with_unit(number, text, question)
    asked = [token.folded for token in tokens(question)]
    unit = [token.folded for token in tokens(text[number.end : both.end])]
    return Span(counted.start, both.end) if unit and holds_run(asked, unit) else counted


def has_unit(number: Span, text: str) -> bool:
    """Tell whether a noun or a measure stands behind a number that is known to be counted."""
    return text[number.start].isdigit() and known_unit(number, text) != number


def _of_one(text: str, place: int) -> bool:
    match = _WORD.match(text, place)
    return match is not None and match[1] in _ONE


def known_unit(number: Span, text: str) -> Span:
    """Return a number with the noun or the measure behind it that is known to be counted; else the number alone."""
    first = _WORD.match(text, number.end)
    if first is None:
        return number
    second = _WORD.match(text, first.end())
    if second and f"{first[1]} {second[1]}" in _TWO:
        return Span(number.start, second.end())
    return Span(number.start, first.end()) if first[1] in _ONE else number
