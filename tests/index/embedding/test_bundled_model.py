from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from index.embedding import bundled_check, bundled_files, bundled_model
from index.embedding.bundled_model import FOLDER_NAME, ensure_bundled_model
from index.embedding.model_folder import ModelFolder

# Loading the model is what takes time in a conversion; one test for the check of its vectors is enough.
UNPACK = """
import sys
from pathlib import Path
from index.embedding import bundled_check
from index.embedding.bundled_model import ensure_bundled_model
bundled_check.has_known_vectors = lambda model: True
ensure_bundled_model(Path(sys.argv[1]))
"""


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_check, "has_known_vectors", lambda _: True)


def visible(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.name.endswith(".lock")]


def test_second_start_reads_only_the_manifest(bundled: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_model, "locate_bundled_weights", lambda: pytest.fail("unpacked again"))
    begin = time.perf_counter()
    again = ensure_bundled_model(bundled.path.parent)
    assert time.perf_counter() - begin < 0.1
    assert again == bundled


def test_folder_holds_nothing_but_the_finished_model(bundled: ModelFolder) -> None:
    assert visible(bundled.path.parent) == [FOLDER_NAME]
    assert FOLDER_NAME.startswith("multilingual-e5-small-1571fc98-v")
    modes = {path.stat().st_mode & 0o777 for path in bundled.path.rglob("*") if path.is_file()}
    assert len(modes) == 1


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("a tensor is missing")])
def test_interrupted_conversion_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def write_half(_: object, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise failure

    monkeypatch.setattr(bundled_files, "write_model_files", write_half)
    with pytest.raises((KeyboardInterrupt, DataFolderError)):
        ensure_bundled_model(tmp_path)
    assert visible(tmp_path) == []


@pytest.mark.usefixtures("unchecked")
def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    abandoned = tmp_path / f".{FOLDER_NAME}-99999"
    abandoned.mkdir()
    (abandoned / "model.safetensors").write_bytes(b"half")
    ensure_bundled_model(tmp_path)
    assert visible(tmp_path) == [FOLDER_NAME]


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("damage", ["weights cut", "file gone", "manifest nonsense", "manifest gone"])
def test_damaged_folder_is_unpacked_again(bundled: ModelFolder, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / FOLDER_NAME
    shutil.copytree(bundled.path, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    (folder / "model.safetensors").write_bytes(b"cut")
    if damage == "file gone":
        (folder / "tokenizer.json").unlink()
    elif damage == "manifest nonsense":
        (folder / "hoidap.json").write_text("[]", encoding="utf-8")
    elif damage == "manifest gone":
        (folder / "hoidap.json").unlink()
    ensure_bundled_model(tmp_path)
    assert (folder / "model.safetensors").stat().st_size == (bundled.path / "model.safetensors").stat().st_size
    assert visible(tmp_path) == [FOLDER_NAME]


def test_two_processes_at_once_both_end_well(tmp_path: Path, child_environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", UNPACK, str(tmp_path)]
    children = [subprocess.Popen(command, env=child_environment, stderr=subprocess.PIPE) for _ in range(2)]
    outcomes = [(child.communicate(timeout=120)[1], child.returncode) for child in children]
    assert outcomes == [(b"", 0), (b"", 0)]
    assert visible(tmp_path) == [FOLDER_NAME]


def test_manifest_names_source_and_every_file(bundled: ModelFolder) -> None:
    manifest = json.loads((bundled.path / "hoidap.json").read_text(encoding="utf-8"))
    assert manifest["sha256"] == bundled.revision
    assert {"model.safetensors", "tokenizer.json", "1_Pooling/config.json"} <= set(manifest["files"])


def test_wrong_vectors_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_check, "KNOWN_NUMBERS", (0.5,))
    with pytest.raises(DataFolderError) as caught:
        ensure_bundled_model(tmp_path)
    assert caught.value.code == "bundled_model_wrong"
    assert visible(tmp_path) == []


def test_full_disk_is_told_with_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 5_000_000))
    with pytest.raises(DataFolderError) as caught:
        ensure_bundled_model(tmp_path / "cache")
    assert caught.value.code == "model_cache_full"
    assert caught.value.values["free"] == 5


def test_unwritable_cache_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DataFolderError) as caught:
        ensure_bundled_model(tmp_path / "file" / "cache")
    assert caught.value.code == "model_cache_unwritable"


def test_damaged_source_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "e5-small-q4.bin"
    source.write_bytes(b"E5S1")
    monkeypatch.setattr(bundled_model, "locate_bundled_weights", lambda: source)
    with pytest.raises(DataFolderError) as caught:
        ensure_bundled_model(tmp_path / "cache")
    assert caught.value.code == "bundled_weights_damaged"
    assert visible(tmp_path / "cache") == []
