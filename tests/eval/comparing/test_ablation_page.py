from __future__ import annotations

import pytest
from rich.console import Console

from corpus.messages import Language
from eval.comparing.ablation import COLUMNS, table
from eval.comparing.ablation_page import ablation_page
from eval.comparing.parts import PARTS
from eval.findings import Measured
from tests.eval.comparing.made import measured, setup


def measured_as(value: float) -> list[Measured]:
    return [measured(f"who-{number}", dict.fromkeys(COLUMNS, value), kind="who") for number in range(16)]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("vi", ["Đủ thành phần", "100,0%", "-100,0*", "Tắt chọn câu", "-1,000*", "ai -100,0 (mất 16, được 0 trong 16"]),
        ("en", ["Everything on", "100.0%", "-100.0*", "Without sentence", "-1.000*", "who -100.0 (lost 16, gained 0"]),
    ],
)
def test_the_widest_table_fits_a_terminal_with_every_column(language: Language, texts: list[str]) -> None:
    found = table(setup(), measured_as(1), {part: measured_as(0) for part in PARTS})
    console = Console(width=100, markup=False, emoji=False, highlight=False)

    with console.capture() as captured:
        console.print(ablation_page(found, language))

    shown = captured.get()
    assert [text for text in texts if text not in shown] == []
    assert "ms" in shown
    assert {"vi": "độ tin cậy vẫn", "en": "confidence still"}[language] in " ".join(shown.split())
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_a_part_without_worth_is_said_to_have_none() -> None:
    found = table(setup(), measured_as(1), {PARTS[0]: measured_as(1)})
    console = Console(width=100, markup=False, emoji=False, highlight=False)

    with console.capture() as captured:
        console.print(ablation_page(found, "vi"))

    assert "Tắt tìm theo từ: không loại nào kém đi" in captured.get()
