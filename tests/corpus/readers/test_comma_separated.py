from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Place, PlaceKind
from corpus.readers.comma_separated import read_comma_separated


def lines(text: str, encoding: str = "utf-8") -> list[str]:
    return [block.text for block in read_comma_separated(text.encode(encoding)).blocks]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Tên;Hệ số;Lương\nAn;2,34;5.000.000\nBình;3,33;6.100.000,5\n", "Tên: An; Hệ số: 2,34; Lương: 5.000.000"),
        ('Tên,Địa chỉ\n"Nguyễn, Văn An","Số 1, Huế"\n"B","C, D"\n', "Tên: Nguyễn, Văn An; Địa chỉ: Số 1, Huế"),
        ("Tên\tGhi chú, nếu có\nAn\t1,5\nBình\t2,5, x\n", "Tên: An; Ghi chú, nếu có: 1,5"),
        ("Tên|Tuổi\nAn|45\nBình|46\n", "Tên: An; Tuổi: 45"),
        (
            "STT;Nội dung\n1;Họp, bàn, quyết định, triển khai\n2;Khác\n",
            "STT: 1; Nội dung: Họp, bàn, quyết định, triển khai",
        ),
        (
            "Ngày,Giờ,Việc\n12/03/2024,07:30,Họp; giao ban\n13/03/2024,14:00,Đi\n",
            "Ngày: 12/03/2024; Giờ: 07:30; Việc: Họp; giao ban",
        ),
        ("sep=;\nTên;Số\nAn;1,5\n", "Tên: An; Số: 1,5"),
        ('Tên,Cỡ\nỐng 2" thép,5\nỐng 3" nhựa,6\n', 'Tên: Ống 2" thép; Cỡ: 5'),
    ],
)
def test_the_separator_is_found(table: str, expected: str) -> None:
    assert lines(table)[0] == expected


def test_a_single_column_is_not_cut_at_its_commas() -> None:
    prose = [
        "Họp, bàn.",
        "Họp, bàn, quyết.",
        "Thu, chi, nợ, lãi.",
        "Xã, huyện, tỉnh, bộ, ngành.",
        "Một, hai, ba, bốn, năm, sáu.",
    ]
    assert lines("\n".join(prose)) == prose
    assert lines("Nội dung\nHọp, bàn, quyết\nHọp giao ban\n") == ["Nội dung", "Họp, bàn, quyết", "Họp giao ban"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_come_in_the_encodings_that_texts_come_in(encoding: str) -> None:
    assert lines("Họ tên;Chức vụ\nNguyễn Thị Tươi;Kế toán trưởng\n", encoding) == [
        "Họ tên: Nguyễn Thị Tươi; Chức vụ: Kế toán trưởng"
    ]


def test_rows_count_as_in_a_spreadsheet() -> None:
    table = 'DANH SÁCH CÁN BỘ;\n;\nTên;Ghi chú\n"An";"dòng một\ndòng hai"\n\n"Bình";"x"\n'
    found = read_comma_separated(table.encode())
    assert found.title == "DANH SÁCH CÁN BỘ"
    assert [(block.places, block.text) for block in found.blocks] == [
        ((Place(PlaceKind.ROW, "1"),), "DANH SÁCH CÁN BỘ"),
        ((Place(PlaceKind.ROW, "4"),), "Tên: An; Ghi chú: dòng một dòng hai"),
        ((Place(PlaceKind.ROW, "6"),), "Tên: Bình; Ghi chú: x"),
    ]


def test_rows_of_unlike_lengths_are_read() -> None:
    table = (
        "DANH SÁCH, NĂM 2024\n(Kèm theo Quyết định)\n\nTên,Tuổi,Việc\nAn,45\nBình,46,Họp,thừa\nChi,47,Về\nDũng,48,Họp\n"
    )
    assert lines(table)[-4:] == [
        "Tên: An; Tuổi: 45",
        "Tên: Bình; Tuổi: 46; Việc: Họp; thừa",
        "Tên: Chi; Tuổi: 47; Việc: Về",
        "Tên: Dũng; Tuổi: 48; Việc: Họp",
    ]


def test_letters_in_parts_are_joined() -> None:
    found = read_comma_separated("Te\u0302n,Quê\nAn,Huê\u0301\n".encode())
    assert joined(found.blocks)[0] == "Tên: An; Quê: Huế"


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04\x00\x00", "file_binary"), (b"a,b\n\x80\x81\xff\n", "file_encoding_unknown")]
)
def test_what_is_no_text_is_told(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_comma_separated(data)
    assert caught.value.code == code


_CELL = st.text(alphabet='aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ 0123456789,;"\n.', max_size=12)


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_no_word_of_a_table_is_lost(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter="\t").writerows([["Cột một", "Cột hai", "Cột ba"], *rows])
    text = "sep=\t\n" + file.getvalue()
    found = " ".join(lines(text))
    for cell in (cell for row in rows for cell in row):
        assert " ".join(cell.split()) in found


@given(st.text(max_size=80))
def test_any_text_gives_rows_or_an_error_for_people(text: str) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_comma_separated(text.encode("utf-8", errors="replace"))
