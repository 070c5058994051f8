"""Text that is turned against its page, and what was filled into forms."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.cleaning import clean
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_files import FONT, width_of

BODY = ["Điều 1. Hội nghị diễn ra trong hai ngày.", "Điều 2. Ngân sách là 45 triệu đồng."]
STAMP = "Ký bởi: Cổng Thông tin điện tử An Phú"


def drawn(angle: float, texts: list[str], *, body: bool = True, turn: int = 0) -> list[str]:
    """Return the lines of a page with some lines at an angle, in degrees against the clock."""
    width_of("")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setFont(FONT, 12)
    if turn:
        canvas.setPageRotation(turn)
    for number, text in enumerate(BODY if body else ()):
        canvas.drawString(100, 700 - 30 * number, text)
    canvas.translate(300, 400)
    canvas.rotate(angle)
    for number, text in enumerate(texts):
        canvas.drawString(-120, -40 * number, text)
    canvas.showPage()
    canvas.save()
    return clean(read_pdf(file.getvalue()).text).split("\n")


@pytest.mark.parametrize("angle", [90, 270, 180, 45, 30])
def test_turned_text_is_read_in_its_own_direction_behind_the_page(angle: int) -> None:
    assert drawn(angle, [STAMP]) == [*BODY, STAMP]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_whose_text_is_turned_is_read_as_it_runs(angle: int, turn: int) -> None:
    assert drawn(angle, BODY, body=False, turn=turn) == BODY


def test_what_was_filled_into_a_form_stands_beside_its_label() -> None:
    width_of("")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(FONT, 12)
    for number, label in enumerate(("Họ và tên:", "Thường trú:", "Đã nộp lệ phí:")):
        canvas.drawString(85, 700 - 40 * number, label)
    canvas.acroForm.textfield(name="ten", value="Ha Thi Muoi", x=190, y=692, width=200, height=20)
    canvas.acroForm.textfield(name="noi", value="Thon Ba", x=190, y=652, width=200, height=20)
    canvas.acroForm.checkbox(name="phi", checked=True, x=190, y=612, size=16)
    canvas.showPage()
    canvas.save()
    got = clean(read_pdf(file.getvalue()).text).split("\n")
    assert got == ["Họ và tên: Ha Thi Muoi", "Thường trú: Thon Ba", "Đã nộp lệ phí: [x]"]
