from __future__ import annotations

import io

import anydoc
import docx

from corpus.readers.office_tables import grid_rows, row_text


def table(*merged: tuple[int, int, int, int]) -> anydoc.Table:
    """Return a table of three rows and columns, some of whose cells are merged."""
    document = docx.Document()
    made = document.add_table(3, 3)
    for top, left, bottom, right in merged:
        made.cell(top, left).merge(made.cell(bottom, right))
    for row in range(3):
        for column in range(3):
            made.cell(row, column).text = f"{row}{column}"
    file = io.BytesIO()
    document.save(file)
    (block,) = anydoc.to_document(file.getvalue(), "docx").blocks
    assert block.table is not None
    return block.table


def rows(of: anydoc.Table) -> list[list[str | None]]:
    return grid_rows(of, lambda cell: "".join(part.text or "" for block in cell.blocks for part in block.content or ()))


def test_cells_stand_row_by_row() -> None:
    assert rows(table()) == [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]


def test_a_cell_over_several_rows_stands_in_each_and_one_over_columns_in_the_first() -> None:
    assert rows(table((0, 0, 1, 0))) == [["10", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]
    assert rows(table((0, 0, 0, 1))) == [["01", None, "02"], ["10", "11", "12"], ["20", "21", "22"]]
    assert rows(table((0, 1, 1, 2))) == [["00", "12", None], ["10", "12", None], ["20", "21", "22"]]


def test_a_row_is_a_line_between_bars() -> None:
    assert row_text(["a", "", "b"]) == "| a |  | b |"
