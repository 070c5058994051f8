from __future__ import annotations

import pytest

from corpus.errors import HoidapError
from eval.comparing.comparison import ChangedSetting, Comparison, compare
from eval.findings import Findings
from tests.eval.comparing.made import findings, measured


def test_metrics_are_compared_over_the_common_questions(first: Findings, second: Findings) -> None:
    found = compare(first, second)

    right = found.differences["right"]
    assert found.pairs == 12
    assert (right.first, right.second, right.count) == (pytest.approx(10 / 12), pytest.approx(8 / 12), 12)
    assert right.difference == pytest.approx(-2 / 12)
    # Four flipped, one of them upwards: 5 of 16 signs are as far on each side.
    assert right.p == pytest.approx(10 / 16)
    assert right.low <= right.difference <= right.high


def test_the_flips_are_spelled_out_each_way(first: Findings, second: Findings) -> None:
    found = compare(first, second)

    assert [flip.id for flip in found.gained] == ["câu-0"]
    assert [flip.id for flip in found.lost] == ["câu-5", "câu-6", "câu-7"]
    assert (found.lost[0].first, found.lost[0].second) == ("Có 145 ha.", "Có 12 ha.")


def test_what_differs_between_the_setups_is_named(first: Findings, second: Findings) -> None:
    found = compare(first, second)

    assert found.settings == {
        "confidence_threshold": ChangedSetting(first="0.5", second="0.25"),
        "lexical_weight": ChangedSetting(first=None, second="0.0"),
    }
    assert not found.is_other_corpus
    assert not found.is_other_gold


def test_p_values_are_corrected_for_the_number_of_metrics() -> None:
    better = [measured(str(number), {"right": 1.0, "f1": 0.5}) for number in range(8)]
    worse = [measured(str(number), {"right": 0.0, "f1": 0.5}) for number in range(8)]

    found = compare(findings(worse), findings(better)).differences

    assert found["right"].p == pytest.approx(2 / 2**8)
    assert found["right"].p_corrected == pytest.approx(2 * 2 / 2**8)
    assert found["right"].is_significant
    assert (found["f1"].p, found["f1"].is_significant) == (1, False)


def test_an_evaluation_does_not_differ_from_itself(first: Findings) -> None:
    found = compare(first, first)

    assert all((one.difference, one.low, one.high) == (0, 0, 0) for one in found.differences.values())
    assert all(one.p in {1, None} for one in found.differences.values())
    assert (found.gained, found.lost, found.settings) == ((), (), {})
    assert not any(one.is_significant for one in found.differences.values())


def test_the_other_way_round_all_signs_are_the_other(first: Findings, second: Findings) -> None:
    one, other = compare(first, second), compare(second, first)

    assert list(one.differences) == list(other.differences)
    assert {"right", "f1", "auroc_right", "calibration_error", "aurc"} <= set(one.differences)
    for name, difference in one.differences.items():
        mirrored = other.differences[name]
        assert difference.difference == pytest.approx(-mirrored.difference)
        assert difference.low == pytest.approx(-mirrored.high)
        assert difference.p == (mirrored.p if mirrored.p is None else pytest.approx(mirrored.p))
    assert [flip.id for flip in one.gained] == [flip.id for flip in other.lost]


def test_other_documents_and_other_gold_are_told_of(first: Findings) -> None:
    moved = first.model_copy(update={"setup": first.setup.model_copy(update={"corpus": "D:\\kho\\tai-lieu"})})
    grown = first.model_copy(update={"setup": first.setup.model_copy(update={"documents": 29})})
    renamed = first.model_copy(update={"setup": first.setup.model_copy(update={"gold": "khác"})})

    assert not compare(first, moved).is_other_corpus
    assert compare(first, grown).is_other_corpus
    assert compare(first, renamed).is_other_gold


def test_documents_are_told_apart_by_their_contents_where_both_sides_know_them(first: Findings) -> None:
    def over(**changes: object) -> Findings:
        return first.model_copy(update={"setup": first.setup.model_copy(update=changes)})

    assert compare(over(documents_digest="a"), over(documents_digest="b")).is_other_corpus
    assert not compare(over(documents_digest="a"), over(documents_digest="a", corpus="/elsewhere")).is_other_corpus
    assert not compare(first, over(documents_digest="a")).is_other_corpus
    assert compare(first, over(documents_digest="a", documents=29)).is_other_corpus


def test_a_report_from_before_the_digest_can_still_be_read(first: Findings) -> None:
    older = first.model_dump(mode="json")
    del older["setup"]["documents_digest"]

    assert Findings.model_validate(older) == first


def test_questions_of_one_side_are_told_of_and_left_out() -> None:
    found = compare(
        findings([measured("a", {"right": 1}), measured("b", {"right": 0})]),
        findings([measured("a", {"right": 1}), measured("c", {"right": 0})]),
    )

    assert (found.only_first, found.only_second, found.pairs) == (("b",), ("c",), 1)
    assert found.differences["right"].difference == 0


def test_without_a_common_question_there_is_nothing_to_compare() -> None:
    with pytest.raises(HoidapError) as caught:
        compare(findings([measured("a", {})], gold="một"), findings([measured("b", {})], gold="hai"))

    assert caught.value.code == "compare_nothing_in_common"
    assert "một" in caught.value.text("vi")


def test_a_comparison_survives_json(first: Findings, second: Findings) -> None:
    found = compare(first, second)

    assert Comparison.model_validate_json(found.model_dump_json()) == found
