"""Reads spreadsheets of Excel and LibreOffice: row by row, each with the names of its columns."""

# python-calamine (MIT, Rust) was chosen: it reads xlsx, xls and ods alike, 100,000 rows of eight cells in two seconds
# and 80 MB, and tells of merged cells; of formulas it gives the values that the program last computed. openpyxl takes
# thirty times as long and reads xlsx alone, xlrd xls alone: they only tell the number formats (sheet_formats.py).
# anydoc leaves out hidden rows, so that rows cannot be numbered, and stops at two million XML nodes. Over false
# counts in a damaged xls calamine asks for gigabytes, and without them it ends the process: give it one of its own.

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.places import Place, PlaceKind
from corpus.raw_text import Block, RawText
from corpus.readers.comma_separated import read_comma_separated
from corpus.readers.office_file import is_ole, refuse_encrypted
from corpus.readers.parser_errors import told_as_damage
from corpus.readers.sheet_formats import SheetFormats, workbook_formats
from corpus.readers.sheet_size import refuse_endless
from corpus.readers.shown_values import shown
from corpus.readers.table_heads import Row
from corpus.readers.table_rows import row_blocks, title_above

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read_sheets(data: bytes) -> RawText:
    """Return the rows of an xlsx, xls or ods file, each with the names of its columns.

    Hidden rows are read, for filters hide them; hidden sheets are not, for they hold lists for menus and what is left
    of macro viruses. Number formats are not known of ods: there, 15,5% is read as 0,155.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`), has a cell so far away that the sheet has no end
            (`sheet_endless`), or cannot be read (`file_damaged`).
    """
    from python_calamine import CalamineWorkbook, PasswordError

    if not data.startswith(b"PK") and not is_ole(data):
        return read_comma_separated(data)  # Many programs give out tables with tabs in them by the name of a workbook.
    refuse_encrypted(data)
    with told_as_damage():
        refuse_endless(data)
        try:
            workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        except PasswordError as error:
            raise UnreadableFileError("file_encrypted") from error
        formats = workbook_formats(data)
        sheets = (_sheet_blocks(workbook, name, formats.get(name, SheetFormats())) for name in _visible(workbook))
        blocks = tuple(chain.from_iterable(sheets))
    return RawText(blocks, title_above(blocks))


def _visible(workbook: CalamineWorkbook) -> Iterator[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            yield sheet.name


def _sheet_blocks(workbook: CalamineWorkbook, name: str, formats: SheetFormats) -> Iterator[Block]:
    places: tuple[Place, ...] = (Place(PlaceKind.SHEET, name),)
    for block in row_blocks(_rows(workbook.get_sheet_by_name(name), formats)):
        yield Block(block.text, (*places, *block.places), block.level, "\n\n" if places else block.gap)
        places = ()


def _rows(sheet: CalamineSheet, formats: SheetFormats) -> Iterator[Row]:
    """Yield the rows that are not empty; a cell merged over several rows stands in each of them."""
    if sheet.start is None:
        return
    first_column = sheet.start[1]
    merged = _merged_down(sheet)
    open_cells: dict[int, tuple[int, str]] = {}  # By column: the last row of a merged cell, and its text.
    for number, values in enumerate(sheet.iter_rows()):
        if all(value == "" for value in values):
            continue
        cells = [shown(value, formats.code(number, first_column + place)) for place, value in enumerate(values)]
        for column, last in merged.get(number, {}).items():
            open_cells[column] = last, cells[column - first_column]
        for column, (last, text) in open_cells.items():
            if number <= last:
                cells[column - first_column] = text
        yield Row(number + 1, tuple(cells))


def _merged_down(sheet: CalamineSheet) -> dict[int, dict[int, int]]:
    """Return where cells merged over several rows begin: by row, by column, the last row."""
    merged: dict[int, dict[int, int]] = {}
    end = sheet.end or (0, 0)
    begin = sheet.start or (0, 0)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom > top and begin[1] <= left <= end[1]:
            merged.setdefault(top, {})[left] = bottom
    return merged
