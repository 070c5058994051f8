from __future__ import annotations

import time

import pytest

from index.embedding import precision
from index.embedding.precision import PrecisionSetting, choose_precision, has_bfloat16_arithmetic


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        ({}, False),
        ({"avx2": True}, False),
        ({"avx512_f": True, "avx512_bf16": False}, False),
        ({"avx512_bf16": True}, True),
        ({"amx_tile": True, "amx_bf16": True}, True),
        ({"amx_tile": False, "amx_bf16": True}, False),
        ({"architecture": "aarch64", "neon": True}, False),
        ({"architecture": "aarch64", "bf16": True}, True),
    ],
)
def test_hardware_arithmetic_is_read_from_the_flags(capabilities: dict[str, object], *, expected: bool) -> None:
    assert has_bfloat16_arithmetic(capabilities) is expected


@pytest.mark.parametrize(
    ("flag", "slower", "expected"),
    [(True, False, "bfloat16"), (True, True, "float32"), (False, False, "float32")],
)
def test_auto_trusts_the_flag_unless_the_measurement_vetoes(
    monkeypatch: pytest.MonkeyPatch, *, flag: bool, slower: bool, expected: str
) -> None:
    monkeypatch.setattr(precision, "processor_capabilities", lambda: {"avx512_bf16": flag})
    monkeypatch.setattr(precision, "_is_slower_in_bfloat16", lambda: slower)
    assert choose_precision("auto", "cpu") == expected


@pytest.mark.parametrize(("ratio", "vetoed"), [(0.3, False), (1.4, False), (1.6, True), (20, True)])
def test_veto_needs_a_wide_margin(monkeypatch: pytest.MonkeyPatch, ratio: float, *, vetoed: bool) -> None:
    import torch

    monkeypatch.setattr(precision, "_seconds", lambda rows, _: ratio if rows.dtype == torch.bfloat16 else 1.0)
    assert precision._is_slower_in_bfloat16() is vetoed


@pytest.mark.parametrize("setting", ["float32", "bfloat16"])
@pytest.mark.parametrize("device", ["cpu", "cuda", "mps"])
def test_setting_is_obeyed(setting: PrecisionSetting, device: str) -> None:
    assert choose_precision(setting, device) == setting


def test_auto_on_mps_is_float32() -> None:
    assert choose_precision("auto", "mps") == "float32"


def test_probe_is_quick_and_stable() -> None:
    choose_precision("auto", "cpu")
    begin = time.perf_counter()
    choices = {choose_precision("auto", "cpu") for _ in range(5)}
    assert len(choices) == 1
    assert (time.perf_counter() - begin) / 5 < 0.1
