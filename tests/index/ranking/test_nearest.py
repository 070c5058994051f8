from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.document import document_of
from index.ranking.nearest import nearest
from index.stores.allowed import Allowed
from index.stores.vectors import VectorStore

DOCUMENTS, EACH = 60, 5


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[VectorStore, dict[str, np.ndarray]]:
    """Three hundred vectors of sixty documents, in a real Chroma folder."""
    rows = np.random.default_rng(0).normal(size=(DOCUMENTS * EACH, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    names = [f"d{number // EACH:02}-{number % EACH}" for number in range(len(rows))]
    vectors = VectorStore(tmp_path_factory.mktemp("vectors") / "v", "tiny")
    vectors.upsert(names, rows)
    return vectors, dict(zip(names, rows, strict=True))


def nearest_of(
    store: tuple[VectorStore, dict[str, np.ndarray]], question: np.ndarray, limit: int, allowed: Allowed | None
) -> list[tuple[str, float]]:
    vectors, rows = store

    def compare(names: Sequence[str]) -> dict[str, float]:
        return {name: float(rows[name] @ question) for name in names if name in rows}

    return nearest(lambda count: vectors.search(question, count), compare, limit, allowed)


def allowing(vectors: dict[str, np.ndarray], *documents: str, few: bool) -> Allowed:
    names = tuple(name for name in vectors if document_of(name) in documents)
    numbers = np.arange(len(names))
    return Allowed(frozenset(documents), numbers, names if few else None, len(documents) / DOCUMENTS)


@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize("documents", [["d07"], ["d01", "d33", "d59"], [f"d{number:02}" for number in range(50)]])
def test_the_nearest_among_the_allowed_are_found_whether_they_are_few_or_many(
    store: tuple[VectorStore, dict[str, np.ndarray]], documents: list[str], *, few: bool
) -> None:
    _, rows = store
    question = np.random.default_rng(1).normal(size=16).astype(np.float32)
    question /= np.linalg.norm(question)
    exact = sorted((name for name in rows if document_of(name) in documents), key=lambda name: -(rows[name] @ question))

    found = nearest_of(store, question, 8, allowing(rows, *documents, few=few))
    assert [name for name, _ in found] == exact[:8]
    assert dict(found) == pytest.approx({name: float(rows[name] @ question) for name in exact[:8]}, abs=1e-4)


def test_one_document_far_from_the_question_is_still_found(
    store: tuple[VectorStore, dict[str, np.ndarray]],
) -> None:
    _, rows = store
    question = -rows["d07-0"]  # everything else is nearer

    found = nearest_of(store, question, 3, allowing(rows, "d07", few=False))
    assert len(found) == 3
    assert {document_of(name) for name, _ in found} == {"d07"}


def test_nothing_allowed_is_nothing_found(store: tuple[VectorStore, dict[str, np.ndarray]]) -> None:
    _, rows = store
    assert nearest_of(store, rows["d00-0"], 3, allowing(rows, few=True)) == []


def test_without_a_filter_all_are_searched(store: tuple[VectorStore, dict[str, np.ndarray]]) -> None:
    _, rows = store
    assert nearest_of(store, rows["d11-2"], 1, None)[0][0] == "d11-2"
