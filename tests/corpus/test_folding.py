from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import bigrams, fold, folded_syllables, has_diacritics, syllables

VOWELS = "aăâeêioôơuưy"
TONES = ["", *map(unicodedata.lookup, ("COMBINING GRAVE ACCENT", "COMBINING ACUTE ACCENT", "COMBINING HOOK ABOVE"))]
TONES += ["\N{COMBINING TILDE}", "\N{COMBINING DOT BELOW}"]
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
MARKED = [letter for letter in [*LETTERS, "đ"] if not letter.isascii()]
VIETNAMESE = [*MARKED, *(letter.upper() for letter in MARKED)]


def test_every_vietnamese_letter_folds_to_one_plain_letter() -> None:
    assert len(VIETNAMESE) == 134
    for letter, form in itertools.product(VIETNAMESE, ("NFC", "NFD")):
        folded = fold(unicodedata.normalize(form, letter))
        assert len(folded) == 1
        assert folded in "aeiouyd"


def test_look_alike_of_d_with_stroke_folds_too() -> None:
    assert fold("ðồng Ðà Đà") == "dong da da"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("".join(VIETNAMESE) + " abcxyz0123456789.,/-\n")))
def test_accented_unaccented_and_decomposed_text_have_the_same_folded_syllables(text: str) -> None:
    expected = folded_syllables(text)

    assert fold(text).isascii()
    assert folded_syllables(fold(text)) == expected
    assert folded_syllables(unicodedata.normalize("NFD", text)) == expected
    assert folded_syllables(text.upper()) == expected


@given(st.text(st.sampled_from("".join(VIETNAMESE) + " abc012.")))
def test_syllables_do_not_depend_on_the_normal_form(text: str) -> None:
    assert syllables(unicodedata.normalize("NFD", text)) == syllables(unicodedata.normalize("NFC", text))


@given(st.text())
def test_any_text_has_syllables(text: str) -> None:
    for word in [*syllables(text), *folded_syllables(text)]:
        assert word
        assert " " not in word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.600", "3600"),
        ("Đăng 3.600.", "đăng 3600"),
        ("(1.234.567)", "1234567"),
        ("1.234.567...", "1234567"),
        ("12.345,67", "12345,67"),
        ("08/12/2023", "8/12/2023"),
        ("05-CT/TW", "5-CT/TW"),
        ("Điều 5", "điều 05"),
    ],
)
def test_numbers_are_found_however_they_are_typed(one: str, other: str) -> None:
    assert syllables(one) == syllables(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08.12.2023", ["8", "12", "2023"]),
        ("0299.3.888.109", ["299", "3", "888", "109"]),
        ("11,5", ["11", "5"]),
        ("mục 1.2.3", ["mục", "1", "2", "3"]),
        ("12.3456", ["12", "3456"]),
        ("000", ["0"]),
        ("y tế", ["y", "tế"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_only_thousands_are_joined(text: str, expected: list[str]) -> None:
    assert syllables(text) == expected


@pytest.mark.parametrize("text", ["hội", "đi", "ĐI", "ðồng", "họp", unicodedata.normalize("NFD", "hội")])
def test_marks_are_noticed(text: str) -> None:
    assert has_diacritics(text)


@pytest.mark.parametrize("text", ["", "hoi nghi", "DI DAU", "12/2023 “a”…"])
def test_plain_text_has_no_diacritics(text: str) -> None:
    assert not has_diacritics(text)


def test_bigrams_join_neighbours() -> None:
    assert bigrams([]) == []
    assert bigrams(["y"]) == []
    assert bigrams(["y", "te", "xa"]) == ["y_te", "te_xa"]
