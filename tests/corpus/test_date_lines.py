from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.date_lines import date_of_line, is_date_line
from corpus.dates import find_date

DAY = datetime.date(2023, 12, 9)


@pytest.mark.parametrize(
    "line",
    [
        "09-12-2023 13:15",
        "9/12/2023",
        "09.12.2023",
        "2023-12-09",
        "2023-12-09T13:15:00+07:00",
        "Thứ bảy - 09/12/2023 22:405680",
        "Thứ Bảy, ngày 09/12/2023, 09:20 (GMT+7)",
        "Thứ 7, 09/12/2023 | 9h20",
        "11:19 AM 09/12/2023",
        "Ngày 09/12/2023",
        "Ngày đăng: thứ bảy, 09/12/2023",
        "Ngày ban hành: 09/12/2023",
        "Cập nhật: 09:20 | 09/12/2023",
        "Cập nhật lúc 15:30, 09/12/2023",
        "Đăng lúc 11 giờ 19 phút, ngày 09/12/2023",
        "Hà Nội, ngày 09 tháng 12 năm 2023",
        "Hà Nội, 09/12/2023",
        "An Phú, ngày 9 tháng 12 năm 2023.",
        "Số: 45/KH-UBND An Phú, ngày 09 tháng 12 năm 2023",
        "Hà Nội, ngày09 tháng 12 năm 2023",
        "An Phú, ngày 09 tháng12 năm2023",
        "Phường 12, ngày 9 tháng 12 năm 2023",
        "Thứ bảy, ngày 09 tháng 12 năm 2023, 22:40",
        "Thứ bảy, 9 Tháng 12 2023 22:40",
        "9 Tháng Mười Hai, 2023",
        "T7, 09/12/2023",
        "(Thứ bảy, 09/12/2023 22:40)",
        "[09/12/2023 22:40]",
        "Thu Hà - 09/12/2023 22:40",
        "09/12/2023 lúc 22 giờ 40",
        "09/12/2023 22:40 15",
        "Dân trí Thứ bảy, 09/12/2023 - 08:00",
        "09/12/2023 08:00 GMT+7",
        "09/12/2023 08:00 (GMT+7)",
        "Hà Nội ngày 9 tháng 12 năm 2023",
        "* An Phú, ngày 9 tháng 12 năm 2023",
        "Huế ngày 9 tháng 12 năm 2023",
        "Đà Nẵng, 09/12/2023",
        "8:00 SA, 09/12/2023",
        "08:00' - 09/12/2023",
        "Tác giả: X | 11:19 AM 09/12/2023",
        "Posted on 09/12/2023 by admin",
        "By admin on December 9, 2023",
        "Published on Saturday, 09 December 2023 08:00",
        "Dec 9, 2023",
        "Th12 9, 2023",
        "Tháng Mười Hai 9, 2023",
        "2023/12/09 08:00",
        "2023.12.09",
        "(Ngày đăng: 09/12/2023   Lượt xem: 1234)",
        "Thứ bảy - 09/12/2023 22:40 | Đã xem: 123 | Phản hồi: 0",
        "NLĐO - 09-12-2023 - 08:00 AM | Thời sự",
        "09/12/2023 - 08:00 Chính trị",
        "Chính trị | 09/12/2023",
        "VOV.VN - 08:00, 09/12/2023",
        "Thu Hà | 09/12/2023",
        "Bài, ảnh: Thu Hà - 09/12/2023 08:00",
        "Bản án số: 12/2023/HS-ST Ngày: 09-12-2023",
    ],
)
def test_lines_that_are_a_date(line: str) -> None:
    assert is_date_line(line)
    assert date_of_line(line) == DAY
    assert find_date(f"Tổng kết năm\n\n{line}\n\nSáng 08/12/2022, hội nghị khai mạc.") == DAY
    assert find_date("Hội nghị diễn ra ngày 08/12/2022.\n" * 30 + line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 08/12/2023, hội nghị khai mạc tại huyện.",
        "BBK - 26/12",
        "31/02/2023",
        "12/31/2023",
        "Căn cứ Quyết định số 512/QĐ-UBND ngày 05/3/2024 của UBND tỉnh;",
        "Quyết định số 20 ban hành ngày 03/6/2020 nêu rõ việc này.",
        "Ngày 08/12/2023 xã họp.",
        "Điện thoại 0299.3.771.042",
        "Năm học 2022-2023",
        "Bà Lan sinh ngày 8/11/1998.",
        "Nghị quyết số 12/NQ-HU ngày 08/12/2022 nêu rõ việc này.",
        "SỬA ĐỔI QUYẾT ĐỊNH SỐ 5/QĐ-UBND NGÀY 08/12/2022",
        "Hội nghị - 08/12/2022",
        "9 tháng Mười Ba, 2023",
        "Ngày 08/12/2022, Bác về thăm xã.",
        "08/12/2022 - Lễ hội",
        "08/12/2022: Khai mạc",
        "08/12/2022 - 10/12/2022",
        "08/12/2022 12 ca mắc mới",
        "Ngày 08/12/2022 (âm lịch)",
        "08:00 ngày 08/12/2022 tại Hội trường",
        "Thứ bảy, ngày 08/12/2022, xã họp",
        "Hạn nộp hồ sơ: 08/12/2022",
        "Sinh ngày 08/12/2022",
        "Có hiệu lực từ ngày 08/12/2022",
        "Khánh thành ngày 08 tháng 12 năm 2022",
        "Vào ngày 08 tháng 12 năm 2022",
        "Luật Bảo hiểm xã hội ngày 08 tháng 12 năm 2022",
        "Kỷ niệm Ngày Nhà giáo, 08/12/2022",
        "Chiến thắng Điện Biên Phủ - 08/12/2022",
        "December 8, 2022 is the deadline",
        "On December 8, 2022, the law took effect",
        "",
    ],
)
def test_dates_told_of_are_not_the_documents(line: str) -> None:
    assert not is_date_line(line)
    assert find_date(f"Tiêu đề\n{line}\nHết.") is None


@pytest.mark.parametrize("piece", ["(", "| ", "- ", "1 ", "thứ hai ", ", ", "08:00 ", "ngày "])
def test_a_line_is_taken_apart_in_a_moment(piece: str) -> None:
    started = time.process_time()
    for length in range(1, 40):
        date_of_line(f"{piece * length}09/12/2023{piece * length}")

    assert time.process_time() - started < 5


@given(st.text(st.sampled_from("ngày tháng năm 0123456789/-.,:|Thứ hai()") | st.characters(), max_size=150))
def test_any_line_is_a_date_or_none(line: str) -> None:
    assert is_date_line(line) is (date_of_line(line) is not None)
