from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tone_placement import old_style

SHARED = os.environ.get("HOIDAP_SHARED")
OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
PAIRS = list(zip(OLD, NEW, strict=True))
PAIRS += [(old.capitalize(), new.capitalize()) for old, new in PAIRS] + [(a.upper(), b.upper()) for a, b in PAIRS]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_pair_is_brought_to_the_old_style(old: str, new: str) -> None:
    for before, after in (("", ""), ("h", ""), ("TH", ""), ("th", " mới"), ("(", ")"), ("h", "2"), ("h", "_b")):
        assert old_style(before + new + after) == before + old + after
        assert old_style(before + old + after) == before + old + after


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no table to compare with")
def test_pairs_are_those_of_the_table() -> None:
    table = Path(SHARED or "", "data/encodings/tone_placement_pairs.tsv").read_text(encoding="utf-8")
    rows = [tuple(line.split("\t")) for line in table.splitlines()[1:]]

    assert set(rows) == set(PAIRS)


@pytest.mark.parametrize(
    "text", ["hoàn", "khoản", "HOÀN", "thuyền", "khuỷu", "huých", "suýt", "xoèn", "ngoèo", "oái oăm"]
)
def test_closed_syllables_stay(text: str) -> None:
    assert old_style(text) == text


@pytest.mark.parametrize("text", ["quý I", "QUÝ", "Quỳ", "quỹ", "quả", "quá"])
def test_after_q_the_tone_stays(text: str) -> None:
    assert old_style(text) == text


def test_words_in_capitals_and_decomposed_words_are_known() -> None:
    assert old_style("UỶ BAN HOÀ BÌNH, QUỸ THUỶ LỢI") == "ỦY BAN HÒA BÌNH, QUỸ THỦY LỢI"
    assert old_style(unicodedata.normalize("NFD", "thuỷ")) == "thủy"


@given(st.text() | st.lists(st.sampled_from(["q", "h", "oà", "uỷ", "òe", "n", " ", "Á", "\u0301"])).map("".join))
def test_placing_twice_changes_nothing(text: str) -> None:
    assert old_style(old_style(text)) == old_style(text)
