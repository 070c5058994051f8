"""Pictures of pages are read with the real Tesseract; without it only that it is missing is tested."""

from __future__ import annotations

import io
import shutil
import subprocess
from difflib import SequenceMatcher

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from corpus.cleaning import clean
from corpus.errors import UnreadableFileError
from corpus.readers.images import read_image
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_files import At, Box, Picture, centred, make_pdf, paragraphs

TEXT = (
    "Ủy ban nhân dân xã giao Trạm Y tế phối hợp với các trường học rà soát danh sách học sinh chưa được tiêm chủng.",
    "1. Các thôn tổ chức tuyên truyền trên loa truyền thanh mỗi ngày hai lần, vận động từng gia đình đưa trẻ đi tiêm.",
    "2. Kinh phí: 12.500.000 đồng, lấy từ ngân sách xã năm 2023.",
)
PAGE = [centred(80, "KẾ HOẠCH"), *paragraphs(120, *TEXT)]
CELLS = (("STT", "Việc", "Kinh phí"), ("1", "Tập huấn", "350"), ("2", "Mua vật tư", "1.200"))


def _has_tesseract() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


needs_tesseract = pytest.mark.skipif(
    not _has_tesseract(), reason="tesseract is missing: apt install tesseract-ocr tesseract-ocr-vie"
)


def picture(*items: At | Box, dots: int = 200) -> Image.Image:
    """What a scanner sees of a page, in grey, at so many dots an inch."""
    with pypdfium2.PdfDocument(make_pdf(items)) as document:
        return document[0].render(scale=dots / 72, grayscale=True).to_pil()


def saved(*pictures: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    pictures[0].save(file, form, **({"save_all": True, "append_images": pictures[1:]} if form == "TIFF" else {}))
    return file.getvalue()


def likeness(data: bytes, *expected: str) -> float:
    return SequenceMatcher(None, clean(read_image(data).text), "\n".join(expected), autojunk=False).ratio()


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_clean_page_is_read_nearly_without_a_mistake(form: str) -> None:
    assert likeness(saved(picture(*PAGE), form=form), "KẾ HOẠCH", *TEXT) > 0.99


@pytest.mark.ocr
@needs_tesseract
def test_a_page_that_was_scanned_askew_and_with_dirt_is_read() -> None:
    askew = picture(*PAGE).rotate(1, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))
    noise = np.random.default_rng(1).normal(0, 15, (askew.height, askew.width))
    dirty = Image.fromarray((np.asarray(askew) * 0.9 + noise).clip(0, 255).astype("uint8"))
    assert likeness(saved(dirty), "KẾ HOẠCH", *TEXT) > 0.95


@pytest.mark.ocr
@needs_tesseract
def test_a_page_that_lies_on_its_side_is_turned() -> None:
    for angle in (90, 270):
        assert likeness(saved(picture(*PAGE).rotate(angle, expand=True)), "KẾ HOẠCH", *TEXT) > 0.95


@pytest.mark.ocr
@needs_tesseract
def test_the_rows_of_a_ruled_table_are_read() -> None:
    items: list[At | Box] = [*paragraphs(80, TEXT[0])]
    edges = (85, 130, 400, 500)
    for row, texts in enumerate(CELLS):
        top = 150 + 30 * row
        for column, text in enumerate(texts):
            items += [Box(edges[column], top, edges[column + 1], top + 30), At(edges[column] + 5, top + 19, text)]
    rows = [line for line in clean(read_image(saved(picture(*items, dots=300))).text).split("\n") if line[0] == "|"]
    assert rows == ["| STT | Việc | Kinh phí |", "| 1 | Tập huấn | 350 |", "| 2 | Mua vật tư | 1.200 |"]


@pytest.mark.ocr
@needs_tesseract
def test_every_page_of_a_tiff_and_of_a_scanned_pdf_is_named() -> None:
    pages = [picture(centred(200, f"Trang bìa phụ lục {name}", size=16), dots=100) for name in ("một", "hai")]
    tiff = read_image(saved(*pages, form="TIFF"))
    pdf = read_pdf(make_pdf([Picture(pages[0])], paragraphs(100, *TEXT), [Picture(pages[1])]))
    assert [block.places[0].label for block in tiff.blocks] == ["1", "2"]
    assert [block.places[0].label for block in pdf.blocks] == ["1", "2", "3"]
    assert "phụ lục hai" in pdf.blocks[2].text


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize("size", [(600, 800), (1, 1)])
def test_an_empty_page_and_a_tiny_picture_have_no_text(size: tuple[int, int]) -> None:
    assert read_image(saved(Image.new("L", size, 255))).text == ""


@pytest.mark.ocr
@needs_tesseract
@settings(max_examples=25)  # Each asks the program for its languages.
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"]))
def test_other_bytes_are_reported_as_damaged(rest: bytes, begin: bytes) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_image(begin + rest)
    assert error.value.code == "file_damaged"


@pytest.mark.ocr
@needs_tesseract
def test_a_picture_that_was_cut_off_is_damaged() -> None:
    data = saved(picture(*PAGE))
    with pytest.raises(UnreadableFileError) as error:
        read_image(data[: len(data) // 2])
    assert error.value.code == "file_damaged"


@pytest.mark.ocr
@needs_tesseract
def test_a_picture_of_far_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_image(saved(Image.new("1", (20_000, 20_000))))
    assert error.value.code == "picture_too_large"


def test_without_tesseract_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFileError) as error:
        read_image(saved(Image.new("L", (600, 800), 255)))
    assert error.value.code == "file_scanned"
    assert "tesseract-ocr-vie" in error.value.text("vi")
