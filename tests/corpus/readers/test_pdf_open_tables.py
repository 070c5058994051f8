"""Tables without ruled lines, and text boxes."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_files import RIGHT, STEP, At, Box, make_pdf, paragraphs, width_of, wrapped

SAID = (
    "Khách hàng thanh toán trước ngày 20 hằng tháng tại quầy giao dịch hoặc qua ngân hàng, quá hạn thì bên bán ngừng "
    "cung cấp sau khi đã báo trước ba ngày bằng văn bản và không chịu trách nhiệm về thiệt hại."
)


def lines(*items: At | Box) -> list[str]:
    return clean(read_pdf(make_pdf(list(items))).text).split("\n")


def table(top: float, lefts: tuple[float, ...], *rows: tuple[str, ...]) -> list[At]:
    return [
        At(left, top + STEP * number, text)
        for number, row in enumerate(rows)
        for left, text in zip(lefts, row, strict=True)
        if text
    ]


def test_names_above_numbers_come_out_as_a_table_of_two_rows() -> None:
    rows = [
        ("Chỉ số mới", "Chỉ số cũ", "Hệ số", "Điện năng (kWh)", "Thành tiền"),
        ("45.8", "44.3", "1", "1.560", "3.129"),
    ]
    got = lines(*table(100, (60, 150, 240, 310, 440), *rows), *wrapped(160, SAID))
    assert got == [f"| {' | '.join(row)} |" for row in rows] + [SAID]


def test_a_cell_goes_on_in_its_next_line_and_an_empty_one_stays_empty() -> None:
    rows = [("Tên hàng", "Số lượng", "Giá"), ("Gạo nếp", "12", "350"), ("Hạt giống", "5", "40"), ("Công", "", "70")]
    page = table(100, (85, 300, 420), *rows[:3], ("vụ đông", "", ""), rows[3])
    assert lines(*page)[2:] == ["| Hạt giống vụ đông | 5 | 40 |", "| Công | | 70 |"]


@pytest.mark.parametrize("column_after_column", [True, False])
def test_a_label_stands_beside_its_value(*, column_after_column: bool) -> None:
    rows = [("Tiền điện:", "450.000 đồng"), ("Tiền nước:", "82.000 đồng"), ("Vệ sinh:", "30.000 đồng")]
    page = table(100, (85, 330), *rows)
    if column_after_column:
        page.sort(key=lambda item: item.left)
    assert lines(*page) == [" ".join(row) for row in rows]


def test_columns_of_prose_are_no_table() -> None:
    left, right = (wrapped(100, f"{number} {SAID} {SAID}", begin, begin + 215) for number, begin in ((1, 60), (2, 310)))
    assert lines(*left, *right) == [f"1 {SAID} {SAID}", f"2 {SAID} {SAID}"]


def test_a_text_box_is_read_by_itself() -> None:
    above = paragraphs(100, SAID)
    top = above[-1].top + STEP
    box = [At(90, top + STEP * at, text) for at, text in enumerate(("Lưu ý: thời hiệu là", "hai năm."))]
    beside = wrapped(top, SAID, left=290, right=RIGHT)
    frame = Box(85, top - 14, 280, top + 2 * STEP)
    assert lines(frame, *box, *above, *beside) == [SAID, "Lưu ý: thời hiệu là hai năm.", SAID]


def test_a_box_around_words_of_a_line_takes_nothing_out() -> None:
    begin = "Hộ khẩu thường trú ghi"
    frame = Box(84, 90, 86 + width_of(begin), 104)
    assert lines(frame, At(85, 100, f"{begin} theo giấy tờ.")) == [f"{begin} theo giấy tờ."]
