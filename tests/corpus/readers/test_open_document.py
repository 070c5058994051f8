from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Removed, RemovedAs
from corpus.readers.open_document import read_open_document
from corpus.titles import find_title

FILES = Path(__file__).parents[2] / "files" / "office"


def test_an_odt_keeps_letterhead_numbers_tables_notes_and_boxes() -> None:
    found = read_open_document((FILES / "ke_hoach.odt").read_bytes())
    text, marks = joined(found.blocks)
    assert find_title(text) == "KẾ HOẠCH Chuyển đổi số năm 2024 của xã An Phú"
    assert "Điều 1. Phạm vi điều chỉnh\n1. Kế hoạch này áp dụng cho mọi thôn.\na) thôn Đông;" in text
    assert "I. MỤC TIÊU\n1. Mục tiêu chung\nII. GIẢI PHÁP\n- Gạch đầu dòng một" in text
    assert "Nội dung: Tập huấn; Đơn vị: Văn phòng; Kinh phí: 12.000.000" in text
    assert "[1] Luật số 77/2015/QH13 đã được sửa đổi." in text
    assert "Hoàn thành trong sáu mươi ngày." in text
    assert "Chữ trong khung văn bản." in text
    assert "ĐẦU TRANG" not in text
    assert [heading.level for heading in marks.headings] == [1, 2]
    assert (found.title, found.author, found.date) == (None, None, None)


def with_content(old: str, new: str) -> bytes:
    whole = zipfile.ZipFile(FILES / "ke_hoach.odt")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            part = whole.read(name)
            archive.writestr(name, part.replace(old.encode(), new.encode()) if name == "content.xml" else part)
    return file.getvalue()


def test_a_comment_is_told_and_no_part_of_the_text() -> None:
    comment = (
        '<office:annotation office:name="a"><dc:creator>Lan</dc:creator><dc:date>2024-05-03T09:00:00</dc:date>'
        "<text:p>Xem lại.</text:p><text:p>Chưa chắc.</text:p></office:annotation>"
    )
    found = read_open_document(with_content("mọi thôn", f"mọi {comment}thôn"))
    assert "Kế hoạch này áp dụng cho mọi thôn." in found.text
    assert Removed("Xem lại.\nChưa chắc.", RemovedAs.COMMENTS) in found.removed
    assert "Lan" not in found.text


@pytest.mark.parametrize("hyphen", ["\u00ad", "&#xAD;"])
def test_a_soft_hyphen_which_is_a_letter_in_tcvn3_is_kept(hyphen: str) -> None:
    found = read_open_document(with_content("mọi thôn", f"Tr{hyphen}êng"))
    assert "áp dụng cho Tr\u00adêng." in found.text


@pytest.mark.parametrize("length", [0, 100, 9_000])
def test_a_part_of_an_odt_is_told_as_damaged(length: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_open_document((FILES / "ke_hoach.odt").read_bytes()[:length])
    assert caught.value.code == "file_damaged"
