"""Finds a model of the Hugging Face hub on this machine, or fetches it."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import DataFolderError, UsageError
from index.embedding.model_folder import ModelFolder

# Other formats of the same weights, up to ten times what is needed.
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "tf_model*", "coreml/*"]
_ANSWER_SECONDS = 5.0


def hub_model(name: str) -> ModelFolder:
    """Return the snapshot of a hub model in the hub's own cache; it is downloaded only if it is not there.

    Args:
        name: The model's name, `organisation/model`.

    Raises:
        UsageError: No model can have such a name.
        DataFolderError: It is neither here nor to be had.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        snapshot = snapshot_download(name, local_files_only=True)
    except LocalEntryNotFoundError:
        snapshot = _download(name)
    except HFValidationError as error:
        raise UsageError("embedding_model_not_found", model=name) from error
    path = Path(snapshot)
    return ModelFolder(path, name, known_revision=path.name)  # the hub's cache names a snapshot by its commit


def _download(name: str) -> str:
    import httpx
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        return str(snapshot_download(name, ignore_patterns=_NOT_NEEDED, etag_timeout=_ANSWER_SECONDS))
    except (OSError, ValueError, HfHubHTTPError, httpx.HTTPError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise DataFolderError("hub_model_unavailable", model=name, reason=reason) from error
