import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tone_placement import old_style
from eval.metrics.answer_tokens import accepted_tokens, answer_tokens

VIETNAMESE = st.text("aàáạăâbcdđeêghioôơuưy oa oà .,“”–…%()0123456789\n")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Tỉnh  HẬU\nGiang", ["tỉnh", "hậu", "giang"]),
        ("“Hoà Bình”, Thuỷ…", ["hòa", "bình", "thủy"]),
        (unicodedata.normalize("NFD", "Đảng uỷ"), ["đảng", "ủy"]),
        ("Công an, an ninh và a dua", ["công", "an", "an", "ninh", "và", "a", "dua"]),
        ("của những người là chiếc cái", ["của", "những", "người", "là", "chiếc", "cái"]),
        ("05-CT/TW", ["05cttw"]),
        ("3.600 m² + 5%", ["3600", "m²", "5"]),
        ("…", []),
    ],
)
def test_only_case_spacing_punctuation_and_encoding_are_taken_away(text: str, tokens: list[str]) -> None:
    assert answer_tokens(text) == tokens


def test_an_accepted_answer_of_punctuation_alone_is_left_out_beside_others() -> None:
    assert accepted_tokens(["–", "45"]) == [["45"]]
    assert accepted_tokens(["–"]) == [[]]


@given(VIETNAMESE)
def test_tone_placement_never_changes_the_tokens(text: str) -> None:
    assert answer_tokens(old_style(text)) == answer_tokens(text)


def test_tone_placement_is_made_one_before_a_lost_mark_joins_the_syllables() -> None:
    assert answer_tokens("Hoà–Bình") == answer_tokens("Hòa–Bình") == ["hòabình"]


@given(VIETNAMESE)
def test_neither_encoding_nor_case_changes_the_tokens(text: str) -> None:
    assert answer_tokens(unicodedata.normalize("NFD", text)) == answer_tokens(text) == answer_tokens(text.upper())
