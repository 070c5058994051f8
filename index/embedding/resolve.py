"""From the setting `model` to the folder to load."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import UsageError
from index.embedding.bundled_model import ensure_bundled_model
from index.embedding.hub_model import hub_model
from index.embedding.model_folder import ModelFolder

BUNDLED = "bundled"

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")


def resolve_model(model: str, cache_folder: Path) -> ModelFolder:
    """Return the folder of the model that a setting names.

    Args:
        model: `bundled`, a folder, or the name of a model on the Hugging Face hub (`organisation/model`).
        cache_folder: Where the bundled model is unpacked; it need not exist.

    Raises:
        UsageError: The setting names neither a folder nor a model.
        DataFolderError: The bundled model cannot be unpacked, or the hub's model cannot be had.
    """
    if model == BUNDLED:
        return ensure_bundled_model(cache_folder)
    folder = Path(model).expanduser()
    if model.strip() and folder.is_dir():
        return ModelFolder(folder, folder.resolve().name)
    if _HUB_NAME.fullmatch(model):
        return hub_model(model)
    raise UsageError("embedding_model_not_found", model=model)
