"""The text documents of office programs as blocks: docx, doc, odt and rtf, which one library reads alike."""

# anydoc (MIT, Rust, no dependencies) was chosen by trying, November 2026, on a document made by LibreOffice in all four
# formats: it alone gives the numbers that a program sets by itself (`Điều 1.`, `a)`, `II.1.`) in each of them, tables
# in their place with merged cells, headings with their level, footnotes apart, no page heads, and tracked changes as
# accepted (not in doc and rtf, see old_word.py). Some 65,000 files with bytes changed at random gave its own errors or
# a text, nothing else. Numbers are lost by python-docx, mammoth, kreuzberg and office-oxide, in parts by docx2python
# (`1)` for `Điều 1.`); Tika (extractous) has them for doc alone, and its build for Python does not open every docx.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from corpus.errors import UnreadableFileError
from corpus.letterhead import is_proof
from corpus.raw_text import Block, RawText
from corpus.readers.contents import without_contents
from corpus.readers.list_numbers import list_number
from corpus.readers.office_file import is_ole
from corpus.readers.office_tables import filled_rows, row_text
from corpus.readers.parser_errors import told_as_damage

if TYPE_CHECKING:
    import anydoc

TextFormat = Literal["docx", "doc", "odt", "rtf"]

_FORMATS: tuple[TextFormat, ...] = ("docx", "doc", "odt", "rtf")
_LONGEST_HEAD_LINE = 100
_STOPS = (".", ";", ":", "!", "?", "…", ",")
_COLUMNS_OF_A_LETTERHEAD = 3
_BEHIND_A_DISPATCH = "nơi nhận"


def read_office_text(data: bytes, expected: TextFormat) -> RawText:
    """Return the text of a text document of an office program.

    Args:
        data: The file's bytes. What they show counts, not what its name says: a `.doc` may well be a docx.
        expected: Its format where they show none.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    import anydoc

    found = anydoc.format_from_bytes(data)
    # With a password, a docx is one stream of an OLE file; asked for a docx, anydoc says that.
    otherwise = "docx" if found is None and is_ole(data) else expected
    with told_as_damage():
        try:
            document = anydoc.to_document(data, next((name for name in _FORMATS if name == found), otherwise))
        except anydoc.EncryptedError as error:
            raise UnreadableFileError("file_encrypted") from error
        blocks, removed = without_contents(tuple(_Page(document.notes).read(document.blocks)))
        return RawText(blocks, removed=removed)


class _Page:
    """A document while its blocks are put in order."""

    def __init__(self, notes: Iterable[anydoc.Note]) -> None:
        self._notes = {note.id: note for note in notes}
        self._cited: list[str] = []  # Notes whose marks were met, and that still wait to be put behind their block.
        self._numbered = 0

    def read(self, blocks: Iterable[anydoc.Block]) -> Iterator[Block]:
        previous: Block | None = None
        for block in blocks:
            for number, found in enumerate(self._blocks(block)):
                yield _placed(found, previous, is_first=number == 0)
                previous = found
        for note in list(self._notes):
            yield from self._note(note)

    def _blocks(self, block: anydoc.Block) -> Iterator[Block]:
        """Yield what one block of the library holds; a gap of a line end binds a block to the one before."""
        match block.kind:
            case "list" if block.list is not None:
                yield from self._list(block.list)
            case "table" if block.table is not None:
                yield from self._table(block.table)
            case "block_quote":
                quoted: Iterable[anydoc.Block] = block.blocks or ()
                for inner in quoted:
                    yield from self._blocks(inner)
            case "heading":
                yield Block(self._text(block.content), level=block.level or 1)
            case _:
                yield Block(block.text or self._text(block.content))
        for note in self._cited:
            yield from self._note(note)
        self._cited.clear()

    def _list(self, items: anydoc.List) -> Iterator[Block]:
        for place, item in enumerate(items.items):
            number = item.marker_label or list_number(items.marker, items.start + place)
            if item.marker_label is None and item.blocks and item.blocks[0].kind == "list":
                number = ""  # No item: it only holds a list that begins further in.
            for inner in item.blocks:
                for block in self._blocks(inner):
                    text = f"{number} {block.text}".strip() if number else block.text
                    yield Block(text, level=block.level, gap="\n")
                    number = ""

    def _table(self, table: anydoc.Table) -> Iterator[Block]:
        rows = [[slot.cell for slot in row] for row in table.grid]
        if self._is_layout(table):
            for cell in (cell for row in rows for cell in row if cell is not None):
                for inner in cell.blocks:
                    yield from map(_line, self._blocks(inner))
            return
        for row in filled_rows(table, self._cell_text):
            if any(row):
                yield Block(row_text(row), gap="\n")

    def _is_layout(self, table: anydoc.Table) -> bool:
        """Tell whether a table only sets things side by side: a letterhead, signatures, a box around a text."""
        if table.kind == "layout" or len(table.grid) == 1 or all(len(row) == 1 for row in table.grid):
            return True
        if any(len(row) > _COLUMNS_OF_A_LETTERHEAD for row in table.grid):
            return False
        cells = [slot.cell for row in table.grid for slot in row if slot.cell is not None]
        lines = [line.strip() for cell in cells for block in cell.blocks for line in self._lines(block)]
        return any(is_proof(line) or line.casefold().startswith(_BEHIND_A_DISPATCH) for line in lines)

    def _lines(self, block: anydoc.Block) -> list[str]:
        return _plain(block.content).split("\n")

    def _cell_text(self, cell: anydoc.Cell) -> str:
        return " ".join(" ".join(block.text.split()) for inner in cell.blocks for block in self._blocks(inner))

    def _note(self, note_id: str) -> Iterator[Block]:
        note = self._notes.pop(note_id, None)
        if note is None:  # Cited twice: it stands where it was cited first.
            return
        self._numbered += 1
        text = " ".join(_plain(block.content).strip() for block in note.blocks).strip()
        if text:
            yield Block(f"[{self._numbered}] {text}", gap="\n")

    def _text(self, content: Iterable[anydoc.Inline] | None) -> str:
        self._cited += _note_marks(content)
        return _plain(content)


def _placed(block: Block, previous: Block | None, *, is_first: bool) -> Block:
    """Return a block with its gap: a blank line around lists, tables and paragraphs, but not within a broken title."""
    if not is_first or previous is None:
        return block
    if block.level or previous.level:
        return Block(block.text, level=block.level)
    last = previous.text.rstrip()
    # Titles and letterheads are broken over several paragraphs; what is looked for in them are lines that go on.
    if len(last) <= _LONGEST_HEAD_LINE and not last.endswith(_STOPS) and not last.startswith("|"):
        return Block(block.text, gap="\n") if not block.text.startswith("|") else Block(block.text)
    # What a list or a table is about stands right above it.
    return Block(block.text, gap="\n" if block.gap == "\n" and last.endswith(":") else "\n\n")


def _line(block: Block) -> Block:
    return Block(block.text, level=block.level, gap="\n")


def _plain(content: Iterable[anydoc.Inline] | None) -> str:
    """Return what a reader sees of a paragraph; what pictures show others wrote, mostly the program itself."""
    return "".join(map(_plain_part, content or ()))


def _plain_part(inline: anydoc.Inline) -> str:
    match inline.kind:
        case "line_break":
            return "\n"
        case "link":
            return _plain(inline.content)
        case "checkbox":
            return "☑" if inline.checked else "☐"
        case _:
            return inline.text or ""


def _note_marks(content: Iterable[anydoc.Inline] | None) -> Iterator[str]:
    for inline in content or ():
        if inline.kind == "note_ref" and inline.note_id is not None:
            yield inline.note_id
        yield from _note_marks(inline.content)
