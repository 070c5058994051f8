from __future__ import annotations

import pytest

from corpus.legacy.syllables import COMMON, IMPOSSIBLE, POSSIBLE, likeness, reads_like_vietnamese


@pytest.mark.parametrize("word", ["Hội", "NGHỊ", "hoà", "hòa", "thuỷ", "Nghi\u0323"])
def test_usual_syllables_are_known_in_any_form(word: str) -> None:
    assert likeness(word) == COMMON


@pytest.mark.parametrize("word", ["quẹo", "Lắk", "thé"])
def test_rare_syllables_are_possible(word: str) -> None:
    assert likeness(word) >= POSSIBLE


@pytest.mark.parametrize("word", ["Héi", "nghÞ", "été", "cộk̀", "tằp", "bă", "ngiê"])
def test_what_breaks_a_rule_is_no_syllable(word: str) -> None:
    assert likeness(word) == IMPOSSIBLE


@pytest.mark.parametrize("text", ["Zażółć gęślą jaźń", "Größe für Mädchen"])
def test_other_languages_do_not_read_like_vietnamese(text: str) -> None:
    assert not reads_like_vietnamese(text)
