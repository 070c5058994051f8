from __future__ import annotations

from eval.comparing.pairing import pair_up, values_of
from tests.eval.comparing.made import measured


def test_questions_are_paired_by_id_whatever_their_order() -> None:
    first = [measured("a", {"right": 1}), measured("b", {"right": 0}), measured("c", {"right": 1})]
    second = [measured("d", {"right": 1}), measured("b", {"right": 1}), measured("a", {"right": 0})]

    pairing = pair_up(first, second)

    assert [(one.first.outcome.gold.id, one.second.outcome.gold.id) for one in pairing.pairs] == [
        ("a", "a"),
        ("b", "b"),
    ]
    assert (pairing.only_first, pairing.only_second) == (("c",), ("d",))
    assert [list(values) for values in values_of(pairing.pairs, "right")] == [[1, 0], [0, 1]]


def test_the_same_id_over_another_question_is_no_pair() -> None:
    pairing = pair_up([measured("a", {})], [measured("a", {}, question="Câu khác?")])

    assert pairing.pairs == []
    assert pairing.asked_otherwise == ("a",)


def test_a_question_that_expects_something_else_now_is_a_pair_that_is_told_of() -> None:
    pairing = pair_up([measured("a", {})], [measured("a", {}, answers=("146 ha",))])

    assert len(pairing.pairs) == 1
    assert pairing.judged_otherwise == ("a",)


def test_only_pairs_that_both_have_a_metric_of_give_values() -> None:
    first = [measured("a", {"verbatim": 1.0}), measured("b", {}), measured("c", {"verbatim": 0.5})]
    second = [measured("a", {}), measured("b", {"verbatim": 1.0}), measured("c", {"verbatim": 1.0})]

    pairs = pair_up(first, second).pairs

    assert [list(values) for values in values_of(pairs, "verbatim")] == [[0.5], [1.0]]
    assert [list(values) for values in values_of(pairs, "f1")] == [[], []]
