"""Mentions of official documents, measured on sentences of our own with every mention marked by hand."""

from __future__ import annotations

import itertools
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.mentions import Mention, find_mentions

_MARKED = [
    json.loads(line) for line in (Path(__file__).parent / "marked_mentions.jsonl").read_text("utf-8").splitlines()
]
_FIELDS = ("type", "number", "date", "issuer", "place")
_ENOUGH = 0.95
_LAWS = ("luật", "bộ luật", "pháp lệnh")


def keys(text: str) -> list[str]:
    return [found.key for found in find_mentions(text)]


def only(text: str) -> Mention:
    [found] = find_mentions(text)
    return found


def marked(row: dict[str, Any]) -> Iterator[tuple[Span, dict[str, str]]]:
    start = -1
    for mention in row["mentions"]:
        start = row["text"].index(mention["text"], start + 1)  # One may stand in the one before.
        yield Span(start, start + len(mention["text"])), mention


@pytest.mark.parametrize("rows", [_MARKED, [row for row in _MARKED if row["hard"]]], ids=["all", "hard"])
def test_mentions_of_the_marked_set_are_found_with_what_is_said_of_them(rows: list[dict[str, Any]]) -> None:
    counted: Counter[str] = Counter()
    for row in rows:
        wanted, found = dict(marked(row)), {one.span: one for one in find_mentions(row["text"])}
        counted["wanted"] += len(wanted)
        counted["found"] += len(found)
        for span in wanted.keys() & found.keys():
            counted["right"] += 1
            counted.update(name for name in _FIELDS if getattr(found[span], name) == wanted[span].get(name, ""))

    assert counted["right"] / counted["found"] >= _ENOUGH, "precision"
    assert counted["right"] / counted["wanted"] >= _ENOUGH, "recall"
    assert {name: counted[name] / counted["right"] >= _ENOUGH for name in _FIELDS} == dict.fromkeys(_FIELDS, True)


def test_the_marked_set_has_the_size_and_the_hard_third_that_were_asked_for() -> None:
    hard = sum(len(row["mentions"]) for row in _MARKED if row["hard"])
    total = sum(len(row["mentions"]) for row in _MARKED)

    assert total >= 150
    assert hard * 3 >= total


@pytest.mark.parametrize(
    "written",
    [
        "Kết luận số 01-KL/TW",
        "Kết luận 1-KL/TW",
        "Kết luận số: 01 - KL / TW",
        "kết luận số 01–KL/TW",
        "KẾT LUẬN SỐ 01-KL/TW",
        "ket luan so 01-kl/tw",
        "Kết luận số\n01-\nKL/TW",
        "số 01 KL/TW",
        "Kết luận 01\N{NON-BREAKING HYPHEN}KL/TW",
    ],
)
def test_ways_of_writing_one_number_have_one_key(written: str) -> None:
    found = only(f"Theo {written}, xã đã làm.")

    assert (found.key, found.type) == ("1 kl tw", "kết luận")


@pytest.mark.parametrize(
    "written",
    [
        "Luật Phòng, chống tham nhũng",
        "Luật phòng chống tham nhũng",
        "luật Phòng,\nchống tham nhũng",
        "luat phong, chong tham nhung",
        "LUẬT PHÒNG, CHỐNG THAM NHŨNG",
    ],
)
def test_ways_of_writing_one_name_have_one_key(written: str) -> None:
    assert keys(f"Theo {written} thì ai cũng phải kê khai.") == ["luat phong chong tham nhung"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Nghị định số 86/2015/NĐ-CP ngày 2/10/2015 của Chính phủ", "Nghị định 86"),
        ("Nghị định số 86/2015/NĐ-CP", "nghị định số 86/2015"),
        ("Nghị định số 86/2015/NĐ-CP", "Nghị định 86 của Chính phủ"),
        ("Nghị định số 86/2015/NĐ-CP", "Nghị định 86 năm 2015"),
        ("Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "Chỉ thị số 05 của Bộ Chính trị"),
        ("Thông tư liên tịch số 16/2015/TTLT-BGDĐT-BNV", "Thông tư 16"),
        ("126-QĐ/TW", "Quy định 126"),
    ],
)
def test_a_short_mention_behind_a_full_one_is_of_the_same_document(full: str, short: str) -> None:
    first, second, third = find_mentions(f"Theo {full}, xã đã làm. {short} được phổ biến. Nghị định 87 thì chưa.")

    assert second.key == first.key
    assert second.key[0].isdigit()
    assert third.key == "nghi dinh 87"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Nghị định số 86/2015/NĐ-CP", "Nghị định 86/2020"),
        ("Nghị định số 86/2015/NĐ-CP", "Nghị định 86 năm 2020"),
        ("Nghị quyết 18-NQ/TW của Trung ương", "Nghị quyết 18 của HĐND tỉnh Hà Nam"),
        ("Chỉ thị 35-CT/TW", "chương trình số 35"),
        ("Quyết định 12/QĐ-UBND và Quyết định 12/QĐ-TTg", "Quyết định số 12"),
    ],
)
def test_a_short_mention_that_may_be_of_another_document_keeps_its_key(full: str, short: str) -> None:
    found = keys(f"Theo {full}, xã đã làm. {short} được phổ biến.")

    assert not found[-1][0].isdigit()


def test_a_short_mention_before_the_full_one_keeps_its_key() -> None:
    assert keys("Nghị định 86 được phổ biến. Nghị định 86/2015/NĐ-CP có hiệu lực.") == ["nghi dinh 86", "86 2015 nd cp"]


def test_the_same_number_of_two_offices_is_told_apart_by_issuer_and_date() -> None:
    first, second = find_mentions(
        "Quyết định số 12/QĐ-UBND ngày 5/3/2020 của UBND huyện Ba Bể; "
        "Quyết định số 12/QĐ-UBND ngày 9/4/2021 của UBND tỉnh Bắc Kạn."
    )

    assert first.key == second.key
    assert (first.date, first.issuer) == ("2020-03-05", "UBND huyện Ba Bể")
    assert (second.date, second.issuer) == ("2021-04-09", "UBND tỉnh Bắc Kạn")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("ngày 18/5/2021", "2021-05-18"),
        (", ngày 18-5-2021", "2021-05-18"),
        (" ngày 18.5.2021", "2021-05-18"),
        (" ngày 18 tháng 5 năm 2021", "2021-05-18"),
        (" (18/5/2021)", "2021-05-18"),
        (" ban hành ngày 18/5/2021", "2021-05-18"),
        (" năm 2021", "2021"),
        (" tháng 5/2021", "2021-05"),
        (" ngày 31/02/2021", ""),
        (" có hiệu lực từ ngày 18/5/2021", ""),
        ("", ""),
    ],
)
def test_dates_are_kept_as_far_as_they_are_said(written: str, date: str) -> None:
    assert only(f"Nghị định số 15/2021/NĐ-CP {written} được phổ biến.").date == date


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("của Bộ Chính trị về việc học tập", "Bộ Chính trị"),
        ("của Ban Chấp hành Trung ương Đảng khóa XII đã nêu", "Ban Chấp hành Trung ương Đảng khóa XII"),
        ("ngày 29/4 của UBND tỉnh Hà Nam.", "UBND tỉnh Hà Nam"),
        ("của Bộ Văn hóa, Thể thao và Du lịch quy định lễ hội", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Bộ Y tế và Quyết định này", "Bộ Y tế"),
        ("của Ban Chỉ đạo Quốc gia và Chỉ thị trên", "Ban Chỉ đạo Quốc gia"),
        ("của bà con trong thôn", ""),
        ("được Quốc hội thông qua hôm qua", "Quốc hội"),
        ("được Quốc hội bàn lại", ""),
    ],
)
def test_the_issuer_ends_where_its_name_ends(written: str, issuer: str) -> None:
    assert find_mentions(f"Họ bàn Nghị quyết số 15/2021/NQ-XY {written}")[0].issuer == issuer


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("01-KL/TW", "kết luận"),
        ("12/QĐ-UBND", "quyết định"),
        ("126-QĐ/TW", ""),
        ("91/2015/QH13", ""),
        ("15-HD/BTGTW", "hướng dẫn"),
        ("15/HĐ-KT", "hợp đồng"),
        ("8/CTr-UBND", "chương trình"),
        ("1234/BGDĐT-GDTrH", "công văn"),
        ("8/VBHN-BTP", "văn bản hợp nhất"),
        ("45/GP-STTTT", "giấy phép"),
    ],
)
def test_letters_tell_the_kind_only_where_they_are_sure(number: str, kind: str) -> None:
    assert only(f"Xem số {number} kèm theo.").type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 tỷ lệ 3/4, còn lại 50/50, trực 24/7.",
        "Xe 65A-123.45 biển số 29-H1 456.78 đi QL 1A.",
        "Gửi tới số 12/5 đường Lê Lợi, nhà số 7/B2, điện thoại 028-3822-1234.",
        "Cơn bão mạnh nhất năm 2020 - đã đổ bộ; trước tháng 8/1968 - thời đó.",
        "Pháp luật, kỷ luật, luật sư, luật lệ, trường Luật và công ty Luật An Khang.",
        "Thực hiện quy định 5K, kế hoạch 2020 và kế hoạch 5 năm.",
        "Luật này và Điều 8 của Nghị định này có hiệu lực ngay.",
    ],
)
def test_what_only_looks_like_a_document_is_none(text: str) -> None:
    assert find_mentions(text) == []


def test_a_number_glued_to_the_next_word_ends_where_the_word_begins() -> None:
    found = only("Thông tư 10/2021/TT-BGDĐTsẽ có hiệu lực.")

    assert (found.number, found.key) == ("10/2021/TT-BGDĐT", "10 2021 tt bgddt")


@pytest.mark.parametrize("written", ["tại khoản 2 Điều 55 Luật Việc làm", "tai khoan 2 Dieu 55 Luat Viec lam"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_behind_the_word_for_at_are_found(written: str, form: Literal["NFC", "NFD"]) -> None:
    assert only(unicodedata.normalize(form, f"quy định {written}")).place == "dieu 55 khoan 2"


def test_places_that_each_follow_on_the_word_for_at_are_found() -> None:
    place = only("quy định tại khoản 2 và tại khoản 3 Điều 55 Luật Việc làm").place

    assert place == "dieu 55 khoan 2; dieu 55 khoan 3"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("khoản 2 và khoản 4 Điều 11, khoản 1 Điều 15 của", "dieu 11 khoan 2; dieu 11 khoan 4; dieu 15 khoan 1"),
        ("khoản 1 Điều 4, điểm a khoản 3 Điều 6 và Điều 9", "dieu 4 khoan 1; dieu 6 khoan 3 diem a; dieu 9"),
        ("khoản 1, khoản 2 và điểm a khoản 3 Điều 6", "dieu 6 khoan 1; dieu 6 khoan 2; dieu 6 khoan 3 diem a"),
        ("tại Điều 3, tại khoản 1 Điều 5 và tại Điều 8", "dieu 3; dieu 5 khoan 1; dieu 8"),
        ("từ Điều 12 đến Điều 18 của", "dieu 12; dieu 18"),
        ("các điều từ 12 đến 18 của", "dieu 12; dieu 18"),
        ("Điều 12 đến 18", "dieu 12; dieu 18"),
        ("từ điểm a đến điểm d khoản 2 Điều 3", "dieu 3 khoan 2 diem a; dieu 3 khoan 2 diem d"),
        ("Điều 3 của Nghị định này và Điều 5", "dieu 5"),
        ("khoản 2 Điều này và Điều 5", "dieu 5"),
    ],
)
def test_all_places_that_stand_before_a_law_are_meant(written: str, place: str) -> None:
    assert find_mentions(f"Xã làm theo {written} Luật Nhà ở.")[-1].place == place


def test_places_of_one_law_are_none_of_the_next() -> None:
    found = find_mentions("Theo Điều 4 Luật Báo chí, khoản 2 Điều 6 Luật Xuất bản và Điều 8 Nghị định 5/2020/NĐ-CP.")

    assert [one.place for one in found] == ["dieu 4", "dieu 6 khoan 2", "dieu 8"]


def test_a_law_that_changes_another_one_mentions_that_one_too() -> None:
    text = "Theo Luật sửa đổi, bổ sung một số điều của Luật Du lịch số 12/2030/QH17 ngày 1/2/2030, xã mở chợ đêm."
    amending, amended = find_mentions(text)

    assert (amending.key, amending.number, amending.date) == ("12 2030 qh17", "12/2030/QH17", "2030-02-01")
    assert (amended.key, amended.number, amended.date, amended.span.of(text)) == (
        "luat du lich",
        "",
        "",
        "Luật Du lịch",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hộ bà Tư ở thửa số 12/TĐ-BĐ, tờ bản đồ số 7/BĐ-ĐC.",
        "Đất ở lô số 45/LĐ-KDC và 46/LĐ-KDC của khu dân cư.",
        "Em học lớp 10/CT-XH, anh học lớp 12/KH-TN.",
        "Đi theo QL 1/TN-BH tới tỉnh lộ 9/BH-LK rồi rẽ trái.",
        "Xe biển số 51F-12345 và xe biển kiểm soát 65A/BK-22 va nhau.",
        "Điền mẫu số 02/TT-HKD, biểu mẫu 3/BC-TH và phụ lục số 1/PL-HĐ.",
        "Gói thầu số 5/XL-HT, bản vẽ số 3/KT-TC, mã vận đơn 12/GH-TK.",
    ],
)
def test_numbers_of_things_are_no_documents(text: str) -> None:
    assert find_mentions(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Quyết định giao thửa đất số 12/QĐ-UBND được công bố.", "12 qd ubnd"),
        ("Giấy phép lái xe số 12/GP-SGTVT hết hạn.", "12 gp sgtvt"),
        ("Luật Quốc phòng số 39/2005/QH11 hết hiệu lực.", "39 2005 qh11"),
        ("Trường mở lớp theo kế hoạch số 5/KH-THCS.", "5 kh thcs"),
        ("Cán bộ dự lớp Nghị quyết 18.", "nghi quyet 18"),
    ],
)
def test_documents_about_things_are_documents(text: str, key: str) -> None:
    assert keys(text) == [key]


def test_the_title_over_a_law_is_no_mention() -> None:
    assert find_mentions("LUẬT\nĐIỆN ẢNH\nQuốc hội ban hành luật này.") == []


_PIECES = st.sampled_from(
    [
        "Kết luận số ", "01-KL/TW", "các Nghị quyết số 1-NQ/TU, ", "12 và 13/QĐ-UBND", " ngày 18/5/2021", " của ",
        "Bộ Chính trị", "Luật ", "Điện ảnh", "Phòng, chống ma túy", "khoản 2 ", "Điều 8 ", "Hiến pháp 2013", "\n", " ",
        ", ", "Ðảng ủy", "số ", "2020 - đã", "UBND tỉnh ", "sửa đổi, bổ sung một số điều của ",
    ]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=4), max_size=14).map("".join))
def test_spans_follow_on_each_other_or_lie_in_each_other_and_hold_what_was_found(text: str) -> None:
    found = find_mentions(text)

    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(
        one.span.end <= other.span.start
        or (one.span.start < other.span.start and other.span.end <= one.span.end and one.type in _LAWS)
        for one, other in itertools.combinations(found, 2)
    )
    assert all(one.key for one in found)


@given(st.sampled_from(_MARKED), st.sampled_from(["NFD", "NFKD"]))
def test_decomposed_text_has_the_same_mentions(row: dict[str, Any], form: Literal["NFD", "NFKD"]) -> None:
    text = unicodedata.normalize("NFC", row["text"])
    decomposed = unicodedata.normalize(form, text)
    said = [(one.key, one.type, one.number, one.date, one.issuer, one.place) for one in find_mentions(text)]
    again = find_mentions(decomposed)

    assert [(one.key, one.type, one.number, one.date, one.issuer, one.place) for one in again] == said
    assert [unicodedata.normalize("NFC", one.span.of(decomposed)) for one in again] == [
        one.span.of(text) for one in find_mentions(text)
    ]


@given(
    st.sampled_from([row for row in _MARKED if "\n" not in row["text"]]), st.sampled_from(["  ", "\N{NO-BREAK SPACE}"])
)
def test_blanks_change_no_key(row: dict[str, Any], blank: str) -> None:
    assert keys(row["text"].replace(" ", blank)) == keys(row["text"])
