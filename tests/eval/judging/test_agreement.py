"""Agreement and kappa, against values computed by hand."""

import pytest

from eval.judging.agreement import agreement


def _pairs(both: int, only_one: int, only_other: int, neither: int) -> list[tuple[bool, bool]]:
    table = {(True, True): both, (True, False): only_one, (False, True): only_other, (False, False): neither}
    return [pair for pair, count in table.items() for _ in range(count)]


def test_kappa_is_what_the_textbook_table_gives() -> None:
    # 20 both yes, 5 and 10 of split opinion, 15 both no: p = 35/50; e = 25/50 * 30/50 + 25/50 * 20/50 = 0.5.
    share, kappa = agreement(_pairs(20, 5, 10, 15))

    assert share == pytest.approx(0.7)
    assert kappa == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_much_agreement_by_chance_is_little_kappa() -> None:
    # p = 0.90; e = 0.95 * 0.95 + 0.05 * 0.05 = 0.905: a little worse than chance.
    share, kappa = agreement(_pairs(90, 5, 5, 0))

    assert share == pytest.approx(0.9)
    assert kappa == pytest.approx((0.9 - 0.905) / (1 - 0.905))


def test_full_agreement_and_full_disagreement_are_the_ends() -> None:
    assert agreement(_pairs(2, 0, 0, 2)) == (1.0, 1.0)
    assert agreement(_pairs(0, 2, 2, 0)) == (0.0, -1.0)


def test_one_judge_that_never_says_no_has_the_kappa_of_chance() -> None:
    assert agreement(_pairs(3, 1, 0, 0)) == (0.75, 0.0)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("pairs", [_pairs(4, 0, 0, 0), _pairs(0, 0, 0, 1)])
def test_kappa_is_undefined_where_both_say_one_thing_only(pairs: list[tuple[bool, bool]]) -> None:
    assert agreement(pairs) == (1.0, None)


def test_nothing_is_said_of_no_answers() -> None:
    assert agreement([]) == (None, None)
