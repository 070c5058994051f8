from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.stores.word_places import find_words

# Words that share their beginnings, ends and lengths, up to and beyond the eight and sixteen bytes that are compared.
WORD = st.one_of(
    st.sampled_from(["a", "aa", "ong", "12345678", "123456789", "12345678x12345678", "12345678y12345678", "đường"]),
    st.text("ab", min_size=7, max_size=18),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20),
)
TEXTS = st.lists(st.lists(WORD, max_size=6).map(" ".join), max_size=6)


def places(texts: list[str], words: list[str]) -> list[tuple[int, int]]:
    return [
        (number, words.index(word)) for number, text in enumerate(texts) for word in text.split(" ") if word in words
    ]


@given(TEXTS, st.lists(WORD, unique=True, max_size=5))
def test_it_finds_what_comparing_word_by_word_finds(texts: list[str], words: list[str]) -> None:
    found = find_words(texts, words)
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
    assert find_words(texts, words).runs(run).tolist() == expected


def test_a_run_does_not_reach_from_one_text_into_the_next() -> None:
    assert find_words(["mat ong", "rung mat ong"], ["ong", "rung"]).runs([0, 1]).tolist() == []
    assert find_words(["a a a", "a"], ["a"]).runs([0, 0]).tolist() == [0, 0]


def test_long_words_that_differ_in_the_middle_are_told_apart() -> None:
    found = find_words(["12345678x12345678 12345678y12345678"], ["12345678y12345678"])
    assert found.places.tolist() == [1]
