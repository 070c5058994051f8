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


def keys(text: str) -> list[str]:
    return [found.key for found in find_mentions(text)]


def only(text: str) -> Mention:
    [found] = find_mentions(text)
    return found


def marked(row: dict[str, Any]) -> Iterator[tuple[Span, dict[str, str]]]:
    end = 0
    for mention in row["mentions"]:
        start = row["text"].index(mention["text"], end)
        end = start + len(mention["text"])
        yield Span(start, end), mention


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


def test_places_behind_the_word_for_at_are_found() -> None:
    assert only("quy định tại khoản 2 Điều 55 Luật Việc làm").place == "dieu 55 khoan 2"


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
def test_spans_follow_on_each_other_and_hold_what_was_found(text: str) -> None:
    found = find_mentions(text)

    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
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
