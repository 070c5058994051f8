"""The last, dearest look: a cross-encoder reads the question beside each of the best passages and orders them anew."""

from __future__ import annotations

import dataclasses
import logging
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import DataFolderError, HoidapError, UsageError
from index.embedding.hub_model import hub_model
from index.embedding.model_folder import ModelFolder
from index.embedding.precision import Precision, PrecisionSetting, choose_precision
from index.embedding.text_guard import guard_text
from index.embedding.torch_runtime import (
    choose_device,
    collector_paused,
    prepare_environment,
    quieten,
    use_one_thread,
)
from index.embedding.turns import Turns
from index.hits import Hit

if TYPE_CHECKING:
    import sentence_transformers
    from numpy.typing import NDArray

_BATCH_SIZE = 8
_SCORING_HEADS = ("ForSequenceClassification", "ForCausalLM")
"""What the architectures of models end in that have learned to score a pair; others would be given a random head."""

_log = logging.getLogger(__name__)


def resolve_reranker(model: str) -> ModelFolder:
    """Return the folder of the cross-encoder that a setting names, fetched from the hub where it is not here yet.

    This has to come before anything is loaded, for loading puts the hub's client offline.

    Args:
        model: A folder, or the name of a model on the Hugging Face hub (`organisation/model`).

    Raises:
        UsageError: The setting names neither a folder nor a model.
        DataFolderError: The hub's model is neither here nor to be had.
    """
    folder = Path(model).expanduser()
    if model.strip() and folder.is_dir():
        return ModelFolder(folder, folder.resolve().name)
    if model.count("/") != 1:
        raise UsageError("reranker_not_found", model=model)
    try:
        return hub_model(model)
    except UsageError as error:  # the same two failures, told of the other setting
        raise UsageError("reranker_not_found", model=model) from error
    except DataFolderError as error:
        raise DataFolderError("reranker_unavailable", model=model, reason=error.values["reason"]) from error


class CrossEncoder:
    """Orders the best hits of a search anew with a sentence-transformers CrossEncoder, loaded when it is first needed.

    It may be used from any thread; threads take turns.

    Args:
        model: The model's folder, as `resolve_reranker` returns it.
        passages: How many of the best hits it reads; each costs what encoding a passage with such a model costs.
        precision: `auto` takes bfloat16 where the processor computes in it, and float32 elsewhere.
        device: `auto`, or a torch device such as `cpu` or `cuda:0`.

    Example:
        >>> reranker = CrossEncoder(resolve_reranker("~/bge-reranker-v2-m3"))  # doctest: +SKIP
        >>> reranker.rerank("Ai chủ trì hội nghị?", hits)  # doctest: +SKIP
    """

    def __init__(
        self, model: ModelFolder, *, passages: int = 30, precision: PrecisionSetting = "auto", device: str = "auto"
    ) -> None:
        self.passages = passages
        self._model = model
        self._precision_setting = precision
        self._device_setting = device
        self._load_lock = threading.Lock()
        self._turns = Turns()
        self._loaded: sentence_transformers.CrossEncoder | None = None
        self._precision: Precision | None = None

    @property
    def name(self) -> str:
        """The model's name for people."""
        return self._model.name

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._loaded is not None

    @property
    def precision(self) -> Precision | None:
        """The precision that the model was loaded in; None before that."""
        return self._precision

    def load(self) -> sentence_transformers.CrossEncoder:
        """Load the model, which takes some seconds, unless it is loaded; other threads wait for the first.

        Raises:
            DataFolderError: The folder holds no cross-encoder, or it cannot be loaded.
            UsageError: The device does not exist.
        """
        if self._loaded is None:
            with self._load_lock:
                if self._loaded is None:
                    self._loaded = self._load()
        return self._loaded

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the same hits, the first `passages` of them in the cross-encoder's order, the others behind them.

        The scores stay where they were: the hit that comes first now has the score that the first one had. A
        cross-encoder's own scores have another scale with every model, and what is read off the fused ones (how far a
        passage is behind the best) was calibrated on theirs.

        Args:
            question: A question that stands on its own, with its diacritics.
            hits: What a search found, best first.

        Raises:
            HoidapError: The model computed something that is not a number.
            DataFolderError: The model cannot be loaded.
        """
        read, others = list(hits[: self.passages]), hits[self.passages :]
        scores = self.scores(question, [hit.passage.embedding_text for hit in read])
        order = sorted(range(len(read)), key=lambda place: -scores[place])  # among equals the fused order stays
        ordered = [dataclasses.replace(read[old], score=read[new].score) for new, old in enumerate(order)]
        return [*ordered, *others]

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how well each text answers the question: (texts,) logits, unbounded, higher is better.

        Where a pair is longer than the model can read, its tokeniser cuts it off.

        Args:
            question: Any string at all.
            texts: Any strings at all.

        Raises:
            HoidapError: The model computed something that is not a number.
            DataFolderError: The model cannot be loaded.
        """
        if not texts:
            return np.empty(0, np.float32)
        model = self.load()
        import torch

        asked = guard_text(question)
        with self._turns:
            # Logits, not the probabilities of most models: in bfloat16 those above .99 would be one number.
            found = model.predict(
                [(asked, guard_text(text)) for text in texts],
                batch_size=_BATCH_SIZE,
                show_progress_bar=False,
                activation_fn=torch.nn.Identity(),
                convert_to_numpy=True,
            )
        scores = np.asarray(found, dtype=np.float32)
        if scores.shape != (len(texts),) or not np.isfinite(scores).all():
            raise HoidapError("reranker_not_finite", model=self.name)
        return scores

    def _load(self) -> sentence_transformers.CrossEncoder:
        begin = time.perf_counter()
        prepare_environment()
        with collector_paused():
            import sentence_transformers  # noqa: F401  # the long part

            quieten()
            device = choose_device(self._device_setting)
            if device.startswith("cpu"):
                use_one_thread()
            self._precision = choose_precision(self._precision_setting, device)
            loaded = self._construct(device, self._precision)
        if loaded.num_labels != 1:
            raise DataFolderError("reranker_wrong_kind", path=self._model.path, found=f"{loaded.num_labels} labels")
        _log.info("loaded %s on %s in %s after %.1f s", self.name, device, self._precision, time.perf_counter() - begin)
        return loaded

    def _construct(self, device: str, precision: Precision) -> sentence_transformers.CrossEncoder:
        import torch
        from safetensors import SafetensorError
        from sentence_transformers import CrossEncoder as Model
        from transformers import AutoConfig

        path = str(self._model.path)
        try:
            config = AutoConfig.from_pretrained(path, local_files_only=True)
            learned = list(config.architectures or [])
            if not any(name.endswith(_SCORING_HEADS) for name in learned):
                raise DataFolderError("reranker_wrong_kind", path=path, found=", ".join(learned) or config.model_type)
            kind = getattr(torch, precision)
            loaded: sentence_transformers.CrossEncoder = Model(
                path, device=device, local_files_only=True, model_kwargs={"dtype": kind}
            )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise DataFolderError("reranker_load_failed", path=path, reason=reason) from error
        return loaded
