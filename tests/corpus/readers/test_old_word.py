from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Removed, RemovedAs
from corpus.readers.old_word import read_old_word
from corpus.titles import find_title

FILES = Path(__file__).parents[2] / "files" / "office"


def test_a_doc_keeps_letterhead_numbers_tables_and_notes() -> None:
    text, marks = joined(read_old_word((FILES / "ke_hoach.doc").read_bytes()).blocks)
    assert text.startswith(
        "UỶ BAN NHÂN DÂN\nXÃ AN PHÚ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    )
    assert find_title(text) == "KẾ HOẠCH Chuyển đổi số năm 2024 của xã An Phú"
    assert "Điều 1. Phạm vi điều chỉnh\n1. Kế hoạch này áp dụng cho mọi thôn.\na) thôn Đông;" in text
    assert "Nội dung: Tập huấn; Đơn vị: Văn phòng; Kinh phí: 12.000.000" in text
    assert "[1] Luật số 77/2015/QH13 đã được sửa đổi." in text
    assert "ĐẦU TRANG" not in text
    assert [heading.text for heading in marks.headings] == ["PHẦN MỘT: QUY ĐỊNH CHUNG", "Kinh phí", "Khung văn bản"]
    assert text.endswith("Khung văn bản\n\nChữ trong khung văn bản.")


def test_what_was_deleted_is_told_and_no_part_of_the_text() -> None:
    found = read_old_word((FILES / "ke_hoach.doc").read_bytes())
    assert "Hoàn thành trong sáu mươi ngày." in found.text
    assert Removed("ba mươi", RemovedAs.DELETED) in found.removed


def test_a_soft_hyphen_which_is_a_letter_in_tcvn3_is_kept() -> None:
    whole = (FILES / "ke_hoach.doc").read_bytes()
    changed = whole.replace("thôn Đông".encode("utf-16-le"), "Tr\x1fêng An".encode("utf-16-le"))
    assert changed != whole
    assert "Tr\u00adêng An" in read_old_word(changed).text


@pytest.mark.parametrize("name", ["ke_hoach.rtf", "ke_hoach.docx", "ke_hoach.odt"])
def test_what_the_bytes_show_counts_and_not_the_name(name: str) -> None:
    assert "KẾ HOẠCH" in read_old_word((FILES / name).read_bytes()).text


def test_a_doc_with_a_password_is_told_from_a_damaged_one() -> None:
    whole = bytearray((FILES / "ke_hoach.doc").read_bytes())
    whole[whole.index(b"\xec\xa5") + 11] |= 1  # The flag that says so, in the block where a doc begins.
    with pytest.raises(UnreadableFileError) as caught:
        read_old_word(bytes(whole))
    assert caught.value.code == "file_encrypted"


def test_a_docx_with_a_password_by_the_name_of_a_doc_is_told() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_old_word((FILES / "mat_khau.docx").read_bytes())
    assert caught.value.code == "file_encrypted"


@pytest.mark.parametrize("length", [0, 8, 600, 9_000])
def test_a_part_of_a_doc_is_told_as_damaged(length: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_old_word((FILES / "ke_hoach.doc").read_bytes()[:length])
    assert caught.value.code == "file_damaged"


@settings(max_examples=60)
@given(st.data())
def test_changed_bytes_give_a_text_or_an_error_for_people(data: st.DataObject) -> None:
    whole = bytearray((FILES / "ke_hoach.doc").read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=40)):
        whole[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableFileError):
        read_old_word(bytes(whole))
