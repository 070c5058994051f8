"""What Tesseract could not make out at first is looked at again, cut out of the page."""

from __future__ import annotations

import pytest
from PIL import Image

from corpus.readers.ocr import PAGE_WIDTH
from corpus.readers.ocr_second_look import look_again
from corpus.readers.ocr_words import Word
from corpus.readers.page_parts import Rule
from tests.corpus.readers.pdf_files import At
from tests.corpus.readers.test_images import needs_tesseract, picture


def words(*texts: str, left: float, top: float, sure: float) -> list[Word]:
    return [Word(text, left + 40 * at, top, left + 40 * at + 34, top + 9, sure) for at, text in enumerate(texts)]


def said(lines: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


def test_dirt_beside_text_goes_and_words_of_some_confidence_stay() -> None:
    blank = Image.new("L", (1653, 2339), 255)
    line = [*words("TRƯỞNG", "PHÒNG", left=80, top=100, sure=95), *words("li", "bổ", left=300, top=100, sure=3)]
    other = [*words("Nơi", "nhận", left=80, top=300, sure=95), *words("Hà", "Mười", left=300, top=300, sure=22)]
    got = look_again(blank, PAGE_WIDTH / blank.width, [line, other], ())
    assert said(got) == ["TRƯỞNG PHÒNG", "Nơi nhận Hà Mười"]


@pytest.mark.ocr
@needs_tesseract
def test_a_column_that_was_cut_through_is_read_anew() -> None:
    page = picture(At(85, 100, "PHÒNG GIÁO DỤC"), At(330, 106, "CỘNG HÒA XÃ HỘI"), At(330, 122, "Độc lập"), dots=300)
    first = [
        [*words("PHÒNG", "GIÁO", "DỤC", left=85, top=91, sure=95), *words("li", "ông", "vn", left=335, top=97, sure=2)],
        words("Độc", "lập", left=335, top=113, sure=95),
    ]
    got = said(look_again(page, PAGE_WIDTH / page.width, first, ()))
    assert got[:2] == ["PHÒNG GIÁO DỤC", "CỘNG HÒA XÃ HỘI"]
    assert "Độc lập" in got


@pytest.mark.ocr
@needs_tesseract
def test_single_figures_in_a_column_of_a_table_are_found() -> None:
    tops = (90.0, 120.0, 150.0, 180.0)
    figures = [At(95, top + 20, str(number)) for number, top in enumerate(tops[:3], 1)]
    page = picture(*figures, dots=300)
    first = [words("Bàn", "Thị", "Kiều", left=150, top=top + 11, sure=95) for top in tops[:3]]
    rules = [*(Rule(85, top, 400, top) for top in tops), *(Rule(left, 90, left, 180) for left in (85, 140, 400))]
    got = look_again(page, PAGE_WIDTH / page.width, first, rules)
    assert said(got)[3:] == ["1", "2", "3"]
