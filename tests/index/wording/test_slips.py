from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from eval.bench.perturbing import swapped_tones, typos
from index.wording.slips import is_one_edit, letters_less_or_swapped, one_edit, slips
from index.wording.syllables import all_syllables

SYLLABLES = all_syllables()
BY_FOLDED: dict[str, list[str]] = {}
for one in SYLLABLES:
    BY_FOLDED.setdefault(fold(one), []).append(one)


def spellings(folded: str) -> list[str]:
    return BY_FOLDED.get(folded, [])


@given(st.sampled_from([one for one in SYLLABLES if len(one) > 2]), st.integers())
def test_what_one_slip_damaged_is_among_the_candidates(syllable: str, seed: int) -> None:
    for damage in (typos, swapped_tones):
        damaged = damage(syllable, random.Random(seed))
        assert damaged == syllable or syllable in slips(damaged, spellings)


@given(st.text(alphabet="abcdu", max_size=5), st.text(alphabet="abcdu", max_size=5))
def test_the_edits_of_a_word_are_the_words_one_edit_away(typed: str, meant: str) -> None:
    assert (meant in one_edit(typed)) == (typed != meant and is_one_edit(typed, meant))
    assert set(letters_less_or_swapped(typed)) - {typed} <= set(one_edit(typed))


@given(st.text(max_size=8), st.text(max_size=8))
def test_one_edit_there_is_one_edit_back(typed: str, meant: str) -> None:
    assert is_one_edit(typed, meant) == is_one_edit(meant, typed)


@pytest.mark.parametrize("typed", ["x", "", "a" * 40])
def test_words_too_short_or_too_long_have_none(typed: str) -> None:
    assert slips(typed, lambda folded: [folded]) == []


def test_marks_that_were_typed_must_agree_and_missing_ones_need_not() -> None:
    assert "trần" not in slips("thrản", spellings)
    assert {"trần", "trận", "trân"} <= set(slips("trhan", spellings))
