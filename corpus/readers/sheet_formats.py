"""The number formats of a workbook's cells, which its values come without: 0,155 is shown as 15,5%."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableFileError
from corpus.readers.office_file import is_ole
from corpus.readers.parser_errors import told_as_damage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CELLS = 20_000
"""Of so many cells of a sheet the formats are read; below, a column is as it mostly was. It takes some two seconds."""
_MOST_CELLS = 30_000_000
"""Of a sheet, empty ones counted: calamine keeps a place for each, and they take a gigabyte."""
_LARGEST_XLS = 4_000_000
"""In bytes: xlrd reads the whole file before it tells a format."""


class SheetFormats:
    """The number formats of one sheet.

    Args:
        codes: By row and column, both from 0, the codes of cells with another than the general format.
    """

    def __init__(self, codes: dict[tuple[int, int], str] | None = None) -> None:
        self._codes = codes or {}
        self._known_rows = max((row for row, _ in self._codes), default=-1)
        columns: dict[int, Counter[str]] = {}
        for (_, column), code in self._codes.items():
            columns.setdefault(column, Counter())[code] += 1
        self._usual = {column: counted.most_common(1)[0][0] for column, counted in columns.items()}

    def code(self, row: int, column: int) -> str:
        """Return the code of a cell's format, or nothing where it is the general one."""
        if row <= self._known_rows:
            return self._codes.get((row, column), "")
        return self._usual.get(column, "")


def workbook_formats(data: bytes) -> dict[str, SheetFormats]:
    """Return the number formats of an xlsx or xls file by sheet: none of others, nor where styles are damaged.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: A cell stands so far away that no memory holds the sheet (`sheet_endless`).
    """
    # openpyxl (MIT) and xlrd (BSD) know formats, calamine does not. openpyxl reads 100,000 rows of eight cells in 65 s
    # where calamine takes two, and both are thrown by styles that other programs wrote badly: so they read no more than
    # a part, and only this.
    try:
        with told_as_damage():
            if data.startswith(b"PK"):
                return _formats_of_xlsx(data)
            return _formats_of_xls(data) if is_ole(data) and len(data) <= _LARGEST_XLS else {}
    except UnreadableFileError as error:
        if error.code == "sheet_endless":
            raise
        return {}  # What cannot be read at all, the reader of the values tells.


def _formats_of_xlsx(data: bytes) -> dict[str, SheetFormats]:
    import openpyxl

    workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formats: dict[str, SheetFormats] = {}
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        # As the file says; where it says nothing, there is no size.
        if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_CELLS:
            raise UnreadableFileError(
                "sheet_endless", sheet=sheet.title, cell=sheet.calculate_dimension().partition(":")[2]
            )
        sheet.reset_dimensions()  # Else rows come filled up with empty cells.
        formats[sheet.title] = SheetFormats(dict(_codes(sheet.iter_rows())))
    return formats


def _codes(rows: Iterable[Iterable[Any]]) -> Iterator[tuple[tuple[int, int], str]]:
    seen = 0
    for row in rows:
        seen += 1  # Rows without cells take their time, too.
        for cell in row:
            seen += 1
            if isinstance(cell.value, int | float | date) and cell.number_format != "General":
                yield (cell.row - 1, cell.column - 1), cell.number_format
        if seen > _CELLS:
            return


def _formats_of_xls(data: bytes) -> dict[str, SheetFormats]:
    import xlrd

    with xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True) as workbook:
        formats: dict[str, SheetFormats] = {}
        for sheet in map(workbook.sheet_by_name, workbook.sheet_names()):
            rows = range(min(sheet.nrows, _CELLS // max(sheet.ncols, 1)))
            codes = {
                (row, column): workbook.format_map[workbook.xf_list[cell.xf_index or 0].format_key].format_str
                for row in rows
                for column, cell in enumerate(sheet.row(row))
                if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)
            }
            formats[sheet.name] = SheetFormats({at: code for at, code in codes.items() if code != "General"})
    return formats
