"""A sentence-transformers folder as the encoder needs to know it, read without loading the model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.errors import DataFolderError

_DIGEST_SUFFIXES = {".json", ".safetensors", ".bin", ".model"}
_DIGEST_NAMES = {"vocab.txt", "merges.txt"}
_OTHER_BACKENDS = {"onnx", "openvino"}
_SAMPLES = 128
_SAMPLE_BYTES = 4096


@dataclass(frozen=True)
class ModelFolder:
    """A folder with an embedding model.

    Attributes:
        path: The folder.
        name: The model's name for people.
        known_revision: Where the model came from, exactly: a commit, a checksum; None where that is not known.
    """

    path: Path
    name: str
    known_revision: str | None = None

    @cached_property
    def revision(self) -> str:
        """The known revision, or else a digest of the folder's files."""
        return self.known_revision or digest_of_folder(self.path)

    @cached_property
    def dimension(self) -> int:
        """How many numbers a vector has.

        Raises:
            DataFolderError: The folder does not say so, and thus holds no model that can be used.
        """
        dimension = 0
        modules = self._json("modules.json")
        for module in modules if isinstance(modules, list) else [{"type": "Transformer", "path": ""}]:
            config = self._json(f"{module['path']}/config.json" if module["path"] else "config.json")
            dimension = _dimension_after(str(module["type"]), config, dimension)
        if dimension <= 0:
            raise DataFolderError("model_folder_incomplete", path=self.path, reason="hidden_size?")
        return dimension

    @cached_property
    def saved_prompts(self) -> dict[str, str]:
        """The prompts saved with the model, by name; those that were left empty are not among them."""
        config = self._json("config_sentence_transformers.json")
        prompts = config.get("prompts") if isinstance(config, dict) else None
        return {str(name): str(prompt) for name, prompt in (prompts or {}).items() if prompt}

    @cached_property
    def stored_precision(self) -> str | None:
        """The number format of the weights in the folder, such as `float16`; None where its config does not tell."""
        config = self._json("config.json")
        if not isinstance(config, dict):
            return None
        stored = config.get("dtype") or config.get("torch_dtype")
        return str(stored) if stored else None

    def _json(self, name: str) -> object:
        path = self.path / name
        if not path.is_file():
            return None
        try:
            content: object = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DataFolderError("model_folder_incomplete", path=self.path, reason=f"{name}: {error}") from error
        return content


def digest_of_folder(folder: Path) -> str:
    """Return a digest of the files that decide a model's vectors, in milliseconds.

    Of a large file its size and 128 blocks evenly spread over it are taken: training moves every weight, so that
    another model differs there, while hashing gigabytes at every start would take longer than loading them.

    Args:
        folder: The model's folder; neither its name nor its files' times matter.

    Raises:
        DataFolderError: A file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder)
            belongs = path.suffix in _DIGEST_SUFFIXES or path.name in _DIGEST_NAMES
            if belongs and not _OTHER_BACKENDS & set(place.parts) and path.is_file():
                digest.update(f"{place.as_posix()}\0{path.stat().st_size}\0".encode())
                _add_samples(digest, path)
    except OSError as error:
        raise DataFolderError("model_folder_incomplete", path=folder, reason=error) from error
    return digest.hexdigest()


def _add_samples(digest: hashlib._Hash, path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _SAMPLES * _SAMPLE_BYTES:
            digest.update(file.read())
            return
        for sample in range(_SAMPLES):
            file.seek(sample * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
            digest.update(file.read(_SAMPLE_BYTES))


def _dimension_after(module: str, config: object, dimension: int) -> int:
    """Return the dimension behind one more module of the model, given the one before it."""
    if not isinstance(config, dict):
        return dimension
    if module.endswith("Dense"):
        return int(config.get("out_features", dimension))
    if module.endswith("Pooling"):
        width = int(config.get("embedding_dimension") or config.get("word_embedding_dimension") or dimension)
        legacy_modes = sum(1 for name, on in config.items() if name.startswith("pooling_mode_") and on is True)
        modes = config.get("pooling_mode")
        return width * (len(modes) if isinstance(modes, list) else max(1, legacy_modes))
    return int(config.get("hidden_size", dimension))
