from __future__ import annotations

import pytest

from corpus.readers.list_numbers import list_number


@pytest.mark.parametrize(
    ("marker", "number", "expected"),
    [
        ("bullet", 7, "-"),
        ("decimal", 12, "12."),
        ("decimal", 0, "0."),
        ("lower_alpha", 1, "a."),
        ("upper_alpha", 26, "Z."),
        ("lower_alpha", 27, "aa."),
        ("lower_alpha", 0, "0."),
        ("upper_roman", 4, "IV."),
        ("upper_roman", 1994, "MCMXCIV."),
        ("lower_roman", 9, "ix."),
        ("lower_roman", 10_000_000, "10000000."),
    ],
)
def test_items_begin_as_office_programs_number_them(marker: str, number: int, expected: str) -> None:
    assert list_number(marker, number) == expected
