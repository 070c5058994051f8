"""All that comes of a file before it is kept: steps that take any time over a bad file, to be run apart."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.containers.member import Member
from corpus.discovery import SourceFile
from corpus.document import Document, Passage
from corpus.documents import make_document, make_member
from corpus.findings import Findings, findings_in
from corpus.passages import cut_passages


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document ready to be kept, with all that came of its text.

    Attributes:
        document: The document.
        passages: Its passages, in order.
        findings: What its text mentions and defines.
    """

    document: Document
    passages: tuple[Passage, ...]
    findings: Findings


def prepare_file(file: SourceFile, data: bytes) -> PreparedDocument:
    """Return what comes of the bytes of a file.

    Raises:
        UnreadableFileError: The bytes cannot be read as what they are, or hold no text.
    """
    return _prepared(make_document(file, data))


def prepare_member(file: SourceFile, member: Member) -> PreparedDocument:
    """Return what comes of a document that a file holds beside others.

    Args:
        file: The member, as `corpus.documents.member_file` names it.
        member: What was found in its container.

    Raises:
        UnreadableFileError: It cannot be read, or holds no text.
    """
    return _prepared(make_member(file, member))


def _prepared(document: Document) -> PreparedDocument:
    return PreparedDocument(document, tuple(cut_passages(document)), findings_in(document.text))
