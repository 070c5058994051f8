from __future__ import annotations

import pytest

from corpus.furniture.lines import Line
from corpus.furniture.tags import find_stray_labels, find_tags

PROSE = "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao của các đại biểu."


def tags(*texts: str) -> list[str]:
    return [texts[run.start] for run in find_tags([Line(text) for text in texts])]


def stray(*texts: str) -> list[str]:
    return [texts[run.start] for run in find_stray_labels([Line(text) for text in texts])]


@pytest.mark.parametrize("text", ["Từ khóa: chè shan, Bản Lài", "Tags: cầu, đường", "Từ khoá : thủy lợi"])
def test_words_to_search_by_go_below_the_text(text: str) -> None:
    assert tags("Giữ hương chè", PROSE, "Hải Yến", text, "Chia sẻ") == [text]


def test_they_stay_above_sentences_and_in_papers() -> None:
    assert tags("Nghị quyết chuyên đề", "Từ khóa: chuyển đổi số", PROSE) == []
    assert tags("Phân hữu cơ trên chè", PROSE, "Từ khóa: phân hữu cơ", "Tài liệu tham khảo") == []


def test_the_label_of_what_was_left_out_goes() -> None:
    assert stray("Khai mạc hội chợ", PROSE, "Quảng cáo", PROSE, "QUẢNG CÁO", "Báo lỗi") == [
        "Quảng cáo",
        "QUẢNG CÁO",
        "Báo lỗi",
    ]


def test_a_part_of_that_name_keeps_its_heading() -> None:
    assert stray("Quy định", "Quảng cáo", "Biển quảng cáo cách mép đường hai mét.") == []
    assert stray("Quảng cáo") == []
    assert stray("Bảng giá dịch vụ", "Quảng cáo", PROSE) == []
