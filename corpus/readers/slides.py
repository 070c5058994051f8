"""Reads presentations of PowerPoint: slide by slide, with the notes of the speaker behind each."""

# python-pptx (MIT) was chosen: it alone says which slide a text stands on. anydoc, which reads the other formats, runs
# slides without a title together; kreuzberg and markitdown give one text as well.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.places import Place, PlaceKind
from corpus.raw_text import Block, RawText
from corpus.readers.document_tables import row_lines
from corpus.readers.office_file import refuse_encrypted
from corpus.readers.parser_errors import told_as_damage

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.table import Table

_COLUMNS_OF_A_FORM = 2
_NOTES = "Ghi chú của người trình bày"
_ORNAMENTS = {"DATE", "FOOTER", "HEADER", "SLIDE_NUMBER"}


def read_slides(data: bytes) -> RawText:
    """Return the text of a pptx file: the titles as headings, the lines of each shape, tables, and the speaker's notes.

    Slides that are hidden in the show are read as the others: they are kept because somebody wants them.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    from pptx import Presentation

    refuse_encrypted(data)
    with told_as_damage():
        slides = list(Presentation(BytesIO(data)).slides)
        blocks = [block for number, slide in enumerate(slides, 1) for block in _numbered(slide, number)]
        return RawText(tuple(blocks), _first_title(slides))


def _first_title(slides: Iterable[Slide]) -> str | None:
    """Return the title on the first slide; that of a later one is a heading's."""
    slide = next(iter(slides), None)
    title = None if slide is None else slide.shapes.title
    return None if title is None else " ".join(title.text_frame.text.split()) or None


def _numbered(slide: Slide, number: int) -> Iterator[Block]:
    place: tuple[Place, ...] = (Place(PlaceKind.SLIDE, str(number)),)
    for block in _blocks(slide):
        if block.text.strip():
            yield Block(block.text, place, block.level, block.gap)
            place = ()


def _blocks(slide: Slide) -> Iterator[Block]:
    title = slide.shapes.title
    if title is not None:
        yield Block(" ".join(title.text_frame.text.split()), level=1)
    for shape in slide.shapes:
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = _lines(slide.notes_slide.notes_text_frame.text)
        if notes:
            yield Block(_NOTES, level=2)
            yield Block(notes)


def _shape(shape: BaseShape) -> Iterator[Block]:
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape

    if isinstance(shape, GroupShape):
        for inner in shape.shapes:
            yield from _shape(inner)
    elif isinstance(shape, GraphicFrame) and shape.has_table:
        yield from _table(shape.table)
    elif not _is_ornament(shape):
        frame = getattr(shape, "text_frame", None)
        if frame is not None:
            yield Block(_lines(frame.text))


def _is_ornament(shape: BaseShape) -> bool:
    """Tell whether a shape says the same on every slide: its number, a date, the foot."""
    return shape.is_placeholder and shape.placeholder_format.type.name in _ORNAMENTS


def _table(table: Table) -> Iterator[Block]:
    rows = [
        [None if cell.is_spanned else " ".join(cell.text_frame.text.split()) for cell in row.cells]
        for row in table.rows
    ]
    # Tables of two columns bear the mark of a head row, too, if nobody takes it away.
    is_marked = table.first_row and len(table.columns) > _COLUMNS_OF_A_FORM
    gap = "\n\n"
    for line in filter(None, row_lines(rows, is_marked=is_marked)):
        yield Block(line, gap=gap)
        gap = "\n"


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())
