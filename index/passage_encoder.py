"""What the index asks of an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding.identity import EmbeddingIdentity


class PassageEncoder(Protocol):
    """Questions and passages in, unit vectors out; `index.embedding.encoder.Encoder` is one."""

    @property
    def identity(self) -> EmbeddingIdentity:
        """Which embedding this is, told without loading the model."""

    def load(self) -> object:
        """Load the model unless it is loaded."""

    def encode_question(self, question: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of one question; any string at all is allowed."""

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (passages, dimension), in the order of the passages."""
