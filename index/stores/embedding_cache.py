"""Embeddings by model and text, so that no text is ever encoded twice by the same model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.stores.database import Database

_MOST_VALUES = 500  # in one statement, well under SQLite's limit


class EmbeddingCache:
    """Vectors kept by the model's fingerprint and the text's hash.

    Args:
        database: The catalogue's file.
        model: The fingerprint of the embedding model.
    """

    def __init__(self, database: Database, model: str) -> None:
        self._database = database
        self._model = model

    def get(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that are known, by text; each of shape (dimension,), of unit length."""
        by_hash = {_hash(text): text for text in texts}
        hashes, found = list(by_hash), {}
        for start in range(0, len(hashes), _MOST_VALUES):
            part = hashes[start : start + _MOST_VALUES]
            marks = ",".join("?" * len(part))
            rows = self._database.select(
                f"SELECT text_hash, vector FROM embeddings WHERE model = ? AND text_hash IN ({marks})",
                [self._model, *part],
            )
            found.update({by_hash[digest]: np.frombuffer(vector, dtype=np.float32) for digest, vector in rows})
        return found

    def put(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep the vectors (rows of `vectors`, in order) of some texts."""
        rows = [
            (self._model, _hash(text), row.astype(np.float32).tobytes())
            for text, row in zip(texts, vectors, strict=True)
        ]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)", rows)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
