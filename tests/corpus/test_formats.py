from __future__ import annotations

import io
import pickle
import zipfile

import docx
import openpyxl
import pptx
import pytest

from corpus.formats import FORMATS, SUFFIXES, format_of

WORDS = "Phòng Tài chính xã Đồng Bưởi họp về dự toán"
TYPES = "[Content_Types].xml"


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading(WORDS, 1)
    document.add_paragraph("Cuộc họp bắt đầu lúc 8 giờ.")
    return saved(document.save)


def slides_file() -> bytes:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = WORDS
    slide.placeholders[1].text = "Cuộc họp bắt đầu lúc 8 giờ."
    return saved(presentation.save)


def sheet_file() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Dự toán", 0)
    for row in (["Nội dung", "Số tiền"], [WORDS, 450], ["Cuộc họp bắt đầu lúc 8 giờ.", 12]):
        sheet.append(row)
    return saved(workbook.save)


def saved(save: object) -> bytes:
    file = io.BytesIO()
    save(file)  # type: ignore[operator]
    return file.getvalue()


def with_macros(data: bytes, main: str, macro: str, folder: str) -> bytes:
    """Return a file as the program saves it with macros: of another type, with the project that holds them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == TYPES:
                assert main.encode() in content
                content = content.replace(main.encode(), macro.encode()).replace(
                    b"<Default ",
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
                    1,
                )
            elif name.startswith(f"{folder}/_rels/") and name.count("/") == 2:
                content = content.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdVba" Target="vbaProject.bin" '
                    b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>',
                )
            after.writestr(name, content)
        after.writestr(f"{folder}/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    return out.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (
            ".docm",
            with_macros(
                word_file(),
                f"{OFFICE}wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "word",
            ),
        ),
        (
            ".pptm",
            with_macros(
                slides_file(),
                f"{OFFICE}presentationml.presentation.main+xml",
                "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
                "ppt",
            ),
        ),
        (
            ".xlsm",
            with_macros(
                sheet_file(),
                f"{OFFICE}spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "xl",
            ),
        ),
    ],
)
def test_files_with_macros_are_read_as_those_without(suffix: str, data: bytes) -> None:
    found = format_of(suffix, data)
    plain = {".docm": ".docx", ".pptm": ".pptx", ".xlsm": ".xlsx"}[suffix]

    assert found is not None
    assert plain in found.suffixes
    text = found.read(data).text
    assert WORDS in text
    assert "Cuộc họp bắt đầu lúc 8 giờ." in text


def test_every_reader_can_be_sent_to_another_process() -> None:
    assert [pickle.loads(pickle.dumps(one.read)) for one in FORMATS] == [one.read for one in FORMATS]


def test_no_ending_belongs_to_two_formats() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
