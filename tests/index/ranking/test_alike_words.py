from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from index.ranking.alike_words import alike_words

WORDS = st.one_of(
    st.sampled_from(["hội", "hoi", "đường", "nguoilaoddongx", "nguoilaod", "007", "7", "x²", "дом", "각", "ii", "i̇i"]),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10).map(str.lower),
)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([" ", "_", "\0", "“", "—", "\u0301", "😀", "\ud800"])), max_size=30)


@given(TEXTS.map("".join), st.lists(WORDS, max_size=4).map(" ".join))
def test_words_begin_where_they_do_and_none_that_folds_alike_is_left_out(text: str, question: str) -> None:
    wanted = [fold(word) for word in question.split()]
    words = list(re.finditer(r"[^\W_]+", text))
    found = alike_words(text, wanted)

    assert found.starts.tolist() == [word.start() for word in words]
    assert found.spelled == [words[place][0] for place in found.alike]
    alike = [place for place, word in enumerate(words) if fold(word[0]) in wanted]
    assert set(alike) <= set(found.alike.tolist())


def test_most_other_words_are_not_even_looked_at() -> None:
    found = alike_words("xã họp dân bàn việc nạo vét mương nội đồng", ["muong", "dong"])
    assert found.spelled == ["mương", "đồng"]


def test_numbers_with_leading_zeros_are_left_to_the_caller() -> None:
    assert alike_words("ngày 08 và 80", ["8"]).spelled == ["08"]


def test_a_text_without_words_has_none() -> None:
    for text in ("", " ", "…!"):
        found = alike_words(text, ["hoi"])
        assert (found.starts.tolist(), found.alike.tolist(), found.spelled) == ([], [], [])
    assert alike_words("hội nghị", []).spelled == []
