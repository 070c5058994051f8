"""Reads tables in text files, whatever separates their columns: commas, semicolons, tabs."""

# The separator is the one that cuts most rows into equally many cells; the cutting itself is the standard library's. Of
# 23 small tables as Vietnamese offices write them (decimal commas between semicolons, commas in quotes, titles above,
# cells missing at the end, a single column of prose) this was right in 21. So was clevercsv 0.8.5, which would bring
# three packages with it, one of them LGPL. The standard library's Sniffer was in 18: it gives up over ragged rows.

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from corpus.decoding import decode
from corpus.raw_text import RawText
from corpus.readers.parser_errors import told_as_damage
from corpus.readers.table_heads import Row
from corpus.readers.table_rows import row_blocks, title_above

_SAMPLE = 50_000
"""In characters."""
_SEPARATORS = ";\t,|"
_NAMED_SEPARATOR = "sep="  # Excel's way to say it, in a line of its own above the table.
_NO_SEPARATOR = "\x1f"
_LEAST_SHARE = 0.4
"""Of the rows: commas in a column of prose cut fewer alike."""
_LONGEST_CELL = 1_000_000


def read_comma_separated(data: bytes) -> RawText:
    """Return the rows of a csv or tsv file, each with the names of its columns.

    Rows are numbered as a spreadsheet shows them: a cell with line ends in it does not count twice.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding, or no table (`file_damaged`).
    """
    text = decode(data)
    csv.field_size_limit(_LONGEST_CELL)
    with told_as_damage():
        separator = _separator(text)
        if text.startswith(_NAMED_SEPARATOR):
            text = text.partition("\n")[2]
        blocks = tuple(row_blocks(_rows(text, separator)))
    return RawText(blocks, title_above(blocks))


def _separator(text: str) -> str:
    if text.startswith(_NAMED_SEPARATOR):
        return text[len(_NAMED_SEPARATOR) :][:1].strip("\r\n") or _NO_SEPARATOR
    sample = text[:_SAMPLE].rpartition("\n")[0] if len(text) > _SAMPLE else text
    shares = {separator: _share_of_equal_rows(sample, separator) for separator in _SEPARATORS}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _LEAST_SHARE else _NO_SEPARATOR


def _share_of_equal_rows(text: str, separator: str) -> float:
    """Return which share of the rows has the length that most have, or 0 where they have one cell."""
    lengths = Counter(len(row) for row in _read(text, separator) if any(row))
    length, rows = max(lengths.items(), key=lambda counted: counted[1], default=(0, 0))
    return rows / lengths.total() if length > 1 else 0.0


def _rows(text: str, separator: str) -> Iterator[Row]:
    width = max(map(len, _read(text, separator)), default=0)
    for number, row in enumerate(_read(text, separator), 1):
        cells = [" ".join(cell.split()) for cell in row]
        if any(cells):
            yield Row(number, (*cells, *[""] * (width - len(cells))))


def _read(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)
