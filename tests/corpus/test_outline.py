from __future__ import annotations

import pytest

from corpus.law_structure import law_headings
from corpus.outline import NUMBERED_PART, ROMAN_PART

PLAN = """KẾ HOẠCH
Trồng cam năm 2024

A. TÌNH HÌNH
I. Kết quả
1. Về diện tích
Xã có 5 ha.
2. Về sản lượng:
- 45 tấn cam.
1.1. Cam sành
II. Hạn chế
Thiếu nước tưới.
B. NHIỆM VỤ
I. Tổ chức
1. Ông Tám, trưởng ban
2. Bà Ba, phó ban
3. Bà Tư, ủy viên
Cả ban họp mỗi tháng.
II. Kinh phí
1. Xã chi 45 triệu đồng.
2. Huyện chi 20 triệu đồng.
"""


def named(text: str) -> list[str]:
    return [heading.text for heading in law_headings(text)]


def test_numbered_headings_of_a_plan_are_found_and_its_lists_are_not() -> None:
    assert named(PLAN) == [
        "A. TÌNH HÌNH",
        "I. Kết quả",
        "1. Về diện tích",
        "2. Về sản lượng",
        "II. Hạn chế",
        "B. NHIỆM VỤ",
        "I. Tổ chức",
        "II. Kinh phí",
    ]


def test_a_heading_in_roman_numbers_stands_over_one_in_digits() -> None:
    levels = {heading.text: heading.level for heading in law_headings(PLAN)}

    assert levels["A. TÌNH HÌNH"] < levels["I. Kết quả"] == ROMAN_PART < levels["1. Về diện tích"] == NUMBERED_PART


@pytest.mark.parametrize(
    "text",
    [
        "1. Mang theo giấy tờ.\nNhớ bản sao.\n2. Đến đúng giờ.\nCổng mở 7 giờ.",  # sentences
        "1. Cam\n2. Ổi\n3. Mít",  # a list
        "1. Cam sành\nLoại quả của vùng này.",  # one alone
        "1. Cam\nNgon.\n2. Ổi ở xã này thì nhiều vô kể;\nRẻ.",  # one of them is none
        "V. Hugo viết nhiều.\nÔng là người Pháp.",
        "I. MỤC TIÊU",  # nothing under it
        "“I. MỤC TIÊU",
    ],
)
def test_what_is_not_clearly_an_outline_is_left_alone(text: str) -> None:
    assert named(text) == []


def test_parts_of_a_report_are_headings() -> None:
    assert named("Phần thứ nhất\nKẾT QUẢ NĂM 2023\nXã trồng 5 ha.\nPHẦN II\nKẾ HOẠCH\nTrồng thêm.") == [
        "Phần thứ nhất. KẾT QUẢ NĂM 2023",
        "Phần II. KẾ HOẠCH",
    ]


def test_points_are_headings_only_under_a_heading() -> None:
    under = "1. Nhiệm vụ\na) Trồng cam\nXã trồng 5 ha.\nb) Tưới nước\nMỗi tuần hai lần.\n2. Kinh phí\nHai tỷ đồng."

    assert named(under) == ["1. Nhiệm vụ", "a) Trồng cam", "b) Tưới nước", "2. Kinh phí"]
