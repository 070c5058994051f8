from __future__ import annotations

import time

import pytest

from corpus.legacy.recognition import best, is_suspicious, marked_runs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NghÞ quyÕt", "tcvn3"),
        ("Ngöôøi daân", "vni"),
        ("ngýõÌi dân ðýõòc", "cp1258"),
        ("nhi®m vø", "viscii"),
        ("Há»™i nghá»‹", "utf-8"),
        ("H\x97I NGH\x91 X\x82", "tcvn5712"),
    ],
)
def test_two_usual_words_are_enough(text: str, name: str) -> None:
    found = best(marked_runs(text))

    assert found is not None
    assert found.is_enough()
    assert found.conversion.name == name


@pytest.mark.parametrize("text", ["Héi", "été née", "où haï", "señor niño", "LÅ-HÖ", "“Ðông Ðô”", "N§-CP, Q§-UBND"])
def test_less_is_not_enough(text: str) -> None:
    found = best(marked_runs(text))

    assert found is None or not found.is_enough()


def test_correct_vietnamese_is_passed_fast() -> None:
    text = "Hội nghị tổng kết công tác năm 2023 của Đảng bộ xã, hoà bình và thuỷ lợi. " * 20_000
    began = time.process_time()

    assert not is_suspicious(text)
    assert time.process_time() - began < 1
