"""The blocks of an office document put in order: lists with their numbers, tables row by row, notes where cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.letterhead import is_proof
from corpus.raw_text import Block
from corpus.readers.document_tables import row_lines
from corpus.readers.list_numbers import list_number
from corpus.readers.office_marks import unmarked
from corpus.readers.office_tables import grid_rows

if TYPE_CHECKING:
    import anydoc

_LONGEST_HEAD_LINE = 100
_STOPS = (".", ";", ":", "!", "?", "…", ",")
_COLUMNS_OF_A_LETTERHEAD = 3
_BEHIND_A_DISPATCH = "nơi nhận"


class OfficePage:
    """A document while its blocks are put in order.

    Args:
        notes: Its notes.
        struck_is_deleted: Whether what is struck through was deleted under tracked changes.

    Attributes:
        deleted: What was deleted in each paragraph, in reading order; its values say nothing.
    """

    def __init__(self, notes: Iterable[anydoc.Note], *, struck_is_deleted: bool = False) -> None:
        self.deleted: dict[str, None] = {}
        self._struck_is_deleted = struck_is_deleted
        self._notes = {note.id: note for note in notes}
        self._cited: list[str] = []  # Notes whose marks were met, and that still wait to be put behind their block.
        self._numbered = 0

    def read(self, blocks: Iterable[anydoc.Block]) -> Iterator[Block]:
        """Yield the document's blocks, each with what stands between it and the one before."""
        previous: Block | None = None
        was_rows = False
        for block in blocks:
            is_rows = block.table is not None and not self._is_layout(block.table)
            for number, found in enumerate(self._blocks(block)):
                if number or previous is None:
                    yield found
                elif is_rows or was_rows:
                    yield _beside_rows(found, previous, was_rows=was_rows)
                else:
                    yield _placed(found, previous)
                previous, was_rows = found, is_rows
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
                    if self._struck_is_deleted and not block.text.strip():
                        continue
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
        for line in row_lines(grid_rows(table, self._cell_text)):
            if line:
                yield Block(line, gap="\n")

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
        return self._plain(block.content).split("\n")

    def _cell_text(self, cell: anydoc.Cell) -> str:
        return " ".join(" ".join(block.text.split()) for inner in cell.blocks for block in self._blocks(inner))

    def _note(self, note_id: str) -> Iterator[Block]:
        note = self._notes.pop(note_id, None)
        if note is None:  # Cited twice: it stands where it was cited first.
            return
        self._numbered += 1
        text = " ".join(self._plain(block.content).strip() for block in note.blocks).strip()
        if text:
            yield Block(f"[{self._numbered}] {text}", gap="\n")

    def _text(self, content: Iterable[anydoc.Inline] | None) -> str:
        self._cited += _note_marks(content)
        return self._plain(content)

    def _plain(self, content: Iterable[anydoc.Inline] | None) -> str:
        """Return what a reader sees of a paragraph; what pictures show others wrote, mostly the program itself."""
        shown: list[str] = []
        deleted: list[str] = []
        for inline, is_struck in _inlines(content):
            (deleted if is_struck and self._struck_is_deleted else shown).append(_shown(inline))
        if text := "".join(deleted).strip():
            self.deleted[unmarked(text)] = None
        return unmarked("".join(shown))


def _placed(block: Block, previous: Block) -> Block:
    """Return a block with its gap: a blank line around lists and paragraphs, but not within a broken title."""
    if block.level or previous.level:
        return Block(block.text, level=block.level)
    last = previous.text.rstrip()
    # Titles and letterheads are broken over several paragraphs; what is looked for in them are lines that go on.
    if len(last) <= _LONGEST_HEAD_LINE and not last.endswith(_STOPS):
        return Block(block.text, gap="\n")
    # What a list is about stands right above it.
    return Block(block.text, gap="\n" if block.gap == "\n" and last.endswith(":") else "\n\n")


def _beside_rows(block: Block, previous: Block, *, was_rows: bool) -> Block:
    """Return a block with its gap: a blank line around tables, but for what one is about, right above it."""
    is_announced = not was_rows and not previous.level and previous.text.rstrip().endswith(":")
    return Block(block.text, level=block.level, gap="\n" if is_announced else "\n\n")


def _line(block: Block) -> Block:
    return Block(block.text, level=block.level, gap="\n")


def _inlines(content: Iterable[anydoc.Inline] | None) -> Iterator[tuple[anydoc.Inline, bool]]:
    """Yield the parts of a paragraph, those of links as well, and whether each is struck through."""
    for inline in content or ():
        if inline.kind == "link":
            yield from _inlines(inline.content)
        else:
            yield inline, inline.style is not None and inline.style.strike


def _shown(inline: anydoc.Inline) -> str:
    match inline.kind:
        case "line_break":
            return "\n"
        case "checkbox":
            return "☑" if inline.checked else "☐"
        case _:
            return inline.text or ""


def _note_marks(content: Iterable[anydoc.Inline] | None) -> Iterator[str]:
    for inline in content or ():
        if inline.kind == "note_ref" and inline.note_id is not None:
            yield inline.note_id
        yield from _note_marks(inline.content)
