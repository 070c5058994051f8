from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from index.wording.language import is_spelled_as_vietnamese, is_vietnamese, shared_words
from index.wording.syllables import all_syllables

VIETNAMESE = [
    "Ai chủ trì hội nghị tổng kết?",
    "ai chu tri hoi nghi tong ket",
    "AI CHU TRI HOI NGHI TONG KET",
    "Ai Chu Tri Hoi Nghi?",
    "Deadline nop bao cao la khi nao",
    "Website cua cong ty la gi?",
    "Steve Jobs la ai?",
    "ai la steve jobs?",
    "Google Chrome OS ra mat nam nao",
    "nghij quyeets soos maays vaayj",
    "nghi5 quye61t so61 ma61y",
    "bao nhieu xa dat chuan nong thon moi trong nam 2023",
    "ko dc nghi phep thi sao",
]
OTHERS = [
    "Who chaired the conference?",
    "WHO CHAIRED THE CONFERENCE?",
    "When was Le Duc Tho born?",
    "who is the chairman of binh duong province",
    "How do I apply for a building permit?",
    "Wer leitete die Konferenz?",
    "Combien d'habitants compte la ville de Hanoï ?",
    "Berapa jumlah penduduk kota itu?",
    "Кто вёл конференцию?",
    "谁主持了会议?",
]
NEXT_TO_NOTHING = ["", "?", "2023", "01-KL/TW", "TP.HCM", "BHXH", "UBND xã", "email", "Obama", "dk kd", "\ud800", "😀"]


@pytest.mark.parametrize("question", VIETNAMESE)
def test_vietnamese_is_known_however_it_is_typed(question: str) -> None:
    assert is_vietnamese(question)
    assert is_vietnamese(unicodedata.normalize("NFD", question))


@pytest.mark.parametrize("question", OTHERS)
def test_other_languages_are_told_from_it(question: str) -> None:
    assert not is_vietnamese(question)


@pytest.mark.parametrize("question", NEXT_TO_NOTHING)
def test_what_tells_next_to_nothing_is_taken_for_vietnamese(question: str) -> None:
    assert is_vietnamese(question)


@given(st.text(max_size=300))
def test_any_text_has_a_language_and_shared_words_that_stand_in_it(question: str) -> None:
    assert is_vietnamese(question) in {True, False}
    assert all(word in question for word in shared_words(question))


def test_every_vietnamese_syllable_counts_with_and_without_its_marks() -> None:
    syllables = all_syllables()[::7]
    assert [
        one for one in syllables if not (is_spelled_as_vietnamese(one) and is_spelled_as_vietnamese(fold(one)))
    ] == []


@pytest.mark.parametrize(
    "word", ["who", "what", "is", "of", "year", "conference", "nghij", "ngi", "2019", "", "nghiengs"]
)
def test_other_spellings_do_not_count(word: str) -> None:
    assert not is_spelled_as_vietnamese(word)


def test_names_numbers_and_loanwords_are_shared_and_words_that_look_vietnamese_are_not() -> None:
    shared = shared_words("Who is to chair the council of Binh Duong in 2024 on the website?")
    assert {"Binh", "Duong", "2024", "website"} <= set(shared)
    assert {"to", "the", "in", "on"}.isdisjoint(shared)


def test_a_question_all_in_capitals_has_no_names() -> None:
    assert "TO" not in shared_words("WHO IS TO CHAIR THE COUNCIL?")


def test_real_questions_without_diacritics_are_vietnamese() -> None:
    place = os.environ.get("HOIDAP_SHARED")
    if not place:
        pytest.skip("HOIDAP_SHARED names no folder with the public question sets")
    squad = json.loads((Path(place) / "data" / "mlqa_dev_vi.json").read_text(encoding="utf-8"))
    questions = [
        asked["question"]
        for article in squad["data"]
        for paragraph in article["paragraphs"]
        for asked in paragraph["qas"]
    ]
    assert [asked for asked in questions if not is_vietnamese(fold(asked))][1:] == []


@pytest.mark.parametrize(
    "question",
    [
        "When did the Great Depression begin in the United States?",
        "Where can I go to see the game on Monday?",
        "who can do that?",
    ],
)
def test_an_english_question_of_small_words_is_known_by_what_it_asks_with(question: str) -> None:
    assert not is_vietnamese(question)


@pytest.mark.parametrize("question", ["khoa hoc how to learn la gi", "Bai hat Where are you now cua ai?"])
def test_a_vietnamese_question_may_hold_an_english_question_word(question: str) -> None:
    assert is_vietnamese(question)
