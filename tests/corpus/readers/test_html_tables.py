from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpus.readers.html_text import read_tree


def texts(page: str) -> list[str]:
    root = LexborHTMLParser(page).root
    assert root is not None
    return [piece.text for piece in read_tree(root).pieces]


def test_rows_stand_between_bars_below_their_caption() -> None:
    page = "<table><caption>Kinh phí</caption><tr><th>Mục<th>Tiền<tr><td>Cây<br>giống<td>6.000.000<tr><td> <td></table>"

    assert texts(page) == ["Kinh phí", "| Mục | Tiền |", "| Cây giống | 6.000.000 |"]


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
        "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>e</table>",
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
