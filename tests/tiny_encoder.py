"""An encoder of a few lines, for tests that need vectors and not the model: hashed words, made in microseconds."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.folding import folded_syllables
from index.embedding.identity import EmbeddingIdentity

DIMENSION = 64


class TinyEncoder:
    """Encodes a text as the hashed bag of its folded syllables, of unit length."""

    def __init__(self, revision: str = "1") -> None:
        self.identity = EmbeddingIdentity("tiny", revision, DIMENSION, "", "")
        self.encoded: list[str] = []

    def encode_question(self, question: str) -> NDArray[np.float32]:
        return self._vectors([question])[0]

    def encode_questions(self, questions: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors(questions)

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(passages)
        return self._vectors(passages)

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.full((len(texts), DIMENSION), 0.01, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for syllable in folded_syllables(text):
                row[crc32(syllable.encode()) % DIMENSION] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
