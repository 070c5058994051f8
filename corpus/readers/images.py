"""Reads pictures of pages: PNG, JPEG and TIFF, of which the last may hold many pages."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.ocr import MOST_PIXELS, recognise, require_ocr, unread_report
from corpus.readers.page_parts import Page
from corpus.readers.paged_text import blocks_of
from corpus.readers.parser_errors import told_as_damage
from corpus.readers.pdf_heads import without_heads

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF")
_MOST_PIXELS = 100_000_000
"""A picture with more is refused before it is unpacked: an A3 page scanned with 600 dots an inch has 70 million."""
_NARROW = 1_240
"""A narrower picture, as of a page at 150 dots an inch, is made twice as large."""


def read_image(data: bytes) -> RawText:
    """Return the text that pictures of pages show; the page is named where there are several.

    Raises:
        UnreadableFileError: The file is damaged or no such picture (`file_damaged`), too large (`picture_too_large`),
            or Tesseract is missing (`file_scanned`).
    """
    require_ocr()
    pages: list[Page] = []
    unread: list[str] = []
    with told_as_damage():
        for number, picture in enumerate(_pictures(data), 1):
            page = recognise(picture, number, str(number))
            if page is None:
                unread.append(str(number))
            else:
                pages.append(page)
    if unread and not pages:
        raise UnreadableFileError("file_damaged")
    kept, removed = without_heads(pages)
    return RawText(blocks_of(kept), removed=(*removed, *unread_report(unread)))


def _pictures(data: bytes) -> Iterator[Image]:
    """Yield the pictures of a file, one at a time: upright, in grey, of a size that letters are recognised in."""
    from PIL import ImageOps, ImageSequence

    with _opened(data) as opened:
        for frame in ImageSequence.Iterator(opened):
            if frame.width * frame.height > _MOST_PIXELS:
                raise _too_large()
            yield _sized(_on_white(ImageOps.exif_transpose(frame)))


def _opened(data: bytes) -> Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of the size, for which there is a limit of our own, and of odd properties.
        try:
            return Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large() from error


def _too_large() -> UnreadableFileError:
    return UnreadableFileError("picture_too_large", limit=_MOST_PIXELS // 1_000_000)


def _on_white(picture: Image) -> Image:
    """Return a picture in grey; what is transparent in it shows paper."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("L")
    colours = picture.convert("RGBA")
    paper = Image.new("RGBA", colours.size, "white")
    return Image.alpha_composite(paper, colours).convert("L")


def _sized(picture: Image) -> Image:
    from PIL.Image import Resampling

    factor = 2.0 if picture.width < _NARROW else 1.0
    factor = min(factor, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    if factor == 1.0:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Resampling.BICUBIC)
