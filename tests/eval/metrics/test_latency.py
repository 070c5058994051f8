import pytest

from eval.metrics.latency import stage_times


def test_percentiles_worked_out_by_hand() -> None:
    times = stage_times([{"read": float(number)} for number in range(1, 101)])["read"]

    assert times.p50 == 50.5
    # position 0.95 * 99 = 94.05 from 0, between the 95th and the 96th time
    assert times.p95 == pytest.approx(95.05)
    assert times.longest == 100


def test_stages_keep_their_order_and_a_stage_that_some_lack_is_measured_on_the_others() -> None:
    times = stage_times([{"rewrite": 1.0, "read": 2.0}, {"rewrite": 3.0, "write": 9.0}, {}])

    assert list(times) == ["rewrite", "read", "write"]
    assert (times["rewrite"].p50, times["read"].p50, times["write"].longest) == (2, 2, 9)


def test_the_total_stands_last_even_where_a_later_question_has_a_stage_of_its_own() -> None:
    times = stage_times([{"read": 2.0, "total": 3.0}, {"read": 1.0, "refuse": 4.0, "total": 5.0}])

    assert list(times) == ["read", "refuse", "total"]


def test_nothing_timed_has_no_stages() -> None:
    assert stage_times([]) == {}
