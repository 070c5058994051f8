"""Chooses the number format that the model computes in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import torch

Precision = Literal["float32", "bfloat16"]
PrecisionSetting = Literal["auto", "float32", "bfloat16"]

# The processor's word is trusted unless the measurement contradicts it this clearly. Where bfloat16 is in the
# hardware it takes a third of float32's time, where it is emulated a multiple: noise cannot flip the choice.
_VETO_RATIO = 1.5
_ROUNDS = 3
_ROWS, _HIDDEN, _INNER = 128, 384, 1536


def choose_precision(setting: PrecisionSetting, device: str) -> Precision:
    """Return the precision to load the model in.

    Vectors of both precisions are near enough (cosine above 0.999) to share one index.

    Args:
        setting: `auto`, or the precision itself.
        device: The torch device that the model will run on, such as `cpu` or `cuda:0`.
    """
    if setting != "auto":
        return setting
    import torch

    if device.startswith("cuda"):
        # Counting emulation as support would be slower than float32.
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"
    if device.startswith("cpu") and has_bfloat16_arithmetic(processor_capabilities()) and not _is_slower_in_bfloat16():
        return "bfloat16"
    return "float32"


def has_bfloat16_arithmetic(capabilities: Mapping[str, object]) -> bool:
    """Say whether a processor multiplies bfloat16 matrices in hardware.

    Args:
        capabilities: What `processor_capabilities` returns.
    """
    on_x86 = capabilities.get("avx512_bf16") or (capabilities.get("amx_tile") and capabilities.get("amx_bf16"))
    on_arm = capabilities.get("bf16")
    return bool(on_x86 or on_arm)


def processor_capabilities() -> Mapping[str, object]:
    """Return the processor's instruction sets by torch's names for them."""
    import torch

    if hasattr(torch.cpu, "get_capabilities"):
        capabilities: Mapping[str, object] = torch.cpu.get_capabilities()
        return capabilities
    return {"avx512_bf16": torch.cpu._is_avx512_bf16_supported()}  # torch before 2.10


def _is_slower_in_bfloat16() -> bool:
    """Time one layer's widest product in both formats and say whether bfloat16 loses by a wide margin."""
    import torch

    best = {torch.float32: float("inf"), torch.bfloat16: float("inf")}
    operands = {
        kind: (torch.ones(_ROWS, _HIDDEN, dtype=kind), torch.ones(_INNER, _HIDDEN, dtype=kind)) for kind in best
    }
    with torch.inference_mode():
        for _ in range(_ROUNDS):
            for kind, (rows, weight) in operands.items():
                best[kind] = min(best[kind], _seconds(rows, weight))
    return best[torch.bfloat16] > _VETO_RATIO * best[torch.float32]


def _seconds(rows: torch.Tensor, weight: torch.Tensor) -> float:
    import torch

    begin = time.perf_counter()
    torch.nn.functional.linear(rows, weight)
    return time.perf_counter() - begin
