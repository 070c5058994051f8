from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from index.index import Index
from index.restoration import lacks_diacritics, restored
from tests.index.conftest import many_files, write_files

TEXTS = [
    "Trạm y tế xã Đồng Bưởi tiêm phòng cho 45 trẻ em. Bác sĩ Trần Thị Hạnh điều hành trạm.",
    "Đảng ủy xã tổ chức hội nghị. Chủ trì hội nghị là ông Lê Văn Tám, Bí thư Đảng ủy.",
]


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
    assert restored(typed, TEXTS) == meant


def test_the_words_around_a_syllable_decide_between_its_spellings() -> None:
    texts = [
        "Con đường lớn dẫn đến nhà máy đường. Đường, đường, đường.",
        "Anh Đương nấu cơm.",
        "Chị Dương bán dưỡng khí.",
    ]
    assert restored("anh duong nau gi", texts) == "anh đương nấu gì"
    assert restored("chi duong ban gi", texts) == "chị dương bán gì"
    assert restored("nha may duong o dau", texts) == "nhà máy đường ở đâu"


def test_the_likelier_text_decides_where_the_words_around_do_not() -> None:
    assert restored("cau nao", ["Cầu mới", "Câu cũ"]) == "cầu nào"
    assert restored("cau nao", ["Câu cũ", "Cầu mới"]) == "câu nào"


def test_a_syllable_that_no_text_has_stays_as_typed() -> None:
    assert restored("hoi nghi zalo ban xyz", TEXTS) == "hội nghị zalo ban xyz"
    assert restored("Who chaired it?", TEXTS) == "Who chaired it?"


def test_a_text_without_diacritics_is_no_witness() -> None:
    assert restored("chu tri hoi nghi", ["Chu tri hoi nghi tong ket nam", *TEXTS]) == "chủ trì hội nghị"


@pytest.mark.parametrize("question", ["Ai chủ trì hội nghị?", "Ai là Tom?", "", "?", "2023"])
def test_a_question_with_its_diacritics_or_without_letters_lacks_none(question: str) -> None:
    assert not lacks_diacritics(question)


def test_a_mark_that_was_typed_stays_and_tells_the_others() -> None:
    texts = ["Bà Lê Thị Má nấu ăn.", "Ông Lê Thị Mạ nấu xôi."]
    assert restored("hom nay le thi mạ nau mon gi vay", texts) == "hom nay lê thị mạ nấu mon gì vay"
    assert restored(unicodedata.normalize("NFD", "hom nay le thi mạ nau mon gi vay"), texts).startswith(
        "hom nay lê thị"
    )


def test_tones_are_placed_in_the_style_that_the_passages_are_encoded_in() -> None:
    assert restored("cap nuoc vinh hoa", ["Nhà máy cấp nước Vĩnh Hoà."]) == "cấp nước vĩnh hòa"


WORDS = st.sampled_from(
    ["hoi", "nghi", "Dong", "BUOI", "đồng", "ai", "bao", "nhieu", "45", "3.600", "y", "tế", "o", "đau"]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)),
    st.lists(st.one_of(st.text(max_size=60), st.sampled_from(TEXTS)), max_size=4),
)
def test_nothing_but_diacritics_ever_changes(question: str, texts: list[str]) -> None:
    found = restored(question, texts)
    assert fold(found) == fold(question)
    for before, after in zip(question, found, strict=True):
        assert before == after or (before.isascii() and before.isalpha())


def test_a_passage_of_the_index_restores_a_question_over_it(index: Index, folder: Path) -> None:
    index.ingest([folder])
    assert index.restored("ai phu trach trai nuoi ong o xa tan lap") == "ai phụ trách trại nuôi ong ở xã tân lập"
    assert index.restored("Ai phụ trách trại nuôi ong?") == "Ai phụ trách trại nuôi ong?"


@pytest.mark.parametrize(
    "question", ["\0", "\ud800", "😀" * 50, '"; DROP TABLE passages --', "a " * 1_000, "la " * 1_000]
)
def test_any_text_is_restored_in_good_time(index: Index, folder: Path, question: str) -> None:
    write_files(folder, many_files(20))
    index.ingest([folder])
    started = time.monotonic()
    assert fold(index.restored(question)) == fold(question)
    assert time.monotonic() - started < 5
