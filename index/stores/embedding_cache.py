"""Embeddings by model and text, so that no text is ever encoded twice by the same model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.stores.database import Database


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
        found = {}
        for text in texts:
            rows = self._database.select(
                "SELECT vector FROM embeddings WHERE model = ? AND text_hash = ?", [self._model, _hash(text)]
            )
            if rows:
                found[text] = np.frombuffer(rows[0][0], dtype=np.float32)
        return found

    def put(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Keep the vectors (rows of `vectors`, in order) of some texts."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)",
                [(self._model, _hash(text), row.astype(np.float32).tobytes()) for text, row in zip(texts, vectors, strict=True)],
            )


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
