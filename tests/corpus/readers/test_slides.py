from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.util import Inches

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.places import Place, PlaceKind
from corpus.raw_text import RawText
from corpus.readers.slides import read_slides

TITLE, TITLE_AND_TEXT, EMPTY = 0, 1, 6


def read(build: Callable[[Presentation], object]) -> RawText:
    presentation = pptx.Presentation()
    build(presentation)
    file = io.BytesIO()
    presentation.save(file)
    return read_slides(file.getvalue())


def place_of(found: RawText, words: str) -> str:
    text, marks = joined(found.blocks)
    (place,) = marks.places_at(text.index(words))
    assert place.kind is PlaceKind.SLIDE
    return place.label


def three_slides(presentation: Presentation) -> None:
    first = presentation.slides.add_slide(presentation.slide_layouts[TITLE])
    first.shapes.title.text = "Tổng kết năm 2023"
    first.placeholders[1].text = "Phòng Văn hóa"
    second = presentation.slides.add_slide(presentation.slide_layouts[TITLE_AND_TEXT])
    second.shapes.title.text = "Kết quả"
    second.placeholders[1].text = "Tổ chức 12 lễ hội.\nXây 3 nhà văn hóa."
    table = second.shapes.add_table(2, 2, 0, Inches(4), Inches(4), Inches(1)).table
    for row, cells in enumerate((("Việc", "Số"), ("Lễ hội", "12"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    second.notes_slide.notes_text_frame.text = "Nhắc thêm về kinh phí."
    third = presentation.slides.add_slide(presentation.slide_layouts[EMPTY])
    group = third.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = "Xin cảm ơn."


def test_each_text_is_on_its_slide_with_the_title_as_heading() -> None:
    found = read(three_slides)
    assert found.title == "Tổng kết năm 2023"
    text, marks = joined(found.blocks)
    assert text == (
        "Tổng kết năm 2023\n\nPhòng Văn hóa\n\n"
        "Kết quả\n\nTổ chức 12 lễ hội.\nXây 3 nhà văn hóa.\n\nViệc: Lễ hội; Số: 12\n\n"
        "Ghi chú của người trình bày\n\nNhắc thêm về kinh phí.\n\nXin cảm ơn."
    )
    assert [heading.text for heading in marks.headings] == [
        "Tổng kết năm 2023",
        "Kết quả",
        "Ghi chú của người trình bày",
    ]
    assert [heading.text for heading in marks.path_at(text.index("Nhắc"))] == ["Kết quả", "Ghi chú của người trình bày"]
    assert marks.path_at(text.index("Xin cảm ơn")) == ()
    assert [place_of(found, words) for words in ("Phòng", "Xây 3", "Việc: Lễ hội", "Nhắc", "Xin")] == [
        "1",
        "2",
        "2",
        "2",
        "3",
    ]


def test_a_slide_begins_once() -> None:
    places = [place.label for block in read(three_slides).blocks for place in block.places]
    assert places == ["1", "2", "3"]


def test_what_is_on_every_slide_is_left_out() -> None:
    def build(presentation: Presentation) -> None:
        layout = presentation.slide_layouts[TITLE]
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text = "Kế hoạch"
        for shape in layout.placeholders:
            if shape.placeholder_format.type.name in {"SLIDE_NUMBER", "FOOTER", "DATE"}:
                ornament = deepcopy(shape._element)
                slide.shapes._spTree.append(ornament)
                slide.shapes[-1].text_frame.text = "Mỗi trang một lần"

    assert read(build).text == "Kế hoạch"


def test_a_slide_without_text_counts() -> None:
    def build(presentation: Presentation) -> None:
        presentation.slides.add_slide(presentation.slide_layouts[EMPTY])
        slide = presentation.slides.add_slide(presentation.slide_layouts[EMPTY])
        slide.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "Trang sau."

    assert read(build).blocks[0].places == (Place(PlaceKind.SLIDE, "2"),)


def test_a_broken_title_is_one_line_and_breaks_in_a_text_are_lines() -> None:
    def build(presentation: Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_AND_TEXT])
        slide.shapes.title.text = "Kế hoạch\vnăm 2024"
        slide.placeholders[1].text = "Một\vhai"

    assert [block.text for block in read(build).blocks] == ["Kế hoạch năm 2024", "Một\nhai"]


def test_a_cell_over_several_stands_once() -> None:
    def build(presentation: Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[EMPTY])
        table = slide.shapes.add_table(1, 3, 0, 0, 9, 9).table
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(0, 0).text, table.cell(0, 2).text = "Tổng", "15"

    assert read(build).blocks[0].text == "| Tổng | 15 |"


def test_a_presentation_without_slides_has_no_text() -> None:
    assert read(lambda _: None) == RawText(())


@pytest.mark.parametrize("length", [0, 4, 3_000])
def test_a_part_of_a_pptx_is_told_as_damaged(length: int) -> None:
    file = io.BytesIO()
    pptx.Presentation().save(file)
    with pytest.raises(UnreadableFileError) as caught:
        read_slides(file.getvalue()[:length])
    assert caught.value.code == "file_damaged"


def test_a_file_with_a_password_is_told_from_a_damaged_one() -> None:
    # From outside, all formats with a password look alike.
    whole = (Path(__file__).parents[2] / "files" / "office" / "mat_khau.docx").read_bytes()
    with pytest.raises(UnreadableFileError) as caught:
        read_slides(whole)
    assert caught.value.code == "file_encrypted"
