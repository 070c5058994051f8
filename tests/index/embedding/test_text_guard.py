from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.text_guard import MAX_CHARACTERS, MAX_RUN, guard_text

any_text = st.text(st.characters(), max_size=200)


@given(any_text)
def test_result_can_be_encoded_and_holds_no_nul(text: str) -> None:
    guarded = guard_text(text)
    guarded.encode("utf-8")
    assert "\x00" not in guarded


@given(any_text)
def test_guarding_twice_changes_nothing_more(text: str) -> None:
    guarded = guard_text(text)
    assert guard_text(guarded) == guarded


@given(any_text)
def test_composed_and_decomposed_text_become_the_same(text: str) -> None:
    clean = "".join(character for character in text if not 0xD800 <= ord(character) <= 0xDFFF)
    composed, decomposed = unicodedata.normalize("NFC", clean), unicodedata.normalize("NFD", clean)
    assert guard_text(composed) == guard_text(decomposed)


@given(st.text(st.sampled_from("aấ \n中"), max_size=40), st.integers(1, 3000))
def test_length_and_runs_are_capped(text: str, times: int) -> None:
    guarded = guard_text(text * times)
    assert len(guarded) <= MAX_CHARACTERS
    assert max(map(len, guarded.split()), default=0) <= MAX_RUN


@pytest.mark.parametrize("text", ["", "Điều 5. Phạm vi áp dụng", "a " * 1000, "x" * MAX_RUN])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guard_text(text) == text


def test_leading_white_space_does_not_use_up_the_cap() -> None:
    assert guard_text("\n" * 100_000 + "Điều 5") == " Điều 5"


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a" + "\u0301\u0323" * 500_000, "\ufdfa" * 100_000, " \n" * 500_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    begin = time.process_time()
    guard_text(text)
    assert time.process_time() - begin < 2  # of the processor: another program on the machine changes nothing
