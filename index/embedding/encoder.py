"""The encoder: questions and passages in, unit vectors out."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.embedding.identity import EmbeddingIdentity, identity_of
from index.embedding.loading import load_embedding
from index.embedding.model_folder import ModelFolder
from index.embedding.precision import Precision, PrecisionSetting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embedding.llama_embedding import GuardedEmbedding


class Encoder:
    """Encodes questions and passages with one model, which is loaded when it is first needed.

    It may be used from any thread; threads take turns batch by batch.

    Args:
        model: The model's folder, as `resolve_model` returns it.
        precision: `auto` takes bfloat16 where the processor computes in it, and float32 elsewhere.
        device: `auto`, or a torch device such as `cpu` or `cuda:0`.
        question_prefix: What to put before questions; None for what the model was trained with.
        passage_prefix: The same for passages.
        batch_size: How many texts are encoded at once.

    Example:
        >>> encoder = Encoder(resolve_model("bundled", cache_folder))  # doctest: +SKIP
        >>> encoder.encode_passages(["Hà Nội là thủ đô."]) @ encoder.encode_question("Thủ đô?")  # doctest: +SKIP
    """

    def __init__(
        self,
        model: ModelFolder,
        *,
        precision: PrecisionSetting = "auto",
        device: str = "auto",
        question_prefix: str | None = None,
        passage_prefix: str | None = None,
        batch_size: int = 8,
    ) -> None:
        self._model = model
        self._precision_setting = precision
        self._device_setting = device
        self._question_prefix = question_prefix
        self._passage_prefix = passage_prefix
        self._batch_size = batch_size
        self._load_lock = threading.Lock()
        self._embedding: GuardedEmbedding | None = None
        self._precision: Precision | None = None

    @cached_property
    def identity(self) -> EmbeddingIdentity:
        """Which embedding this is; read from the model's folder in milliseconds, without loading the model.

        Raises:
            DataFolderError: The folder holds no model that can be used.
        """
        return identity_of(self._model, question_prefix=self._question_prefix, passage_prefix=self._passage_prefix)

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._embedding is not None

    @property
    def precision(self) -> Precision | None:
        """The precision that the model was loaded in; None before that."""
        return self._precision

    @property
    def embedding(self) -> GuardedEmbedding:
        """The llama-index embedding, for llama-index parts of one's own; loads the model if it is not loaded."""
        return self.load()

    def load(self) -> GuardedEmbedding:
        """Load the model, which takes some seconds, unless it is loaded; other threads wait for the first.

        Returns:
            The llama-index embedding.

        Raises:
            DataFolderError: The model cannot be loaded.
            UsageError: The device does not exist.
        """
        if self._embedding is None:
            with self._load_lock:
                if self._embedding is None:
                    self._embedding, self._precision = load_embedding(
                        self._model,
                        self.identity,
                        precision=self._precision_setting,
                        device=self._device_setting,
                        batch_size=self._batch_size,
                    )
        return self._embedding

    def encode_question(self, question: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of one question; any string at all is allowed."""
        vector: NDArray[np.float32] = self.encode_questions([question])[0]
        return vector

    def encode_questions(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (questions, dimension), in the order of the questions."""
        return self.load().question_vectors(questions)

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (passages, dimension), in the order of the passages."""
        return self.load().passage_vectors(passages)
