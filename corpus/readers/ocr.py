"""Reads the letters off a picture of a page, with Tesseract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFileError
from corpus.places import Removed, RemovedAs
from corpus.readers.ocr_words import LANGUAGE, LONGEST_SECONDS, Word, words_of
from corpus.readers.page_parts import Page, Piece, Rule

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_WIDTH = 595.0
"""A picture counts as so many points wide, as A4 is: what follows knows pages in points."""
DOTS_A_POINT = 300 / 72
"""What Tesseract was trained for, and what offices scan with."""
MOST_PIXELS = 30_000_000
"""A larger picture (an A3 page has 17 million) is made smaller first."""
_WIDE_GAP = 1.8
"""From this many letter heights on, a gap between two words is a column's edge; letters are lower than their line."""
_SENSELESS = 60
"""A page whose words are less sure than this, in percent, may lie on its side."""
_SHORT = 2
"""Of longer words each is wider than high."""
_LINE_HEIGHT = 1.25
"""How much higher a line of type is than the letters in it."""


class OcrMissingError(UnreadableFileError):
    """Something that reading pictures needs is not installed."""


def require_ocr() -> None:
    """Make sure that everything is there that reading a picture needs.

    Raises:
        OcrMissingError: The package, the program or the language is not installed.
    """
    try:
        import pytesseract
    except ImportError as error:
        raise OcrMissingError("file_scanned", missing="pytesseract") from error
    try:
        languages = pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError as error:
        raise OcrMissingError("file_scanned", missing="tesseract") from error
    if LANGUAGE not in languages:
        raise OcrMissingError("file_scanned", missing=f"tesseract-ocr-{LANGUAGE}")


def recognise(picture: Image, number: int, label: str) -> Page | None:
    """Return the page that a picture shows, or None where Tesseract gives up.

    Args:
        picture: The page, upright, in grey, dark letters on light paper, best at 300 dots an inch.
        number: 1 for the first page.
        label: What readers call the page.
    """
    # Both stand on numpy, which nothing else in reading needs.
    from corpus.readers.drawn_lines import without_rules
    from corpus.readers.ocr_second_look import look_again

    picture, rules = without_rules(picture)
    lines = words_of(picture, PAGE_WIDTH / picture.width)
    # Finding the way up takes as long as a third of reading: only a page that makes no sense is turned.
    if lines is not None and _lies(lines) and (upright := _upright(picture)) is not None:
        again = words_of(upright, PAGE_WIDTH / upright.width)
        if again and not _lies(again):
            (picture, rules), lines = without_rules(upright), again
    if lines is None:
        return None
    scale = PAGE_WIDTH / picture.width
    drawn = tuple(Rule(*(scale * edge for edge in (one.left, one.top, one.right, one.bottom))) for one in rules)
    standing = [rule for rule in drawn if not rule.is_lying]
    lines = look_again(picture, scale, lines, drawn)
    usual = median([word.height for line in lines for word in line] or [0.0])
    pieces = tuple(piece for line in lines for piece in _pieces(line, usual, standing))
    return Page(number, label, PAGE_WIDTH, picture.height * scale, pieces, drawn)


def unread_report(labels: Sequence[str]) -> tuple[Removed, ...]:
    """Return what tells people of pages that were not read, or nothing.

    Args:
        labels: What readers call these pages.
    """
    if not labels:
        return ()
    return (Removed(", ".join(labels), RemovedAs.UNREAD),)


def _upright(picture: Image) -> Image | None:
    """Return a picture that lies on its side or on its head turned upright, None where it is, or nobody can tell."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(picture, timeout=LONGEST_SECONDS, output_type=pytesseract.Output.DICT)
    except (RuntimeError, pytesseract.TesseractError):  # Too few letters, a timeout, or the data for it is missing.
        return None
    clockwise = int(found["rotate"])
    return picture.rotate(-clockwise, expand=True) if clockwise else None


def _lies(lines: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the page seems to lie on its side or on its head: words make no sense or are higher than wide."""
    words = [word for line in lines for word in line if len(word.text) > _SHORT]
    if not words:
        return False
    return mean(word.sure for word in words) < _SENSELESS or median(word.width / word.height for word in words) < 1


def _pieces(line: Sequence[Word], usual: float, standing: Sequence[Rule]) -> Iterator[Piece]:
    """Yield the runs of words without a wide gap between them.

    Args:
        line: The words of one line, from left to right.
        usual: How high words are on this page: lines of the same type get the same height, with and without accents.
        standing: The ruled lines that stand on the page; what they part is not together.
    """
    height = median(word.height for word in line)
    if 0.6 * usual < height < 1.6 * usual:
        height = usual
    parted = [_are_parted(word, other, _WIDE_GAP * height, standing) for word, other in pairwise(line)]
    starts = [0, *(place for place, are_parted in enumerate(parted, 1) if are_parted), len(line)]
    for begin, end in pairwise(starts):
        words = line[begin:end]
        middle = median((word.top + word.bottom) / 2 for word in words)
        text = " ".join(word.text for word in words)
        piece = Piece(text, words[0].left, middle, words[-1].right, middle)
        yield replace(piece, top=middle - _LINE_HEIGHT * height / 2, bottom=middle + _LINE_HEIGHT * height / 2)


def _are_parted(word: Word, other: Word, wide: float, standing: Sequence[Rule]) -> bool:
    middle = (word.top + word.bottom) / 2
    return other.left - word.right > wide or any(
        (word.left + word.right) / 2 <= rule.left <= (other.left + other.right) / 2
        and rule.top <= middle <= rule.bottom
        for rule in standing
    )
