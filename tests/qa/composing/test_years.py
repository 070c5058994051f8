import datetime
from collections.abc import Callable

import pytest

from qa.composing.part import Part
from qa.composing.years import years_told


def _told(part: Part) -> str | None:
    return part.text[slice(*part.short_answer)] if part.short_answer else None


def _report(text: str, year: int = 2024) -> tuple[str, datetime.date, str]:
    title = f"Báo cáo năm {year} xã Bến Mơ"
    return title, datetime.date(year, 12, 5), f"{title}\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Năm 2022, xã Bến Mơ có 538 hộ nghèo.", None),
        ("Tính đến ngày 31/12/2023, xã Bến Mơ có 538 hộ nghèo.", None),
        ("Xã Bến Mơ có 538 hộ nghèo.", "538 hộ nghèo"),
        ("Xã Bến Mơ có 538 hộ nghèo, tăng 12 hộ so với năm 2023.", "538 hộ nghèo"),
        ("Năm 2023 xã khó khăn. Xã Bến Mơ có 538 hộ nghèo.", None),
        ("Xã Bến Mơ có 538 hộ nghèo, theo Nghị quyết số 12-NQ/HU ngày 26/5/2021.", "538 hộ nghèo"),
    ],
)
def test_the_nearest_year_decides_whose_figure_it_is(
    text: str, answer: str | None, composed: Callable[..., list[Part]]
) -> None:
    parts = composed("Năm 2024 xã Bến Mơ có bao nhiêu hộ nghèo?", _report(text))
    assert next((_told(part) for part in parts if "538" in part.text), None) == answer


def test_a_full_date_a_school_year_and_a_row_of_years_are_told_apart() -> None:
    assert years_told("ngày 02/3/2024") == {"2024"}
    assert years_told("năm học 2023 - 2024") == {"2023", "2024"}
    assert years_told("giai đoạn 2021-2025, Quyết định 12/2019/QĐ-UBND") == set()
