from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.fusion
from index.fusion import fuse

IDS = st.sampled_from("abcdefgh")
COSINES = st.dictionaries(IDS, st.floats(-1, 1), max_size=8)
BM25 = st.dictionaries(IDS, st.floats(0.001, 1_000), max_size=8)


def test_the_example_in_the_docstring_holds() -> None:
    results = doctest.testmod(index.fusion)
    assert (results.failed, results.attempted) == (0, 1)


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
    assert fuse({}, {"a": 2.0, "b": 4.0}, 5, 0.5) == [("b", 0.5), ("a", 0.25)]


def test_a_passage_without_a_vector_counts_as_the_farthest() -> None:
    ranked = dict(fuse({"a": 0.9, "b": 0.7}, {"c": 3.0}, 5, 0.5))
    assert ranked["c"] == pytest.approx(5 * 0.7 + 0.5)


def test_equal_scores_are_ordered_by_id() -> None:
    assert [name for name, _ in fuse({"b": 0.8, "a": 0.8, "c": 0.8}, {}, 5, 0.5)] == ["a", "b", "c"]
