"""What all tests share: the bundled model, loaded once."""

import os
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from qa.assembly import open_encoder
from qa.settings import Settings


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled model, unpacked once a machine and loaded once a run."""
    cache = os.environ.get("HOIDAP_MODEL_CACHE")
    encoder = open_encoder(Settings(model_cache=Path(cache)) if cache else Settings())
    encoder.load()
    return encoder


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Where the questions over the samples lie."""
    return Path(__file__).parent / "gold"
