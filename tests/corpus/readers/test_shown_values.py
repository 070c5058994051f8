from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.shown_values import Value, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1234567.0, "", "1234567"),
        (2024, "", "2024"),
        (-12, "", "-12"),
        (2.34, "", "2,34"),
        (0.1 + 0.2, "", "0,3"),
        (1234567.891, "", "1234567,891"),
        (1e20, "", "100000000000000000000"),
        (1e-7, "", "0,0000001"),
        (1e28, "0", "1" + "0" * 28),
        (1e28, "#,##0.00", "10" + ".000" * 9 + ",00"),
        (1234567, "#,##0", "1.234.567"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (2500000.5, "#,##0", "2.500.001"),
        (-1500, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-1.500"),
        (5000000, '#,##0\\ "đồng"', "5.000.000"),
        (5000000, "[$₫-42A]#,##0", "5.000.000"),
        (0.155, "0.0%", "15,5%"),
        (1, "0%", "100%"),
        (0.07, "0.00%", "7,00%"),
        (901234567, "0000000000", "0901234567"),
        (3.14159, "0.00", "3,14"),
        (12, "General", "12"),
        (1234.5, "0.00E+00", "1234,5"),
        (True, "", "TRUE"),
        (date(2024, 3, 2), "", "02/03/2024"),
        (datetime(2024, 3, 2), "dd/mm/yyyy", "02/03/2024"),
        (datetime(2024, 3, 2, 7, 5), "", "02/03/2024 07:05"),
        (date(2024, 3, 1), "mm/yyyy", "03/2024"),
        (date(2024, 1, 1), "yyyy", "2024"),
        (date(2024, 3, 1), "[$-42A]mmmm yyyy", "03/2024"),
        (time(7, 30), "", "07:30"),
        (timedelta(hours=2), "", "2:00:00"),
        (" Nguyễn \n Văn A ", "", "Nguyễn Văn A"),
        (float("nan"), "", "nan"),
        (float("inf"), "#,##0", "inf"),
    ],
)
def test_values_are_shown_as_vietnamese_readers_write_them(value: Value, code: str, expected: str) -> None:
    assert shown(value, code) == expected


@given(
    st.floats() | st.integers() | st.datetimes() | st.text(), st.text(alphabet='0#?,.%;"[]\\_*-E/dmyh đ', max_size=12)
)
def test_any_value_has_a_text_in_any_format(value: Value, code: str) -> None:
    assert isinstance(shown(value, code), str)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_lose_no_digit(number: int) -> None:
    assert shown(number) == str(number)
    assert shown(float(number), "#,##0").replace(".", "") == str(number)
