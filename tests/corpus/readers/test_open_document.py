from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.readers.open_document import read_open_document
from corpus.titles import find_title

FILES = Path(__file__).parents[2] / "files" / "office"


def test_an_odt_keeps_letterhead_numbers_tables_notes_and_boxes() -> None:
    found = read_open_document((FILES / "ke_hoach.odt").read_bytes())
    text, marks = joined(found.blocks)
    assert find_title(text) == "KẾ HOẠCH Chuyển đổi số năm 2024 của xã An Phú"
    assert "Điều 1. Phạm vi điều chỉnh\n1. Kế hoạch này áp dụng cho mọi thôn.\na) thôn Đông;" in text
    assert "I. MỤC TIÊU\n1. Mục tiêu chung\nII. GIẢI PHÁP\n- Gạch đầu dòng một" in text
    assert "| Tập huấn | Văn phòng | 12.000.000 |" in text
    assert "[1] Luật số 77/2015/QH13 đã được sửa đổi." in text
    assert "Hoàn thành trong sáu mươi ngày." in text
    assert "Chữ trong khung văn bản." in text
    assert "ĐẦU TRANG" not in text
    assert [heading.level for heading in marks.headings] == [1, 2]
    assert (found.title, found.author, found.date) == (None, None, None)


@pytest.mark.parametrize("length", [0, 100, 9_000])
def test_a_part_of_an_odt_is_told_as_damaged(length: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_open_document((FILES / "ke_hoach.odt").read_bytes()[:length])
    assert caught.value.code == "file_damaged"
