from __future__ import annotations

import pytest

from corpus.furniture.captions import find_credited_captions, find_repeated_captions, is_numbered_headline
from corpus.furniture.lines import Line

PROSE = "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao của các đại biểu dự họp."


def found(*texts: str) -> list[int]:
    return [run.start for run in find_repeated_captions([Line(text) for text in texts])]


@pytest.mark.parametrize(
    "again", ["Khai mạc lớp tập huấn ảnh 1", "Khai mạc lớp tập huấn - Ảnh 2.", "Khai mạc lớp tập huấn (Ảnh 3)"]
)
def test_the_headline_as_a_picture_s_text_goes(again: str) -> None:
    assert found("Khai mạc lớp tập huấn", PROSE, again) == [2]


@pytest.mark.parametrize(
    "caption",
    [
        "Quang cảnh buổi lễ bàn giao",
        "Toàn cảnh buổi lễ nhìn từ sông",
    ],
)
def test_a_caption_stands_once(caption: str) -> None:
    assert found(PROSE, caption, PROSE, caption, PROSE) == [3]


def test_a_caption_that_names_its_photographer_stands_once() -> None:
    caption = "Lãnh đạo huyện trao nhà cho ông Páo. Ảnh: Hải Đường"

    assert [run.start for run in find_credited_captions([Line(PROSE), Line(caption), Line(PROSE), Line(caption)])] == [
        3
    ]
    # A list of the pictures of a competition.
    assert [*find_credited_captions([Line("Ảnh dự thi"), Line(caption), Line(caption), Line("Ruộng bậc thang")])] == []


@pytest.mark.parametrize("line", ["Hình ảnh Bác còn mãi trong tim", "Toàn cảnh quê hương bừng nắng mới"])
def test_a_refrain_that_begins_as_captions_do_stays(line: str) -> None:
    assert found("Bài ca", line, "Suối reo theo bước chân Người", line, "Núi rừng vang tiếng hát vui", line) == []


def test_the_headline_counts_only_where_headlines_stand() -> None:
    page = [*map(Line, [PROSE, "Khai mạc lớp tập huấn", PROSE, "Khai mạc lớp tập huấn ảnh 1"])]
    report = [Line("Báo cáo"), *[Line(PROSE)] * 10, Line("Cầu tràn Nà Phặc"), Line("Cầu tràn Nà Phặc ảnh 1")]

    assert is_numbered_headline(page)
    assert not is_numbered_headline(report)


def test_a_line_twice_in_a_row_between_paragraphs_is_a_caption() -> None:
    assert found(PROSE, "Cầu Bến Lứa nhìn từ bờ bắc", "Cầu Bến Lứa nhìn từ bờ bắc", PROSE) == [2]


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh: Hải Đường",
        "Đối với các cơ quan, đơn vị thuộc tỉnh",
        "| Nậm Hồng | 64 | 64 | 0 | 1 |",
        "Tổ chức thực hiện",
        "Chủ tịch huyện phát biểu tại hội nghị khẳng định:",
        "Đồng chí An phát biểu tại hội nghị",
        "Chủ tịch xã trao quà cho các hộ nghèo",
    ],
)
def test_other_lines_may_come_back(line: str) -> None:
    assert found(PROSE, line, PROSE, line, PROSE) == []


def test_songs_and_forms_stay() -> None:
    verse = "Như có mùa xuân về trên bến sông"

    assert found("Bài ca sông Lứa", verse, verse, "Ta hát mãi", verse, verse) == []
    assert found("(Ký, ghi rõ họ và tên)", "(Ký, ghi rõ họ và tên)") == []


def test_paragraphs_twice_stay() -> None:
    assert found(PROSE, PROSE, PROSE) == []
