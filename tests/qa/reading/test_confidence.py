from dataclasses import fields

import pytest

from qa.reading.confidence import ConfidenceModel, ConfidenceSigns, calibrated_confidence, names_and_numbers

SIGNS = {field.name: 0.0 for field in fields(ConfidenceSigns)}


def test_the_shipped_model_weighs_exactly_the_signs_that_are_measured() -> None:
    assert set(calibrated_confidence().coefficients) == set(SIGNS)


def test_the_shipped_model_says_on_what_and_when_it_was_calibrated() -> None:
    model = calibrated_confidence()
    assert model.data
    assert model.date >= "2026-11-01"
    assert 0 < model.threshold < 1


def test_the_probability_is_that_of_a_logistic_model() -> None:
    model = ConfidenceModel(-1.0, {"context": 2.0}, 0.5, "", "")
    assert model.probability(ConfidenceSigns(**SIGNS)) == pytest.approx(0.2689, abs=1e-4)
    assert model.probability(ConfidenceSigns(**{**SIGNS, "context": 1.0})) == pytest.approx(0.7311, abs=1e-4)


def test_extreme_signs_give_a_probability_and_no_overflow() -> None:
    model = ConfidenceModel(0.0, {"context": 1e6}, 0.5, "", "")
    assert model.probability(ConfidenceSigns(**{**SIGNS, "context": -1.0})) == pytest.approx(0.0, abs=1e-9)


def test_names_and_numbers_of_a_question_are_its_capitals_within_and_its_digits() -> None:
    assert names_and_numbers("Ông Lê Tiến Châu ký Kế hoạch 153-KH/TU năm 2019?") >= {
        "le",
        "tien",
        "chau",
        "153",
        "2019",
    }
    assert names_and_numbers("Hội nghị bàn gì?") == set()
