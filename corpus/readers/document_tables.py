"""The rows of a table in a text as lines: with the names of their columns where the table has a head, else in bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from corpus.readers.column_names import LABELS, NAMES, NUMBERS, QUANTITIES
from corpus.readers.office_tables import row_text
from corpus.readers.table_heads import Head, Row, find_head
from corpus.sentences import split_sentences

Cells = Sequence[str | None]
"""The cells of a row, column by column; None where a cell further left reaches into a column."""

_LONGEST_NAME = 80
_MOST_ROWS_LOOKED_AT = 60
_SHARE_OF_FIGURES = 0.8
_COLUMNS_TO_TELL_BY_NAMES = 3
_MOST_COLUMNS = 40
_WITH_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERSON = re.compile(r"(?:ông|bà|đ/c|đồng chí|cô|thầy)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:!?…,]$")


def row_lines(rows: Sequence[Cells], *, is_marked: bool = False) -> list[str]:
    """Return the line of each row of a table, an empty one for the rows of its head and for rows without text.

    Below a head a row is `Nguồn vốn: Ngân sách huyện; Năm 2025: 1.050`, so that it can be cited alone. It stands
    between bars where it would not be one sentence: its cells hold several, it is long, or begins in lower case. A
    table of which it is not plain that its first row names the columns, such as a form, keeps its rows as they are.

    Args:
        rows: The rows in order.
        is_marked: Whether the file says that the first row is a head.

    Example:
        >>> row_lines([["Nguồn vốn", "Năm 2025"], ["Ngân sách huyện", "1.050"], ["Dân góp", "150"]])
        ['', 'Nguồn vốn: Ngân sách huyện; Năm 2025: 1.050', 'Nguồn vốn: Dân góp; Năm 2025: 150']
        >>> row_lines([["Họ tên", "Nguyễn Văn An"], ["Chức vụ", "Kế toán"]])
        ['| Họ tên | Nguyễn Văn An |', '| Chức vụ | Kế toán |']
    """
    head = _head(rows, is_marked=is_marked)
    if head is None:
        return [_plain_line(row) for row in rows]
    below = head.first + head.rows
    return [
        *(_plain_line(row) for row in rows[: head.first]),
        *[""] * head.rows,
        *(_named_line(row, head.names) for row in rows[below:]),
    ]


def _plain_line(row: Cells) -> str:
    cells = [cell for cell in row if cell is not None]
    return row_text(cells) if any(cells) else ""


def _named_line(row: Cells, names: Sequence[str]) -> str:
    filled = [cell for cell in row if cell]
    if len(filled) < 2:  # The name of a group, or a note.
        return row_text(filled) if filled else ""
    pairs = [(name.rstrip(" :"), cell) for name, cell in zip(names, row, strict=False) if cell]
    told = [f"{name}: {cell}" if name else cell for name, cell in pairs]
    line = "; ".join(told)
    return line if _is_one_sentence(line) else row_text(told)


def _is_one_sentence(line: str) -> bool:
    """Tell whether a line among others is cut from them, and nowhere else."""
    text = f"Dòng trước\n{line}\nDòng sau."
    return [span.of(text) for span in split_sentences(text)[1:-1]] == [line]


def _head(rows: Sequence[Cells], *, is_marked: bool) -> Head | None:
    width = max(map(len, rows), default=0)
    if not 2 <= width <= _MOST_COLUMNS:
        return None
    filled = [(number, row) for number, row in enumerate(rows) if any(row)]
    looked_at = [_as_row(number, row, width) for number, row in filled[:_MOST_ROWS_LOOKED_AT]]
    head = find_head(looked_at)
    if head is None or any(row.filled > 1 for row in looked_at[: head.first]):
        return None  # What stands above a head is a title.
    below = [row.cells for row in looked_at[head.first + head.rows :]]
    names = looked_at[head.first].cells
    if not below or not _may_be_names(names) or any(_named(row[0]) in LABELS for row in below):
        return None
    if not is_marked and not _is_told_by_rows(names, head.names, below):
        return None
    first = looked_at[head.first].number
    return Head(first, looked_at[head.first + head.rows - 1].number + 1 - first, head.names)


def _as_row(number: int, row: Cells, width: int) -> Row:
    return Row(number, (*(cell or "" for cell in row), *[""] * (width - len(row))))


def _may_be_names(names: Sequence[str]) -> bool:
    """Tell whether a row can name columns: a sentence, a person or the label of a field (`Họ tên:`) names none."""
    return not any(len(name) > _LONGEST_NAME or _SENTENCE_END.search(name) or _PERSON.match(name) for name in names)


def _is_told_by_rows(first: Sequence[str], names: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row is a head by what it says, and by figures below its words."""
    if _named(first[0]) in NUMBERS:
        return True
    columns = [[row[column] for row in below if row[column]] for column in range(len(names))]
    if any(_names_figures(name, cells, names[0]) for name, cells in zip(names, columns, strict=True)):
        return True
    if first[0] and all(cell.casefold().startswith(first[0].casefold() + " ") for cell in columns[0]):
        return True  # `Khối` above `Khối 6`
    filled = sum(1 for name in first if name)
    return filled >= _COLUMNS_TO_TELL_BY_NAMES and sum(map(_is_name, first)) * 2 > filled


def _names_figures(name: str, cells: Sequence[str], first: str) -> bool:
    """Tell whether a column holds figures below a word for such, or below a year."""
    if sum(cell[:1].isdigit() for cell in cells) < max(1, _SHARE_OF_FIGURES * len(cells)):
        return False
    begin = f"{_named(name)} "
    is_quantity = any(begin.startswith(f"{word} ") for word in QUANTITIES)
    return _is_name(name) or is_quantity or (_YEAR.fullmatch(name) is not None and (not first or _is_name(first)))


def _is_name(cell: str) -> bool:
    return _named(cell) in NAMES


def _named(cell: str) -> str:
    """Return what a cell names without its unit: `kinh phí` of `Kinh phí (triệu đồng)`."""
    return normalize("NFC", _WITH_UNIT.sub("", cell)).casefold().strip(" :")
