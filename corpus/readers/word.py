"""Reads documents of Word since 2007, as the accepted text without page heads."""

# The text comes from anydoc (see office_text.py). python-docx (MIT) adds what anydoc does not tell: which paragraphs
# have the style of a title, what the page heads say, and the fonts of capitals.
#
# The properties of the file are no source for a document's facts. `title` is what the first line of some first version
# was, or the name of the template's file (`Microsoft Word - mau`); `author` is the owner of the computer (`Admin`), or
# whoever made the template; the dates say when a file was saved or copied, never when a document was issued.

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.legacy.fonts import is_of_capitals, shown_as_capitals
from corpus.places import Removed, RemovedAs
from corpus.raw_text import RawText
from corpus.readers.office_text import read_office_text
from corpus.readers.parser_errors import told_as_damage

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle

_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_MOST_STYLES = 20
"""No style stands on more others; in a damaged file they may stand on each other in circles."""


def read_word(data: bytes) -> RawText:
    """Return the text of a docx file: headings, paragraphs, numbered lists, tables and footnotes.

    Of tracked changes it is what would stand there if all were accepted. The title is what has the style of one.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    text = read_office_text(data, "docx")  # First: it stops at bombs before they take memory.
    try:
        with told_as_damage():
            return _completed(text, _opened(data))
    except UnreadableFileError:
        # python-docx is stricter: it wants parts that a text does without, and takes no other format.
        return text


def _opened(data: bytes) -> Document:
    """Return a document, also one with macros, which `docx.Document` refuses for its type."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    PartFactory.part_type_for[_WITH_MACROS] = DocumentPart
    part = Package.open(BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise UnreadableFileError("file_damaged")
    document: Document = part.document
    return document


def _completed(text: RawText, document: Document) -> RawText:
    """Return the text with what anydoc does not tell of it."""
    if _with_capitals(document):
        changed = BytesIO()
        document.save(changed)
        text = read_office_text(changed.getvalue(), "docx")
    heads = tuple(Removed(head, RemovedAs.PAGE_HEAD) for head in dict.fromkeys(_page_heads(document)))
    return RawText(text.blocks, _title(document), removed=(*heads, *text.removed))


def _title(document: Document) -> str | None:
    """Return the first paragraphs with the style of a title, which may break over several."""
    styles = {style.style_id for style in document.styles if style.name == "Title"}
    parts: list[str] = []
    for paragraph in _paragraphs(document.element.body):
        if paragraph.style in styles and paragraph.text.strip():
            parts.append(paragraph.text)
        elif parts:
            break
    return " ".join(" ".join(parts).split()) or None


def _with_capitals(document: Document) -> bool:
    """Write as capitals what stands in TCVN3's fonts of capitals, and tell whether there was any."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    fonts = {style.style_id: _font_of(style) for style in document.styles}
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    changed = False
    for paragraph in _paragraphs(document.element.body):
        inherited = fonts.get(paragraph.style or (usual.style_id if usual else ""), "")
        for run in paragraph.r_lst:
            if is_of_capitals(_named_font(run) or fonts.get(run.style or "", "") or inherited):
                for letters in run.iter(qn("w:t")):
                    letters.text = shown_as_capitals(letters.text or "")
                    changed = True
    return changed


def _font_of(style: BaseStyle | None) -> str:
    """Return the font that a style names, or the style that it stands on."""
    for _ in range(_MOST_STYLES):
        if style is None or (font := _named_font(style.element)):
            return font if style is not None else ""
        style = getattr(style, "base_style", None)
    return ""


def _named_font(element: BaseOxmlElement) -> str:
    from docx.oxml.ns import qn

    properties = element.find(qn("w:rPr"))
    fonts = None if properties is None else properties.find(qn("w:rFonts"))
    return "" if fonts is None else str(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "")


def _page_heads(document: Document) -> Iterator[str]:
    for section in document.sections:
        for head in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if head.is_linked_to_previous:  # Asked for its text, it would be made.
                continue
            text = "\n".join(paragraph.text for paragraph in _paragraphs(head.part.element) if paragraph.text.strip())
            if text:
                yield text


def _paragraphs(element: object) -> Iterator[CT_P]:
    from docx.oxml.ns import qn

    yield from element.iter(qn("w:p"))  # type: ignore[attr-defined]
