"""Makes the PDF files that the tests read: lines of text at given places, in a font with Vietnamese letters."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from PIL.Image import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "DejaVu"
WIDTH, HEIGHT = A4
LEFT, RIGHT = 85.0, 540.0
STEP = 16.0


@dataclass(frozen=True)
class At:
    """A line of text: points from the left and from the top of the page, to its baseline."""

    left: float
    top: float
    text: str
    size: float = 12.0


@dataclass(frozen=True)
class Box:
    """The outline of a box."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Picture:
    """A picture that fills the page."""

    image: Image


Page = Sequence[At | Box | Picture]


def make_pdf(
    *pages: Page,
    title: str = "",
    author: str = "",
    labels: tuple[str, int] | None = None,
    turn: int = 0,
    password: str = "",
) -> bytes:
    """Return a PDF of these pages; `labels` are the style (`ROMAN_LOWER`, `ARABIC`) and first number of page labels."""
    _register()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password or None, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    if labels is not None:
        canvas.addPageLabel(0, style=labels[0], start=labels[1])
    for page in pages:
        if turn:
            _turn(canvas, turn)
        for item in page:
            _draw(canvas, item)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        path = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
        pdfmetrics.registerFont(TTFont(FONT, path))


def _turn(canvas: Canvas, turn: int) -> None:
    """Draw as scanners do that hold a page sideways: on its side, for a viewer that turns it upright again."""
    # The library takes the page's size for the one that is seen.
    canvas.setPageRotation(turn)
    canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn])
    canvas.rotate(turn)


def _draw(canvas: Canvas, item: At | Box | Picture) -> None:
    match item:
        case At():
            canvas.setFont(FONT, item.size)
            canvas.drawString(item.left, HEIGHT - item.top, item.text)
        case Box():
            canvas.rect(item.left, HEIGHT - item.bottom, item.right - item.left, item.bottom - item.top)
        case Picture():
            canvas.drawImage(ImageReader(item.image), 0, 0, WIDTH, HEIGHT)


def width_of(text: str, size: float = 12.0) -> float:
    """Return how wide a text is, in points."""
    _register()
    return pdfmetrics.stringWidth(text, FONT, size)


def centred(top: float, text: str, left: float = LEFT, right: float = RIGHT, size: float = 12.0) -> At:
    """Return a line in the middle between two edges."""
    _register()
    return At((left + right - pdfmetrics.stringWidth(text, FONT, size)) / 2, top, text, size)


def wrapped(
    top: float, text: str, left: float = LEFT, right: float = RIGHT, size: float = 12.0, indent: float = 0.0
) -> list[At]:
    """Return the lines of a paragraph between two edges, its first line indented."""
    _register()
    lines: list[At] = []
    words: list[str] = []
    begin = left + indent
    for word in text.split():
        if words and begin + pdfmetrics.stringWidth(" ".join([*words, word]), FONT, size) > right:
            lines.append(At(begin, top + STEP * len(lines), " ".join(words), size))
            words, begin = [], left
        words.append(word)
    return [*lines, At(begin, top + STEP * len(lines), " ".join(words), size)]


def paragraphs(top: float, *texts: str, left: float = LEFT, right: float = RIGHT, indent: float = 0.0) -> list[At]:
    """Return paragraphs one below the other, half a line apart."""
    lines: list[At] = []
    for text in texts:
        lines += wrapped(top, text, left, right, indent=indent)
        top = lines[-1].top + 1.5 * STEP
    return lines
