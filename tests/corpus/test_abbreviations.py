from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.abbreviations import defined_abbreviations
from corpus.folding import folded_syllables


def defined(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long_form) for one in defined_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "short", "long_form"),
    [
        ("Hội đồng nhân dân (HĐND) xã Tân Lập họp.", "hdnd", "hoi dong nhan dan"),
        ("HĐND (Hội đồng nhân dân) xã họp.", "hdnd", "hoi dong nhan dan"),
        ("Ban Thường vụ (sau đây gọi tắt là BTV) quyết định", "btv", "ban thuong vu"),
        ("Ban Thường vụ (viết tắt là “BTV”) quyết định", "btv", "ban thuong vu"),
        ("hợp tác xã (gọi tắt: HTX) nuôi ong", "htx", "hop tac xa"),
        ("Ban Thường vụ, viết tắt là BTV, quyết định", "btv", "ban thuong vu"),
        ("thẻ bảo hiểm y tế - BHYT, có hạn một năm", "bhyt", "bao hiem y te"),
        ("ở TP. Hồ Chí Minh (TP.HCM)", "tphcm", "tp ho chi minh"),
        ("phòng cháy và chữa cháy (PCCC)", "pccc", "phong chay va chua chay"),
        ("Ban Chấp hành Trung ương (BCHTW)", "bchtw", "ban chap hanh trung uong"),
        ("Ban Chỉ đạo chuyển đổi số (BCĐCĐS)", "bcdcds", "ban chi dao chuyen doi so"),
        ("Ban Chỉ đạo 35 (BCĐ 35)", "bcd", "ban chi dao"),
        ("Ủy ban nhân dân xã (UBND xã)", "ubnd", "uy ban nhan dan"),
        ("nhận dạng giọng nói (NDGN - tên do nhóm đặt)", "ndgn", "nhan dang giong noi"),
        ("bác sĩ Cơ sở Cai nghiện (CSCN; nằm ở xã)", "cscn", "co so cai nghien"),
    ],
)
def test_a_definition_gives_the_abbreviation_and_how_far_its_long_form_reaches(
    text: str, short: str, long_form: str
) -> None:
    assert (short, long_form) in defined(f"Hôm qua, tại nơi đó, {text}")


def test_an_abbreviation_of_parts_is_given_as_one_word_and_as_its_parts() -> None:
    text = "Sở Lao động, Thương binh và Xã hội (Sở LĐ-TB&XH) trả lời."
    assert defined(text) == [
        ("ldtbxh", "lao dong thuong binh va xa hoi"),
        ("ld tb xh", "lao dong thuong binh va xa hoi"),
    ]


def test_each_definition_is_given_once_and_two_meanings_are_both_given() -> None:
    text = "Ban Thường vụ (BTV) họp. Ban Thường vụ (BTV) kết luận. Biên tập viên (BTV) ghi lại."
    assert defined(text) == [("btv", "ban thuong vu"), ("btv", "bien tap vien")]


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức Y tế Thế giới (WHO)", "anh Lê Văn Tám (SN 1991)", "xã Tân Lập (Hậu Giang)", "đánh giá tác động (ĐTM)",
        "Bộ họp. Ninh Dương (HND)", "Hà Nội - HN", "nhóm (A. B)", "(HĐND)", "HĐND ()", "HĐND (xã)", "trường X (THPT)",
        "Hội đồng nhân; dân (HĐND)", "(((", "AA (", "",
    ],
)  # fmt: skip
def test_what_cannot_be_checked_by_its_letters_is_no_definition(text: str) -> None:
    assert defined(text) == []


@given(
    st.lists(st.sampled_from(["ban", "chỉ", "đạo", "y", "tế", "số", "nông", "Hội"]), min_size=2, max_size=8).filter(
        lambda words: set(words) != {"y"}
    )
)
def test_any_long_form_is_found_by_its_first_letters(words: list[str]) -> None:
    short = "".join(word[0].upper() for word in words)
    found = defined(f"cũng như {' '.join(words)} ({short}) đã nêu")
    assert [("".join(folded_syllables(short)), " ".join(folded_syllables(" ".join(words))))] == found


@given(st.text(alphabet=st.sampled_from("ABĐ.&- ()abv\n")))
def test_any_text_is_read_and_a_long_form_is_always_longer(text: str) -> None:
    assert all(one.long_form.count(" ") >= 1 for one in defined_abbreviations(text))
