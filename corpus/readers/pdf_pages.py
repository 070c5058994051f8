"""The pages of a PDF as PDFium sees them: runs of text with their places on the page, and the ruled lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from corpus.folding import fold
from corpus.readers.page_parts import WIDE_GAP, Page, Piece, Rule
from corpus.readers.pdf_form_fields import with_field_values
from corpus.readers.pdf_views import ABOVE, BELOW, View, direction_of, view_of

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
_NOTED = re.compile(r"(?P<said>\D+|(?:19|20)\d\d)(?P<number>\d{1,3})\W*")
_SYLLABLE = re.compile(r"[a-z]*[aeiouy][a-z]*\W?$|^\d{4}$")
_RAISED = 0.8
"""The number of a footnote is set in letters of less than this share of the size of those before it."""
_LINE_END = re.compile(f"[\\r\\n{_HYPHENS}]")


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
        view = view_of(page)
        characters = _Characters(textpage)
        lines = list(_lines(characters))
        directions = _directions(lines, view.turned)
        upright, *others = (_turned(page, index, lines, view.turned_to(direction)) for direction in directions)
        view = view.turned_to(directions[0])
        pieces = tuple(with_field_values(document, page, view, upright.pieces))
        label = document.get_page_label(index).strip() or str(index + 1)
        scan = characters.are_unmapped() or _is_scan(page, view, pieces)
        turned = tuple(other for other in others if other.pieces)
        return replace(upright, label=label, pieces=pieces, is_scan=scan, turned=turned)
    finally:
        textpage.close()
        page.close()


def _directions(lines: Sequence[Sequence[_Word]], turned: int) -> list[int]:
    """Return the directions of a page's text: first the one that it is read in, as the viewer or most letters say."""
    letters: Counter[int] = Counter()
    for line in lines:
        for word in line:
            letters[word.direction] += len(word.text)
    first = turned
    if 2 * letters[turned] < letters.total():
        first = max((way for way in letters if way % 90 == 0), key=letters.__getitem__, default=turned)
    return [first, *(way for way in letters if way != first and letters[way])]


def _turned(page: pypdfium2.PdfPage, index: int, lines: Sequence[Sequence[_Word]], view: View) -> Page:
    """Return the text of one direction, as a page that is held upright for it."""
    rules = () if view.is_slanting else _rules(page, view)
    standing = [rule for rule in rules if not rule.is_lying]
    pieces = [piece for line in lines for piece in _pieces_of_line(line, view, standing)]
    if not view.is_slanting:
        pieces = [piece for piece in pieces if _is_seen(piece, view.width, view.height)]
    return Page(index + 1, "", view.width, view.height, tuple(pieces), rules)


def _is_seen(piece: Piece, width: float, height: float) -> bool:
    return piece.right > 0 and piece.left < width and piece.bottom > 0 and piece.top < height


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, in the coordinates of the page's contents.

    Attributes:
        text: Its characters.
        direction: In which it runs, in degrees against the clock.
        box: Left, lower, right and upper edge; its height is that of its type, not of its letters, since PDFium takes
            the one for the other in some fonts.
        slant: Where its first and its last letter stand, and the size of its type, if it runs along no edge.
    """

    text: str
    direction: int
    box: tuple[float, float, float, float]
    slant: tuple[tuple[float, float], tuple[float, float], float] | None = None

    def seen(self, view: View) -> Piece:
        """Return the word as it stands on the page."""
        if self.slant is None:
            return Piece(self.text, *view.box(*self.box))
        return Piece(self.text, *view.along(*self.slant))


class _Characters:
    """The characters of one page: what they are, and where each stands."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._textpage = textpage.raw
        self._rectangle, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        get = pdfium.FPDFText_GetUnicode
        codes = [get(self._textpage, place) for place in range(textpage.count_chars())]
        self.text = _characters(codes)

    def word(self, text: str, first: int, last: int) -> _Word:
        """Return a word, given the places of its first and last character."""
        begin, end = self._box(first), self._box(last)
        left, bottom, right, top = (
            min(begin[0], end[0]), min(begin[1], end[1]), max(begin[2], end[2]), max(begin[3], end[3]),
        )  # fmt: skip
        matrix, x, y = self._matrix, self._x, self._y
        page, pdfium = self._textpage, self._pdfium
        if not (pdfium.FPDFText_GetMatrix(page, first, matrix) and pdfium.FPDFText_GetCharOrigin(page, first, x, y)):
            return _Word(text, 0, (left, bottom, right, top))
        direction = direction_of(matrix.a, matrix.b)
        size = pdfium.FPDFText_GetFontSize(page, first) * math.hypot(matrix.c, matrix.d)
        if direction % 90:
            origin = x.value, y.value
            pdfium.FPDFText_GetCharOrigin(page, last, x, y)
            return _Word(text, direction, (left, bottom, right, top), (origin, (x.value, y.value), size))
        if abs(matrix.d) >= abs(matrix.c):
            bottom, top = _around(y.value, math.copysign(size, matrix.d))
        else:  # The word runs up or down the page.
            left, right = _around(x.value, math.copysign(size, matrix.c))
        return _Word(text, direction, (left, bottom, right, top))

    def _box(self, place: int) -> tuple[float, float, float, float]:
        box = self._rectangle
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, place, box)
        return box.left, box.bottom, box.right, box.top

    def is_raised(self, place: int) -> bool:
        """Tell whether a character is smaller than the one before it and stands higher."""
        text, pdfium, matrix = self._textpage, self._pdfium, self._matrix
        measured = []
        for at in (place - 1, place):
            if not pdfium.FPDFText_GetMatrix(text, at, matrix) or not pdfium.FPDFText_GetCharOrigin(
                text, at, self._x, self._y
            ):
                return False
            up = math.hypot(matrix.c, matrix.d)
            height = (self._x.value * matrix.c + self._y.value * matrix.d) / up if up else 0.0
            measured.append((pdfium.FPDFText_GetFontSize(text, at) * up, height))
        (size, base), (small, raised) = measured
        return bool(small < _RAISED * size and raised > base + 0.1 * size)

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
    edges = baseline - BELOW * size, baseline + ABOVE * size
    return min(edges), max(edges)


def _characters(codes: Sequence[int]) -> str:
    """Return one character for each code; of the halves of a pair, the second becomes an invisible one."""
    letters = [chr(code) if code < 0x110000 else "\ufffd" for code in codes]
    for place, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            letters[place] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
            letters[place + 1] = "\u200b"
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in letters)


def _lines(characters: _Characters) -> Iterator[list[_Word]]:
    """Yield the words of each line that PDFium finds, in the order of the file."""
    start = 0
    for end in _LINE_END.finditer(characters.text + "\n"):
        # PDFium marks a hyphen at the end of a line, and has no line end after it.
        words = _WORD.finditer(characters.text, start, end.end() if end[0] in _HYPHENS else end.start())
        yield [
            characters.word(_HYPHEN.sub("-", _without_note(characters, word)), word.start(), word.end() - 1)
            for word in words
        ]
        start = end.end()


def _pieces_of_line(words: Sequence[_Word], view: View, standing: Sequence[Rule]) -> Iterator[Piece]:
    """Yield the words of one line that run in a view's direction, together where only blanks stand between them."""
    run: list[Piece] = []
    for word in words:
        if word.direction != view.turned:
            continue
        piece = word.seen(view)
        if run and not _is_one_run(run[-1], piece, standing):
            yield _together(run)
            run = []
        run.append(piece)
    if run:
        yield _together(run)


def _without_note(characters: _Characters, word: re.Match[str]) -> str:
    """Return a word without the number of a footnote that stands raised behind it."""
    # Only years and syllables, which have a vowel, have one: `các1`, but not `km2`.
    noted = _NOTED.fullmatch(word[0])
    if noted is None or len(noted["said"]) < 2 or not _SYLLABLE.search(fold(noted["said"])):
        return word[0]
    begin, end = noted.span("number")
    return word[0][:begin] + word[0][end:] if characters.is_raised(word.start() + begin) else word[0]


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


def _rules(page: pypdfium2.PdfPage, view: View) -> tuple[Rule, ...]:
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


def _is_scan(page: pypdfium2.PdfPage, view: View, pieces: Sequence[Piece]) -> bool:
    import pypdfium2.raw as pdfium

    if sum(len(piece.text) for piece in pieces) >= _FEW_CHARACTERS:
        return False
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    boxes = [view.box(*picture.get_bounds()) for picture in pictures]
    covered = sum(_extent(box[0], box[2], view.width) * _extent(box[1], box[3], view.height) for box in boxes)
    return covered >= _COVERS * view.width * view.height


def _extent(begin: float, end: float, limit: float) -> float:
    return max(0.0, min(end, limit) - max(begin, 0.0))
