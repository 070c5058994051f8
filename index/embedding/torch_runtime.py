"""Sets up torch and its companions before their first import: offline, quiet, one thread."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
from collections.abc import Iterator

from corpus.errors import UsageError

_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    # Threads that spin while they wait make two processes on two cores a hundred times slower.
    "OMP_WAIT_POLICY": "passive",
    "OMP_NUM_THREADS": "1",
}

_log = logging.getLogger(__name__)


def prepare_environment() -> None:
    """Set the environment that the libraries read when they are imported; what the user set stays."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector, which costs the imports a fifth of their time and finds nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def quieten() -> None:
    """Keep transformers' progress bars and load reports off the terminal."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]


def choose_device(setting: str) -> str:
    """Return the torch device to load the model on.

    Args:
        setting: `auto`, or a torch device such as `cpu`, `cuda`, `cuda:1` or `mps`.

    Raises:
        UsageError: There is no such device on this machine.
    """
    import torch

    if setting == "auto":
        if torch.cuda.is_available():
            return "cuda"
        return "mps" if torch.backends.mps.is_available() else "cpu"
    try:
        torch.empty(1, device=setting)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise UsageError("embedding_device_unavailable", device=setting, reason=_first_line(error)) from error
    return setting


def use_one_thread() -> None:
    """Compute with one thread a process: more are slower as soon as cores are shared."""
    import torch

    torch.set_num_threads(1)
    try:
        torch.set_num_interop_threads(1)
    except RuntimeError:
        # It can be set only before the first parallel work of the process, which somebody else has then done.
        _log.debug("torch's inter-op threads were already started")


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
