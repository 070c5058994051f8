import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reading.nearness import nearness

COSINES = st.lists(st.floats(-1, 1), min_size=1, max_size=6)


@given(st.lists(COSINES, min_size=1, max_size=4))
def test_the_nearest_sentence_has_no_gap_and_the_first_rank(cosines: list[list[float]]) -> None:
    found = nearness(cosines, [len(some) for some in cosines])
    flat = [cosine for some in cosines for cosine in some]
    best = found[flat.index(max(flat))]
    assert (best.gap, best.rank) == (0.0, 1.0)
    assert all(one.gap <= 0 and 0 < one.rank <= 1 for one in found)


def test_sentences_equally_near_share_their_rank() -> None:
    assert [one.rank for one in nearness([[0.8, 0.9, 0.9]], [3])] == pytest.approx([1 / 3, 1, 1])


def test_a_passage_without_cosines_is_the_farthest_and_keeps_its_place() -> None:
    first, *unknown, last = nearness([[0.8], [], [0.9]], [1, 2, 1])
    assert [first.gap, last.gap] == pytest.approx([-1.0, 0.0])
    assert [one.gap for one in unknown] == pytest.approx([-1.0, -1.0])


def test_without_any_cosine_nothing_is_told() -> None:
    assert {tuple(one) for one in nearness([[], []], [2, 1])} == {(0.0, 0.0, 0.0)}


def test_cosines_that_do_not_fit_the_sentences_are_not_shifted_onto_others() -> None:
    assert [one.gap for one in nearness([[0.9, 0.8], [0.85]], [3, 1])] == pytest.approx([-1.0, -1.0, -1.0, -0.5])
