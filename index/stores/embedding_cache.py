"""Embeddings by model and text, so that no passage is ever encoded twice by the same model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage
from index.stores.database import Database

_MOST_VALUES = 500  # in one statement, well under SQLite's limit
_KEPT_AS = np.float16
"""Half the room; a cosine is off by less than 0.0005."""

SentenceVectors: TypeAlias = NDArray[np.float32]
"""The vectors of a passage's sentences in order, shape (sentences, dimension), each of about unit length."""

_Key = TypeVar("_Key", bytes, str)


class EmbeddingCache:
    """The vectors of the sentences of passages, kept by the model's fingerprint and the passage's text.

    Args:
        database: The catalogue's file.
        model: The fingerprint of the embedding model.
        dimension: How many numbers a vector has.
    """

    def __init__(self, database: Database, model: str, dimension: int) -> None:
        self._database = database
        self._model = model
        self._dimension = dimension

    def get(self, passages: Iterable[Passage]) -> dict[bytes, SentenceVectors]:
        """Return the vectors that are known, by the passage's text hash, of passages in the catalogue or not."""
        hashes = list(dict.fromkeys(passage.text_hash for passage in passages))
        return self._select(
            "SELECT text_hash, vector FROM embeddings WHERE model = ? AND text_hash IN ({marks})", hashes
        )

    def of(self, passage_ids: Sequence[str]) -> dict[str, SentenceVectors]:
        """Return the vectors of passages of the catalogue, by id; one that is not there or has none is left out."""
        return self._select(
            "SELECT id, vector FROM passages JOIN embeddings USING (text_hash) WHERE model = ? AND id IN ({marks})",
            passage_ids,
        )

    def put(self, vectors: Mapping[bytes, SentenceVectors]) -> None:
        """Keep vectors by the text hash of their passage."""
        rows = [(self._model, key, rows.astype(_KEPT_AS).tobytes()) for key, rows in vectors.items()]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)", rows)

    def _select(self, statement: str, keys: Sequence[_Key]) -> dict[_Key, SentenceVectors]:
        rows: list[tuple[_Key, bytes]] = []
        for start in range(0, len(keys), _MOST_VALUES):
            part: Sequence[_Key] = keys[start : start + _MOST_VALUES]
            rows += self._database.select(statement.format(marks=",".join("?" * len(part))), [self._model, *part])
        # All at once: converting each takes half as long again.
        vectors = np.frombuffer(b"".join(kept for _, kept in rows), dtype=_KEPT_AS).astype(np.float32)
        ends: list[int] = np.cumsum([len(kept) // _KEPT_AS().nbytes for _, kept in rows]).tolist()
        starts = [0, *ends][:-1]
        return {
            key: vectors[start:end].reshape(-1, self._dimension)
            for (key, _), start, end in zip(rows, starts, ends, strict=True)
        }
