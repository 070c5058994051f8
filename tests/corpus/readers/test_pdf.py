"""PDF files, made here with reportlab, come out as the text that their readers see."""

from __future__ import annotations

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus.cleaning import clean
from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.pdf import read_pdf
from corpus.titles import choose_title
from tests.corpus.readers.pdf_files import (
    LEFT,
    STEP,
    At,
    Box,
    Picture,
    centred,
    make_pdf,
    paragraphs,
    wrapped,
)

LONG = (
    "Ủy ban nhân dân xã giao Trạm Y tế phối hợp với các trường học rà soát danh sách học sinh chưa được tiêm chủng, "
    "báo cáo kết quả trước ngày 15 tháng 10 và chuẩn bị đầy đủ vật tư, nhân lực cho đợt tiêm bổ sung vào cuối quý IV."
)
OTHER = (
    "Các thôn tổ chức tuyên truyền trên loa truyền thanh mỗi ngày hai lần, vận động từng gia đình đưa trẻ đi tiêm đúng "
    "lịch và thông báo ngay cho trạm khi có trường hợp phản ứng sau tiêm."
)


def read(*pages: list[At | Box | Picture] | list[At], **options: object) -> RawText:
    return read_pdf(make_pdf(*pages, **options))  # type: ignore[arg-type]


def lines(raw: RawText) -> list[str]:
    return clean(raw.text).split("\n")


def removed(raw: RawText) -> list[str]:
    return [part.text for part in raw.removed]


def filled(number: int) -> list[At]:
    """A page of text that no other page holds."""
    return paragraphs(120, *(f"{number}.{item}. {text}" for item, text in enumerate((LONG, OTHER, LONG), 1)))


def test_lines_are_joined_to_paragraphs() -> None:
    assert lines(read(paragraphs(100, LONG, OTHER))) == [LONG, OTHER]


def test_first_lines_are_known_by_their_indent() -> None:
    first = wrapped(100, LONG, indent=30)
    second = wrapped(first[-1].top + STEP, OTHER, indent=30)
    assert lines(read([*first, *second])) == [LONG, OTHER]


def test_decomposed_letters_come_out_composed() -> None:
    assert lines(read(paragraphs(100, unicodedata.normalize("NFD", LONG)))) == [LONG]


@pytest.mark.parametrize(
    "items",
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", LONG),
        ("- Nâng cao nhận thức của cán bộ;", "- Rà soát quy trình;", "+ Lập danh sách."),
        ("Chương II", "QUYỀN VÀ NGHĨA VỤ", "Điều 5. Quyền của người học", "1. Được học tập.", "a) Theo quy định;"),
        ("Thực hiện chỉ đạo của tỉnh, các thôn cần:", "Họp dân.", "Lập danh sách."),
    ],
)
def test_headings_and_items_stay_on_lines_of_their_own(items: tuple[str, ...]) -> None:
    page: list[At] = []
    for item in items:
        page += wrapped(page[-1].top + STEP if page else 100, item)
    assert lines(read(page)) == list(items)


def test_a_dash_within_a_sentence_begins_no_item() -> None:
    page = [
        At(LEFT, 100, "Kế hoạch nhằm thúc đẩy phát triển toàn diện về mọi mặt của đời sống kinh tế"),
        At(LEFT, 116, "- xã hội ở các xã vùng cao, vùng sâu, vùng xa trong năm tới."),
    ]
    assert len(lines(read(page))) == 1


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    whole = wrapped(700, LONG)
    first, rest = whole[:2], [At(line.left, 100 + STEP * row, line.text) for row, line in enumerate(whole[2:])]
    raw = read([*paragraphs(100, OTHER), *first], [*rest, *paragraphs(300, OTHER)])
    assert lines(raw) == [OTHER, LONG, OTHER]
    assert [(block.places[0].label, block.gap) for block in raw.blocks] == [("1", "\n"), ("2", " "), ("2", "\n")]


def test_a_footnote_does_not_stand_within_a_sentence() -> None:
    whole = wrapped(600, LONG)
    note = [At(LEFT, 760, "1 Theo báo cáo của Trạm Y tế xã năm 2023.", 8)]
    rest = [At(line.left, 100 + STEP * row, line.text) for row, line in enumerate(whole[2:])]
    raw = read([*paragraphs(100, OTHER), *whole[:2], *note], [*rest, *paragraphs(300, OTHER)])
    assert lines(raw) == [OTHER, LONG, "1 Theo báo cáo của Trạm Y tế xã năm 2023.", OTHER]
    assert [block.places[0].label for block in raw.blocks] == ["1", "2", "1", "2"]


def test_pages_are_called_what_the_file_calls_them() -> None:
    raw = read(filled(1), filled(2), labels=("ROMAN_LOWER", 3))
    assert [block.places[0].label for block in raw.blocks] == ["iii", "iv"]


def test_running_heads_and_page_numbers_are_left_out_and_shown() -> None:
    pages = [
        [centred(40, "BẢN TIN XÃ AN PHÚ"), *filled(number), At(LEFT, 810, "Tháng 5"), At(500, 810, f"Trang {number}/4")]
        for number in range(1, 5)
    ]
    raw = read([centred(80, "Tiêm chủng đợt hai"), *pages[0]], *pages[1:])
    assert (len(lines(raw)), lines(raw)[0]) == (13, "Tiêm chủng đợt hai")
    assert removed(raw) == [f"BẢN TIN XÃ AN PHÚ\nTháng 5 Trang {number}/4" for number in range(1, 5)]


def test_the_lone_number_of_the_second_page_goes_and_other_numbers_stay() -> None:
    raw = read(filled(1), [centred(40, "2"), *filled(2), centred(800, "350")])
    assert removed(raw) == ["2"]
    assert lines(raw)[-1] == "350"


def test_a_sentence_that_opens_two_pages_is_content() -> None:
    said = "Đề nghị các thôn nghiêm túc thực hiện."
    raw = read(*([*wrapped(60, said), *filled(number)] for number in (1, 2)))
    assert lines(raw).count(said) == 2
    raw = read(*([*(wrapped(60, said) if number in {1, 4} else []), *filled(number)] for number in range(1, 6)))
    assert lines(raw).count(said) == 2


def test_of_two_pages_one_copy_of_what_repeats_stays() -> None:
    raw = read(*([centred(40, "BẢN TIN XÃ"), *filled(number), centred(810, "Tổ in Công đoàn")] for number in (1, 2)))
    assert (lines(raw)[0], lines(raw)[-1]) == ("BẢN TIN XÃ", "Tổ in Công đoàn")
    assert removed(raw) == ["Tổ in Công đoàn", "BẢN TIN XÃ"]


def test_each_of_several_decisions_in_one_file_keeps_its_letterhead() -> None:
    head = centred(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert lines(read(*([head, *filled(number)] for number in range(1, 5)))).count(head.text) == 4


LETTERHEAD = (
    ("UBND HUYỆN AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("PHÒNG Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 45/KH-PYT", "An Bình, ngày 12 tháng 9 năm 2023"),
)


@pytest.mark.parametrize("by_rows", [True, False])
def test_both_sides_of_a_letterhead_are_read_one_after_the_other(*, by_rows: bool) -> None:
    sides = [
        [centred(70 + STEP * row, texts[side], *edges, size=10) for row, texts in enumerate(LETTERHEAD)]
        for side, edges in enumerate(((85, 260), (280, 540)))
    ]
    head = [line for row in zip(*sides, strict=True) for line in row] if by_rows else [*sides[0], *sides[1]]
    page = [*head, centred(150, "KẾ HOẠCH"), centred(166, "Tiêm chủng mở rộng năm 2023"), *paragraphs(200, LONG)]
    got = lines(read(page))
    assert got == [
        *(left for left, _ in LETTERHEAD), *(right for _, right in LETTERHEAD),
        "KẾ HOẠCH", "Tiêm chủng mở rộng năm 2023", LONG,
    ]  # fmt: skip
    assert choose_title("", "\n".join(got), "x") == "KẾ HOẠCH Tiêm chủng mở rộng năm 2023"


@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_of_prose_are_read_one_after_the_other(*, by_rows: bool) -> None:
    left = paragraphs(120, LONG, OTHER, LONG, left=60, right=285)
    right = paragraphs(120, OTHER, LONG, OTHER, left=310, right=535)
    columns = sorted([*left, *right], key=lambda line: (line.top, line.left)) if by_rows else [*left, *right]
    got = lines(read([centred(80, "Xã An Phú vào mùa tiêm chủng", size=18), *columns]))
    assert got == ["Xã An Phú vào mùa tiêm chủng", LONG, OTHER, LONG, OTHER, LONG, OTHER]


def test_a_ruled_table_has_a_line_for_each_row() -> None:
    cells = [
        ("STT", "Việc", "Kinh phí"),
        ("1", "Tập huấn cho giáo viên;và nhân viên y tế", "350"),
        ("2", "Mua vật tư", "1.200"),
    ]
    edges, page = (85, 130, 400, 500), [*wrapped(80, LONG)]
    for row, texts in enumerate(cells):
        top = 150 + 40 * row
        for column, text in enumerate(texts):
            page.append(Box(edges[column], top, edges[column + 1], top + 40))  # type: ignore[arg-type]
            page += [At(edges[column] + 3, top + 14 + 14 * at, part) for at, part in enumerate(text.split(";"))]
    got = lines(read([*page, *wrapped(300, OTHER)]))
    assert got == [
        LONG, "| STT | Việc | Kinh phí |", "| 1 | Tập huấn cho giáo viên và nhân viên y tế | 350 |",
        "| 2 | Mua vật tư | 1.200 |", OTHER,
    ]  # fmt: skip


def test_a_row_of_a_table_without_rules_stays_together() -> None:
    rows = [(str(number), f"Thôn {number}", f"{number * 12} hộ") for number in range(1, 8)]
    page = [
        At(left, 100 + STEP * number, text)
        for number, row in enumerate(rows)
        for left, text in zip((85, 130, 400), row, strict=True)
    ]
    assert lines(read(page)) == [f"| {' | '.join(row)} |" for row in rows]


def test_words_cut_at_the_end_of_a_line_become_whole() -> None:
    page = [
        At(LEFT, 100, "Trung tâm giới thiệu phần mềm quản lý hồ sơ với chủ đề Digital transfor-"),
        At(LEFT, 116, "mation tại hội thảo; đoàn chuyên gia đến từ nước ngoài, trong đó có Pa-"),
        At(LEFT, 132, "ri và Béc-lin, trao đổi kinh nghiệm với các địa phương về chuyển đổi số."),
        At(LEFT, 164, "Thủ đô Pa-ri là nơi đoàn xuất phát."),
    ]
    text = lines(read(page))[0]
    assert "transformation tại" in text
    assert "Pa-ri và Béc-lin" in text


def test_what_is_drawn_last_is_read_where_it_stands() -> None:
    body, heads = paragraphs(120, LONG, OTHER), [At(LEFT, 60, "BÁO CÁO"), At(LEFT, 80, "Kết quả tiêm chủng")]
    assert lines(read([*body, *heads])) == ["BÁO CÁO", "Kết quả tiêm chủng", LONG, OTHER]
    shuffled = [*paragraphs(100, LONG, OTHER)]
    random.Random(3).shuffle(shuffled)
    assert lines(read(shuffled)) == [LONG, OTHER]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_the_viewer_turns_is_read_as_it_is_seen(turn: int) -> None:
    assert lines(read([centred(80, "BÁO CÁO"), *paragraphs(100, LONG, OTHER)], turn=turn)) == ["BÁO CÁO", LONG, OTHER]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kết quả tiêm chủng năm 2023", "Kết quả tiêm chủng năm 2023"),
        ("Kết quả tiêm chủng năm 2023 - Cổng thông tin xã An Phú", "Kết quả tiêm chủng năm 2023"),
        ("Microsoft Word - bao cao 2023.doc", None),
        ("Mẫu báo cáo của huyện khác", None),
        ("", None),
    ],
)
def test_a_title_is_believed_where_the_page_shows_it(title: str, expected: str | None) -> None:
    raw = read([centred(80, "Kết quả tiêm chủng năm 2023", size=18), *paragraphs(120, LONG)], title=title)
    assert raw.title == expected


def test_an_author_is_believed_where_the_text_names_one() -> None:
    page = [*paragraphs(100, LONG), centred(300, "Nguyễn Văn An")]
    assert read(page, author="Nguyễn Văn An").author == "Nguyễn Văn An"
    assert read(page, author="Administrator").author is None
    assert read(page, author="Trần Thị Bình").author is None


def test_an_encrypted_file_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(filled(1), password="mật")
    assert error.value.code == "file_encrypted"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04 rest", "Kế hoạch".encode()])
def test_other_bytes_are_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_pdf(data)
    assert error.value.code == "file_damaged"


@given(st.floats(0, 0.97))
def test_a_file_that_was_cut_off_is_damaged(share: float) -> None:
    data = make_pdf(filled(1), filled(2))
    with pytest.raises(UnreadableFileError) as error:
        read_pdf(data[: int(share * len(data))])
    assert error.value.code == "file_damaged"


@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=20))
def test_whatever_is_changed_in_a_file_it_is_read_or_reported(changes: list[tuple[float, int]]) -> None:
    data = bytearray(make_pdf(filled(1)))
    for place, value in changes:
        data[int(place * len(data))] = value
    try:
        read_pdf(bytes(data))
    except UnreadableFileError as error:
        assert error.code in {"file_damaged", "file_encrypted", "file_scanned"}  # noqa: PT017


def test_five_hundred_pages_are_read_in_seconds() -> None:
    data = make_pdf(*([*filled(number), centred(810, str(number))] for number in range(1, 501)))
    begin = time.process_time()
    raw = read_pdf(data)
    assert time.process_time() - begin < 60
    assert [block.places[0].label for block in raw.blocks] == [str(number) for number in range(1, 501)]
    assert len(raw.removed) == 500


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


SCAN = [Picture(Image.new("L", (400, 560), 220))]


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_says_what_is_missing_to_read_it() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(SCAN)
    assert error.value.code == "file_scanned"
    assert "tesseract-ocr-vie" in error.value.text("vi")


@pytest.mark.usefixtures("no_tesseract")
def test_pages_with_text_are_read_and_scanned_ones_named() -> None:
    raw = read(filled(1), SCAN, filled(3), SCAN)
    assert [block.places[0].label for block in raw.blocks] == ["1", "3"]
    assert any("2, 4" in text for text in removed(raw))
