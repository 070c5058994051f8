from __future__ import annotations

import contextlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Removed, RemovedAs
from corpus.readers.rich_text import read_rich_text
from corpus.titles import find_title

FILES = Path(__file__).parents[2] / "files" / "office"
SENTENCE = "Hội nghị tổng kết năm 2023 tại xã Đông Hòa, quận Bình Thạnh."


def read(rtf: str) -> str:
    return joined(read_rich_text(rtf.encode("ascii")).blocks)[0]


def in_windows_1258(text: str) -> str:
    """Write a text as Word 97 does: letters with their shape, then the tone, each as the byte of the code page."""
    written = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        whole = letter if len(letter.encode("cp1258", errors="ignore")) == 1 else base + tones
        written += "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in whole.encode("cp1258"))
    return written


def in_unicode(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def test_an_rtf_keeps_letterhead_numbers_tables_notes_and_boxes() -> None:
    text, marks = joined(read_rich_text((FILES / "ke_hoach.rtf").read_bytes()).blocks)
    assert find_title(text) == "KẾ HOẠCH Chuyển đổi số năm 2024 của xã An Phú"
    assert "Điều 1. Phạm vi điều chỉnh\n1. Kế hoạch này áp dụng cho mọi thôn.\na) thôn Đông;" in text
    assert "Nội dung: Tập huấn; Đơn vị: Văn phòng; Kinh phí: 12.000.000" in text
    assert "[1] Luật số 77/2015/QH13 đã được sửa đổi." in text
    assert "Chữ trong khung văn bản." in text
    assert "ĐẦU TRANG" not in text
    assert [heading.text for heading in marks.headings] == ["PHẦN MỘT: QUY ĐỊNH CHUNG", "Kinh phí"]


@pytest.mark.parametrize(
    "font", [r"\ansi\ansicpg1258{\fonttbl{\f0 Arial;}}", r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset163 Arial;}}"]
)
def test_bytes_are_of_the_code_page_that_the_file_or_the_font_names(font: str) -> None:
    assert read(rf"{{\rtf1{font}\f0 {in_windows_1258(SENTENCE)}\par}}") == SENTENCE


def test_letters_by_their_number_are_of_no_code_page() -> None:
    assert read(rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Arial;}}}}\f0 {in_unicode(SENTENCE)}\par}}") == SENTENCE


def test_what_was_deleted_is_told_and_no_part_of_the_text() -> None:
    found = read_rich_text((FILES / "ke_hoach.rtf").read_bytes())
    assert "Hoàn thành trong sáu mươi ngày." in found.text
    assert Removed("ba mươi", RemovedAs.DELETED) in found.removed


def test_what_is_only_struck_through_stays() -> None:
    rtf = r"{\rtf1 Trong {\strike ba}{\deleted\revauthdel1 hai}{\revised s\'e1u}{\strike0  th\'e1ng}\deleted0  nay\par}"
    found = read_rich_text(rtf.encode("ascii"))
    assert (found.text, found.removed) == ("Trong basáu tháng nay", (Removed("hai", RemovedAs.DELETED),))


@pytest.mark.parametrize("hyphen", [r"\'ad", r"\-", r"\u173?", r"\u173\'ad"])
def test_a_soft_hyphen_which_is_a_letter_in_tcvn3_is_kept(hyphen: str) -> None:
    rtf = rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 .VnTime;}}}}\f0 Tr{hyphen}\'eang C:\\-a \u432\'75\par}}"
    assert read_rich_text(rtf.encode("ascii")).text == "Tr\u00adêng C:\\-a ư"


def test_halves_of_east_asian_letters_are_no_hyphens() -> None:
    assert read(r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'b1\'ad\par}") == "杯"


def test_a_question_mark_at_the_beginning_of_a_line_is_no_broken_number() -> None:
    assert read(r"{\rtf1 ?i?u g? 1. \par ?? 2. x\par}") == "?i?u g? 1.\n\n?? 2. x"


@pytest.mark.parametrize("data", [b"", b"Xin ch\xc3\xa0o", b"{\\rt"])
def test_what_is_no_rtf_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_rich_text(data)
    assert caught.value.code == "file_damaged"


def test_an_rtf_that_is_cut_off_gives_what_there_is() -> None:
    whole = (FILES / "ke_hoach.rtf").read_bytes()
    assert "KẾ HOẠCH" in read_rich_text(whole[: len(whole) * 3 // 4]).text


@given(st.text(alphabet="\\{}'abcu019?* \n", max_size=200))
def test_any_marks_give_a_text_or_an_error_for_people(marks: str) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_rich_text(b"{\\rtf1" + marks.encode())
