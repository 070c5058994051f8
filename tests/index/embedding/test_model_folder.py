from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from index.embedding.model_folder import ModelFolder, digest_of_folder


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def write_modules(folder: Path, *modules: tuple[str, dict[str, object]]) -> None:
    listed = []
    for place, (kind, config) in enumerate(modules):
        path = "" if place == 0 else f"{place}_{kind}"
        write_json(folder / path / "config.json", config)
        listed.append({"idx": place, "path": path, "type": f"sentence_transformers.models.{kind}"})
    write_json(folder / "modules.json", listed)


@pytest.mark.parametrize(
    ("modules", "dimension"),
    [
        ([("Transformer", {"hidden_size": 24})], 24),
        ([("Transformer", {"hidden_size": 24}), ("Pooling", {"word_embedding_dimension": 24})], 24),
        ([("Transformer", {"hidden_size": 24}), ("Pooling", {"pooling_mode": ["mean", "max"]})], 48),
        ([("Transformer", {"hidden_size": 24}), ("Pooling", {}), ("Dense", {"out_features": 8})], 8),
        ([("Transformer", {"hidden_size": 24}), ("Normalize", {})], 24),
    ],
)
def test_dimension_follows_the_modules(
    tmp_path: Path, modules: list[tuple[str, dict[str, object]]], dimension: int
) -> None:
    write_modules(tmp_path, *modules)
    assert ModelFolder(tmp_path, "m").dimension == dimension


@pytest.mark.parametrize("config", [None, "{}", "not json", "[]"])
def test_folder_without_a_model_is_refused(tmp_path: Path, config: str | None) -> None:
    if config is not None:
        (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(DataFolderError) as caught:
        _ = ModelFolder(tmp_path, "m").dimension
    assert caught.value.code == "model_folder_incomplete"


def test_digest_ignores_times_and_place_and_other_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_json(tmp_path / name / "config.json", {"hidden_size": 3})
        (tmp_path / name / "model.safetensors").write_bytes(bytes(2_000_000))
    os.utime(tmp_path / "two" / "config.json", (0, 0))
    (tmp_path / "two" / "README.md").write_text("words", encoding="utf-8")
    assert digest_of_folder(tmp_path / "one") == digest_of_folder(tmp_path / "two")


def test_digest_sees_other_weights_of_the_same_size(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(bytes(2_000_000))
    before = digest_of_folder(tmp_path)
    weights.write_bytes(b"\1" * 2_000_000)
    assert digest_of_folder(tmp_path) != before
    weights.write_bytes(bytes(1_999_999) + b"\1")
    assert digest_of_folder(tmp_path) != before
