"""The vectors of the passages, in Chroma."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DataFolderError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_BATCH = 2_000  # Chroma takes at most 5,461 rows at once
# Wide enough that the hundred nearest of some ten thousand are found nearly without loss.
_GRAPH: dict[str, Any] = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 24}


class VectorStore:
    """One Chroma collection of passage vectors by passage id, compared by cosine.

    Args:
        path: The folder that Chroma keeps; made where it is missing.
        model: The fingerprint of the embedding model: each model has a collection of its own, so that re-embedding
            never touches the vectors in use.
    """

    def __init__(self, path: Path, model: str) -> None:
        self._path = path
        self._name = f"passages-{model[:16]}"
        self._lock = threading.RLock()
        self._client: ClientAPI | None = None
        self._opened: Any = None

    def upsert(self, passage_ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep vectors, shape (n, dimension) and of unit length, under these ids, in place of any before."""
        with self._in_use():
            for start in range(0, len(passage_ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection().upsert(ids=list(passage_ids[part]), embeddings=vectors[part])

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Forget these vectors; an id that is not there is no error."""
        with self._in_use():
            for start in range(0, len(passage_ids), _BATCH):
                self._collection().delete(ids=list(passage_ids[start : start + _BATCH]))

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Return passage ids with their cosine to `vector` (shape (dimension,)), best first."""
        with self._in_use():
            count = self._collection().count()
            if count == 0:
                return []
            found = self._collection().query(query_embeddings=[vector], n_results=min(limit, count), include=["distances"])
        return [(name, 1.0 - distance) for name, distance in zip(found["ids"][0], found["distances"][0], strict=True)]

    def cosines(self, vector: NDArray[np.float32], passage_ids: Sequence[str]) -> dict[str, float]:
        """Return the cosines of some passages to `vector`; one without a vector is left out."""
        if not passage_ids:
            return {}
        with self._in_use():
            found = self._collection().get(ids=list(passage_ids), include=["embeddings"])
        rows = np.asarray(found["embeddings"], dtype=np.float32).reshape(len(found["ids"]), -1)
        lengths = np.linalg.norm(rows, axis=1)
        return dict(zip(found["ids"], (rows @ vector / np.maximum(lengths, 1e-9)).tolist(), strict=True)) if len(rows) else {}

    def ids(self) -> set[str]:
        """Return the ids of all vectors."""
        with self._in_use():
            return set(self._collection().get(include=[])["ids"])

    def count(self) -> int:
        """Return how many vectors there are."""
        with self._in_use():
            return int(self._collection().count())

    def reopen(self) -> None:
        """Forget what was read, so that the next search sees what another process has written since."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = self._opened = None

    def drop_others(self) -> None:
        """Remove the collections of models no longer in use."""
        with self._in_use():
            self._collection()
            assert self._client is not None
            for collection in self._client.list_collections():
                if collection.name != self._name:
                    self._client.delete_collection(collection.name)

    def _collection(self) -> Any:  # noqa: ANN401 - Chroma's class is loaded only when it is needed
        if self._opened is None:
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False, allow_reset=False)
            self._client = chromadb.PersistentClient(path=str(self._path), settings=settings)
            # Without `embedding_function=None` Chroma would fetch a model of its own.
            self._opened = self._client.get_or_create_collection(
                self._name, configuration={"hnsw": _GRAPH}, embedding_function=None
            )
        return self._opened

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        # One at a time: a search must not meet a reopening half way. A search takes about a millisecond.
        with self._lock:
            try:
                yield
            except DataFolderError:
                raise
            except Exception as error:  # noqa: BLE001 - Chroma's Rust core raises its own classes, plain ones and OSError
                raise self._explained(error) from error

    def _explained(self, error: Exception) -> DataFolderError:
        reason = " ".join(str(error).split())
        if "disk is full" in reason or "No space left" in reason or "os error 28" in reason:
            return DataFolderError("data_full", path=self._path.parent)
        if "readonly" in reason or "Read-only" in reason or "os error 30" in reason or "os error 13" in reason:
            return DataFolderError("data_read_only", path=self._path.parent)
        return DataFolderError("vectors_unusable", path=self._path, reason=reason)
