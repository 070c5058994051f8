"""The text documents of office programs as blocks: docx, doc, odt and rtf, which one library reads alike."""

# anydoc (MIT, Rust, no dependencies) was chosen by trying, November 2026, on a document made by LibreOffice in all four
# formats: it alone gives the numbers that a program sets by itself (`Điều 1.`, `a)`, `II.1.`) in each of them, tables
# in their place with merged cells, headings with their level, footnotes apart, no page heads, and tracked changes as
# accepted (in doc and rtf with our help, see office_marks.py). Some 65,000 files with bytes changed at random gave its
# own errors or a text, nothing else. Numbers are lost by python-docx, mammoth, kreuzberg and office-oxide, in parts by
# docx2python (`1)` for `Điều 1.`); Tika (extractous) has them for doc alone, and its build for Python does not open
# every docx.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from corpus.errors import UnreadableFileError
from corpus.places import Removed, RemovedAs
from corpus.raw_text import Block, RawText
from corpus.readers.contents import without_contents
from corpus.readers.office_blocks import OfficePage
from corpus.readers.office_file import is_ole
from corpus.readers.office_marks import MarkedFile
from corpus.readers.old_word_marks import marked_old_word
from corpus.readers.open_document_marks import marked_open_document
from corpus.readers.parser_errors import told_as_damage
from corpus.readers.rich_text_marks import marked_rich_text
from corpus.readers.word_marks import marked_word

TextFormat = Literal["docx", "doc", "odt", "rtf"]

_MARKED: Mapping[TextFormat, Callable[[bytes], MarkedFile | None]] = MappingProxyType(
    {"docx": marked_word, "doc": marked_old_word, "odt": marked_open_document, "rtf": marked_rich_text}
)
_BOXES = "Khung văn bản"


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
    otherwise: TextFormat = "docx" if found is None and is_ole(data) else expected
    text_format = next((name for name in _MARKED if name == found), otherwise)
    with told_as_damage():
        try:
            document = anydoc.to_document(data, text_format)  # First: it stops at bombs before they take memory.
        except anydoc.EncryptedError as error:
            raise UnreadableFileError("file_encrypted") from error
        marked = _MARKED[text_format](data)
        if marked is None:
            blocks, removed = without_contents(tuple(OfficePage(document.notes).read(document.blocks)))
            return RawText(blocks, removed=removed)
        return _read_marked(marked, text_format)


def _read_marked(marked: MarkedFile, text_format: TextFormat) -> RawText:
    import anydoc

    document = anydoc.to_document(marked.data, text_format)
    page = OfficePage(document.notes, struck_is_deleted=marked.struck_is_deleted)
    blocks, removed = without_contents(tuple(page.read(document.blocks)))
    if marked.with_boxes is not None:
        blocks += tuple(_boxes(marked.with_boxes, text_format))
    deleted = (Removed(text, RemovedAs.DELETED) for text in page.deleted)
    return RawText(blocks, removed=(*removed, *marked.removed, *deleted))


def _boxes(files: tuple[bytes, bytes], text_format: TextFormat) -> Iterator[Block]:
    """Yield what stands in text boxes, below a heading of its own: nobody knows any more which paragraph is beside."""
    import anydoc

    try:
        before, whole = (anydoc.to_document(data, text_format).blocks for data in files)
    except anydoc.ConvertError:
        return
    found = [block for block in OfficePage(()).read(whole[len(before) :]) if block.text.strip()]
    if found:
        yield Block(_BOXES, level=1)
        yield from (Block(block.text) for block in found)
