from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

from corpus.places import PlaceKind
from corpus.readers.table_heads import Row
from corpus.readers.table_rows import row_blocks, title_above
from corpus.sentences import split_sentences


def rows(*lines: str) -> list[Row]:
    """Make rows of lines whose cells stand between bars; an empty line leaves a row out."""
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    width = max(map(len, cells))
    return [Row(number, (*row, *[""] * (width - len(row)))) for number, row in enumerate(cells, 1) if any(row)]


def text(*lines: str) -> list[str]:
    return [block.text for block in row_blocks(rows(*lines))]


def headings(*lines: str) -> list[str]:
    return [block.text for block in row_blocks(rows(*lines)) if block.level]


FORM = (
    "UBND XÃ AN PHÚ | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "VĂN PHÒNG | | Độc lập - Tự do - Hạnh phúc",
    "",
    "BÁO CÁO KẾT QUẢ GIẢI NGÂN",
    "Năm 2024",
    " | | | ĐVT: triệu đồng",
    "TT | Nội dung | Kinh phí | | Ghi chú",
    " | | Năm 2023 | Năm 2024 | ",
    "(1) | (2) | (3) | (4) | (5)",
    "I | Chi thường xuyên",
    "1 | Lương | 100 | 120 | ",
    "",
    "2 | Điện | 10 | 12 | tăng giá",
    " | Tổng cộng | 110 | 132",
    "",
    "Người lập biểu | | | Thủ trưởng",
    "(Ký) | | | (Ký, đóng dấu)",
    "",
    "DANH SÁCH ĐƠN VỊ",
    "",
    "Đơn vị | Địa chỉ | Số người",
    "Thôn Đông | Đường 1 | 25",
    "Thôn Đoài | Đường 2 | 31",
)


def test_a_form_of_an_office_is_read_with_all_that_stands_around_its_tables() -> None:
    assert text(*FORM) == [
        "UBND XÃ AN PHÚ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "VĂN PHÒNG",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO KẾT QUẢ GIẢI NGÂN",
        "Năm 2024",
        "ĐVT: triệu đồng",
        "TT: I; Nội dung: Chi thường xuyên",
        "TT: 1; Nội dung: Lương; Kinh phí Năm 2023: 100; Kinh phí Năm 2024: 120",
        "TT: 2; Nội dung: Điện; Kinh phí Năm 2023: 10; Kinh phí Năm 2024: 12; Ghi chú: tăng giá",
        "Nội dung: Tổng cộng; Kinh phí Năm 2023: 110; Kinh phí Năm 2024: 132",
        "Người lập biểu",
        "Thủ trưởng",
        "(Ký)",
        "(Ký, đóng dấu)",
        "DANH SÁCH ĐƠN VỊ",
        "Đơn vị: Thôn Đông; Địa chỉ: Đường 1; Số người: 25",
        "Đơn vị: Thôn Đoài; Địa chỉ: Đường 2; Số người: 31",
    ]


def test_the_title_above_each_table_is_its_heading() -> None:
    assert headings(*FORM) == ["BÁO CÁO KẾT QUẢ GIẢI NGÂN", "DANH SÁCH ĐƠN VỊ"]
    assert title_above(row_blocks(rows(*FORM))) == "BÁO CÁO KẾT QUẢ GIẢI NGÂN"
    assert title_above(row_blocks(rows("Tên | Tuổi", "An | 45"))) is None


def test_rows_go_on_below_an_empty_one() -> None:
    assert text("Tên | Việc", "An | Họp", "", "Bình | Tập huấn", "Chi | Họp") == [
        "Tên: An; Việc: Họp",
        "Tên: Bình; Việc: Tập huấn",
        "Tên: Chi; Việc: Họp",
    ]


def test_a_head_that_is_repeated_is_no_row() -> None:
    assert text("Tên | Tuổi", "An | 45", "", "Tên | Tuổi", "Bình | 46") == ["Tên: An; Tuổi: 45", "Tên: Bình; Tuổi: 46"]


def test_without_a_head_cells_stand_between_bars() -> None:
    assert text("1 | 2,5 | An", "2 | 3,5 | Bình") == ["| 1 | 2,5 | An |", "| 2 | 3,5 | Bình |"]


def test_a_cell_in_a_column_without_a_name_stands_alone() -> None:
    assert text("Tên | Tuổi | ", "An | 45 | đã nghỉ") == ["Tên: An; Tuổi: 45; đã nghỉ"]


def test_a_form_that_nobody_filled_in_keeps_its_columns() -> None:
    assert text("Họ tên | Chức vụ | Chữ ký") == ["| Họ tên | Chức vụ | Chữ ký |"]


def test_each_row_is_a_sentence_of_its_own_even_in_small_letters() -> None:
    lines = [f"dòng {number} | việc {number}" for number in range(8)]
    blocks = list(row_blocks(rows("Những việc đã làm trong năm", "tên | nội dung của việc", *lines)))
    shown = blocks[0].text + "".join(block.gap + block.text for block in blocks[1:])
    assert [span.of(shown) for span in split_sentences(shown)] == [block.text for block in blocks]


def test_rows_keep_their_numbers() -> None:
    blocks = list(row_blocks(rows("", "Tên | Tuổi", "", "An | 45")))
    assert [(place.kind, place.label) for block in blocks for place in block.places][-1] == (PlaceKind.ROW, "4")


def test_rows_are_not_held_in_memory() -> None:
    def many() -> Iterator[Row]:
        yield Row(1, ("Tên", "Tuổi"))
        for number in range(2, 20_000):
            yield Row(number, (f"An {number}", "45"))

    tracemalloc.start()
    for _ in row_blocks(many()):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
