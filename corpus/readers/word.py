"""Reads documents of Word since 2007, as the accepted text without page heads."""

# The text comes from anydoc (see office_text.py). python-docx (MIT) adds what anydoc does not tell: which paragraphs
# have the style of a title, what the page heads say, and the hyphens that may not break, which anydoc drops (`05-CT/TW`
# would lose its own).
#
# The properties of the file are no source for a document's facts. `title` is what the first line of some first version
# was, or the name of the template's file (`Microsoft Word - mau`); `author` is the owner of the computer (`Admin`), or
# whoever made the template; the dates say when a file was saved or copied, never when a document was issued.

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.places import Removed, RemovedAs
from corpus.raw_text import RawText
from corpus.readers.office_text import read_office_text
from corpus.readers.parser_errors import told_as_damage

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P


def read_word(data: bytes) -> RawText:
    """Return the text of a docx file: headings, paragraphs, numbered lists, tables and footnotes.

    Of tracked changes it is what would stand there if all were accepted. The title is what has the style of one.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    import docx

    text = read_office_text(data, "docx")  # First: it stops at bombs before they take memory.
    try:
        with told_as_damage():
            return _completed(text, docx.Document(BytesIO(data)))
    except UnreadableFileError:
        # python-docx is stricter: it wants parts that a text does without, and takes no docm and no other format.
        return text


def _completed(text: RawText, document: Document) -> RawText:
    """Return the text with what anydoc does not tell of it."""
    if _with_plain_hyphens(document):
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


def _with_plain_hyphens(document: Document) -> bool:
    """Write the hyphens that may not break as letters, and tell whether there were any."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    hyphens = list(document.element.body.iter(qn("w:noBreakHyphen")))
    for hyphen in hyphens:
        letter = OxmlElement("w:t")
        letter.text = "-"
        hyphen.getparent().replace(hyphen, letter)
    return bool(hyphens)


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
