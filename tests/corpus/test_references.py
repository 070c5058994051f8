from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, folded_syllables
from corpus.references import Standing, find_references, holds, phrases, standing


def normals(text: str) -> list[str]:
    return [found.normal for found in find_references(text)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("01-KL/TW", "1 kl tw"),
        ("12/QĐ-UBND", "12 qd ubnd"),
        ("35/2021/NĐ-CP", "35 2021 nd cp"),
        ("91/2015/QH13", "91 2015 qh13"),
        ("số 1234/BC-BTG", "1234 bc btg"),
        ("số 812/STC-QLNS", "812 stc qlns"),
        ("12/2019/TTLT-BTC-BKHĐT", "12 2019 ttlt btc bkhdt"),
        ("16/2020/TT-BGD&ĐT", "16 2020 tt bgddt"),
        ("Nghị quyết số 12", "nghi quyet 12"),
        ("Chỉ thị 05", "chi thi 5"),
        ("ct 05", "chi thi 5"),
        ("QĐ số 7", "quyet dinh 7"),
        ("Nghị định 35/2021", "nghi dinh 35 2021"),
        ("nghị quyết Trung ương 4", "nghi quyet trung uong 4"),
        ("Đề án 06", "de an 6"),
        ("Điều 5", "dieu 5"),
        ("Ðiều 05", "dieu 5"),
        ("Điều thứ 5", "dieu 5"),
        ("Điều 12a", "dieu 12a"),
        ("khoản 2 Điều 10", "dieu 10 khoan 2"),
        ("Điều 10, khoản 2", "dieu 10 khoan 2"),
        ("khoản 2 của Điều 10", "dieu 10 khoan 2"),
        ("điểm a khoản 1 Điều 3", "dieu 3 khoan 1 diem a"),
        ("điểm đ, khoản 1, Điều 3", "dieu 3 khoan 1 diem dd"),
        ("điểm c Điều 3", "dieu 3 diem c"),
        ("Chương II", "chuong 2"),
        ("chương thứ hai", "chuong 2"),
        ("Chương hai", "chuong 2"),
        ("Phần thứ nhất", "phan 1"),
        ("Mục 3", "muc 3"),
        ("Phụ lục IV", "phu luc 4"),
    ],
)
def test_a_reference_has_one_normal_form_and_the_span_of_its_words(text: str, normal: str) -> None:
    [found] = find_references(f"Theo {text}, xã đã làm.")
    assert found.normal == normal
    assert found.span.of(f"Theo {text}, xã đã làm.") == text.removeprefix("số ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khoản 1 và khoản 2 Điều 10", ["dieu 10 khoan 1", "dieu 10 khoan 2"]),
        ("các khoản 1, 2 và 3 Điều 5", ["dieu 5 khoan 1", "dieu 5 khoan 2", "dieu 5 khoan 3"]),
        ("các điều 5, 6 hoặc 7", ["dieu 5", "dieu 6", "dieu 7"]),
        ("từ Điều 5 đến Điều 9", ["dieu 5", "dieu 9"]),
        ("các điều từ 5 đến 9", ["dieu 5", "dieu 9"]),
        ("khoản 1 đến khoản 3 Điều 5", ["dieu 5 khoan 1", "dieu 5 khoan 3"]),
        ("khoản 1 Điều 5 đến khoản 2 Điều 9", ["dieu 5 khoan 1", "dieu 9 khoan 2"]),
        ("theo Điều 5 đến 30 ngày", ["dieu 5"]),
        ("theo Điều 5 đến ngày 30/4", ["dieu 5"]),
        ("Điều 3, khoản 2 Điều 5", ["dieu 3", "dieu 5 khoan 2"]),
        ("khoản 1 Điều 3 và khoản 2 Điều 5", ["dieu 3 khoan 1", "dieu 5 khoan 2"]),
        ("Điều 5 Nghị định số 35/2021/NĐ-CP", ["dieu 5", "35 2021 nd cp"]),
        ("Điều 5, 01-KL/TW", ["dieu 5", "1 kl tw"]),
        ("Chỉ thị số 05-CT/TW", ["5 ct tw"]),
    ],
)
def test_an_expression_with_several_parts_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert normals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mức 3 triệu đồng", "khoản 2 triệu", "tài khoản thứ 2", "danh mục 36 việc", "phần vi phạm", "phan vi pham",
        "chạy 60 km/h", "màn hình 5-inch", "tỷ số 2-0", "ngày 3/4", "tháng 12/2019", "giá 100/kg",
        "năm 2020 - cách làm",
        "Quyết định 3 nội dung", "kế hoạch 5 năm", "báo cáo 6 tháng", "công diễn 200 lần", "điểm 9 môn toán",
        "dứt điểm ở phút 9", "ông Chương tâm sự", "pháp luật\n\n1. Bị cấm", "", "\0", "điều", "số", "5",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert normals(text) == []


DOCUMENTS = ["01-KL/TW", "12/QĐ-UBND", "35/2021/NĐ-CP", "812/STC-QLNS", "9-NQ/TU", "203-TB/TU"]
PLACES = ["Điều 5", "khoản 2 Điều 10", "điểm a khoản 1 Điều 3", "Chương II", "Phần thứ nhất", "Mục 3"]
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"


@given(st.sampled_from(DOCUMENTS), st.sampled_from(DASHES), st.sampled_from(["", " ", "\xa0"]), st.integers(0, 2))
def test_dashes_blanks_zeros_and_case_do_not_change_a_number(text: str, dash: str, blank: str, zeros: int) -> None:
    [expected] = normals(text)
    damaged = "0" * zeros + text.replace("-", f"{blank}{dash}{blank}").replace("/", f"{blank}/{blank}")
    for written in (damaged, damaged.lower(), damaged.upper(), fold(damaged)):
        assert normals(written) == [expected]


@given(st.sampled_from([*PLACES, *DOCUMENTS]), st.sampled_from(["NFC", "NFD"]), st.text(max_size=20))
def test_case_diacritics_and_unicode_form_do_not_change_a_reference(text: str, form: str, around: str) -> None:
    expected = normals(text)
    for written in (text, text.lower(), text.upper(), fold(text)):
        composed = unicodedata.normalize(form, written)  # type: ignore[arg-type]
        [found] = [one for one in find_references(f"{around}\n\n{composed}\n\n{around}") if one.normal == expected[0]][
            :1
        ]
        assert found.span.of(f"{around}\n\n{composed}\n\n{around}") == composed


@given(st.text())
def test_any_text_is_read_and_spans_are_in_order_inside_of_it(text: str) -> None:
    found = find_references(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


@given(st.lists(st.sampled_from([*PLACES, *DOCUMENTS, "mức 3", "và", ",", "Nghị quyết số 7", "\n", "2."]), max_size=8))
def test_what_a_span_covers_is_a_reference_by_itself(words: list[str]) -> None:
    text = " ".join(words)
    for found in find_references(text):
        assert found.normal in normals(found.span.of(text)) or found.kind == "place"
        assert holds(text, found)


@pytest.mark.parametrize(
    ("text", "asked", "held"),
    [
        ("Điều 5. Phạm vi", "điều 5", True),
        ("dieu 5", "Điều 5", True),
        ("khoản 2 Điều 5", "Điều 5", True),
        ("Điều 50", "Điều 5", False),
        ("Điều 15", "Điều 5", False),
        ("Điều 5a", "Điều 5", False),
        ("mục 5", "Điều 5", False),
        ("ĐIỀU THỨ NĂM", "Điều 5", True),
        ("dieu thu nam", "Điều 5", True),
        ("Điều 2025", "Điều 5", False),
        ("các điều 3, 4 và 5", "Điều 5", True),
        ("Điều 5 và khoản 2 Điều 10", "khoản 2 Điều 5", False),
        ("Điều 10, khoản 2", "khoản 2 Điều 10", True),
        ("Điều 5", "khoản 2 Điều 5", False),
        ("điểm đ khoản 1 Điều 3", "điểm d khoản 1 Điều 3", True),
        ("điểm d khoản 1 Điều 3", "điểm đ khoản 1 Điều 3", False),
        ("Chương II. Tổ chức", "chương 2", True),
        ("Chỉ thị số 05-CT/TW ngày 15/5", "chỉ thị 5", True),
        ("5-CT/TW", "05-CT/TW", True),
        ("Chỉ thị 05", "05-CT/TW", False),
        ("Nghị quyết số 05", "Chỉ thị 05", False),
        ("15-CT/TW", "05-CT/TW", False),
        ("05-CT/TU", "05-CT/TW", False),
        ("35/2021/NĐ-CP", "Nghị định số 35", True),
        ("35/2020/NĐ-CP", "Nghị định 35/2021", False),
        ("Công văn 812/STC-QLNS", "công văn số 812", True),
        ("16/2020/TT-BGD&ĐT", "16/2020/TT-BGDĐT", True),
    ],
)
def test_a_text_holds_a_reference_only_as_that_one(text: str, asked: str, *, held: bool) -> None:
    [reference] = find_references(asked)
    assert holds(f"Xã đã làm theo {text} nói trên.", reference) is held


ARTICLE = "Điều 10. Giờ mở cửa\n1. Thư viện mở cửa buổi sáng.\n2. Ngày lễ:\na) đóng cửa;\nb) có trực.\n"


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("Điều 10", ARTICLE, Standing.ITSELF),
        ("khoản 2 Điều 10", ARTICLE, Standing.ITSELF),
        ("điểm b khoản 2 Điều 10", ARTICLE, Standing.ITSELF),
        ("khoản 3 Điều 10", f"{ARTICLE}Điều 11. Phí\n3. Không thu.", Standing.NEAR),
        ("khoản 3 Điều 10", "Trừ khoản 3 Điều 10.", Standing.NAMED),
        ("Điều 10", "Giờ mở cửa theo Điều 10 là buổi sáng.", Standing.NAMED),
        ("Điều 10", "**ĐIỀU 10**\nGiờ mở cửa", Standing.ITSELF),
        ("Điều 10", "Điều 10 của Quy chế này nói khác.", Standing.NAMED),
        ("Điều 11", ARTICLE, Standing.NONE),
    ],
)
def test_the_article_itself_is_told_from_one_that_cites_it(asked: str, text: str, expected: Standing) -> None:
    [reference] = find_references(asked)
    assert standing(text, reference) is expected


@pytest.mark.parametrize(
    "pair", itertools.product(["Chỉ thị 05", "Nghị định 35/2021", *DOCUMENTS, *PLACES], [True, False])
)
def test_one_of_the_phrases_is_in_every_text_that_holds_the_reference(pair: tuple[str, bool]) -> None:
    [asked] = find_references(pair[0])
    texts = [
        pair[0], pair[0].replace("/", " / "), "Chỉ thị số 05-CT/TW", "Nghị định số 35/2021/NĐ-CP", "Chương 2", "Phần I",
        "Điều 10, khoản 2", "Phần 1", "Mục III", "Điều 3 khoản 1 điểm a",
    ]  # fmt: skip
    for text in texts:
        if holds(text, asked):
            syllables = f" {' '.join(folded_syllables(text))} "
            assert any(f" {phrase} " in syllables for phrase in phrases(asked))


@pytest.mark.parametrize(
    ("text", "normals"),
    [
        ("quy định tại Điều 55 Luật này", ["dieu 55"]),
        ("tại khoản 3 Điều 5", ["dieu 5 khoan 3"]),
        ("mở tài khoản 3 tháng", []),
        ("Nghị định 23/2020 quy định về phí", ["nghi dinh 23 2020"]),
    ],
)
def test_words_before_and_behind_do_not_hide_a_reference(text: str, normals: list[str]) -> None:
    assert [found.normal for found in find_references(text)] == normals
