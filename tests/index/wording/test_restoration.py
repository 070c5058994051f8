from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from index.wording.restoration import Restoration

TEXTS = [
    "Trạm y tế xã Đồng Bưởi tiêm phòng cho 45 trẻ em. Bác sĩ Trần Thị Hạnh điều hành trạm.",
    "Đảng ủy xã tổ chức hội nghị. Chủ trì hội nghị là ông Lê Văn Tám, Bí thư Đảng ủy.",
]
RESTORATION = Restoration()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ai chu tri hoi nghi", "ai chủ trì hội nghị"),
        ("Bac si Tran Thi Hanh lam gi?", "Bác sĩ Trần Thị Hạnh làm gì?"),
        ("TRAM Y TE XA DONG BUOI O DAU", "TRẠM Y TẾ XÃ ĐỒNG BƯỞI Ở ĐÂU"),
        ("tiem phong cho bao nhieu tre em", "tiêm phòng cho bao nhiêu trẻ em"),
    ],
)
def test_a_question_gets_the_spelling_of_the_texts_and_the_questioners_own_words_theirs(typed: str, meant: str) -> None:
    assert RESTORATION.restore(typed, TEXTS) == meant


def test_common_words_need_no_passage() -> None:
    found = RESTORATION.restore("Chu tich Uy ban nhan dan thanh pho la ai?")
    assert found == "Chủ tịch Ủy ban nhân dân thành phố là ai?"


def test_a_rare_name_is_spelled_as_the_passages_spell_it() -> None:
    assert RESTORATION.restore("thon Ma Lang o dau", ["Thôn Mã Lảng có 40 hộ."]) == "thôn Mã Lảng ở đâu"
    assert RESTORATION.restore("thon Ma Lang o dau", ["Thôn Má Lẳng có 40 hộ."]) == "thôn Má Lẳng ở đâu"


def test_a_half_marked_question_gets_the_missing_marks_and_keeps_the_typed_ones() -> None:
    assert RESTORATION.restore("ai chu trì hoi nghị tong kết", TEXTS) == "ai chủ trì hội nghị tổng kết"
    decomposed = unicodedata.normalize("NFD", "ai chu trì hoi nghị tong kết")
    assert unicodedata.normalize("NFC", RESTORATION.restore(decomposed, TEXTS)) == "ai chủ trì hội nghị tổng kết"


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì hội nghị?",
        "Ba người con của ông Nam ở xã nào?",
        "Who chaired the meeting?",
        "What is the capital of France?",
        "",
        "?",
        "2023",
    ],
)
def test_a_question_with_its_diacritics_in_another_language_or_without_letters_stays(question: str) -> None:
    assert RESTORATION.restore(question, TEXTS) == question


def test_digits_and_foreign_words_stay_as_typed() -> None:
    assert RESTORATION.restore("zalo xyz co 45 tre em dung khong", TEXTS).startswith("zalo xyz có 45 trẻ em")


def test_tones_are_placed_in_the_style_that_the_passages_are_encoded_in() -> None:
    assert RESTORATION.restore("cap nuoc vinh hoa", ["Nhà máy cấp nước Vĩnh Hoà."]) == "cấp nước vĩnh hòa"


WORDS = st.sampled_from(
    ["hoi", "nghi", "Dong", "BUOI", "đồng", "ai", "bao", "nhieu", "45", "3.600", "y", "tế", "o", "đau"]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)),
    st.lists(st.one_of(st.text(max_size=60), st.sampled_from(TEXTS)), max_size=4),
)
def test_nothing_but_diacritics_ever_changes(question: str, texts: list[str]) -> None:
    found = RESTORATION.restore(question, texts)
    assert fold(found) == fold(question)
    for before, after in zip(question, found, strict=True):
        assert before == after or (before.isascii() and before.isalpha())


@pytest.mark.parametrize("question", ["\0", "\ud800", "😀" * 50, "a " * 1_000, "la " * 1_000])
def test_any_text_is_restored_in_good_time(question: str) -> None:
    started = time.monotonic()
    assert fold(RESTORATION.restore(question, TEXTS)) == fold(question)
    assert time.monotonic() - started < 5
