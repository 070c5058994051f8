from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.document import Passage, Span
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.embedding_cache import EmbeddingCache
from tests.index.stores.conftest import document, long_text

DIMENSION = 8


@pytest.fixture
def cache(database: Database) -> EmbeddingCache:
    return EmbeddingCache(database, "model", DIMENSION)


def unit(sentences: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(sentences, DIMENSION)).astype(np.float32)
    normed: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normed


def passage(text: str, name: str = "a-1") -> Passage:
    """A passage of one sentence."""
    return Passage(name, "a", "Ghi chú", Span(0, len(text)), text, (Span(0, len(text)),))


def test_the_vectors_of_each_sentence_come_back_in_order_nearly_as_they_were(cache: EmbeddingCache) -> None:
    one, other = passage("Một."), passage("Hai.")
    kept = {one.text_hash: unit(3), other.text_hash: unit(1, seed=1)}
    cache.put(kept)
    found = cache.get([other, one, passage("Không ai biết."), one])

    assert found.keys() == kept.keys()
    for key, rows in kept.items():
        assert found[key].shape == rows.shape
        assert found[key].dtype == np.float32
        assert np.abs(found[key] @ unit(50, seed=2).T - rows @ unit(50, seed=2).T).max() < 0.001


def test_the_same_sentences_are_known_wherever_they_stand(cache: EmbeddingCache) -> None:
    cache.put({passage("Một.").text_hash: unit(1)})
    assert cache.get([passage("Một.", name="b-7")]).keys() == {passage("Một.").text_hash}


def test_what_is_put_again_takes_the_place_of_the_earlier(cache: EmbeddingCache) -> None:
    key = passage("Một.").text_hash
    cache.put({key: unit(1)})
    cache.put({key: unit(1, seed=5)})
    assert cache.get([passage("Một.")])[key] == pytest.approx(unit(1, seed=5), abs=0.001)


def test_passages_of_the_catalogue_are_known_by_their_ids(cache: EmbeddingCache, catalogue: Catalogue) -> None:
    made, passages = document("a.txt", long_text("Một", "Hai"))
    catalogue.put(made, passages, 1)
    catalogue.put(*document("b.txt", long_text("Một")), 1)
    (same,) = catalogue.passages_of(document("b.txt", "")[0].id)
    first, second = passages
    cache.put({first.text_hash: unit(len(first.sentences))})
    found = cache.of([second.id, same.id, "no such passage", first.id])

    assert found.keys() == {first.id, same.id}
    assert found[first.id] == pytest.approx(unit(len(first.sentences)), abs=0.001)
    assert np.array_equal(found[first.id], found[same.id])
    assert cache.of([]) == {}


def test_another_model_does_not_see_them(cache: EmbeddingCache, catalogue: Catalogue, database: Database) -> None:
    made, passages = document("a.txt", "Một.")
    catalogue.put(made, passages, 1)
    cache.put({passages[0].text_hash: unit(1)})
    other = EmbeddingCache(database, "other", DIMENSION)

    assert other.get(passages) == {}
    assert other.of([passages[0].id]) == {}
    assert cache.of([passages[0].id]).keys() == {passages[0].id}


def test_more_passages_than_one_statement_takes(cache: EmbeddingCache, catalogue: Catalogue) -> None:
    made, _ = document("a.txt", "Một.")
    passages = [passage(f"Câu {number}.", f"{made.id}-{number}") for number in range(1_234)]
    catalogue.put(made, [], 1)
    rows = unit(len(passages))
    cache.put({one.text_hash: rows[place : place + 1] for place, one in enumerate(passages)})
    found = cache.get([*passages, passage("Không ai biết.")])

    assert found.keys() == {one.text_hash for one in passages}
    assert np.concatenate([found[one.text_hash] for one in passages]) == pytest.approx(rows, abs=0.001)
    assert cache.of([one.id for one in passages]) == {}, "none of them is in the catalogue"


def test_nothing_asked_nothing_found(cache: EmbeddingCache) -> None:
    cache.put({})
    assert cache.get([]) == {}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.just("\ud800"))
def test_any_text_is_a_key(cache: EmbeddingCache, text: str) -> None:
    key = passage(text).text_hash
    cache.put({key: unit(1)})
    assert cache.get([passage(text)]).keys() == {key}
