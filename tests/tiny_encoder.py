"""An encoder of a few lines: texts are near to each other when they share folded syllables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.folding import folded_syllables
from index.embedding.identity import EmbeddingIdentity


class TinyEncoder:
    """Hashed bags of folded syllables, of unit length; keeps the passages that it was given in `encoded`.

    Args:
        name: Another name is another model, with other vectors.
        dimension: How many numbers a vector has.
        before_batch: Called before each batch of passages is encoded.
    """

    def __init__(self, name: str = "tiny", dimension: int = 64, before_batch: Callable[[], None] | None = None) -> None:
        self.identity = EmbeddingIdentity(name, f"revision of {name}", dimension, "", "")
        self.encoded: list[str] = []
        self.before_batch = before_batch

    def load(self) -> None:
        pass

    def encode_question(self, question: str) -> NDArray[np.float32]:
        return self._vector(question)

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        if self.before_batch:
            self.before_batch()
        self.encoded += passages
        return np.stack([self._vector(passage) for passage in passages])

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.full(self.identity.dimension, 1e-3, dtype=np.float32)
        for syllable in folded_syllables(text):
            digest = hashlib.sha256(f"{self.identity.name}:{syllable}".encode("utf-8", "replace")).digest()
            vector[int.from_bytes(digest[:4], "big") % len(vector)] += 1
        return vector / np.float32(np.linalg.norm(vector))
