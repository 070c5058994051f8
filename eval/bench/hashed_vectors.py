"""Vectors for measuring time, not quality: made of the words' hashes, in microseconds."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.folding import syllables
from index.embedding.identity import EmbeddingIdentity

_COMMON = 2.0
"""How long the part is that all texts share beside the part of their own: two texts have a cosine of some 0.8."""


class HashedVectors:
    """A `PassageEncoder` without a model: a text's vector is a common one and the random vectors of its words.

    Args:
        dimension: How many numbers a vector has.
        clock: What tells the seconds.

    Attributes:
        identity: Which embedding this is.
        seconds_in_questions: Time spent in `encode_question` since the beginning.

    Example:
        >>> vectors = HashedVectors(8).encode_passages(["mật ong", "ong mật", "học phí"])
        >>> bool((vectors[0] == vectors[1]).all()), bool((vectors[0] == vectors[2]).all())
        (True, False)
    """

    def __init__(self, dimension: int = 384, clock: Callable[[], float] = time.perf_counter) -> None:
        self.identity = EmbeddingIdentity("hashed words", "1", dimension, "", "")
        self.seconds_in_questions = 0.0
        self._clock = clock
        self._words: dict[str, NDArray[np.float32]] = {}

    def load(self) -> None:
        """Do nothing: there is no model."""

    def encode_question(self, question: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of one question."""
        started = self._clock()
        vector = self._vector(question)
        self.seconds_in_questions += self._clock() - started
        return vector

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (passages, dimension)."""
        return np.stack([self._vector(passage) for passage in passages])

    def _vector(self, text: str) -> NDArray[np.float32]:
        own = np.sum([self._word(word) for word in sorted(syllables(text))], axis=0) if syllables(text) else 0
        vector: NDArray[np.float32] = _COMMON * self._word("") + own / max(float(np.linalg.norm(own)), 1e-9)
        return vector / np.float32(np.linalg.norm(vector))

    def _word(self, word: str) -> NDArray[np.float32]:
        if word not in self._words:
            seed = zlib.crc32(word.encode("utf-8", "replace"))
            vector = np.random.default_rng(seed).standard_normal(self.identity.dimension, dtype=np.float32)
            self._words[word] = vector / np.linalg.norm(vector)
        return self._words[word]
