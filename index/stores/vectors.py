"""One vector a passage, in Chroma, to find those that may be near to a question.

How near they are tells the nearest of their sentences, whose vectors the embedding cache holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.stores.chroma_folder import ChromaFolder

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_KIND = "means"  # of the vectors of a passage's sentences; `passages` were vectors of whole passages
_BATCH = 2_000  # Chroma takes at most 5,461 rows at once
# Wide enough that the hundred nearest of some ten thousand are found nearly without loss. What was written since the
# graph was last saved is inserted anew at each opening, about 2 ms a vector: save it more often than by default.
_GRAPH: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 24,
    "sync_threshold": 250,
}


class VectorStore:
    """One Chroma collection of passage vectors by passage id, compared by cosine.

    Args:
        path: The folder that Chroma keeps; made where it is missing.
        model: The fingerprint of the embedding model: each model has a collection of its own, so that re-embedding
            never touches the vectors in use.
    """

    def __init__(self, path: Path, model: str) -> None:
        self._folder = ChromaFolder.at(path)
        self._name = f"{_KIND}-{model[:16]}"

    def upsert(self, passage_ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep vectors, shape (n, dimension) and of unit length, under these ids, in place of any before."""
        for start in range(0, len(passage_ids), _BATCH):
            part = slice(start, start + _BATCH)
            with self._folder.writing():
                self._collection().upsert(ids=list(passage_ids[part]), embeddings=vectors[part])
                # Counting makes Chroma take over what it has only noted, so that no reader has to write it.
                self._collection().count()

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Forget these vectors; an id that is not there is no error."""
        for start in range(0, len(passage_ids), _BATCH):
            with self._folder.writing():
                self._collection().delete(ids=list(passage_ids[start : start + _BATCH]))
                self._collection().count()

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Return passage ids with their cosine to `vector` (shape (dimension,)), best first."""
        with self._folder.reading():
            found = self._collection().query(query_embeddings=[vector], n_results=limit, include=["distances"])
        return [(name, 1.0 - distance) for name, distance in zip(found["ids"][0], found["distances"][0], strict=True)]

    def ids(self) -> set[str]:
        """Return the ids of all vectors."""
        with self._folder.reading():
            return set(self._collection().get(include=[])["ids"])

    def count(self) -> int:
        """Return how many vectors there are."""
        with self._folder.reading():
            return int(self._collection().count())

    def drop_others(self) -> None:
        """Remove the collections of models no longer in use."""
        with self._folder.reading():
            others = [name for name in self._folder.names() if name != self._name]
        if others:  # a turn to write makes every other process read the folder anew
            with self._folder.writing():
                for name in others:
                    self._folder.delete(name)

    def start_anew(self) -> None:
        """Forget the vectors of all models, where what is on disk cannot be read any more."""
        self._folder.start_anew()

    def _collection(self) -> Any:  # noqa: ANN401 - Chroma's class is loaded only when it is needed
        return self._folder.collection(self._name, _GRAPH)
