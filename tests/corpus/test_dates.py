from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_date

DAY = datetime.date(2023, 12, 9)


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


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 2/9/1945, Bác đọc Tuyên ngôn.",
        "Ngày 30/4/1975, miền Nam giải phóng.",
        "02/9/1945 - Quốc khánh",
        "Ngày 15 tháng 8 năm 2023, luật có hiệu lực",
        "Công bố quyết định giao đất ngày 08/12/2022 cho bà con.",
    ],
)
def test_history_in_the_body_dates_no_document(line: str) -> None:
    assert find_date(f"Kỷ niệm ngày lễ lớn\n{line}\nHội nghị đã họp.") is None
    assert find_date(f"Kỷ niệm ngày lễ lớn\nHội nghị đã họp.\n{line}") is None


def test_the_document_is_dated_by_its_office_and_not_by_who_signed_the_file_or_printed_it() -> None:
    marks = "Ký bởi: Cổng Thông tin\nThời gian ký: 15.12.2023 16:15:20 +07:00\nCÔNG BÁO/Số 3 + 4/Ngày 20-12-2023"

    assert find_date(f"{marks}\nBỘ Y TẾ\nSố: 5/TT-BYT Hà Nội, ngày 09 tháng 12 năm 2023\nTHÔNG TƯ") == DAY
    assert find_date("Digitally signed by: Bộ Y tế\nDate: 2023.12.09 10:10:10 +07'00'\nThông tư về thuốc") == DAY


def test_the_properties_that_a_site_tells_date_a_document_without_a_date_of_its_own() -> None:
    table = "Thuộc tính văn bản\nSố hiệu: 3/2023/NĐ-CP\nLoại văn bản: Nghị định\nNgày ban hành: 09/12/2023"

    assert find_date(f"{table}\nNgày hiệu lực: 01/02/2024\nNghị định về chợ\nĐiều 1. Chợ quê") == DAY


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
