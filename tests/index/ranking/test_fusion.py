from __future__ import annotations

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.ranking.fusion
from index.ranking.fusion import FIRST_LEXICAL, fuse, fuse_reread

IDS = st.sampled_from("abcdefgh")
COSINES = st.dictionaries(IDS, st.floats(-1, 1), max_size=8)
BM25 = st.dictionaries(IDS, st.floats(0.001, 1_000), max_size=8)


def test_the_examples_in_the_docstrings_hold() -> None:
    results = doctest.testmod(index.ranking.fusion)
    assert results.attempted > 0
    assert results.failed == 0


@given(COSINES, BM25)
def test_a_passage_better_on_both_sides_comes_first(cosines: dict[str, float], bm25: dict[str, float]) -> None:
    order = [name for name, _ in fuse(cosines, bm25, 5, 0.5)]
    both = sorted(cosines.keys() & bm25.keys())
    for better in both:
        for worse in both:
            # Differences that survive rounding.
            if cosines[better] > cosines[worse] + 1e-6 and bm25[better] > bm25[worse]:
                assert order.index(better) < order.index(worse)


@given(COSINES, BM25)
def test_every_passage_of_either_side_is_ranked_once_best_first(
    cosines: dict[str, float], bm25: dict[str, float]
) -> None:
    ranked = fuse(cosines, bm25, 5, 0.5)
    assert sorted(name for name, _ in ranked) == sorted(cosines.keys() | bm25.keys())
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


@given(COSINES, BM25)
def test_the_order_of_the_findings_does_not_matter(cosines: dict[str, float], bm25: dict[str, float]) -> None:
    backwards = fuse(dict(reversed(cosines.items())), dict(reversed(bm25.items())), 5, 0.5)
    assert backwards == fuse(cosines, bm25, 5, 0.5)


@given(COSINES, BM25, st.sampled_from([0.25, 2.0, 1024.0]))
def test_the_scale_of_bm25_does_not_matter(cosines: dict[str, float], bm25: dict[str, float], factor: float) -> None:
    scaled = {name: score * factor for name, score in bm25.items()}
    assert fuse(cosines, scaled, 5, 0.5) == fuse(cosines, bm25, 5, 0.5)


def test_a_side_that_found_nothing_leaves_the_order_to_the_other() -> None:
    assert fuse({}, {}, 5, 0.5) == []
    assert [name for name, _ in fuse({"a": 0.7, "b": 0.8}, {}, 5, 0.5)] == ["b", "a"]
    assert fuse({}, {"a": 2.0, "b": 4.0}, 5, 8) == [("b", 8 * FIRST_LEXICAL), ("a", 4 * FIRST_LEXICAL)]


def test_a_passage_without_a_vector_counts_as_the_farthest() -> None:
    ranked = dict(fuse({"a": 0.9, "b": 0.7}, {"c": 3.0}, 5, 0.5))
    assert ranked["c"] == pytest.approx(5 * 0.7 + 0.5 * FIRST_LEXICAL)


def test_equal_scores_are_ordered_by_id() -> None:
    assert [name for name, _ in fuse({"b": 0.8, "a": 0.8, "c": 0.8}, {}, 5, 0.5)] == ["a", "b", "c"]


@given(COSINES, BM25, st.dictionaries(IDS, st.floats(0, 2), max_size=8))
def test_passages_read_again_come_first_and_the_others_follow_in_their_order(
    cosines: dict[str, float], bm25: dict[str, float], likeness: dict[str, float]
) -> None:
    ranked = fuse(cosines, bm25, 5, 1)
    likeness = {name: share for name, share in likeness.items() if name in dict(ranked)}
    found = fuse_reread(ranked, cosines, likeness, 5, 1)
    names = [name for name, _ in found]

    assert sorted(names) == sorted(name for name, _ in ranked)
    assert set(names[: len(likeness)]) == likeness.keys()
    assert names[len(likeness) :] == [name for name, _ in ranked if name not in likeness]
    scores = [score for _, score in found]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(scores))


def test_what_was_read_again_is_ordered_by_meaning_and_likeness_whatever_its_bm25() -> None:
    cosines = {"a": 0.8, "b": 0.8, "c": 0.9, "d": 0.7}
    ranked = fuse(cosines, {"a": 9.0, "b": 1.0}, 5, 1)
    found = fuse_reread(ranked, cosines, {"a": 0.1, "b": 0.9, "c": 0.2}, 5, 1)

    assert dict(found) == pytest.approx({"b": 4.9, "c": 4.7, "a": 4.1, "d": 3.5})
    assert [name for name, _ in found] == ["b", "c", "a", "d"]


def test_a_passage_read_again_without_a_cosine_counts_as_the_farthest() -> None:
    found = fuse_reread([("a", 4.5), ("b", 3.5)], {"a": 0.9, "c": 0.7}, {"a": 0.0, "b": 0.5}, 5, 1)
    assert dict(found) == pytest.approx({"a": 4.5, "b": 4.0})


def test_where_nothing_was_read_again_all_stays() -> None:
    ranked = fuse({"a": 0.9, "b": 0.7}, {"b": 3.0}, 5, 1)
    assert fuse_reread(ranked, {"a": 0.9, "b": 0.7}, {}, 5, 1) == ranked
    assert fuse_reread([], {}, {}, 5, 1) == []
