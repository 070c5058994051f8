from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.sheet_size import refuse_endless


def workbook(rows: str) -> bytes:
    """Return as much of an xlsx as is looked at, without what a sheet says of its own size."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    return file.getvalue()


@pytest.mark.parametrize("cell", ['<c r="XFD1048576"><v>1</v></c>', '<c s="1" r="XFD1048576" t="s"><v>0</v></c>'])
def test_a_cell_at_the_end_of_the_world_is_told(cell: str) -> None:
    empty = "".join(f'<row r="{number}"/>' for number in range(2, 200_000))
    with pytest.raises(UnreadableFileError) as caught:
        refuse_endless(workbook(f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}<row r="1048576">{cell}</row>'))
    assert caught.value.code == "sheet_endless"
    assert "XFD1048576" in caught.value.text("vi")


@pytest.mark.parametrize(
    "rows",
    [
        "",
        '<row r="1048576"/>',
        '<row r="1048576"><c r="XFD1048576" s="3"/></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>r="XFD1048576"</v></c></row>',
    ],
    ids=["no cells", "empty row", "empty cell", "wide", "in a text"],
)
def test_what_takes_no_place_is_no_end(rows: str) -> None:
    refuse_endless(workbook(rows))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Xin ch\xc3\xa0o"])
def test_what_is_no_archive_is_left_to_others(data: bytes) -> None:
    refuse_endless(data)
