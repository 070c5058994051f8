"""The formats that can be read: how their files are known by name and by their first bytes, and who reads them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from corpus.raw_text import RawText
from corpus.readers.comma_separated import read_comma_separated
from corpus.readers.images import read_image
from corpus.readers.mail import read_letter, read_web_archive
from corpus.readers.markdown import read_markdown
from corpus.readers.old_word import read_old_word
from corpus.readers.open_document import read_open_document
from corpus.readers.pdf import read_pdf
from corpus.readers.plain_text import read_plain_text
from corpus.readers.rich_text import read_rich_text
from corpus.readers.sheets import read_sheets
from corpus.readers.slides import read_slides
from corpus.readers.web_page import read_web_page
from corpus.readers.word import read_word


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        suffixes: How names of its files end.
        read: Its reader.
        apart: Whether its reader is to run in a process of its own: others' parsers may take any time and memory.
        signs: What the bytes of its files begin with, where that tells them from all others.
        member: What a file that is a ZIP archive holds if it is of this format.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes], RawText]
    apart: bool = True
    signs: tuple[bytes, ...] = ()
    member: str = ""


FORMATS: tuple[Format, ...] = (
    Format((".txt",), read_plain_text, apart=False),
    Format((".md", ".markdown"), read_markdown, apart=False),
    Format((".html", ".htm", ".xhtml"), read_web_page, signs=(b"<!doctype html", b"<html")),
    Format((".mht", ".mhtml"), read_web_archive),
    Format((".eml",), read_letter),
    Format((".pdf",), read_pdf, signs=(b"%pdf-",)),
    Format((".docx", ".docm"), read_word, member="word/document.xml"),
    Format((".doc",), read_old_word),
    Format((".rtf",), read_rich_text, signs=(b"{\\rtf",)),
    Format((".odt",), read_open_document),
    Format((".pptx", ".pptm"), read_slides, member="ppt/presentation.xml"),
    Format((".xlsx", ".xlsm", ".xls", ".ods"), read_sheets, member="xl/workbook.xml"),
    Format((".csv", ".tsv"), read_comma_separated, apart=False),
    Format((".png", ".jpg", ".jpeg", ".tif", ".tiff"), read_image),
)
"""All formats that documents come in."""

SUFFIXES = tuple(suffix for one in FORMATS for suffix in one.suffixes)
"""How names of files end that a reader reads."""

_BEGINNING = 1_024
_SPACE = b"\xef\xbb\xbf \t\r\n"


def format_of(suffix: str, data: bytes) -> Format | None:
    """Return the format of a file: what its bytes show, or else what its name says.

    Names lie: portals give out web pages as `.doc`, people rename `.doc` to `.docx`.

    Args:
        suffix: How its name ends, in lower case with its dot.
        data: Its bytes.
    """
    named = next((one for one in FORMATS if suffix in one.suffixes), None)
    if named is None:
        return None
    return _by_sign(data) or named


def _by_sign(data: bytes) -> Format | None:
    beginning = data[:_BEGINNING].lstrip(_SPACE)
    if beginning.startswith(b"PK\x03\x04"):
        return _by_member(data)
    return next((one for one in FORMATS if one.signs and beginning.lower().startswith(one.signs)), None)


def _by_member(data: bytes) -> Format | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    return next((one for one in FORMATS if one.member and one.member in names), None)
