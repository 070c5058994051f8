"""An encoder that encodes no text twice, so that many configurations are measured for the price of one encoding."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.identity import EmbeddingIdentity
from index.passage_encoder import PassageEncoder
from index.stores.database import Database


class KeptVectors:
    """Keeps the vectors of questions and passages in a file, and counts what questions cost.

    It is a `PassageEncoder`. A search through it costs what it costs beyond encoding once `seconds_in_questions`, which
    counts the look-up too, is taken off.

    Args:
        encoder: What encodes a text the first time.
        file: The SQLite file; made where it is missing.
        also: What the vectors depend on besides the model and its prefixes, such as the precision.

    Attributes:
        seconds_in_questions: Time spent in `encode_question` since the beginning.
        encoding_ms: Milliseconds that each question took which had to be encoded, in order; the caller may empty it.
    """

    def __init__(self, encoder: PassageEncoder, file: Path, also: str = "") -> None:
        self._encoder = encoder
        file.parent.mkdir(parents=True, exist_ok=True)
        database = Database(file)
        model = f"{encoder.identity.fingerprint()} {also}"
        self._passages = _TextVectors(database, f"{model} passages")
        self._questions = _TextVectors(database, f"{model} questions")
        self.seconds_in_questions = 0.0
        self.encoding_ms: list[float] = []

    @property
    def identity(self) -> EmbeddingIdentity:
        """Which embedding this is, told without loading the model."""
        return self._encoder.identity

    def load(self) -> object:
        """Load the model unless it is loaded."""
        return self._encoder.load()

    def encode_question(self, question: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of one question; any string at all is allowed."""
        started = time.perf_counter()
        vector = _kept(self._questions, [question], self._timed)[question]
        self.seconds_in_questions += time.perf_counter() - started
        return vector

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (passages, dimension), in the order of the passages."""
        vectors = _kept(self._passages, passages, self._encoder.encode_passages)
        return np.stack([vectors[passage] for passage in passages])

    def _timed(self, questions: Sequence[str]) -> NDArray[np.float32]:
        started = time.perf_counter()
        vectors = np.stack([self._encoder.encode_question(question) for question in questions])
        self.encoding_ms.append((time.perf_counter() - started) * 1000)
        return vectors


class _TextVectors:
    """Vectors by model and text, in the table in which a catalogue keeps its embeddings."""

    def __init__(self, database: Database, model: str) -> None:
        self._model = model
        self._database = database

    def get(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        statement = "SELECT vector FROM embeddings WHERE model = ? AND text_hash = ?"
        rows = {text: self._database.select(statement, [self._model, _key(text)]) for text in dict.fromkeys(texts)}
        return {text: np.frombuffer(found[0][0], dtype=np.float32) for text, found in rows.items() if found}

    def put(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        rows = [(self._model, _key(text), row.tobytes()) for text, row in zip(texts, vectors, strict=True)]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)", rows)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _kept(
    cache: _TextVectors, texts: Sequence[str], encode: Callable[[Sequence[str]], NDArray[np.float32]]
) -> dict[str, NDArray[np.float32]]:
    vectors = cache.get(texts)
    missing = [text for text in dict.fromkeys(texts) if text not in vectors]
    if missing:
        encoded = encode(missing)
        cache.put(missing, encoded)
        vectors.update(zip(missing, encoded, strict=True))
    return vectors
