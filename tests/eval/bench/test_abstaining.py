import io

import numpy as np
import pytest
from rich.console import Console

from eval.bench.abstaining import confidence_of, tables
from eval.bench.abstaining_measuring import MLQA, SAMPLES, VIQUAD, Asked, figures
from qa.reading.confidence import calibrated_confidence


def asked(
    questions: str, documents: str, *, answerable: bool = False, near: bool = False, right: bool = False
) -> Asked:
    return Asked(questions, documents, None, "", answerable, near, right)


ANSWERED = asked(VIQUAD, VIQUAD, answerable=True, right=True)
WRONG = asked(VIQUAD, VIQUAD, answerable=True)
NEAR = asked(VIQUAD, VIQUAD, near=True)
STRAY = asked(MLQA, VIQUAD)


def test_wrong_and_right_refusals_are_counted_at_the_threshold() -> None:
    measured = figures([ANSWERED, ANSWERED, WRONG, WRONG, NEAR], np.array([0.9, 0.2, 0.8, 0.1, 0.3]), 0.5)[VIQUAD]
    assert measured["wrongly refused"] == 0.5
    assert measured["right ones refused"] == 0.5
    assert measured["near misses refused"] == 1
    assert measured["right"] == 0.5


def test_strays_are_also_counted_at_the_threshold_that_refuses_a_twentieth_of_the_answerable() -> None:
    answerable, strays = np.linspace(0.41, 0.9, 50), np.array([0.1, 0.42, 0.43, 0.6])
    measured = figures([ANSWERED] * 50 + [STRAY] * 4, np.concatenate([answerable, strays]), 0.2)
    assert measured[f"{MLQA} over {VIQUAD}"]["refused"] == 0.25
    assert measured[f"{MLQA} over {VIQUAD}"]["refused at 5%"] == 0.75


def test_near_misses_are_told_from_answerable_questions_and_strays_from_both() -> None:
    measured = figures([ANSWERED, WRONG, NEAR, STRAY], np.array([0.9, 0.4, 0.6, 0.1]), 0.5)
    assert measured[VIQUAD]["near misses, auroc"] == 0.5
    assert measured[f"{MLQA} over {VIQUAD}"]["auroc"] == 1


def test_unanswerable_questions_of_no_near_subject_are_counted_by_themselves() -> None:
    own = asked(SAMPLES, SAMPLES, answerable=True, right=True)
    measured = figures([own, asked(SAMPLES, SAMPLES)], np.array([0.9, 0.1]), 0.5)[SAMPLES]
    assert measured["others refused"] == 1
    assert "near misses refused" not in measured


def test_where_nothing_was_found_confidence_is_nought() -> None:
    assert confidence_of(calibrated_confidence(), [ANSWERED]).tolist() == [0.0]


@pytest.mark.parametrize("shown", [VIQUAD, f"{MLQA} over {VIQUAD}", "0.500"])
def test_the_tables_show_each_set_with_its_figures(shown: str) -> None:
    measured = figures([ANSWERED, WRONG, STRAY], np.array([0.9, 0.4, 0.1]), 0.5)
    console = Console(width=200, record=True, file=io.StringIO())
    for table in tables(measured, 0.5):
        console.print(table)
    assert shown in console.export_text()
