from dataclasses import fields, replace

import pytest

from qa.reading.confidence import ConfidenceModel, ConfidenceSigns, LogisticModel, calibrated_confidence

NOTHING = ConfidenceSigns(**{field.name: 0.0 for field in fields(ConfidenceSigns)})
HALF = LogisticModel(0.0, {})


def model(subject: LogisticModel = HALF, answer: LogisticModel = HALF, slope: float = 1.0) -> ConfidenceModel:
    return ConfidenceModel(subject, answer, (slope, 0.0), 0.5, {}, "", {})


def test_the_shipped_model_weighs_only_signs_that_are_measured_and_each_of_them() -> None:
    shipped = calibrated_confidence()
    assert {*shipped.subject.coefficients, *shipped.answer.coefficients} == {
        field.name for field in fields(ConfidenceSigns)
    }


def test_the_shipped_model_says_on_what_and_when_it_was_calibrated_and_how_well_it_does() -> None:
    shipped = calibrated_confidence()
    assert sum(shipped.data.values()) > 1_000
    assert shipped.date >= "2026-11-01"
    assert 0 < shipped.threshold < 1
    assert "cross-validated" in shipped.measured


def test_a_logistic_model_gives_the_probability_of_its_log_odds() -> None:
    logistic = LogisticModel(-1.0, {"nearness": 2.0})
    assert logistic.probability(NOTHING) == pytest.approx(0.2689, abs=1e-4)
    assert logistic.probability(replace(NOTHING, nearness=1.0)) == pytest.approx(0.7311, abs=1e-4)


def test_subject_and_answer_must_both_hold() -> None:
    assert model().probability(NOTHING) == pytest.approx(0.25)
    unknown_subject = model(subject=LogisticModel(-9.0, {}), answer=LogisticModel(9.0, {}))
    assert unknown_subject.probability(NOTHING) < 0.001
    nothing_said = model(subject=LogisticModel(9.0, {}), answer=LogisticModel(-9.0, {}))
    assert nothing_said.probability(NOTHING) < 0.001


def test_the_scale_spreads_the_log_odds_without_changing_their_order() -> None:
    surer = LogisticModel(1.0, {})
    assert model(slope=2.0).probability(NOTHING) == pytest.approx(0.1)
    assert model(surer, slope=2.0).probability(NOTHING) > model(slope=2.0).probability(NOTHING)


def test_extreme_signs_give_a_probability_and_no_overflow() -> None:
    steep = LogisticModel(0.0, {"nearness": 1e6})
    assert model(steep).probability(replace(NOTHING, nearness=-1.0)) == pytest.approx(0.0, abs=1e-9)
    assert model(steep, steep).probability(replace(NOTHING, nearness=1.0)) == pytest.approx(1.0, abs=1e-9)


def test_an_answer_without_the_amount_asked_for_is_never_made_likelier_by_that() -> None:
    assert calibrated_confidence().answer.coefficients["kindless"] <= -2
