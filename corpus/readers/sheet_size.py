"""Tells a sheet that no memory holds: calamine keeps a place for each cell up to the furthest that holds something."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from corpus.errors import UnreadableFileError

MOST_CELLS = 30_000_000
"""Of a sheet, empty ones counted: they take a gigabyte."""
_CHUNK = 1_000_000
"""In bytes."""
_LONGEST_TAG = 1_000
_MOST_READ = 1_000_000_000
"""In bytes of a sheet: reading more of it takes longer than any file may."""
# A cell that holds something. What the file itself says of its size is often missing, and may be wrong.
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')


def refuse_endless(data: bytes) -> None:
    """Raise an error if an xlsx has a sheet with a cell so far away that no memory holds all before it.

    Args:
        data: A ZIP archive; any other format than xlsx passes.

    Raises:
        UnreadableFileError: It has one (`sheet_endless`).
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                    continue
                column, row = _furthest(archive, name)
                if _number(column) * row > MOST_CELLS:
                    raise UnreadableFileError("sheet_endless", sheet=_title(data, name), cell=f"{column}{row}")
    except (BadZipFile, NotImplementedError, EOFError):
        return  # Damaged; the reader of the values tells.


def _furthest(archive: ZipFile, name: str) -> tuple[str, int]:
    """Return the last column and the last row of a sheet in which anything stands."""
    columns: set[bytes] = set()
    last = 0
    rest = b""
    with archive.open(name) as sheet:
        for _ in range(_MOST_READ // _CHUNK):
            chunk = sheet.read(_CHUNK)
            if not chunk:
                break
            text = rest + chunk
            found = _CELL.findall(text)
            columns.update(column for column, _ in found)
            last = max(last, max((int(row) for _, row in found), default=0))
            begin = text.rfind(b"<", -_LONGEST_TAG)
            rest = text[begin:] if begin >= 0 else b""
    return max((column.decode() for column in columns), key=_number, default="A"), last


def _number(column: str) -> int:
    """Return the number of a column from 1: `A`, `Z`, `AA`."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _title(data: bytes, part: str) -> str:
    """Return what a sheet is called, its file's name where the workbook cannot be opened."""
    from openpyxl.reader.excel import ExcelReader

    try:
        # Not `load_workbook`: it looks for the size of a sheet that does not tell it in all its rows.
        reader = ExcelReader(BytesIO(data), read_only=True)
        reader.read_manifest()
        reader.read_workbook()
        titles = {rel.target.lstrip("/"): sheet.name for sheet, rel in reader.parser.find_sheets()}
    except Exception:  # noqa: BLE001 - a parser may raise anything over a damaged file; it is only asked for a name
        titles = {}
    return titles.get(part) or part.rpartition("/")[2].removesuffix(".xml")
