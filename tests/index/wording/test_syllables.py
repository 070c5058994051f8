from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tone_placement import old_style
from index.wording.syllables import TONES, all_syllables, is_syllable, toned, toneless

WRITTEN = """
    nghiêng quyết giết gì giặt oẹ yên khuỷu thuở hòa hoà thuỷ quý ở uống Đường KỸ
"""


@pytest.mark.parametrize("word", WRITTEN.split())
def test_written_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["quyet", "quyềt", "ngị", "kả", "cế", "gế", "web", "news", "đ", "xyz", "nghịch1", "nghịị", "", "hộii"]
)
def test_what_cannot_be_written_so_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_every_syllable_is_in_one_form_and_once() -> None:
    every = all_syllables()
    assert len(set(every)) == len(every) > 15_000
    assert all(unicodedata.is_normalized("NFC", one) and old_style(one) == one for one in every)


@given(st.sampled_from(all_syllables()))
def test_a_tone_mark_taken_off_goes_back_where_it_stood(syllable: str) -> None:
    plain, tone = toneless(syllable)
    assert toned(plain, tone) == syllable


@given(st.text(), st.sampled_from(TONES))
def test_any_text_may_be_asked_about(text: str, tone: str) -> None:
    is_syllable(text)
    assert toned(text, tone) in {text, unicodedata.normalize("NFC", toned(text, tone))}
