from dataclasses import fields, replace

import numpy as np
import pytest

from eval.bench.abstaining_measuring import MLQA, SAMPLES, VIQUAD, Asked
from eval.confidence_fit import ANSWER_SIGNS, MOST, SUBJECT_SIGNS, fit, fit_parts, fit_scale, scaled, threshold
from qa.reading.confidence import ConfidenceModel, ConfidenceSigns

NOTHING = ConfidenceSigns(**{field.name: 0.0 for field in fields(ConfidenceSigns)})


def made_up(seed: int = 1) -> list[Asked]:
    """Return questions of which nearness tells the strays, and shape the right answers, both with some noise."""
    chance = np.random.default_rng(seed)
    asked = []
    for questions in (MLQA, VIQUAD, SAMPLES):
        for documents in (MLQA, VIQUAD, SAMPLES):
            for number in range(60):
                own, near = questions == documents, questions == documents == VIQUAD and number % 5 == 0
                right = own and not near and number % 3 > 0
                signs = replace(
                    NOTHING, nearness=float(own) + chance.normal(0, 0.3), shape=float(right) + chance.normal(0, 0.3)
                )
                group = f"{questions} {number}"
                asked.append(Asked(questions, documents, signs, group, own and not near, near, right))
    return asked


def test_every_sign_is_used_by_one_of_the_models() -> None:
    assert {*SUBJECT_SIGNS, *ANSWER_SIGNS} == {field.name for field in fields(ConfidenceSigns)}


def test_the_subject_is_learned_from_strays_and_the_answer_from_what_is_right() -> None:
    subject, answer = fit_parts(made_up())
    assert max(subject.coefficients, key=lambda name: abs(subject.coefficients[name])) == "nearness"
    assert answer.coefficients["shape"] > 0
    assert all(answer.coefficients[name] <= most for name, most in MOST.items())


def test_confidence_of_questions_left_out_tells_right_answers_and_is_to_scale() -> None:
    asked = made_up()
    model, confidence = fit(asked)
    right = np.array([one.is_right for one in asked])
    strays = np.array([one.is_stray for one in asked])
    assert confidence[right].mean() > confidence[~right & ~strays].mean() + 0.3
    assert confidence[~strays].mean() == pytest.approx(right[~strays].mean(), abs=0.06)
    assert 0 < model.threshold < 1
    shipped = ConfidenceModel(model.subject, model.answer, model.scale, model.threshold, {}, "", {})
    assert shipped.probability(replace(NOTHING, nearness=1.0, shape=1.0)) > 0.7
    assert shipped.probability(replace(NOTHING, shape=1.0)) < 0.3


def test_the_threshold_refuses_a_twentieth_of_the_answerable_questions_and_no_set_outweighs_another() -> None:
    few = [Asked(SAMPLES, SAMPLES, NOTHING, "", True, False, True)] * 20
    many = [Asked(MLQA, MLQA, NOTHING, "", True, False, True)] * 2_000
    strays = [Asked(MLQA, SAMPLES, NOTHING, "", False, False, False)] * 500
    confidence = np.concatenate([np.linspace(0, 1, 20), np.linspace(0.5, 1, 2_000), np.zeros(500)])
    refused = confidence[:2_020] < threshold([*few, *many, *strays], confidence)
    assert refused[:20].mean() / 2 + refused[20:].mean() / 2 == pytest.approx(0.05, abs=0.03)
    assert refused[20:].sum() == 0


def test_the_scale_keeps_the_order() -> None:
    asked = made_up()
    both = np.linspace(0, 1, len(asked))
    assert np.all(np.diff(scaled(both, (1.5, -0.2))) >= 0)
    assert len(fit_scale(asked, both)) == 2


def test_a_question_for_which_nothing_was_found_teaches_nothing_and_has_no_confidence() -> None:
    asked = made_up()
    with_nothing = [*asked, Asked(MLQA, MLQA, None, "none", True, False, False)]
    assert fit(with_nothing)[1][-1] < 0.01
