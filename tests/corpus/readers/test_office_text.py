from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from corpus.joining import joined
from corpus.readers.office_text import TextFormat, read_office_text

FILES = Path(__file__).parents[2] / "files" / "office"
FORMATS: tuple[TextFormat, ...] = ("docx", "doc", "odt", "rtf")


def text(build: Callable[[Document], object]) -> str:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return joined(read_office_text(file.getvalue(), "docx").blocks)[0]


def test_the_same_document_reads_alike_in_all_formats() -> None:
    texts = {
        name: joined(read_office_text((FILES / f"ke_hoach.{name}").read_bytes(), name).blocks)[0] for name in FORMATS
    }
    assert texts["docx"] == texts["odt"]
    # What the library loses in these two is told where they are read.
    box = "Chữ trong khung văn bản."
    for name in ("doc", "rtf"):
        lines = texts[name].replace("?i?u", "Điều").replace("ba mươisáu", "sáu").split("\n")
        assert set(texts["docx"].split("\n")) - set(lines) <= {box}


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_is_that_of_the_bytes(name: TextFormat) -> None:
    data = (FILES / f"ke_hoach.{name}").read_bytes()
    assert {read_office_text(data, other).text for other in FORMATS} == {read_office_text(data, name).text}


def test_a_title_in_several_paragraphs_stays_together_and_sentences_do_not() -> None:
    def build(document: Document) -> None:
        for line in (
            "KẾ HOẠCH",
            "Chuyển đổi số",
            "năm 2024 của xã",
            "Thực hiện chỉ đạo, xã ban hành kế hoạch.",
            "Câu sau.",
        ):
            document.add_paragraph(line)

    assert text(build) == (
        "KẾ HOẠCH\nChuyển đổi số\nnăm 2024 của xã\nThực hiện chỉ đạo, xã ban hành kế hoạch.\n\nCâu sau."
    )


def test_a_table_within_a_table_stays_in_its_cell() -> None:
    def build(document: Document) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Một", "Hai", "Ba"
        inner = table.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "bốn", "năm"

    assert text(build) == "| Một | Hai |\n| Ba | bốn năm |"


def test_a_box_around_a_text_is_no_table() -> None:
    def build(document: Document) -> None:
        document.add_table(1, 1).cell(0, 0).text = "Lưu ý: nộp trước ngày 15."

    assert text(build) == "Lưu ý: nộp trước ngày 15."


def test_broken_lines_in_a_paragraph_are_lines() -> None:
    assert text(lambda document: document.add_paragraph("Một\nhai\tba")) == "Một\nhai ba"


def test_empty_rows_of_a_table_are_left_out() -> None:
    def build(document: Document) -> None:
        table = document.add_table(3, 2)
        table.cell(0, 0).text, table.cell(2, 1).text = "a", "b"

    assert text(build) == "| a | |\n| | b |"
