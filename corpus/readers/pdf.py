"""Reads PDF files with PDFium, and their scanned pages with Tesseract."""

# docs/formats.md says what was compared. PDFium gives the letters and where they stand; the files beside this one tell
# paragraphs, columns, letterheads and running heads.

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.ocr import DOTS_A_POINT, MOST_PIXELS, OcrMissingError, recognise, require_ocr, unread_report
from corpus.readers.page_parts import Page
from corpus.readers.paged_text import blocks_of
from corpus.readers.parser_errors import told_as_damage
from corpus.readers.pdf_heads import without_heads
from corpus.readers.pdf_pages import read_page
from corpus.readers.pdf_properties import believed_author, believed_title
from corpus.readers.pdf_set_title import paper_date, set_title

if TYPE_CHECKING:
    import pypdfium2

_END = 2_048
"""A whole PDF names the place of its index in its last bytes."""


def read_pdf(data: bytes) -> RawText:
    """Return the text of a PDF, page by page.

    Lines are joined to paragraphs, columns are read one after the other, running heads and page numbers are left out.
    Pages that are pictures are read with Tesseract where it is installed. Not to be called from two threads at once:
    PDFium does not allow it.

    Raises:
        UnreadableFileError: The file is damaged (`file_damaged`), needs a password (`file_encrypted`), or holds nothing
            but pictures and Tesseract is missing (`file_scanned`).
    """
    with told_as_damage():
        pages, unread, properties = _read(data)
    kept, removed = without_heads(pages)
    text = RawText(blocks_of(kept))
    first = next((page for page in kept if page.pieces), None)
    title = believed_title(properties.get("Title", ""), text.text)
    return RawText(
        text.blocks,
        title=title or (set_title(first) if first else None),
        date=next((paper_date(page) for page in pages if page.pieces), None),
        author=believed_author(properties.get("Author", ""), text.text),
        removed=(*removed, *unread_report([page.label for page in unread])),
    )


def _read(data: bytes) -> tuple[list[Page], list[Page], dict[str, str]]:
    """Return the pages of a file, those of them that are pictures and were not read, and the file's properties."""
    document = _open(data)
    try:
        pages = [read_page(document, index) for index in range(len(document))]
        return *_with_scans(document, pages), document.get_metadata_dict()
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    import pypdfium2
    import pypdfium2.raw as pdfium

    # PDFium mends a file whose end is missing as well as it can, and says nothing of the pages that are gone.
    if b"startxref" not in data.rstrip(b"\0 \t\r\n")[-_END:]:
        raise UnreadableFileError("file_damaged")
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
        return document
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise UnreadableFileError("file_encrypted" if is_locked else "file_damaged") from error


def _with_scans(document: pypdfium2.PdfDocument, pages: Sequence[Page]) -> tuple[list[Page], list[Page]]:
    """Return all pages, those that are pictures with the text that Tesseract reads, and those that stay unread."""
    if not any(page.is_scan for page in pages):
        return list(pages), []
    try:
        require_ocr()
    except OcrMissingError:
        if all(page.is_scan or not page.pieces for page in pages):
            raise
        return list(pages), [page for page in pages if page.is_scan]
    read = [_recognised(document, page) if page.is_scan else page for page in pages]
    return [new or old for new, old in zip(read, pages, strict=True)], [
        old for new, old in zip(read, pages, strict=True) if new is None
    ]


def _recognised(document: pypdfium2.PdfDocument, page: Page) -> Page | None:
    scale = min(DOTS_A_POINT, (MOST_PIXELS / max(1.0, page.width * page.height)) ** 0.5)
    opened = document[page.number - 1]
    try:
        picture = opened.render(scale=scale, grayscale=True).to_pil()
    finally:
        opened.close()
    return recognise(picture, page.number, page.label)
