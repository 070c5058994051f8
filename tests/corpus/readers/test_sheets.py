from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Place, PlaceKind
from corpus.raw_text import RawText
from corpus.readers.sheets import read_sheets

FILES = Path(__file__).parents[2] / "files" / "office"


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read(build: Callable[[Worksheet], object], name: str = "Dự toán") -> RawText:
    workbook = openpyxl.Workbook()
    workbook.active.title = name
    build(workbook.active)
    return read_sheets(saved(workbook))


def lines(found: RawText) -> list[str]:
    return [block.text for block in found.blocks]


def estimate(workbook: Workbook) -> None:
    """Write the workbook that du_toan.xls and du_toan.ods were made from."""
    sheet = workbook.active
    sheet.title = "Dự toán"
    sheet.append(["BẢNG DỰ TOÁN KINH PHÍ NĂM 2024"])
    sheet.append(["(Kèm theo Quyết định số 12/QĐ-UBND)"])
    sheet.append([])
    sheet.append(["TT", "Nội dung", "Ngày", "Số tiền", "Tỷ lệ", "Ghi chú"])
    sheet.append([1, "Tập huấn", date(2024, 3, 12), 1234567, 0.155, None])
    sheet.append([2, "Mua máy", datetime(2024, 4, 1, 7, 30), 2500000.5, 1, "x"])
    for row in (5, 6):
        for column, code in ((3, "dd/mm/yyyy"), (4, "#,##0"), (5, "0.0%")):
            sheet.cell(row, column).number_format = code
    sheet["B9"], sheet["D9"], sheet["D10"] = "Gộp dọc", 5, 6
    sheet.merge_cells("B9:B10")
    sheet.merge_cells("A1:F1")
    names = workbook.create_sheet("Danh sách")
    names.append(["Họ và tên", "Chức vụ", "SĐT"])
    names.append(["Nguyễn Văn A", "Chủ tịch", "0901234567"])
    names.append(["Trần Thị B", "Kế toán", 901234567])
    names["C3"].number_format = "0000000000"
    names.row_dimensions[3].hidden = True
    hidden = workbook.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden.append(["bí mật"])


ROWS_OF_NAMES = [
    "Họ và tên: Nguyễn Văn A; Chức vụ: Chủ tịch; SĐT: 0901234567",
    "Họ và tên: Trần Thị B; Chức vụ: Kế toán; SĐT: 0901234567",
]


def test_rows_of_an_xlsx_name_their_columns_and_show_values_as_the_program_does() -> None:
    workbook = openpyxl.Workbook()
    estimate(workbook)
    found = read_sheets(saved(workbook))
    assert found.title == "BẢNG DỰ TOÁN KINH PHÍ NĂM 2024"
    assert lines(found) == [
        "BẢNG DỰ TOÁN KINH PHÍ NĂM 2024",
        "(Kèm theo Quyết định số 12/QĐ-UBND)",
        "TT: 1; Nội dung: Tập huấn; Ngày: 12/03/2024; Số tiền: 1.234.567; Tỷ lệ: 15,5%",
        "TT: 2; Nội dung: Mua máy; Ngày: 01/04/2024 07:30; Số tiền: 2.500.001; Tỷ lệ: 100,0%; Ghi chú: x",
        "Nội dung: Gộp dọc; Số tiền: 5",
        "Nội dung: Gộp dọc; Số tiền: 6",
        *ROWS_OF_NAMES,
    ]


def test_rows_of_an_xls_read_as_those_of_an_xlsx() -> None:
    found = lines(read_sheets((FILES / "du_toan.xls").read_bytes()))
    assert "TT: 1; Nội dung: Tập huấn; Ngày: 12/03/2024; Số tiền: 1.234.567; Tỷ lệ: 15,5%" in found
    assert "Nội dung: Gộp dọc; Số tiền: 6" in found
    assert found[-2:] == ROWS_OF_NAMES


def test_rows_of_an_ods_read_as_those_of_an_xlsx_but_for_the_formats_of_numbers() -> None:
    found = lines(read_sheets((FILES / "du_toan.ods").read_bytes()))
    assert "TT: 1; Nội dung: Tập huấn; Ngày: 12/03/2024; Số tiền: 1234567; Tỷ lệ: 0,155" in found
    assert ROWS_OF_NAMES[0] in found
    assert "bí mật" not in found


def test_formulas_stand_with_the_value_that_the_program_computed() -> None:
    found = lines(read_sheets((FILES / "du_toan.xls").read_bytes()))
    assert any("Số tiền: 3.734.568" in line for line in found)


def test_every_row_is_at_its_sheet_and_the_number_that_the_program_shows() -> None:
    workbook = openpyxl.Workbook()
    estimate(workbook)
    text, marks = joined(read_sheets(saved(workbook)).blocks)
    places = {words: marks.places_at(text.index(words)) for words in ("Mua máy", "Số tiền: 6", "Trần Thị B")}
    sheet, names = Place(PlaceKind.SHEET, "Dự toán"), Place(PlaceKind.SHEET, "Danh sách")
    assert places == {
        "Mua máy": (sheet, Place(PlaceKind.ROW, "6")),
        "Số tiền: 6": (sheet, Place(PlaceKind.ROW, "10")),
        "Trần Thị B": (names, Place(PlaceKind.ROW, "3")),
    }


def test_a_table_need_not_begin_in_the_first_cell() -> None:
    def build(sheet: Worksheet) -> None:
        for cell, value in {"C5": "Tên", "D5": "Tỷ lệ", "C6": "An", "D6": 0.5, "C7": "Bình", "D7": 0.25}.items():
            sheet[cell] = value
        sheet["D6"].number_format = sheet["D7"].number_format = "0%"
        sheet.merge_cells("C6:C7")

    found = read(build)
    assert lines(found) == ["Tên: An; Tỷ lệ: 50%", "Tên: An; Tỷ lệ: 25%"]
    assert found.blocks[0].places[-1] == Place(PlaceKind.ROW, "6")


def test_a_long_sheet_is_read_whole_and_soon() -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Lớn")
    sheet.append(["Tên", "Số"])
    for number in range(30_000):
        sheet.append(["An", number])
    data = saved(workbook)
    begin = time.process_time()
    found = read_sheets(data)
    assert time.process_time() - begin < 30  # a hundred thousand rows of eight cells took 8
    assert len(found.blocks) == 30_000
    assert found.blocks[-1].text == "Tên: An; Số: 29999"
    assert found.blocks[-1].places == (Place(PlaceKind.ROW, "30001"),)


def test_formats_go_on_below_the_rows_that_they_were_read_of() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["Tỷ lệ", *"ABCDEFGHI"])
        for row in range(2, 2_200):
            sheet.append([0.5, *"abcdefghi"])
            sheet.cell(row, 1).number_format = "0%"

    assert read(build).blocks[-1].text.startswith("Tỷ lệ: 50%; A: a;")


def test_a_cell_at_the_end_of_the_world_is_told_and_takes_no_memory() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["Tên", "Số"])
        sheet.cell(1_048_576, 16_384).value = "lạc"

    with pytest.raises(UnreadableFileError) as caught:
        read(build)
    assert caught.value.code == "sheet_endless"
    assert "XFD1048576" in caught.value.text("vi")


def test_an_empty_workbook_has_no_text() -> None:
    assert read(lambda _: None).blocks == ()


def test_text_by_the_name_of_a_workbook_is_read_as_the_table_that_it_is() -> None:
    assert lines(read_sheets("Tên\tSố\nAn\t12\nBình\t13\n".encode("utf-16"))) == [
        "Tên: An; Số: 12",
        "Tên: Bình; Số: 13",
    ]


def test_a_workbook_with_a_password_is_told_from_a_damaged_one() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_sheets((FILES / "mat_khau.docx").read_bytes())
    assert caught.value.code == "file_encrypted"


@pytest.mark.parametrize("data", [b"PK\x03\x04", (FILES / "du_toan.xls").read_bytes()[:3_000]])
def test_a_part_of_a_workbook_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_sheets(data)
    assert caught.value.code == "file_damaged"


@settings(max_examples=40)
@given(st.data())
def test_changed_bytes_give_rows_or_an_error_for_people(data: st.DataObject) -> None:
    # Not of an xls: over a false count calamine asks for gigabytes, and without them it ends the process.
    whole = bytearray((FILES / "du_toan.ods").read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=30)):
        whole[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableFileError):
        read_sheets(bytes(whole))
