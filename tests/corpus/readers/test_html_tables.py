from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpus.readers.html_text import read_tree


def texts(page: str) -> list[str]:
    root = LexborHTMLParser(page).root
    assert root is not None
    return [piece.text for piece in read_tree(root).pieces]


def test_rows_name_their_columns_below_their_caption() -> None:
    page = "<table><caption>Kinh phí</caption><tr><th>Mục<th>Tiền<tr><td>Cây<br>giống<td>6.000.000<tr><td> <td></table>"

    assert texts(page) == ["Kinh phí", "Mục: Cây giống; Tiền: 6.000.000"]


def test_a_table_within_the_columns_of_a_page_keeps_its_rows() -> None:
    inner = "<table><tr><th>Ngày<th>Giờ<tr><td>05/11<td>8h00<tr><td>20/11<td>13h30</table>"

    assert texts(f"<table><tr><td>Giới thiệu<td><p>Lịch tiếp dân:</p>{inner}</table>") == [
        "Giới thiệu",
        "Lịch tiếp dân:",
        "Ngày: 05/11; Giờ: 8h00",
        "Ngày: 20/11; Giờ: 13h30",
    ]


def test_a_cell_over_several_columns_does_not_move_the_names() -> None:
    page = "<table><tr><th>Mục<th>Thu<th>Chi<tr><td colspan=2>Cộng<td>15<tr><td>Điện<td>5<td>6</table>"

    assert texts(page) == ["Mục: Cộng; Chi: 15", "Mục: Điện; Thu: 5; Chi: 6"]


def test_a_cell_over_several_rows_stands_in_each() -> None:
    page = "<table><tr><td rowspan=2>Thứ hai<td>7:30<td rowspan=3>Hội trường<tr><td>14:00<tr><td>Thứ ba<td>8:00</table>"

    assert texts(page) == [
        "| Thứ hai | 7:30 | Hội trường |",
        "| Thứ hai | 14:00 | Hội trường |",
        "| Thứ ba | 8:00 | Hội trường |",
    ]


def test_lists_in_cells_stay_in_their_row() -> None:
    assert texts("<table><tr><th>Giờ<td><ul><li>Họp<li>Nghỉ</ul></table>") == ["| Giờ | - Họp - Nghỉ |"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>đầu<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
        "<table><tr><td>một cột</table>",
        "<table><tr><td>UBND XÃ<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 1<td>Ngày 2</table>",
        "<table><tr><td>Nơi nhận:<td>CHỦ TỊCH<tr><td>- Lưu.<td>Lê Văn A</table>",
        f"<table><tr><td>{'dài ' * 400}<td>b<tr><td>c<td>d</table>",
        "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
    ],
    ids=["nested", "one column", "letterhead", "signature", "long cell", "said so"],
)
def test_tables_that_lay_out_a_page_are_read_cell_by_cell(table: str) -> None:
    first, *_ = texts(table)

    assert not first.startswith("|")


def test_a_span_without_measure_costs_nothing() -> None:
    cells = "<td rowspan=65534>a</td>" * 300

    assert len(texts(f"<table>{f'<tr>{cells}</tr>' * 30}</table>")) == 30
