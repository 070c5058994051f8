"""Takes the comments out of an odt, which the library for office texts mixes in, and marks the soft hyphens."""

from __future__ import annotations

from xml.etree import ElementTree

from corpus.places import Removed, RemovedAs
from corpus.readers.office_file import with_changed_parts
from corpus.readers.office_marks import KEPT, MarkedFile

_COMMENT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_SIGNS = (b"annotation", "\u00ad".encode(), b"&#173;", b"&#xad;", b"&#xAD;")


def marked_open_document(data: bytes) -> MarkedFile | None:
    """Return an odt without comments and with soft hyphens as letters, or None where it has neither.

    Args:
        data: A file that the library could read: it stops at bombs before they take memory.
    """
    removed: list[Removed] = []

    def marked_part(name: str, part: bytes) -> bytes | None:
        if name != "content.xml" or not any(sign in part for sign in _SIGNS):
            return None
        root = ElementTree.fromstring(part)
        removed.extend(Removed(text, RemovedAs.COMMENTS) for text in _take_comments(root) if text)
        for element in root.iter():
            element.text = (element.text or "").replace("\u00ad", KEPT)
            element.tail = (element.tail or "").replace("\u00ad", KEPT)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written

    changed = with_changed_parts(data, marked_part)
    return None if changed is None else MarkedFile(changed, tuple(removed))


def _take_comments(root: ElementTree.Element) -> list[str]:
    """Take the comments out of a document and return what they say, without who said it and when."""
    texts: list[str] = []
    for parent in root.iter():
        before: ElementTree.Element | None = None
        for child in list(parent):
            if child.tag != _COMMENT:
                before = child
                continue
            texts.append("\n".join("".join(line.itertext()) for line in child.iter(_PARAGRAPH)).strip())
            if before is None:
                parent.text = (parent.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            parent.remove(child)
    return texts
