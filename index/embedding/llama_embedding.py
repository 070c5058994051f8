"""The llama-index embedding that the encoder works through, made safe for any text and any thread.

Importing this file imports torch and llama-index: several seconds. The encoder does so when it loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import torch
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from numpy.typing import NDArray

from corpus.errors import HoidapError
from index.embedding.precision import Precision
from index.embedding.text_guard import guard_text
from index.embedding.turns import Turns
from index.embedding.word_table import convert_all_but_words

# The names by which HuggingFaceEmbedding asks for its prompts.
_QUESTION_PROMPT = "query"
_PASSAGE_PROMPT = "text"


class GuardedEmbedding(HuggingFaceEmbedding):
    """A `HuggingFaceEmbedding` whose texts are guarded, whose threads take turns and whose vectors have length 1.

    It is built as its parent is, and can be used wherever llama-index takes an embedding.
    """

    _turns: Turns = PrivateAttr(default_factory=Turns)

    def use_prefixes(self, question_prefix: str, passage_prefix: str) -> None:
        """Put these prefixes before questions and passages, even empty ones, for which the parent has its own."""
        self._model.prompts = {_QUESTION_PROMPT: question_prefix, _PASSAGE_PROMPT: passage_prefix}

    def compute_in(self, precision: Precision) -> None:
        """Compute in this precision from now on, whatever the model was loaded in."""
        convert_all_but_words(self._model, getattr(torch, precision))

    def question_vectors(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (questions, dimension), in the order of the questions."""
        return self._vectors(questions, _QUESTION_PROMPT)

    def passage_vectors(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (passages, dimension), in the order of the passages."""
        return self._vectors(passages, _PASSAGE_PROMPT)

    @property
    def dimension(self) -> int:
        """How many numbers a vector of the loaded model has."""
        return int(self._model.get_embedding_dimension() or 0)

    def _vectors(self, texts: Sequence[str], prompt_name: str) -> NDArray[np.float32]:
        """Return a unit vector for each text.

        This calls the SentenceTransformer itself: the parent's way turns each number into a Python object, and
        tries a failed call again after four seconds.

        Args:
            texts: Any strings at all.
            prompt_name: Whose prefix to put before each.

        Returns:
            An array of (texts, dimension), rows in the order of the texts.

        Raises:
            HoidapError: The model computed something that is not a number.
        """
        guarded = [guard_text(text) for text in texts]
        rows = np.empty((len(guarded), self.dimension), np.float32)
        # Texts of like length together, the longest first: little padding, and memory peaks at once or never.
        order = sorted(range(len(guarded)), key=lambda place: len(guarded[place]), reverse=True)
        for begin in range(0, len(order), self.embed_batch_size):
            places = order[begin : begin + self.embed_batch_size]
            with self._turns:
                rows[places] = self._model.encode(
                    [guarded[place] for place in places],
                    prompt_name=prompt_name,
                    batch_size=self.embed_batch_size,
                    show_progress_bar=False,
                    convert_to_numpy=True,
                )
        return self._unit(rows)

    def _unit(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        # In bfloat16 the model's own normalisation leaves lengths of up to 1.0035.
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not (np.isfinite(lengths).all() and (lengths > 0).all()):
            raise HoidapError("embedding_not_finite", model=self.model_name)
        unit: NDArray[np.float32] = rows / lengths
        return unit

    def _embed(self, inputs: list[str | BytesIO], prompt_name: str | None = None) -> list[list[float]]:
        """Take every public method of the parent the guarded way."""
        texts = [text for text in inputs if isinstance(text, str)]
        if len(texts) != len(inputs):
            raise TypeError("this embedding encodes texts only")
        numbers: list[list[float]] = self._vectors(texts, prompt_name or _PASSAGE_PROMPT).tolist()
        return numbers
