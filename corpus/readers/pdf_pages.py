"""The pages of a PDF as PDFium sees them: runs of text with their places on the page, and the ruled lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from corpus.readers.page_parts import WIDE_GAP, Page, Piece, Rule

if TYPE_CHECKING:
    import pypdfium2

_THIN = 2.5
"""A drawn box that is no higher or wider than this, in points, is a ruled line."""
_MOST_DRAWINGS = 5_000
"""On a page with more drawn objects than this (a map) no tables are looked for."""
_FEW_CHARACTERS = 100
"""A stamp of a signature or a page number is no text layer."""
_COVERS = 0.5
"""A picture that covers at least this share of a page is a scan of it."""
_UNMAPPED = 0.3
"""A page with more characters than this share that are no Unicode is read as a picture."""
_HYPHENS = "\x02\ufffe"  # What PDFium gives for a hyphen at the end of a line.
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_WORD = re.compile(r"\S+")
_LINE_END = re.compile(f"[\\r\\n{_HYPHENS}]")


@dataclass(frozen=True, slots=True)
class _View:
    """From the coordinates of a page's contents to those of the page as it is seen."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom, from the upper left corner down."""
        x0, x1, y0, y1 = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        match self.turned:
            case 90:
                return y0, x0, y1, x1
            case 180:
                return self.width - x1, y0, self.width - x0, y1
            case 270:
                return self.width - y1, self.height - x1, self.width - y0, self.height - x0
        return x0, self.height - y1, x1, self.height - y0


def read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return a page of an open document.

    Args:
        document: The document.
        index: 0 for the first page.

    Raises:
        pypdfium2.PdfiumError: The page is damaged.
    """
    page = document[index]
    textpage = page.get_textpage()
    try:
        left, bottom, _, _ = page.get_bbox()
        width, height = page.get_size()
        view = _View(left, bottom, width, height, page.get_rotation())
        characters = _Characters(textpage, view)
        rules = _rules(page, view)
        pieces = tuple(_pieces(characters, [rule for rule in rules if not rule.is_lying]))
        inside = tuple(piece for piece in pieces if _is_seen(piece, width, height))
        label = document.get_page_label(index).strip() or str(index + 1)
        scan = characters.are_unmapped() or _is_scan(page, view, inside)
        return Page(index + 1, label, width, height, inside, rules, scan)
    finally:
        textpage.close()
        page.close()


def _is_seen(piece: Piece, width: float, height: float) -> bool:
    return piece.right > 0 and piece.left < width and piece.bottom > 0 and piece.top < height


class _Characters:
    """The characters of one page: what they are, and where each stands."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, view: _View) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._textpage = textpage.raw
        self._view = view
        self._rectangle, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        get = pdfium.FPDFText_GetUnicode
        codes = [get(self._textpage, place) for place in range(textpage.count_chars())]
        self.text = _characters(codes)

    def word_box(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a word, given the places of its first and last character.

        Its height is that of its type, not of its letters: PDFium takes the one for the other in some fonts.
        """
        begin, end = self._box(first), self._box(last)
        left, bottom, right, top = (
            min(begin[0], end[0]), min(begin[1], end[1]), max(begin[2], end[2]), max(begin[3], end[3]),
        )  # fmt: skip
        matrix, x, y = self._matrix, self._x, self._y
        text, pdfium = self._textpage, self._pdfium
        if pdfium.FPDFText_GetMatrix(text, first, matrix) and pdfium.FPDFText_GetCharOrigin(text, first, x, y):
            size = pdfium.FPDFText_GetFontSize(text, first) * math.hypot(matrix.c, matrix.d)
            if abs(matrix.d) >= abs(matrix.c):
                bottom, top = _around(y.value, math.copysign(size, matrix.d))
            else:  # The word runs up or down the page.
                left, right = _around(x.value, math.copysign(size, matrix.c))
        return self._view.box(left, bottom, right, top)

    def _box(self, place: int) -> tuple[float, float, float, float]:
        box = self._rectangle
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, place, box)
        return box.left, box.bottom, box.right, box.top

    def are_unmapped(self) -> bool:
        """Tell whether the file does not say which letters many of its shapes are."""
        places = [place for place, letter in enumerate(self.text) if not letter.isspace()]
        if len(places) < _FEW_CHARACTERS:
            return False
        sample = places[:: max(1, len(places) // 200)]
        has_error: Callable[..., int] = self._pdfium.FPDFText_HasUnicodeMapError
        broken = sum(has_error(self._textpage, place) == 1 or self.text[place] in "\0\ufffd" for place in sample)
        return broken > _UNMAPPED * len(sample)


def _around(baseline: float, size: float) -> tuple[float, float]:
    """Return the edges of a line of type: a fifth of its size below the baseline, the rest above."""
    edges = baseline - 0.2 * size, baseline + 0.8 * size
    return min(edges), max(edges)


def _characters(codes: Sequence[int]) -> str:
    """Return one character for each code; of the halves of a pair, the second becomes an invisible one."""
    letters = [chr(code) if code < 0x110000 else "\ufffd" for code in codes]
    for place, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            letters[place] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
            letters[place + 1] = "\u200b"
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in letters)


def _pieces(characters: _Characters, standing: Sequence[Rule]) -> Iterator[Piece]:
    """Yield the runs of text, in the order of the file."""
    start = 0
    for end in _LINE_END.finditer(characters.text + "\n"):
        # PDFium marks a hyphen at the end of a line, and has no line end after it.
        yield from _pieces_of_line(characters, start, end.end() if end[0] in _HYPHENS else end.start(), standing)
        start = end.end()


def _pieces_of_line(characters: _Characters, start: int, end: int, standing: Sequence[Rule]) -> Iterator[Piece]:
    """Yield the words of one line, run together where only blanks stand between them."""
    run: list[Piece] = []
    for found in _WORD.finditer(characters.text, start, end):
        word = Piece(_HYPHEN.sub("-", found[0]), *characters.word_box(found.start(), found.end() - 1))
        if run and not _is_one_run(run[-1], word, standing):
            yield _together(run)
            run = []
        run.append(word)
    if run:
        yield _together(run)


def _is_one_run(last: Piece, word: Piece, standing: Sequence[Rule]) -> bool:
    height = last.bottom - last.top
    if not -height < word.left - last.right < WIDE_GAP * height or not last.is_beside(word):
        return False
    middle = (last.top + last.bottom) / 2
    return not any(
        last.right - 1 <= rule.left <= word.left + 1 and rule.top <= middle <= rule.bottom for rule in standing
    )


def _together(words: Sequence[Piece]) -> Piece:
    return Piece(
        " ".join(word.text for word in words),
        words[0].left,
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _rules(page: pypdfium2.PdfPage, view: _View) -> tuple[Rule, ...]:
    """Return the ruled lines of a page: thin drawings, and the sides of drawn boxes."""
    import pypdfium2.raw as pdfium

    if not 0 < pdfium.FPDFPage_CountObjects(page.raw) <= _MOST_DRAWINGS:
        return ()
    boxes = (view.box(*item.get_bounds()) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2))
    return tuple(side for box in boxes for side in _sides(*box))


def _sides(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    if min(right - left, bottom - top) <= _THIN:
        yield Rule(left, top, right, bottom)
        return
    yield from starmap(
        Rule,
        (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ),
    )


def _is_scan(page: pypdfium2.PdfPage, view: _View, pieces: Sequence[Piece]) -> bool:
    import pypdfium2.raw as pdfium

    if sum(len(piece.text) for piece in pieces) >= _FEW_CHARACTERS:
        return False
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    boxes = [view.box(*picture.get_bounds()) for picture in pictures]
    covered = sum(_extent(box[0], box[2], view.width) * _extent(box[1], box[3], view.height) for box in boxes)
    return covered >= _COVERS * view.width * view.height


def _extent(begin: float, end: float, limit: float) -> float:
    return max(0.0, min(end, limit) - max(begin, 0.0))
