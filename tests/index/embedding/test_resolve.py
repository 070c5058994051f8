from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DataFolderError, UsageError
from index.embedding import hub_model
from index.embedding.encoder import Encoder
from index.embedding.model_folder import ModelFolder
from index.embedding.resolve import resolve_model


def test_another_model_in_a_folder_is_used(tiny_model: Path, bundled: ModelFolder, tmp_path: Path) -> None:
    encoder = Encoder(resolve_model(str(tiny_model), tmp_path), precision="float32", device="cpu")
    identity = encoder.identity
    assert (identity.dimension, identity.question_prefix, identity.passage_prefix) == (32, "", "")
    assert identity.fingerprint() != Encoder(bundled).identity.fingerprint()
    vectors = encoder.encode_passages(["ha noi", "hue", ""])
    assert vectors.shape == (3, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_renamed_folder_is_the_same_model(tiny_model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "renamed"
    shutil.copytree(tiny_model, copy)
    first, second = (Encoder(resolve_model(str(path), tmp_path)).identity for path in (tiny_model, copy))
    assert first.fingerprint() == second.fingerprint()


def test_truncated_weights_of_another_model_are_told(tiny_model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(tiny_model, copy)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(DataFolderError) as caught:
        Encoder(resolve_model(str(copy), tmp_path), device="cpu").load()
    assert caught.value.code == "model_load_failed"


@pytest.mark.parametrize("model", ["", "/no/such/folder", "./missing", "a/b/c", "no such model", "a/b--c", "~/a b"])
def test_unknown_folder_is_refused(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        resolve_model(model, tmp_path)
    assert caught.value.code == "embedding_model_not_found"


def test_hub_model_that_cannot_be_had_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(name: str) -> str:
        raise DataFolderError("hub_model_unavailable", model=name, reason="offline")

    monkeypatch.setattr(hub_model, "_download", unreachable)
    with pytest.raises(DataFolderError) as caught:
        resolve_model("nobody/no-such-model", tmp_path)
    assert caught.value.code == "hub_model_unavailable"


def test_empty_folder_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError) as caught:
        Encoder(resolve_model(str(tmp_path), tmp_path)).load()
    assert caught.value.code == "model_folder_incomplete"
