from __future__ import annotations

import pytest

from corpus.readers.table_heads import Head, Row, find_head


def rows(*lines: str) -> list[Row]:
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    width = max(map(len, cells))
    return [Row(number, (*row, *[""] * (width - len(row)))) for number, row in enumerate(cells, 1)]


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (("Tên | Tuổi", "An | 45"), Head(0, 1, ("Tên", "Tuổi"))),
        (("BẢNG LƯƠNG | ", "Tên | Tuổi", "An | 45"), Head(1, 1, ("Tên", "Tuổi"))),
        (("Tên | 2023 | 2024", "An | 45 | 46"), Head(0, 1, ("Tên", "2023", "2024"))),
        (("TT | Tên | | Ghi chú", "1 | An | x | y"), Head(0, 1, ("TT", "Tên", "", "Ghi chú"))),
        (
            ("TT | Kinh phí | | Ghi chú", " | Thu | Chi | ", "1 | 5 | 6 | x"),
            Head(0, 2, ("TT", "Kinh phí Thu", "Kinh phí Chi", "Ghi chú")),
        ),
        (  # The cells of both rows are merged, and stand in both.
            ("TT | Kinh phí | | Ghi chú", "TT | Thu | Chi | Ghi chú", "1 | 5 | 6 | x"),
            Head(0, 2, ("TT", "Kinh phí Thu", "Kinh phí Chi", "Ghi chú")),
        ),
        (("TT | Tên | Số | Chú", "(1) | (2) | (3) | (4)", "1 | An | 5 | x"), Head(0, 2, ("TT", "Tên", "Số", "Chú"))),
        (("TT | Tên | Số | Chú", "A | B | 1 | 2", "1 | An | 5 | x"), Head(0, 2, ("TT", "Tên", "Số", "Chú"))),
    ],
)
def test_the_head_is_found(lines: tuple[str, ...], head: Head) -> None:
    assert find_head(rows(*lines)) == head


@pytest.mark.parametrize(
    "lines",
    [
        ("1 | An | 45", "2 | Bình | 46"),
        ("2023 | 2024", "5 | 6"),
        ("Họ tên | Chữ ký",),
        ("UBND XÃ AN PHÚ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "VĂN PHÒNG | Độc lập - Tự do - Hạnh phúc"),
        (f"{'Một câu dài. ' * 12} | {'Câu khác. ' * 15}", "An | 45"),
        ("Một dòng", "Hai dòng"),
    ],
)
def test_what_is_no_head_is_not_taken_for_one(lines: tuple[str, ...]) -> None:
    assert find_head(rows(*lines)) is None


def test_small_numbers_that_go_up_are_a_row() -> None:
    assert find_head(rows("Một | Hai | Ba", "1 | 2 | 3", "4 | 5 | 6")) == Head(0, 1, ("Một", "Hai", "Ba"))


def test_a_row_of_words_below_the_head_is_a_row() -> None:
    head = find_head(rows("Họ tên | Chức vụ | | Ghi chú", "An | Kế toán | trưởng | x", "Bình | Văn thư | | y"))
    assert head == Head(0, 1, ("Họ tên", "Chức vụ", "", "Ghi chú"))
