"""Numbers are written as the readers of each language write them."""

import datetime
import math
import time

import pytest

from corpus.messages import Language
from eval.report.numbers import NOTHING, Numbers


@pytest.mark.parametrize(
    ("language", "share", "count", "time"), [("vi", "71,4%", "1.234", "1.234"), ("en", "71.4%", "1,234", "1,234")]
)
def test_decimal_sign_and_thousands_fit_the_language(language: Language, share: str, count: str, time: str) -> None:
    numbers = Numbers(language)

    assert numbers.share(0.7139) == share
    assert numbers.count(1234) == count
    assert numbers.milliseconds(1234.4) == time


def test_an_interval_has_its_sign_once() -> None:
    assert Numbers("vi").shares(0.641, 0.77) == "64,1–77,0%"
    assert Numbers("en").decimals(0.25, 0.5, 3) == "0.250–0.500"


def test_short_times_keep_a_tenth() -> None:
    assert Numbers("vi").milliseconds(0.44) == "0,4"


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_a_dash(value: float) -> None:
    assert Numbers("vi").share(value) == NOTHING
    assert Numbers("vi").shares(value, 1) == NOTHING


def test_durations() -> None:
    assert Numbers("vi").duration(12.34) == "12,3 giây"
    assert Numbers("en").duration(125) == "2 min 5 s"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed within a process here")
@pytest.mark.parametrize(
    ("zone", "vietnamese", "english"),
    [
        ("ICT-7", "05/03/2026 03:06 (UTC+07:00)", "2026-03-05 03:06 (UTC+07:00)"),
        ("NST3:30", "04/03/2026 16:36 (UTC-03:30)", "2026-03-04 16:36 (UTC-03:30)"),
    ],
)
def test_a_moment_is_the_machines_own_and_says_how_far_it_is_from_utc(
    zone: str, vietnamese: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime.datetime(2026, 3, 4, 20, 6, tzinfo=datetime.UTC)
    try:
        with monkeypatch.context() as patched:
            patched.setenv("TZ", zone)
            time.tzset()
            assert Numbers("vi").moment(moment) == vietnamese
            assert Numbers("en").moment(moment) == english
    finally:
        time.tzset()
