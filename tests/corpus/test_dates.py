from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_date, is_date_line

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
    ],
)
def test_lines_that_are_a_date(line: str) -> None:
    assert is_date_line(line)
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
        "",
    ],
)
def test_dates_told_of_are_not_the_documents(line: str) -> None:
    assert not is_date_line(line)
    assert find_date(f"Tiêu đề\n{line}\nHết.") is None


@pytest.mark.parametrize(
    "line",
    [
        "(Ban hành kèm theo Quyết định số 64/QĐ-TVT ngày 09/12/2023 của Giám đốc)",
        "Số: 07/QC-BLC, ban hành ngày 09/12/2023",
        "Cập nhật ngày 09/12/2023. Tài liệu do huyện biên soạn.",
        "Tài liệu này được cập nhật đến ngày 9/12/2023.",
        "Hôm nay, ngày 09 tháng 12 năm 2023, tại trụ sở UBND xã, chúng tôi gồm:",
    ],
)
def test_sentences_that_say_when_the_document_was_issued(line: str) -> None:
    assert find_date(f"Quy chế\n{line}\nNgười dân đến ngày 01/01/2024 sẽ rõ.") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "LUẬT SỐ 103-SL/L.005 NGÀY 09-12-2023 VỀ CHỢ QUÊ",
        "SỐ 12/2023/QH15 NGÀY 09 THÁNG 12 NĂM 2023",
        "Số 45/KH-UBND ngày 09 tháng 12 năm 2023",
        "Thời gian ký: 09.12.2023 10:12:33 +07:00",
        "Người ký: UBND xã An Phú; Ngày ký: 09/12/2023",
    ],
)
def test_dates_that_stand_with_the_number_or_the_signature_of_the_document(line: str) -> None:
    assert find_date(f"{line}\nNgười dân đến ngày 01/01/2024 sẽ rõ.") == DAY


def test_the_days_of_a_calendar_are_not_the_documents() -> None:
    days = "Thứ hai, 04/12/2023\nHọp giao ban\nThứ ba, 05/12/2023\nTiếp dân"

    assert find_date(f"Lịch công tác tuần\n{days}") is None
    assert find_date(f"Lịch công tác tuần\nThứ bảy - 09/12/2023 15:00\n{days}") == DAY


def test_the_mark_of_a_signature_gives_way_to_the_documents_own_date() -> None:
    assert find_date("Ngày ký: 15/12/2023\nAn Phú, ngày 09 tháng 12 năm 2023") == DAY


def test_a_date_of_its_own_wins_over_a_sentence() -> None:
    assert find_date("Quy chế\nCập nhật ngày 01/02/2020 theo mẫu.\nAn Phú, ngày 09 tháng 12 năm 2023") == DAY


def test_minutes_bear_the_date_of_the_meeting() -> None:
    meeting = "Thời gian: bắt đầu lúc 7 giờ 45 phút, ngày 09/12/2023."

    assert find_date(f"BIÊN BẢN\nHọp tổ\n{meeting}") == DAY
    assert find_date(f"GIẤY MỜI\nHọp tổ\n{meeting}") is None


@pytest.mark.parametrize("piece", ["(", "...", "ngày 5 ", "| ", "số 5-", "_"])
def test_a_long_line_is_searched_in_a_moment(piece: str) -> None:
    started = time.process_time()
    find_date(piece * 20_000)

    assert time.process_time() - started < 10


@given(st.text(st.sampled_from("ngày tháng năm 0123456789/-.,:\nThứ hai") | st.characters()))
def test_any_text_is_searched(text: str) -> None:
    date = find_date(text)

    assert date is None or 1900 <= date.year <= 2099
