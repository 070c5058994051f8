"""Marks in a docx the hyphens that the library for office texts drops: those that may not break, and soft ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office_file import with_changed_parts
from corpus.readers.office_marks import KEPT, MarkedFile

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_SIGNS = (b"oBreakHyphen", b"softHyphen", "\u00ad".encode(), b"&#173;", b"&#xad;", b"&#xAD;")


def marked_word(data: bytes) -> MarkedFile | None:
    """Return a docx with its hyphens as letters, or None where it has none.

    Args:
        data: A file that the library could read: it stops at bombs before they take memory.
    """
    changed = with_changed_parts(data, _marked_part)
    return None if changed is None else MarkedFile(changed)


def _marked_part(name: str, data: bytes) -> bytes | None:
    if not name.startswith("word/") or not name.endswith(".xml") or not any(sign in data for sign in _SIGNS):
        return None
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    root = parse_xml(data)
    for text in root.iter(qn("w:t")):
        text.text = (text.text or "").replace("\u00ad", KEPT)
    for tag, letter in (("w:noBreakHyphen", "-"), ("w:softHyphen", KEPT)):
        for hyphen in list(root.iter(qn(tag))):
            _write_as(hyphen, letter)
    written: bytes = serialize_part_xml(root)
    return written


def _write_as(hyphen: BaseOxmlElement, letter: str) -> None:
    from docx.oxml import OxmlElement

    written = OxmlElement("w:t")
    written.text = letter
    parent = hyphen.getparent()
    if parent is not None:
        parent.replace(hyphen, written)
