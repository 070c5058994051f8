from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folded_text import FoldedText
from corpus.folding import fold


@given(st.text())
def test_every_place_of_the_folded_text_leads_to_the_letter_that_it_came_from(text: str) -> None:
    written = FoldedText(text)
    for place, letter in enumerate(written.folded):
        assert letter in fold(text[written.offset(place)])
    assert written.offset(len(written.folded)) == len(text)


def test_marks_of_decomposed_text_belong_to_the_letter_before_them() -> None:
    written = FoldedText(unicodedata.normalize("NFD", "Điều 5"))
    assert written.text[written.offset(0) : written.offset(4)] == unicodedata.normalize("NFD", "Điều")


@pytest.mark.parametrize("typed", ["mục", "muc", "MỤC", "Mục", unicodedata.normalize("NFD", "mục")])
def test_a_word_is_spelled_right_with_all_or_none_of_its_marks(typed: str) -> None:
    assert FoldedText(typed).is_spelled(0, 3, "mục")


@pytest.mark.parametrize("typed", ["mức", "múc", "mưc"])
def test_a_word_with_other_marks_is_another_word(typed: str) -> None:
    assert not FoldedText(typed).is_spelled(0, 3, "mục")
