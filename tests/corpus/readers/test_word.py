from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.joining import joined
from corpus.legacy.repair import repaired_parts
from corpus.places import RemovedAs
from corpus.raw_text import RawText
from corpus.readers.word import read_word
from corpus.titles import find_title
from tests.corpus.test_formats import with_macros

FILES = Path(__file__).parents[2] / "files" / "office"
W = nsdecls("w")


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(build: Callable[[Document], object]) -> RawText:
    document = docx.Document()
    build(document)
    return read_word(saved(document))


def text(build: Callable[[Document], object]) -> str:
    return joined(read(build).blocks)[0]


def numbering(document: Document, number: int, *levels: tuple[str, str]) -> Callable[[str, int], Paragraph]:
    """Define a list whose levels are numbered as given; return what adds an item to it."""
    definitions = document.part.numbering_part.element
    xml = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for level, (kind, shown) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{xml}</w:abstractNum>')
    definitions.find(qn("w:num")).addprevious(abstract)
    definitions.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))

    def item(words: str, level: int) -> Paragraph:
        paragraph = document.add_paragraph(words)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
        return paragraph

    return item


def test_a_plan_of_another_program_comes_out_as_its_reader_sees_it() -> None:
    found = read_word((FILES / "ke_hoach.docx").read_bytes())
    shown, marks = joined(found.blocks)
    assert shown.split("\n")[:8] == [
        "UỶ BAN NHÂN DÂN",
        "XÃ AN PHÚ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/KH-UBND",
        "An Phú, ngày 12 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2024 của xã An Phú",
    ]
    assert find_title(shown) == "KẾ HOẠCH Chuyển đổi số năm 2024 của xã An Phú"
    assert "Điều 1. Phạm vi điều chỉnh\n1. Kế hoạch này áp dụng cho mọi thôn.\na) thôn Đông;\nb) thôn Đoài;" in shown
    assert "2. Không áp dụng cho doanh nghiệp.\nĐiều 2. Thời hạn" in shown
    assert (
        "Nội dung: Tập huấn; Đơn vị: Văn phòng; Kinh phí: 12.000.000\nNội dung: Tổng cộng; Kinh phí: 12.000.000"
        in shown
    )
    assert "địa phương, xã ban hành kế hoạch.\n[1] Luật số 77/2015/QH13 đã được sửa đổi." in shown
    assert "Hoàn thành trong sáu mươi ngày." in shown
    assert "Chữ trong khung văn bản." in shown
    assert [(heading.level, heading.text) for heading in marks.headings] == [
        (1, "PHẦN MỘT: QUY ĐỊNH CHUNG"),
        (2, "Kinh phí"),
    ]


def test_page_heads_and_the_table_of_contents_are_left_out_and_told() -> None:
    found = read_word((FILES / "ke_hoach.docx").read_bytes())
    removed = {(one.reason, line) for one in found.removed for line in one.text.split("\n")}
    assert (RemovedAs.PAGE_HEAD, "ĐẦU TRANG LẶP LẠI") in removed
    assert (RemovedAs.NAVIGATION, "Mục lục") in removed
    assert "ĐẦU TRANG" not in found.text
    assert "Mục lục" not in found.text


def test_properties_of_the_file_are_no_facts_of_the_document() -> None:
    def build(document: Document) -> None:
        document.core_properties.title = "Microsoft Word - mau"
        document.core_properties.author = "Admin"
        document.add_paragraph("Nội dung.")

    found = read(build)
    assert (found.title, found.author, found.date) == (None, None, None)


def test_a_title_is_what_has_its_style() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("CÔNG TY AN BÌNH")
        document.add_paragraph("Quy chế", style="Title")
        document.add_paragraph("làm việc", style="Title")
        document.add_paragraph("Nội dung.")

    assert read(build).title == "Quy chế làm việc"


@pytest.mark.parametrize(
    ("kind", "shown", "expected"),
    [
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2."]),
        ("decimal", "Điều %1:", ["Điều 1:", "Điều 2:"]),
        ("upperRoman", "Chương %1", ["Chương I", "Chương II"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("lowerRoman", "%1.", ["i.", "ii."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("lowerLetter", "%1.", ["a.", "b."]),
        ("upperLetter", "%1.", ["A.", "B."]),
        ("decimal", "(%1)", ["(1)", "(2)"]),
        ("bullet", "-", ["-", "-"]),
    ],
)
def test_automatic_numbers_are_read_as_the_program_shows_them(kind: str, shown: str, expected: list[str]) -> None:
    def build(document: Document) -> None:
        item = numbering(document, 90, (kind, shown))
        item("Một.", 0)
        item("Hai.", 0)

    assert text(build) == f"{expected[0]} Một.\n{expected[1]} Hai."


def test_numbers_go_on_over_paragraphs_and_begin_anew_below_each_article() -> None:
    def build(document: Document) -> None:
        item = numbering(document, 90, ("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
        item("Phạm vi", 0)
        item("Khoản đầu.", 1)
        item("điểm đầu;", 2)
        document.add_paragraph("Đoạn xen giữa.")
        item("Khoản sau.", 1)
        item("Hiệu lực", 0)
        item("Khoản khác.", 1)

    lines = [line for line in text(build).split("\n") if line]
    assert lines == [
        "Điều 1. Phạm vi", "1. Khoản đầu.", "a) điểm đầu;", "Đoạn xen giữa.", "2. Khoản sau.", "Điều 2. Hiệu lực",
        "1. Khoản khác.",
    ]  # fmt: skip


def test_numbers_of_several_levels_are_whole() -> None:
    def build(document: Document) -> None:
        item = numbering(document, 90, ("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."))
        for words, level in (("Lớn.", 0), ("Nhỏ.", 1), ("Nhỏ hơn.", 2), ("Nhỏ nữa.", 1)):
            item(words, level)

    assert text(build) == "1. Lớn.\n1.1. Nhỏ.\n1.1.1. Nhỏ hơn.\n1.2. Nhỏ nữa."


def test_a_list_that_begins_further_in_has_no_empty_item_above() -> None:
    def build(document: Document) -> None:
        item = numbering(document, 90, ("decimal", "Điều %1."), ("decimal", "%2."))
        item("Khoản.", 1)

    assert text(build) == "1. Khoản."


def test_a_hyphen_that_may_not_break_stays_in_the_number_of_a_document() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        run = f"<w:r {W}><w:t>Chỉ thị 05</w:t><w:noBreakHyphen/><w:t>CT/TW</w:t></w:r>"
        paragraph._p.append(parse_xml(run))

    assert text(build) == "Chỉ thị 05-CT/TW"


@pytest.mark.parametrize("hyphen", ["<w:t>\u00ad</w:t>", "<w:softHyphen/>", "<w:t>&#173;</w:t>"])
def test_a_soft_hyphen_which_is_a_letter_in_tcvn3_is_kept(hyphen: str) -> None:
    def build(document: Document) -> None:
        document.add_paragraph()._p.append(parse_xml(f"<w:r {W}><w:t>Tr</w:t>{hyphen}<w:t>êng</w:t></w:r>"))

    assert read(build).text == "Tr\u00adêng"


def test_hyphens_are_kept_in_notes_as_well() -> None:
    whole = zipfile.ZipFile(FILES / "ke_hoach.docx")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            changed = whole.read(name).replace("sửa đổi".encode(), "s\u00ada đổi".encode())
            archive.writestr(name, changed)
    assert "s\u00ada đổi" in read_word(file.getvalue()).text


def test_tracked_changes_are_read_as_accepted() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("Trong ")._p
        paragraph.append(parse_xml(f'<w:del {W} w:id="1"><w:r><w:delText>ba</w:delText></w:r></w:del>'))
        paragraph.append(parse_xml(f'<w:ins {W} w:id="2"><w:r><w:t>sáu</w:t></w:r></w:ins>'))
        paragraph.append(parse_xml(f'<w:moveFrom {W} w:id="3"><w:r><w:t> cũ</w:t></w:r></w:moveFrom>'))
        paragraph.append(parse_xml(f'<w:moveTo {W} w:id="4"><w:r><w:t> tháng</w:t></w:r></w:moveTo>'))

    assert text(build) == "Trong sáu tháng"


def test_tables_stand_in_their_place_with_merged_cells_in_every_row() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Bảng sau:")
        table = document.add_table(3, 3)
        for row, cells in enumerate((("Phòng", "Việc", "Số"), ("Nội vụ", "Họp", "1"), ("", "Tập\nhuấn", "2"))):
            for column, words in enumerate(cells):
                table.cell(row, column).text = words
        table.cell(1, 0).merge(table.cell(2, 0))
        document.add_paragraph("Hết bảng.")

    assert text(build) == (
        "Bảng sau:\nPhòng: Nội vụ; Việc: Họp; Số: 1\nPhòng: Nội vụ; Việc: Tập huấn; Số: 2\n\nHết bảng."
    )


def test_tables_that_only_set_things_side_by_side_are_lines() -> None:
    def build(document: Document) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Nơi nhận:\n- Như trên;"
        table.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
        table.cell(1, 1).text = "Nguyễn Văn An"

    assert text(build) == "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"


def test_text_of_links_fields_and_controls_is_text() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("Xem")._p
        paragraph.append(parse_xml(f'<w:hyperlink {W} w:anchor="x"><w:r><w:t> Luật Đất đai</w:t></w:r></w:hyperlink>'))
        run = "<w:r><w:t> năm 2024</w:t></w:r>"
        paragraph.append(parse_xml(f"<w:sdt {W}><w:sdtContent>{run}</w:sdtContent></w:sdt>"))

    assert text(build) == "Xem Luật Đất đai năm 2024"


def test_letters_in_parts_are_joined_when_blocks_are() -> None:
    assert text(lambda document: document.add_paragraph("Quê\u0301")) == "Quế"


def test_a_document_without_text_has_no_blocks_with_any() -> None:
    assert text(lambda _: None) == ""


def test_a_file_with_a_password_is_told_from_a_damaged_one(encrypted: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_word(encrypted)
    assert caught.value.code == "file_encrypted"


@pytest.fixture
def encrypted() -> bytes:
    return (FILES / "mat_khau.docx").read_bytes()


def test_a_doc_by_the_name_of_a_docx_is_read() -> None:
    found = read_word((FILES / "ke_hoach.doc").read_bytes())
    assert "Điều 1. Phạm vi điều chỉnh" in joined(found.blocks)[0]


def emptied() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/khac.xml", "<a/>")
    return file.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"Xin ch\xc3\xa0o", emptied(), (FILES / "ke_hoach.docx").read_bytes()[:5000]]
)
def test_what_is_no_docx_or_a_part_of_one_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_word(data)
    assert caught.value.code == "file_damaged"


def test_entities_that_grow_without_end_do_no_harm() -> None:
    good = zipfile.ZipFile(FILES / "ke_hoach.docx")
    bomb = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f'<!ENTITY {name} "{f"&{before};" * 10}">'
    bomb += f"]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, bomb if name == "word/document.xml" else good.read(name))
    with contextlib.suppress(UnreadableFileError):
        assert len(read_word(file.getvalue()).text) < 1_000


@settings(max_examples=60)
@given(st.data())
def test_changed_bytes_give_a_text_or_an_error_for_people(data: st.DataObject) -> None:
    whole = (FILES / "ke_hoach.docx").read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    new = data.draw(st.binary(max_size=40))
    dropped = data.draw(st.integers(0, 60))
    with contextlib.suppress(UnreadableFileError):
        read_word(whole[:at] + new + whole[at + dropped :])


def test_a_document_with_macros_has_its_title_its_hyphens_and_its_page_heads() -> None:
    document = docx.Document()
    document.add_paragraph("Kế hoạch năm 2024", style="Title")
    paragraph = document.add_paragraph("Chỉ thị 05")
    paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
    paragraph.add_run("CT/TW được phổ biến.")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    found = read_word(
        with_macros(saved(document), office, "application/vnd.ms-word.document.macroEnabled.main+xml", "word")
    )

    assert "Chỉ thị 05-CT/TW được phổ biến." in found.text
    assert found.title == "Kế hoạch năm 2024"
    assert [one.text for one in found.removed] == ["Đầu trang"]


def test_what_is_set_in_a_font_of_capitals_is_read_as_capitals() -> None:
    document = docx.Document()
    document.styles["Heading 1"].font.name = ".VnTimeH"
    document.add_heading("ñy ban nh©n d©n x· §ång B­ëi", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("quyÕt ®Þnh").font.name = ".VnTimeH"
    paragraph.add_run(" cña ñy ban nh©n d©n vÒ kÕ ho¹ch sö dông ®Êt").font.name = ".VnTime"

    texts = repaired_parts([block.text for block in read_word(saved(document)).blocks])

    assert texts == (
        "ỦY BAN NHÂN DÂN XÃ ĐỒNG BƯỞI", "QUYẾT ĐỊNH của ủy ban nhân dân về kế hoạch sử dụng đất",
    )  # fmt: skip
