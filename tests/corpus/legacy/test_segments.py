from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy.conversions import conversions
from corpus.legacy.segments import with_neighbours, wrong_runs, wrong_spans

TCVN3 = next(one for one in conversions() if one.name == "tcvn3")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Héi nghÞ tæng kÕt", ["Héi nghÞ tæng kÕt"]),
        ("Hội nghị tổng kết", []),
        ("Plain words", []),
        ("Kính gửi: ñy ban nh©n d©n", ["ñy ban nh©n d©n"]),
        ("Héi nghÞ tæng kÕt của xã Tân Hoà", ["Héi nghÞ tæng kÕt "]),
        ("Tên: NguyÔn V¨n, chức vụ: Chñ tÞch, Đơn vị", ["Tên: NguyÔn V¨n, ", "Chñ tÞch, "]),
    ],
)
def test_only_the_wrong_stretches_are_found(line: str, wrong: list[str]) -> None:
    assert [line[start:end] for start, end in wrong_spans(line, TCVN3)] == wrong


@given(st.lists(st.sampled_from(["Héi", "nghÞ", "Hội", "của", "toàn", "ông", "a", "·", "½", "Müller", "Đ."])))
def test_stretches_are_in_order_and_do_not_overlap(words: list[str]) -> None:
    line = " ".join(words)
    ends = [end for span in wrong_spans(line, TCVN3) for end in span]

    assert ends == sorted(ends)
    assert wrong_runs(line, TCVN3) <= set(words)


def test_many_lines_that_read_well_either_way_are_told_fast() -> None:
    lines = ["Tù do"] * 50_000

    assert with_neighbours([*lines, "Hội nghị"], [TCVN3] * 50_000 + [None], TCVN3) == [None] * 50_001
