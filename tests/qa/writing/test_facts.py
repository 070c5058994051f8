"""Numbers, dates, references and names are the same however they are written."""

import pytest

from qa.writing.facts import facts
from qa.writing.sources import Text


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ("có 3600 tin", "Đăng hơn 3.600 tin"),
        ("có 3,600 tin", "Đăng hơn 3.600 tin"),
        ("ngày 8/12/2023", "ngày 08 tháng 12 năm 2023"),
        ("ngày 8 tháng 12 năm 2023", "sáng 08-12-2023"),
        ("tháng 12 năm 2023", "ngày 08/12/2023"),
        ("năm 2023", "ngày 08/12/2023"),
        ("năm 2025", "giai đoạn 2021 - 2025"),
        ("ngày 5/9", "trước khai giảng 05/9"),
        ("2,45 tỷ đồng", "2.450.000.000 đồng"),
        ("12 tỷ đồng", "12,0 tỷ đồng"),
        ("64,2%", "bằng 64,2 phần trăm"),
        ("3 xã", "Ba xã"),
        ("hai mươi ba xã", "23 xã"),
        ("7h30", "từ 7 giờ 30 phút"),
        ("số 0299.3.771.042", "điện thoại 0299 3771 042"),
        ("Nghị quyết 27-NQ/HU", "Nghị quyết số 27 - NQ/HU"),
        ("bà Hoà Giang", "đồng chí Hòa Giang"),
        ("BÀ LÊ THU HÀ", "bà Lê Thu Hà"),
        ("ông Sơn", "ông Nguyễn Trọng Sơn"),
        ("25 tấn", "25.000 kg"),
        ("2,5 tạ", "250 kg"),
        ("36 tháng", "3 năm"),
        ("25 hộ", "25 gia đình"),
    ],
)
def test_the_same_is_held(stated: str, source: str) -> None:
    read = facts(stated)

    assert read
    assert all(Text(source).holds(one) for one in read)


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ("có 3.600 tin", "Đăng hơn 3.660 tin"),
        ("ngày 8/12/2023", "tháng 12 năm 2023"),
        ("ngày 8/12/2023", "ngày 12/8/2023"),
        ("năm 2023", "năm 2022"),
        ("15%", "15 người"),
        ("15 triệu đồng", "15 tỷ đồng"),
        ("2,45 tỷ đồng", "245 triệu đồng"),
        ("7 giờ 30", "17 giờ 30"),
        ("Nghị quyết 27-NQ/HU", "Nghị quyết số 28-NQ/HU"),
        ("25 kg gạo", "25 tấn gạo"),
        ("25 thùng gạo", "25 tấn gạo"),
        ("5 tháng làm việc", "05 ngày làm việc"),
        ("2.450 USD", "2.450 đồng"),
        ("5 đơn", "5. Đơn đề nghị"),
        ("36/38 đại biểu", "36/39 đại biểu"),
        ("bà Lê Thu Hà", "bà Lê Thu Hằng"),
        ("giải Nhất", "giải Nhì"),
        ("thứ hai", "thứ ba"),
        ("trang evil.example", "trang example.vn"),
    ],
)
def test_what_differs_is_not_held(stated: str, source: str) -> None:
    assert not all(Text(source).holds(one) for one in facts(stated))


def test_facts_know_where_they_stand() -> None:
    text = "Ngày 8/12/2023, bà Lê Thu Hà trao 25 suất."

    assert [text[one.start : one.end] for one in facts(text)] == ["8/12/2023", "Lê Thu Hà", "25"]
