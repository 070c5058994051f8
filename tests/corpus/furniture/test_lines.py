from __future__ import annotations

import re

import pytest

from corpus.furniture.lines import Line, Run, matching
from corpus.places import RemovedAs


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao.", True),
        ("Mưa to. Đường ngập", True),
        ("Ra quân nạo vét kênh Bảy Thước", False),
        ("Xem thêm.", False),
        ("Giải thưởng 1.000.000 đồng", False),
    ],
)
def test_prose_is_told_from_headlines_and_buttons(text: str, *, is_prose: bool) -> None:
    assert Line(text).is_prose is is_prose


def test_words_are_what_holds_a_letter() -> None:
    assert Line("Tổng: 2.345 - 7 người").words == 2


def test_headings_and_long_lines_match_nothing() -> None:
    lines = [Line("aaa"), Line("aaa", is_heading=True), Line("a" * 1_000)]

    assert [*matching(lines, re.compile("a+"), RemovedAs.LINKS)] == [Run(0, 1, RemovedAs.LINKS)]
