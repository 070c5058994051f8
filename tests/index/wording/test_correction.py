from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Collection, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.folding import fold
from eval.bench.perturbing import PERTURBATIONS
from index.wording.correction import Correction
from index.wording.general_counts import GeneralCounts

TEXTS = [
    "Hội nghị do Đảng ủy xã Đồng Bưởi tổ chức, ông Lê Văn Tám chủ trì. Nghị quyết của hội nghị nêu ba nhiệm vụ.",
    "Trạm y tế xã tiêm phòng cho 45 trẻ em. Bác sĩ Zakharova điều hành trạm, dùng xe Wuling và giấy A4.",
]


@pytest.fixture(scope="module")
def correction() -> Correction:
    return Correction(GeneralCounts.shipped())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nghij quyeets của hội nghi5 nêu gì?", "Nghị quyết của hội nghị nêu gì?"),
        ("Đảng ủy xã tôr chức hội nghị nào?", "Đảng ủy xã tổ chức hội nghị nào?"),
        ("Ai chủ trhì hội ngịh?", "Ai chủ trì hội nghị?"),
        ("Trạm y tế tiêm phfng cho bao nhiêu trẻ em?", "Trạm y tế tiêm phòng cho bao nhiêu trẻ em?"),
        ("Bác sĩ Zakahrova điều hành trạm nào?", "Bác sĩ Zakharova điều hành trạm nào?"),
        ("NGHỊ QUUYẾT nêu mấy nhiệm vụ?", "NGHỊ QUYẾT nêu mấy nhiệm vụ?"),
        ("Khi nào đươc tiêm phòng?", "Khi nào được tiêm phòng?"),
        ("Trạm y tế tiêmphòng cho ai?", "Trạm y tế tiêm phòng cho ai?"),
        ("Hội nghị naò của Đảng uỷ?", "Hội nghị nào của Đảng uỷ?"),
    ],
)
def test_slips_are_corrected_and_the_rest_stays_as_typed(correction: Correction, typed: str, meant: str) -> None:
    assert correction.corrected(typed, TEXTS) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị do Đảng uỷ xã Đồng Bưởi tổ chức có mấy nghị quyết?",
        "Bác sĩ Zakharova dùng xe Wuling, giấy A4 hay K5?",
        "Công văn 12/QĐ-UBND và 01-KL/TW nói gì về Covid-19, 5G và QL1?",
        "Tin news trên web Windows ở Texas là gì?",
        "Who chaired the conference, and what was decided?",
        "hoi nghi do dang uy xa to chuc",
        "  Hội nghị   nào?? ",
        unicodedata.normalize("NFD", "Hội nghị do Đảng ủy xã tổ chức"),
        "",
    ],
)
def test_what_is_right_stays_character_for_character(correction: Correction, question: str) -> None:
    assert correction.corrected(question, TEXTS) == question


def test_words_of_the_passages_are_no_slips(correction: Correction) -> None:
    question = "Bà Trầnh Thị Hoạa ở đâu?"
    assert correction.corrected(question, ["Bà Trầnh Thị Hoạa ở thôn Bưởi."]) == question
    assert correction.corrected(question, TEXTS) != question


def test_names_that_only_the_corpus_knows_are_found_there_and_kept() -> None:
    def in_corpus(words: Sequence[str]) -> Collection[str]:
        return {"zworykina", "blixtor"}.intersection(words)

    asked = Correction(GeneralCounts.shipped(), in_corpus)
    assert asked.corrected("Bà Zworyknia sinh năm nào?", ["Ông Blixtar sinh năm 1950."]) == "Bà Zworykina sinh năm nào?"
    kept = "Ông Blixtor sinh năm nào?"
    assert asked.corrected(kept, ["Ông Blixtar sinh năm 1950."]) == kept


def test_most_damage_is_undone(correction: Correction) -> None:
    question = "Hội nghị do Đảng ủy xã Đồng Bưởi tổ chức nêu những nhiệm vụ nào?"
    for name, least in (("typos", 0.5), ("Telex", 0.95), ("VNI", 0.95), ("swapped tones", 0.25)):
        damaged = [PERTURBATIONS[name](question, random.Random(seed)) for seed in range(30)]
        undone = sum(correction.corrected(one, TEXTS) == question for one in damaged)
        assert undone >= least * len(damaged), name


@settings(max_examples=60, deadline=None)
@given(question=st.text(), passages=st.lists(st.text(), max_size=3))
def test_any_text_is_a_question(correction: Correction, question: str, passages: list[str]) -> None:
    corrected = correction.corrected(question, passages)
    assert len(fold(corrected).split()) >= len(fold(unicodedata.normalize("NFC", question)).split())


def test_a_long_question_of_nonsense_takes_no_seconds(correction: Correction) -> None:
    start = time.process_time()
    correction.corrected("xzqwk brgđh " * 100, TEXTS * 5)
    assert time.process_time() - start < 2
