"""Checks the unpacked model once, by a sentence whose vector is known."""

from __future__ import annotations

from index.embedding.encoder import Encoder
from index.embedding.model_folder import ModelFolder

KNOWN_PASSAGE = "Hà Nội là thủ đô của nước Cộng hòa xã hội chủ nghĩa Việt Nam."
KNOWN_NUMBERS = (0.034484, 0.000052, -0.003718, -0.039759, 0.074186, 0.008599, 0.073179, -0.014283)
_TOLERANCE = 5e-4


def has_known_vectors(model: ModelFolder) -> bool:
    """Say whether the model gives the known passage its known vector; loads the model, in float32.

    Args:
        model: The folder of the unpacked model.

    Raises:
        DataFolderError: The model cannot be loaded.
    """
    vector = Encoder(model, precision="float32", device="cpu").encode_passages([KNOWN_PASSAGE])[0]
    return all(abs(float(number) - known) < _TOLERANCE for number, known in zip(vector, KNOWN_NUMBERS, strict=False))
