"""What was filled into the fields of a PDF form: it is no part of the page's text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.readers.page_parts import Piece
from corpus.readers.pdf_views import View

if TYPE_CHECKING:
    import pypdfium2

_LINE = 12.0
"""How high a line in a field is, in points; fields tell it nowhere that is easily read."""
_MOST_FIELDS = 2_000
_LONGEST = 20_000
_PASSWORD = 1 << 13
_CHECKED = "[x]"


def with_field_values(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, view: View, pieces: Sequence[Piece]
) -> list[Piece]:
    """Return the text of a page with what its fields hold, each behind what stands to its left.

    Fields of text, lists and ticked boxes count; hidden fields, passwords and signatures do not.

    Args:
        document: The document, whose forms were initialised.
        page: The page.
        view: How it is looked at.
        pieces: The text of the page.
    """
    result = list(pieces)
    if document.formenv is None:
        return result
    for value in _values(document.formenv.raw, page.raw, view):
        result.insert(_place_for(value, result), value)
    return result


def _place_for(value: Piece, pieces: Sequence[Piece]) -> int:
    beside = [place for place, piece in enumerate(pieces) if piece.is_beside(value) and piece.left <= value.left]
    if beside:
        return max(beside, key=lambda place: pieces[place].left) + 1
    return next((place for place, piece in enumerate(pieces) if piece.top > value.top), len(pieces))


def _values(form: ctypes.c_void_p, page: ctypes.c_void_p, view: View) -> Iterator[Piece]:
    import pypdfium2.raw as pdfium

    for number in range(min(_MOST_FIELDS, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                yield from _lines(_value(form, annotation), _box(annotation, view))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _value(form: ctypes.c_void_p, annotation: ctypes.c_void_p) -> str:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    hidden = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    if pdfium.FPDFAnnot_GetFlags(annotation) & hidden:
        return ""
    if kind in {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}:
        return _CHECKED if pdfium.FPDFAnnot_IsChecked(form, annotation) else ""
    if kind not in {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
        return ""
    length = min(_LONGEST, pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0))
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").split("\0", 1)[0]


def _box(annotation: ctypes.c_void_p, view: View) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    edges = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, edges)
    (left, right), (bottom, top) = sorted((edges.left, edges.right)), sorted((edges.bottom, edges.top))
    return view.box(left, bottom, right, top)


def _lines(value: str, box: tuple[float, float, float, float]) -> Iterator[Piece]:
    """Yield the lines of a field: a single one in its middle, several from its upper edge down."""
    left, top, right, bottom = box
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    step = min(_LINE, max(1.0, bottom - top) / max(1, len(lines)))
    if len(lines) == 1:
        top = (top + bottom - step) / 2
    for number, line in enumerate(lines):
        yield Piece(line, left, top + number * step, right, top + (number + 1) * step)
