from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.law_structure import law_headings
from corpus.places import Heading


def named(text: str) -> list[str]:
    return [heading.text for heading in law_headings(text)]


def path_at(text: str, words: str) -> list[str]:
    """Return the headings that stand over some words of a text."""
    place = text.index(words)
    path: list[Heading] = []
    for heading in law_headings(text):
        if heading.start > place:
            break
        path = [above for above in path if above.level < heading.level] + [heading]
    return [heading.text for heading in path]


LAW = """LUẬT
GIAO THÔNG LÀNG

Phần thứ nhất
QUY ĐỊNH CHUNG

Chương I

PHẠM VI VÀ
NGUYÊN TẮC

Điều 1. Phạm vi
Luật này quy định việc đi lại trong làng.

Chương II. QUYỀN VÀ NGHĨA VỤ

Mục 1
QUYỀN CỦA NGƯỜI ĐI BỘ

Tiểu mục 1. Trẻ em

Điều 2. Quyền của trẻ em

1. Trẻ em được đi trước.

2. Trẻ em được:

a) Qua đường có người dắt;

b) Chơi ở sân đình.

Mục 2: NGHĨA VỤ

ĐIỀU 3: NGHĨA VỤ CỦA NGƯỜI ĐI XE
1- Đi chậm.
2- Dắt xe qua chợ.

Phần thứ hai
ĐIỀU KHOẢN THI HÀNH

Điều 4

Luật này có hiệu lực từ ngày làng họp.
"""


def test_a_law_has_all_its_parts_with_their_names() -> None:
    assert named(LAW) == [
        "Phần thứ nhất. QUY ĐỊNH CHUNG",
        "Chương I. PHẠM VI VÀ NGUYÊN TẮC",
        "Điều 1. Phạm vi",
        "Chương II. QUYỀN VÀ NGHĨA VỤ",
        "Mục 1. QUYỀN CỦA NGƯỜI ĐI BỘ",
        "Tiểu mục 1. Trẻ em",
        "Điều 2. Quyền của trẻ em",
        "khoản 1",
        "khoản 2",
        "điểm a",
        "điểm b",
        "Mục 2. NGHĨA VỤ",
        "Điều 3. NGHĨA VỤ CỦA NGƯỜI ĐI XE",
        "khoản 1",
        "khoản 2",
        "Phần thứ hai. ĐIỀU KHOẢN THI HÀNH",
        "Điều 4",
    ]


def test_the_path_of_a_passage_is_how_it_is_cited() -> None:
    assert path_at(LAW, "Chơi ở sân đình") == [
        "Phần thứ nhất. QUY ĐỊNH CHUNG",
        "Chương II. QUYỀN VÀ NGHĨA VỤ",
        "Mục 1. QUYỀN CỦA NGƯỜI ĐI BỘ",
        "Tiểu mục 1. Trẻ em",
        "Điều 2. Quyền của trẻ em",
        "khoản 2",
        "điểm b",
    ]
    assert path_at(LAW, "Dắt xe")[1:] == [
        "Chương II. QUYỀN VÀ NGHĨA VỤ",
        "Mục 2. NGHĨA VỤ",
        "Điều 3. NGHĨA VỤ CỦA NGƯỜI ĐI XE",
        "khoản 2",
    ]
    assert path_at(LAW, "Luật này có hiệu lực") == ["Phần thứ hai. ĐIỀU KHOẢN THI HÀNH", "Điều 4"]


def test_a_heading_begins_where_its_line_does() -> None:
    text = "Điều 1. Một\n   Điều 2. Hai\n\n  1. Ba."

    assert [(text[heading.start :][:6], heading.level) for heading in law_headings(text)] == [
        ("Điều 1", 6),
        ("Điều 2", 6),
        ("1. Ba.", 7),
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Điều 2. Phạm vi", "Điều 2. Phạm vi"),
        ("Điều 2.- Phạm vi", "Điều 2. Phạm vi"),
        ("Điều 02: Phạm vi", "Điều 2. Phạm vi"),
        ("Điều2. Phạm vi", "Điều 2. Phạm vi"),
        ("Điều 2 Phạm vi", "Điều 2. Phạm vi"),
        ("Điều 2.[3] Phạm vi", "Điều 2. Phạm vi"),
        ("**Điều 2. Phạm vi**", "Điều 2. Phạm vi"),
        ("Điều thứ hai. Phạm vi", "Điều thứ hai. Phạm vi"),
        ("Điều thứ 2\nPhạm vi", "Điều thứ 2. Phạm vi"),
        ("Điều 1a. Phạm vi", "Điều 1a. Phạm vi"),
        ("Ðiều 2. Phạm vi", "Điều 2. Phạm vi"),  # the Icelandic letter
        ("Điền 2. Phạm vi", "Điều 2. Phạm vi"),
        ("Dieu 2. Pham vi", "Điều 2. Pham vi"),
        ("Điều 2. Xã thu phí của\ncác hộ ven đường", "Điều 2. Xã thu phí của các hộ ven đường"),
        ("Điều 2. Nhà văn hóa mở cửa từ 7 giờ.", "Điều 2"),
        ("Điều 2. Về giờ mở cửa.\nNhà văn hóa mở từ 7 giờ.", "Điều 2. Về giờ mở cửa"),
        ("Điều 7. Phạm vi", "Điều 7. Phạm vi"),  # an excerpt
    ],
)
def test_an_article_is_known_however_it_is_written(line: str, heading: str) -> None:
    assert named(f"Điều 1. Trước\nLàng họp.\n{line}")[1:] == [heading]


def test_articles_numbered_in_words_go_on_beyond_ten() -> None:
    text = "\n".join(f"Điều thứ {word}\nLàng họp." for word in ("mười chín", "hai mươi", "hai mươi mốt"))

    assert named(f"Điều 18. Chợ\n{text}")[1:] == ["Điều thứ mười chín", "Điều thứ hai mươi", "Điều thứ hai mươi mốt"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Điều 2. Làng họp.",
        "Mức phí thực hiện theo quy định tại\nĐiều 2. Làng họp mỗi năm.",
        "Mức phí thực hiện theo khoản 3\nĐiều 2 Luật Chợ quê.",
        "Điều 2 của Luật này quy định mức phí.",
        "Điều 2 Luật Chợ quê quy định mức phí.",
        "Điều 2, Điều 3 quy định mức phí.",
        "Mức phí nêu ở Điều 4,\nĐiều 5. Làng họp mỗi năm.",
        "Điều kiện mở quán do làng đặt.",
        "Mục 2 Chương này quy định mức phí.",
        "Phần 2 của bản đồ bị rách.",
        "Làng thu 20 đồng, người đi chợ nộp thêm\n15 đồng cho sân đình.",
        "Làng thu theo điểm\na) này.",
        "Điền 9. Làng họp.",
        "1.000 đồng là mức phí cao nhất.",
    ],
)
def test_a_place_that_a_sentence_names_is_no_heading(sentence: str) -> None:
    assert named(f"Điều 1. Mức phí\n{sentence}\nĐiều 2. Chợ phiên") == ["Điều 1. Mức phí", "Điều 2. Chợ phiên"]


QUOTING = """Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ quê

1. Sửa đổi, bổ sung Điều 5 như sau:

{open}Điều 5. Giờ họp chợ

1. Chợ họp từ 5 giờ.

2. Chợ nghỉ:

a) Ngày giỗ làng;

b) Ngày mưa to.{close}

2. Bổ sung khoản 3 vào Điều 7 như sau:

{open}3. Trẻ em vào chợ không mất phí.{close}

Điều 2. Hiệu lực thi hành
"""


@pytest.mark.parametrize(("opened", "closed"), [("“", "”."), ('"', '".'), ("«", "»"), ("", "")])
def test_articles_that_an_amending_law_quotes_are_not_its_own(opened: str, closed: str) -> None:
    assert named(QUOTING.format(open=opened, close=closed)) == [
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ quê",
        "khoản 1",
        "khoản 2",
        "Điều 2. Hiệu lực thi hành",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "1. Sửa đổi Điều 5 như sau:\nĐiều 5. Giờ\n1. Từ 5 giờ.\n2. Hồ sơ sửa đổi, bổ sung nộp ở đình.",
        "1. Điều 5 được sửa đổi, bổ sung như sau:\nĐiều 5. Giờ\n1. Từ 5 giờ.\n2. Nghỉ ngày mưa.",
        "1. Thay thế Điều 5 bằng điều sau đây:\nĐiều 5. Giờ\nTừ 5 giờ.",
        "1. Bổ sung Điều 2a và Điều 2b vào sau Điều 2 như sau:\nĐiều 2a. Giờ\nTừ 5 giờ.\nĐiều 2b. Rác\nQuét.",
        "1. Sửa đổi, bổ sung Điều 2 đã được sửa đổi theo Luật số\n12/2030/QH17 như sau:\nĐiều 2. Giờ\nTừ 5 giờ.",
        "1. Khoản 2 Điều 5 được sửa đổi như sau:\n2. Từ 5 giờ.",
        "1. Bổ sung Chương IIa như sau:\nChương IIa\nRÁC\nĐiều 20a. Rác\nQuét.\nĐiều 20b. Nước\nRửa.",
        "1. Sửa đổi Điều 5 như sau: “Điều 5. Giờ\n1. Từ 5 giờ.\n2. Nghỉ ngày mưa.”",
        "1. Sửa đổi Điều 5 như sau: Điều 5. Giờ\n1. Từ 5 giờ.\n2. Nghỉ ngày mưa.",
    ],
)
def test_what_a_lead_in_announces_is_not_the_laws_own_without_quotation_marks(change: str) -> None:
    text = f"Điều 1. Sửa đổi Luật Chợ quê\n{change}\n2. Bãi bỏ Điều 9.\nĐiều 2. Giờ thi hành\nTừ mai."

    assert named(text) == ["Điều 1. Sửa đổi Luật Chợ quê", "khoản 1", "khoản 2", "Điều 2. Giờ thi hành"]


def test_a_quoted_article_with_the_number_that_is_due_is_told_from_the_next_one() -> None:
    text = "\n".join(
        f"Điều {number}. Sửa đổi Điều {number + 1} như sau:\nĐiều {number + 1}. Giờ\nTừ {number} giờ."
        for number in range(1, 6)
    )

    assert named(text) == [f"Điều {number}. Sửa đổi Điều {number + 1}" for number in range(1, 6)]


@pytest.mark.parametrize("change", ["“Điều 5. Học phí\n1. Miễn.\n2. Giảm.”", "“Điều 5. Học phí. Miễn.”"])
def test_the_name_of_an_article_ends_before_its_quotation(change: str) -> None:
    text = f"Điều 1. Sửa đổi Điều 5 như sau: {change}\nĐiều 2. Hiệu lực\nTừ mai."

    assert named(text) == ["Điều 1. Sửa đổi Điều 5", "Điều 2. Hiệu lực"]


def test_points_below_a_sentence_about_changing_a_permit_are_found() -> None:
    text = "Điều 1. Phép\n1. Việc sửa đổi giấy phép ở Điều 5 được làm như sau:\na) Nộp;\nb) Chờ.\nĐiều 2. Phí\nKhông."

    assert named(text) == ["Điều 1. Phép", "khoản 1", "điểm a", "điểm b", "Điều 2. Phí"]


def test_a_quotation_mark_that_nobody_closed_swallows_nothing() -> None:
    text = "Điều 1. Tên gọi\nChợ gọi là: “Chợ Đình\nĐiều 2. Giờ họp\n“Phiên chính họp sớm.\nĐiều 3. Phí"

    assert named(text) == ["Điều 1. Tên gọi", "Điều 2. Giờ họp", "Điều 3. Phí"]


def test_a_misprinted_comma_does_not_hide_the_article_that_is_due() -> None:
    assert named("Điều 1. Phí\n1. Làng đặt mức phí,\nĐiều 2. Giờ\nTừ 5 giờ.") == [
        "Điều 1. Phí",
        "khoản 1",
        "Điều 2. Giờ",
    ]


def test_an_article_below_a_heading_that_ends_in_its_word_is_found() -> None:
    assert named("Chương I\nĐÊ ĐIỀU\nĐiều 1. Quy hoạch\nLàng đắp đê.") == ["Chương I. ĐÊ ĐIỀU", "Điều 1. Quy hoạch"]


def test_words_in_quotation_marks_at_the_beginning_of_lines_hide_nothing() -> None:
    text = "Điều 1. Tên gọi\n“Chợ Đình” và\n“Chợ Chùa” là hai chợ.\nĐiều 2. Giờ\nGọi là “chợ sớm”.\nĐiều 3. Phí"

    assert named(text) == ["Điều 1. Tên gọi", "Điều 2. Giờ", "Điều 3. Phí"]


def test_a_rule_about_changing_things_changes_no_other_law() -> None:
    text = "Điều 1. Giấy phép\n1. Hồ sơ thay đổi, bổ sung được nộp như sau:\na) Nộp ở đình;\nĐiều 2. Phí"

    assert named(text) == ["Điều 1. Giấy phép", "khoản 1", "điểm a", "Điều 2. Phí"]


@pytest.mark.parametrize("leader", ["", " ........ 5", " … 12"])
def test_a_table_of_contents_is_no_heading(leader: str) -> None:
    contents = "\n".join(f"{line}{leader}" for line in ("Chương I", "Điều 1. Phạm vi", "Điều 2. Giờ", "Điều 3. Phí"))
    law = "Chương I\nCHUNG\nĐiều 1. Phạm vi\nTrong làng.\nĐiều 2. Giờ\nTừ 5 giờ.\nĐiều 3. Phí\nHai đồng."
    text = f"MỤC LỤC\n{contents}\n\n{law}"

    assert named(text) == ["Chương I. CHUNG", "Điều 1. Phạm vi", "Điều 2. Giờ", "Điều 3. Phí"]
    assert law_headings(text)[0].start == text.index(law)


def test_what_a_decision_puts_into_force_begins_anew() -> None:
    text = """QUYẾT ĐỊNH:
Điều 1. Ban hành Quy chế chợ quê.
Điều 2. Trưởng thôn thi hành Quyết định này.

Nơi nhận:
1. Các xóm;

QUY CHẾ
CHỢ QUÊ
(Ban hành kèm theo Quyết định số 5/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế áp dụng cho chợ.

PHỤ LỤC I
MẪU ĐƠN
I. PHẦN KÊ KHAI
Họ và tên
"""

    assert named(text) == [
        "Điều 1",
        "Điều 2",
        "QUY CHẾ CHỢ QUÊ",
        "Chương I. QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "khoản 1",
        "Phụ lục I. MẪU ĐƠN",
        "I. PHẦN KÊ KHAI",
    ]
    assert path_at(text, "Họ và tên") == ["Phụ lục I. MẪU ĐƠN", "I. PHẦN KÊ KHAI"]
    assert path_at(text, "Quy chế áp dụng")[0] == "QUY CHẾ CHỢ QUÊ"


def test_an_outline_below_the_articles_is_no_clause_of_theirs() -> None:
    text = "Điều 1. Phê duyệt kế hoạch kèm theo.\n\nI. MỤC TIÊU\n1. Trồng 5 ha cam.\nII. KINH PHÍ\nHai tỷ đồng."

    assert named(text) == ["Điều 1", "I. MỤC TIÊU", "II. KINH PHÍ"]


def test_a_contract_numbers_its_clauses_after_its_articles() -> None:
    price = "ĐIỀU 1: GIÁ\n1.1. Giá là 5 đồng.\n1.2. Giá không đổi.\na) Trong năm;\n"
    text = f"{price}ĐIỀU 2: GIAO HÀNG\n1. Giao ở chợ.\n1.1 Giao sớm."

    assert named(text) == [
        "Điều 1. GIÁ",
        "khoản 1.1",
        "khoản 1.2",
        "điểm a",
        "Điều 2. GIAO HÀNG",
        "khoản 1",
        "điểm 1.1",
    ]


def test_clauses_that_lost_a_mark_or_were_put_in_later_are_found() -> None:
    text = "Điều 1. Phí\n1.Người lớn nộp.\n1a. Trẻ em không nộp.\n2 Người già không nộp.\n4. Khách nộp.\nđ) Hết."

    assert named(text)[1:] == ["khoản 1", "khoản 1a", "khoản 2", "khoản 4"]


def test_points_follow_the_vietnamese_alphabet() -> None:
    text = "Điều 1. Phí\n1. Không thu của:\n" + "\n".join(f"{letter}) Nhóm;" for letter in "abcdđeghiklmnop")

    assert named(text)[2:] == [f"điểm {letter}" for letter in "abcdđeghiklmnop"]


def test_a_clause_on_the_line_of_its_article_has_a_heading_too() -> None:
    text = "Điều 1. 1. Chợ họp ngày rằm.\n2. Chợ nghỉ ngày mưa."

    assert [(heading.text, text[heading.start :][:6]) for heading in law_headings(text)] == [
        ("Điều 1", "Điều 1"),
        ("khoản 1", "1. Chợ"),
        ("khoản 2", "2. Chợ"),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1. A\n",
        "Chương I\nĐiều 1\n",
        "Phần A\n",
        "sửa đổi khoản 1 ",
        "...",
        "QUY CHẾ\nĐiều 1. A\n",
        "(Kèm theo Quyết định số 5)\n",
        "Sửa đổi Điều 5 như sau:\n",
        "“Điều 1\n",
        "I. ",
    ],
)
def test_a_long_text_of_one_piece_is_read_in_a_moment(piece: str) -> None:
    started = time.process_time()
    law_headings(f"Điều 1. A\n{piece * (60_000 // len(piece))}")

    assert time.process_time() - started < 10


@given(
    st.lists(
        st.sampled_from(
            ["Điều 1. A", "Điều 2", "“Điều 3. B", "Hết.”", "1. Một.", "2. Hai", "a) Ba;", "I. BỐN", "Chương II", ""]
        )
        | st.text(st.sampled_from('Điều 12ab.)(“”":\tChương IVX… ') | st.characters(), max_size=30)
    )
)
def test_any_text_has_headings_in_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    headings = law_headings(text)

    assert [heading.start for heading in headings] == sorted(heading.start for heading in headings)
    for heading in headings:
        assert 1 <= heading.level <= 9
        assert heading.text.strip() == heading.text != ""
        assert not text[heading.start].isspace()
