from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.stores.database import Database
from index.stores.embedding_cache import EmbeddingCache


@pytest.fixture
def cache(database: Database) -> EmbeddingCache:
    return EmbeddingCache(database, "model")


def vectors(count: int) -> NDArray[np.float32]:
    return np.random.default_rng(count).normal(size=(count, 8)).astype(np.float32)


def test_vectors_come_back_bit_for_bit(cache: EmbeddingCache) -> None:
    rows = vectors(3)
    cache.put(["a", "b", "c"], rows)
    found = cache.get(["c", "a", "unknown", "a"])

    assert found.keys() == {"a", "c"}
    assert np.array_equal(found["a"], rows[0])
    assert np.array_equal(found["c"], rows[2])
    assert found["a"].dtype == np.float32


def test_another_model_does_not_see_them(cache: EmbeddingCache, database: Database) -> None:
    cache.put(["a"], vectors(1))
    assert EmbeddingCache(database, "other").get(["a"]) == {}


def test_vectors_in_half_precision_are_kept_as_float32(cache: EmbeddingCache) -> None:
    cache.put(["a"], vectors(1).astype(np.float16))
    assert cache.get(["a"])["a"].shape == (8,)


def test_more_texts_than_one_statement_takes(cache: EmbeddingCache) -> None:
    texts = [f"text {number}" for number in range(1_234)]
    rows = vectors(len(texts))
    cache.put(texts, rows)
    found = cache.get([*texts, "unknown"])

    assert list(found) == texts or found.keys() == set(texts)
    assert all(np.array_equal(found[text], row) for text, row in zip(texts, rows, strict=True))


def test_nothing_asked_nothing_found(cache: EmbeddingCache) -> None:
    cache.put([], vectors(0).reshape(0, 8))
    assert cache.get([]) == {}


def test_as_many_vectors_as_texts_are_asked_for(cache: EmbeddingCache) -> None:
    with pytest.raises(ValueError, match="zip"):
        cache.put(["a", "b"], vectors(1))
    assert cache.get(["a", "b"]) == {}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.just("\ud800"))
def test_any_text_is_a_key(cache: EmbeddingCache, text: str) -> None:
    cache.put([text], vectors(1))
    assert cache.get([text]).keys() == {text}
