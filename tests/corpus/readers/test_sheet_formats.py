from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from corpus.readers.sheet_formats import SheetFormats, workbook_formats

FILES = Path(__file__).parents[2] / "files" / "office"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Một"
    book.active.append(["Tên", 0.5, 7])
    book.active["B1"].number_format = "0%"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_formats_are_those_of_numbers_that_are_not_general() -> None:
    found = workbook_formats(workbook())["Một"]
    assert [found.code(0, column) for column in range(4)] == ["", "0%", "", ""]


def test_formats_of_an_xls_are_known() -> None:
    found = workbook_formats((FILES / "du_toan.xls").read_bytes())["Dự toán"]
    assert (found.code(4, 3), found.code(4, 4), found.code(3, 3)) == ("#,##0", "0.0%", "")


def test_below_the_known_rows_a_column_is_as_it_mostly_was() -> None:
    formats = SheetFormats({(0, 1): "0%", (1, 1): "#,##0", (2, 1): "#,##0"})
    assert [formats.code(row, 1) for row in range(5)] == ["0%", "#,##0", "#,##0", "#,##0", "#,##0"]
    assert formats.code(9, 0) == ""


@pytest.mark.parametrize("data", [b"", b"abc", workbook()[:2_000], (FILES / "du_toan.xls").read_bytes()[:2_000]])
def test_without_formats_there_is_none(data: bytes) -> None:
    assert workbook_formats(data) == {}
