from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from index.stores.syllable_places import SyllablePlaces, find_syllables, packed

WORD = st.one_of(
    st.sampled_from(["a", "aa", "ong", "15", "2023", "hgon", "huyen"]),
    st.text("ab", min_size=1, max_size=9),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20),
)
TEXTS = st.lists(st.lists(WORD, max_size=6).map(" ".join), max_size=6)


def find(texts: list[str], words: list[str]) -> SyllablePlaces:
    return find_syllables([packed(text.split()) for text in texts], words)


def places(texts: list[str], words: list[str]) -> list[tuple[int, int]]:
    return [
        (number, words.index(word)) for number, text in enumerate(texts) for word in text.split(" ") if word in words
    ]


@given(TEXTS, st.lists(WORD, unique=True, max_size=5))
def test_it_finds_what_comparing_word_by_word_finds(texts: list[str], words: list[str]) -> None:
    found = find(texts, words)
    assert list(zip(found.texts.tolist(), found.words.tolist(), strict=True)) == places(texts, words)
    assert found.sizes.tolist() == [len(text.split(" ")) if text else 0 for text in texts]


@given(TEXTS, st.lists(WORD, unique=True, min_size=2, max_size=3))
def test_runs_are_the_places_where_words_stand_side_by_side(texts: list[str], words: list[str]) -> None:
    run = list(range(len(words)))
    expected = [
        number
        for number, text in enumerate(texts)
        for start in range(len(text.split(" ")))
        if text.split(" ")[start : start + len(words)] == words
    ]
    assert find(texts, words).runs(run).tolist() == expected


def test_a_run_does_not_reach_from_one_text_into_the_next() -> None:
    assert find(["mat ong", "rung mat ong"], ["ong", "rung"]).runs([0, 1]).tolist() == []
    assert find(["a a a", "a"], ["a"]).runs([0, 0]).tolist() == [0, 0]


def test_syllables_whose_checksums_begin_alike_are_told_apart() -> None:
    assert zlib.crc32(b"hgon") >> 16 == zlib.crc32(b"huyen") >> 16
    assert find(["hgon huyen"], ["huyen"]).places.tolist() == [1]
