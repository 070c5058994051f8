from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.marked_dates import read_marked_date

DAY = datetime.date(2020, 10, 1)


@pytest.mark.parametrize(
    "written",
    [
        "20201001",
        "20201001080000",
        "20201001T080000Z",
        "1601535600",
        "1601535600.250",
        "1601535600000",
        "1601535600123456",
        "2020-10-01",
        " 2020-10-01 08:00:00 ",
        "2020-10-01T08:00:00+07:00",
        "2020-10-01T08:00:00.000+0700",
        "2020-09-30T20:00:00Z",  # already morning in Vietnam
        "2020/10/01",
        "2020.10.01",
        "01.10.2020",
        "01/10/2020 08:00",
        "Thu, 01 Oct 2020 08:00:00 +0700",
        "Wed, 30 Sep 2020 20:00:00 GMT",
        "Thu Oct  1 08:00:00 2020",
        "October 1, 2020",
        "Thứ năm, 1/10/2020, 08:00 (GMT+7)",
        "ngày 1 tháng 10 năm 2020",
    ],
)
def test_a_marked_date_is_read_in_the_forms_that_programs_and_people_write(written: str) -> None:
    assert read_marked_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hôm qua",
        "2020",
        "2020-10",
        "10/2020",
        "13/13/2020",
        "12345678",
        "123456",
        "0",
        "-5",
        "0912345678",
        "9" * 20,
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "May",
        "Hạn nộp 01/10/2020, xem thông báo",
        "01/10/2020 " * 40,
    ],
)
def test_what_names_no_day_is_no_date(written: str) -> None:
    assert read_marked_date(written) is None


@given(st.text(st.sampled_from("0123456789-/:TZ+ OctThu,") | st.characters(), max_size=60))
def test_anything_marked_is_a_date_of_our_time_or_none(written: str) -> None:
    date = read_marked_date(written)

    assert date is None or 1900 <= date.year <= 2099
