from __future__ import annotations

import pytest

from corpus.readers.document_tables import row_lines
from corpus.sentences import split_sentences


def table(*lines: str) -> list[list[str | None]]:
    """Make rows of lines whose cells stand between bars; `<` is where the cell before reaches to."""
    return [[None if cell.strip() == "<" else cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("Nguồn | Năm 2024 | Năm 2025", "Huyện | 900 | 1.050"), "Nguồn: Huyện; Năm 2024: 900; Năm 2025: 1.050"),
        ((" | Năm 2024 | Năm 2025", "Dân góp | 9 | 10"), "Dân góp; Năm 2024: 9; Năm 2025: 10"),
        (("Chỉ tiêu | 2023 | 2024", "Hộ nghèo | 312 | 268"), "Chỉ tiêu: Hộ nghèo; 2023: 312; 2024: 268"),
        (("STT | Họ tên | Chức vụ", "1 | Lan | Trưởng ban"), "STT: 1; Họ tên: Lan; Chức vụ: Trưởng ban"),
        (("Nội dung | Kinh phí (đồng)", "Tập huấn | 12.000.000"), "Nội dung: Tập huấn; Kinh phí (đồng): 12.000.000"),
        (("Nhiệm vụ | Chủ trì | Thời hạn", "Rà đất | Sở | Quý I"), "Nhiệm vụ: Rà đất; Chủ trì: Sở; Thời hạn: Quý I"),
        (("Khối | Môn bơi | Người dạy", "Khối 6 | Sáng | Thầy Hạ"), "Khối: Khối 6; Môn bơi: Sáng; Người dạy: Thầy Hạ"),
        (("TT | Tên | Thu | <", "TT | Tên | 2024 | 2025", "1 | A | 5 | 6"), "TT: 1; Tên: A; Thu 2024: 5; Thu 2025: 6"),
        (("BẢNG LƯƠNG | < | <", "Họ tên | Hệ số | Lương", "Cộng | < | 5.000.000"), "Họ tên: Cộng; Lương: 5.000.000"),
        (("TT | Nội dung | Tiền", "I. Chi thường xuyên | < | <"), "| I. Chi thường xuyên |"),
    ],
)  # fmt: skip
def test_a_row_below_a_head_names_its_columns(lines: tuple[str, ...], last: str) -> None:
    assert row_lines(table(*lines))[-1] == last


@pytest.mark.parametrize(
    "lines",
    [
        ("Họ và tên | Nguyễn Văn An", "Ngày sinh | 01/02/1980", "Số điện thoại | 0912345678"),
        ("Họ và tên | Nguyễn Văn An | Chức vụ | Giám đốc", "Địa chỉ | Hà Nội | Điện thoại | 0912"),
        ("Chủ hộ | Nguyễn Văn An", "Số thửa | 12", "Tờ bản đồ | 5"),
        ("Địa chỉ | Hà Nội", "Số tài khoản | 0123456", "Mã số thuế | 0100"),
        ("Bên A | Công ty An Bình", "Giá thuê | 30.000.000 đồng/tháng"),
        ("Họ tên: | An", "Số hộ | 3"),
        ("1 | Lan | Trưởng ban", "2 | Hoa | Phó ban"),
        ("Ông Phan Văn Thụ | Phó Chủ tịch | Trưởng ban", "Bà Lan | Chánh văn phòng | Phó ban"),
        ("Phan Văn Thụ | Phó Chủ tịch | Trưởng ban", "Lan | Chánh văn phòng | 0912333444"),
        ("NGƯỜI LẬP | KẾ TOÁN | THỦ TRƯỞNG", "(Ký) | (Ký) | (Ký)"),
        ("Sáng | Họp giao ban | 8h00", "Chiều | Tiếp dân | 14h00"),
        ("Quy định cũ | Quy định mới", "Ba mươi ngày. | Mười lăm ngày."),
    ],
)
def test_a_table_without_a_certain_head_keeps_its_rows(lines: tuple[str, ...]) -> None:
    assert row_lines(table(*lines)) == [f"| {line} |" for line in lines]


def test_a_head_that_the_file_marks_needs_no_words_that_are_known() -> None:
    lines = table("Quy định cũ | Quy định mới", "Hằng tháng | Hằng quý")
    assert row_lines(lines, is_marked=True)[-1] == "Quy định cũ: Hằng tháng; Quy định mới: Hằng quý"


def test_a_form_below_a_marked_head_keeps_its_rows() -> None:
    lines = table("Người khai | Nguyễn Văn An", "Ngày sinh | 1980")
    assert row_lines(lines, is_marked=True)[-1] == "| Ngày sinh | 1980 |"


def test_every_row_is_one_sentence() -> None:
    rows = row_lines(
        table(
            "STT | Nội dung",
            "1 | Câu một. Câu hai nói thêm.",
            "2 | lại",
            "3 | Các việc của",
            f"4 | {'việc dài; ' * 60}",
        )
    )
    text = "\n".join(filter(None, rows))
    assert [span.of(text) for span in split_sentences(text)] == text.split("\n")


def test_lines_stand_for_their_rows() -> None:
    assert row_lines(table("STT | Tên", " | ", "1 | An")) == ["", "", "STT: 1; Tên: An"]
    assert row_lines([]) == []
