from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from index.embedding.model_folder import ModelFolder
from index.embedding.resolve import resolve_model
from index.embedding.torch_runtime import prepare_environment

prepare_environment()


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def bundled(model_cache: Path) -> ModelFolder:
    return resolve_model("bundled", model_cache)


@pytest.fixture(scope="session")
def encoder(bundled: ModelFolder) -> Encoder:
    return Encoder(bundled, precision="float32", device="cpu")


@pytest.fixture(scope="session")
def bfloat16_encoder(bundled: ModelFolder) -> Encoder:
    return Encoder(bundled, precision="bfloat16", device="cpu")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A randomly initialised BERT of 32 dimensions in an ordinary sentence-transformers folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    bert = folder / "bert"
    bert.mkdir()
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz0123456789?.:"]
    pieces += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]
    vocabulary = {piece: place for place, piece in enumerate(pieces)}
    BertTokenizerFast(vocab=vocabulary).save_pretrained(bert)
    torch.manual_seed(1)
    sizes = BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64
    )
    BertModel(sizes).save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=64)
    SentenceTransformer(modules=[transformer, Pooling(32)]).save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="session")
def known_vectors() -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = json.loads(
        Path(__file__).with_name("known_vectors.json").read_text(encoding="utf-8")
    )
    return content


@pytest.fixture(scope="session")
def child_environment() -> dict[str, str]:
    """For a Python started by a test: it finds this project, whatever its own folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
