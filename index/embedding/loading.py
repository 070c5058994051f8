"""Loads a model: the imports, the device, the precision and the weights, in the order that costs least."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from corpus.errors import DataFolderError
from index.embedding.identity import EmbeddingIdentity
from index.embedding.model_folder import ModelFolder
from index.embedding.precision import Precision, PrecisionSetting, choose_precision
from index.embedding.torch_runtime import (
    choose_device,
    collector_paused,
    prepare_environment,
    quieten,
    use_one_thread,
)
from index.embedding.word_table import HALF_PRECISIONS

if TYPE_CHECKING:
    from index.embedding.llama_embedding import GuardedEmbedding

_log = logging.getLogger(__name__)


def load_embedding(
    model: ModelFolder, identity: EmbeddingIdentity, *, precision: PrecisionSetting, device: str, batch_size: int
) -> tuple[GuardedEmbedding, Precision]:
    """Load a model, which takes some seconds, most of them for imports.

    Args:
        model: The model's folder.
        identity: What the folder says of the model, and the prefixes to use.
        precision: `auto` or a precision.
        device: `auto` or a torch device.
        batch_size: How many texts are encoded at once.

    Returns:
        The llama-index embedding, and the precision that it computes in.

    Raises:
        DataFolderError: The model cannot be loaded.
        UsageError: The device does not exist.
    """
    begin = time.perf_counter()
    prepare_environment()
    with collector_paused():
        import index.embedding.llama_embedding  # noqa: F401  # the long part

        quieten()
        chosen_device = choose_device(device)
        on_processor = chosen_device.startswith("cpu")
        if on_processor:
            use_one_thread()
        chosen = choose_precision(precision, chosen_device)
        stored = model.stored_precision
        # Loaded as it is stored, a table of words in half precision is mapped from its file instead of copied.
        converts = on_processor and stored in HALF_PRECISIONS
        embedding = _construct(model, identity, stored if converts and stored else chosen, chosen_device, batch_size)
    if embedding.dimension != identity.dimension:
        reason = f"{embedding.dimension} ≠ {identity.dimension}"
        raise DataFolderError("model_load_failed", path=model.path, reason=reason)
    if converts:
        embedding.compute_in(chosen)
    embedding.use_prefixes(identity.question_prefix, identity.passage_prefix)
    seconds = time.perf_counter() - begin
    _log.info("loaded %s on %s in %s after %.1f s", identity.name, chosen_device, chosen, seconds)
    return embedding, chosen


def _construct(
    model: ModelFolder, identity: EmbeddingIdentity, stored_as: str, device: str, batch_size: int
) -> GuardedEmbedding:
    import torch
    from safetensors import SafetensorError

    from index.embedding.llama_embedding import GuardedEmbedding

    try:
        return GuardedEmbedding(
            model_name=str(model.path),
            query_instruction=identity.question_prefix,
            text_instruction=identity.passage_prefix,
            embed_batch_size=batch_size,
            device=device,
            model_kwargs={"dtype": getattr(torch, stored_as)},
        )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise DataFolderError("model_load_failed", path=model.path, reason=reason) from error
