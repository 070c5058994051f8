"""The formats that can be read: how their files are known by name and by their first bytes, and who reads them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from corpus.raw_text import RawText


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        suffixes: How names of its files end.
        read: Its reader.
        signs: What the bytes of its files begin with, where that tells them from all others.
        member: What a file that is a ZIP archive holds if it is of this format.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes], RawText]
    signs: tuple[bytes, ...] = ()
    member: str = ""


# Readers are imported when a file needs them: together they take longer to import than a small file to read.


def _read_plain_text(data: bytes) -> RawText:
    from corpus.readers.plain_text import read_plain_text

    return read_plain_text(data)


def _read_markdown(data: bytes) -> RawText:
    from corpus.readers.markdown import read_markdown

    return read_markdown(data)


def _read_web_page(data: bytes) -> RawText:
    from corpus.readers.web_page import read_web_page

    return read_web_page(data)


def _read_web_archive(data: bytes) -> RawText:
    from corpus.readers.mail import read_web_archive

    return read_web_archive(data)


def _read_letter(data: bytes) -> RawText:
    from corpus.readers.mail import read_letter

    return read_letter(data)


def _read_pdf(data: bytes) -> RawText:
    from corpus.readers.pdf import read_pdf

    return read_pdf(data)


def _read_word(data: bytes) -> RawText:
    from corpus.readers.word import read_word

    return read_word(data)


def _read_old_word(data: bytes) -> RawText:
    from corpus.readers.old_word import read_old_word

    return read_old_word(data)


def _read_rich_text(data: bytes) -> RawText:
    from corpus.readers.rich_text import read_rich_text

    return read_rich_text(data)


def _read_open_document(data: bytes) -> RawText:
    from corpus.readers.open_document import read_open_document

    return read_open_document(data)


def _read_slides(data: bytes) -> RawText:
    from corpus.readers.slides import read_slides

    return read_slides(data)


def _read_sheets(data: bytes) -> RawText:
    from corpus.readers.sheets import read_sheets

    return read_sheets(data)


def _read_comma_separated(data: bytes) -> RawText:
    from corpus.readers.comma_separated import read_comma_separated

    return read_comma_separated(data)


def _read_image(data: bytes) -> RawText:
    from corpus.readers.images import read_image

    return read_image(data)


FORMATS: tuple[Format, ...] = (
    Format((".txt",), _read_plain_text),
    Format((".md", ".markdown"), _read_markdown),
    Format((".html", ".htm", ".xhtml"), _read_web_page, signs=(b"<!doctype html", b"<html")),
    Format((".mht", ".mhtml"), _read_web_archive),
    Format((".eml",), _read_letter),
    Format((".pdf",), _read_pdf, signs=(b"%pdf-",)),
    Format((".docx", ".docm"), _read_word, member="word/document.xml"),
    Format((".doc",), _read_old_word),
    Format((".rtf",), _read_rich_text, signs=(b"{\\rtf",)),
    Format((".odt",), _read_open_document),
    Format((".pptx", ".pptm"), _read_slides, member="ppt/presentation.xml"),
    Format((".xlsx", ".xlsm", ".xls", ".ods"), _read_sheets, member="xl/workbook.xml"),
    Format((".csv", ".tsv"), _read_comma_separated),
    Format((".png", ".jpg", ".jpeg", ".tif", ".tiff"), _read_image),
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
