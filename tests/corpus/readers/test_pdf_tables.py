from __future__ import annotations

from itertools import product

from corpus.readers.page_parts import Piece, Rule
from corpus.readers.pdf_tables import find_tables

COLUMNS, ROWS = (100.0, 200.0, 400.0), (100.0, 140.0, 180.0)


def rules() -> list[Rule]:
    lying = [Rule(COLUMNS[0], row, COLUMNS[-1], row) for row in ROWS]
    return [*lying, *(Rule(column, ROWS[0], column, ROWS[-1]) for column in COLUMNS)]


def piece(text: str, left: float, top: float) -> Piece:
    return Piece(text, left, top, left + 60, top + 12)


def cells(*texts: str) -> list[Piece]:
    places = product(ROWS[:-1], COLUMNS[:-1])
    return [piece(text, left + 5, top + 5) for text, (top, left) in zip(texts, places, strict=True)]


def rows(pieces: list[Piece], drawn: list[Rule]) -> list[str]:
    return [row.text for table in find_tables(pieces, drawn) for row in table.rows]


def test_a_cell_of_two_lines_is_one() -> None:
    pieces = [*cells("Tên", "Việc", "An", "Ghi chép"), piece("và lưu", 205, 160)]
    assert rows(pieces, rules()) == ["| Tên | Việc |", "| An | Ghi chép và lưu |"]


def test_a_frame_and_lines_that_do_not_touch_are_no_table() -> None:
    frame = [Rule(100, 100, 400, 100), Rule(100, 180, 400, 180), Rule(100, 100, 100, 180), Rule(400, 100, 400, 180)]
    apart = [Rule(100, 20 * row, 400, 20 * row) for row in range(5)]
    assert rows(cells("a", "b", "c", "d"), frame) == []
    assert rows(cells("a", "b", "c", "d"), apart) == []


def test_a_page_laid_out_with_a_table_is_none() -> None:
    assert rows(cells("a", "b", "c", "d" * 500), rules()) == []


def test_what_stands_outside_is_no_part_of_it() -> None:
    outside = piece("Ngoài bảng", 100, 300)
    (table,) = find_tables([*cells("a", "b", "c", "d"), outside], rules())
    assert id(outside) not in table.pieces
