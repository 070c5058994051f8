from __future__ import annotations

import pytest

from corpus.furniture.lines import Line
from corpus.furniture.player import clock_within, find_player


def found(*texts: str) -> list[str]:
    return [texts[run.start] for run in find_player([Line(text) for text in texts])]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 / 0:00",
        "0:00",
        "00:00",
        "0:00/3:45",
        "Nghe đọc bài viết",
        "Nghe bài viết: 3:45",
        "Current Time 0:00",
        "Giọng nữ miền Bắc Giọng nam miền Nam",
        "Trình duyệt của bạn không hỗ trợ audio.",
    ],
)
def test_what_a_player_leaves_goes(text: str) -> None:
    assert text in found("Sáng 26/12, hội nghị tổng kết được tổ chức.", text, "Quang cảnh")


@pytest.mark.parametrize(
    "text",
    ["7:30", "07:30 / 11:30", "3:2", "10:00 - 11:00", "Thời lượng", "Nghe tin", "Giọng nữ", "Thời lượng 45 phút"],
)
def test_what_may_be_content_stays(text: str) -> None:
    assert found("Lịch họp", text, "Khai mạc") == []


def test_midnight_in_an_agenda_stays() -> None:
    assert found("23:30", "Chương trình văn nghệ", "00:00", "Bắn pháo hoa") == []


@pytest.mark.parametrize("text", ["1x", "1.0x", "Nam miền Bắc", "Nữ miền NamNam miền Bắc", "Tốc độ đọc"])
def test_what_stands_next_to_a_player_goes_with_it(text: str) -> None:
    assert found("0:00 / 3:45", text, "Quang cảnh") == ["0:00 / 3:45", text]
    assert found("Giới tính", text, "Quang cảnh") == []


def test_a_clock_is_told_from_the_words_glued_to_it() -> None:
    assert clock_within("0:00 / 0:00Nam miền Bắc") == (0, 11)
    assert clock_within("Thứ tư, 23/10/2024 08:15 (GMT+7) 0:00 / 0:00 1x") == (33, 44)
    assert clock_within("Đồng hồ chỉ 0:00 / 0:30 khi tắt máy") is None
    assert clock_within("0:00 / 3:45") is None
