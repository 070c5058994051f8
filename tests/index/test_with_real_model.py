"""The index with the bundled embedding model, which takes some seconds to load; all other tests do with a tiny one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.data_folder import DataFolder
from index.embedding.encoder import Encoder
from index.embedding.resolve import resolve_model
from index.embedding.torch_runtime import prepare_environment
from index.index import Index
from index.passage_encoder import PassageEncoder
from tests.index.conftest import CLINIC, SHELTER, agree
from tests.tiny_encoder import TinyEncoder

prepare_environment()


@pytest.fixture(scope="module")
def real_encoder(tmp_path_factory: pytest.TempPathFactory) -> PassageEncoder:
    cache = os.environ.get("HOIDAP_MODEL_CACHE")
    return Encoder(resolve_model("bundled", Path(cache) if cache else tmp_path_factory.mktemp("models")), device="cpu")


@pytest.fixture
def filled(real_encoder: PassageEncoder, data: DataFolder, folder: Path) -> Index:
    index = Index(data, real_encoder)
    index.ingest([folder])
    return index


def test_a_question_in_other_words_is_found_by_meaning(filled: Index) -> None:
    for question, text in (("Ai là người quản lý cơ sở sản xuất mật?", SHELTER), ("Ai chữa bệnh cho dân?", CLINIC)):
        hits = filled.search(question, 2)
        assert hits[0].passage.text == text
        assert hits[0].cosine is not None
        assert 0.7 < hits[0].cosine < 1
    assert agree(filled)


def test_the_way_from_the_tiny_model_to_the_real_one_and_back(
    data: DataFolder, folder: Path, real_encoder: PassageEncoder
) -> None:
    tiny = TinyEncoder()
    Index(data, tiny).ingest([folder])
    real = Index(data, real_encoder, allow_other_model=True)
    real.reembed()
    assert agree(real)
    assert real.search("trại nuôi ong", 1)[0].passage.text == SHELTER
    Index(data, tiny, allow_other_model=True).reembed()
    assert agree(Index(data, tiny))


def test_any_text_is_a_question(filled: Index) -> None:
    for question in ("", "\0", "\ud800", '" OR *', "😀", "a" * 30_000):
        assert len(filled.search(question, 2)) == 2
