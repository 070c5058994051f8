import time

import numpy as np
import pytest

from eval.metrics.measuring import (
    METRICS,
    figures,
    figures_by_kind,
    latency,
    measure,
    reliability,
    risk_coverage,
    worst,
)
from eval.running.outcome import Outcome
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, passages, question, stretch

ANSWERED = outcome(
    question(kind="who", history=("Ai?",)),
    evidence=(stretch(),),
    relevant=("a1",),
    relevant_sources=("kho/a.txt",),
    found=passages("b1", "a1"),
    found_as_typed=passages("b1"),
    confidence=0.9,
    timings_ms={"read": 2.0, "total": 5.0},
)
DECLINED = outcome(
    question(kind="when"),
    abstained=True,
    evidence=(stretch(),),
    relevant=("a1",),
    relevant_sources=("kho/a.txt",),
    found=passages("a1"),
    confidence=0.2,
    timings_ms={"read": 4.0, "total": 7.0},
)
WRONGLY_ANSWERED = outcome(UNANSWERABLE.model_copy(update={"kind": "near_miss"}), confidence=0.6)
FAILED = outcome(question(kind="who"), "", (), abstained=True, confidence=0.0, error="quá dài")
OF_SET = {metric.name for metric in METRICS if metric.is_of_set}
BY_QUESTION = [metric.name for metric in METRICS if not metric.is_of_set]


def _some(count: int, kinds: int = 20) -> list[Outcome]:
    """Return outcomes as an evaluation of some hundred questions has them, no two alike."""
    draw = np.random.default_rng(4)
    made = []
    for number in range(count):
        found = passages(*(f"{letter}{number}" for letter in draw.permutation(list("abcdefghijklmnopqrst"))))
        kind = f"k{number % kinds}"
        gold = (
            question(id_=str(number), kind=kind, history=("Ai?",) if number % 5 == 0 else ())
            if draw.random() < 0.8
            else UNANSWERABLE.model_copy(update={"id": str(number), "kind": kind})
        )
        confidence = float(draw.random())
        made.append(
            outcome(
                gold,
                "Có 45 cơ quan báo chí đến đưa tin." * int(draw.integers(1, 4)) if draw.random() < 0.7 else "Không rõ.",
                (stretch(start=int(draw.integers(50)), end=150), stretch(start=300, end=420)),
                abstained=confidence < 0.3,
                confidence=confidence,
                evidence=(stretch(start=20, end=160),) if gold.is_answerable else (),
                relevant=(f"a{number}",) if gold.is_answerable else (),
                relevant_sources=("kho/a.txt",) if gold.is_answerable else (),
                found=found,
                found_as_typed=found[::-1] if gold.history else None,
                timings_ms={"read": float(draw.random()), "total": 9.0},
            )
        )
    return made


def test_an_answered_question_has_every_metric_but_that_of_refusing() -> None:
    (one,) = measure([ANSWERED])

    assert list(one.values) == [name for name in BY_QUESTION if name != "refused"]
    assert one.outcome is ANSWERED
    expected = {"right": 1, "f1": 0.4, "syllables": 4, "mrr@10": 0.5, "hit@1": 0, "hit@5": 1, "document_mrr@10": 0.5}
    expected |= {"span_recall": 1, "verbatim": 1, "wrongly_refused": 0, "follow_up_hit@5": 1, "as_typed_hit@5": 0}
    assert {name: one.values[name] for name in expected} == expected


def test_a_declined_question_has_no_precision_and_is_right_unguarded_only() -> None:
    (one,) = measure([DECLINED])

    absent = {"document_precision", "span_precision", "syllables", "verbatim", "refused"}
    absent |= {"follow_up_hit@1", "follow_up_hit@5", "as_typed_hit@1", "as_typed_hit@5"}
    assert set(BY_QUESTION) - set(one.values) == absent
    assert (one.values["right"], one.values["right_unguarded"], one.values["wrongly_refused"]) == (0, 1, 1)


def test_an_unanswerable_question_is_measured_by_its_refusal() -> None:
    answered, declined = measure([WRONGLY_ANSWERED, outcome(UNANSWERABLE, abstained=True)])

    assert answered.values == {"right": 0, "verbatim": 1, "refused": 0}
    assert declined.values == {"right": 1, "refused": 1}


def test_figures_are_means_over_the_questions_that_a_metric_applies_to() -> None:
    found = figures(measure([ANSWERED, DECLINED, WRONGLY_ANSWERED, FAILED]))

    assert [name for name in (metric.name for metric in METRICS) if name in found] == list(found)
    assert (found["right"].value, found["right"].count) == (0.25, 4)
    assert (found["wrongly_refused"].value, found["wrongly_refused"].count) == (pytest.approx(2 / 3), 3)
    assert (found["verbatim"].value, found["verbatim"].count) == (1, 2)
    # one question, not declined: Wilson's 0 to z² / (1 + z²)
    assert (found["refused"].low, found["refused"].high) == (0, pytest.approx(0.79345, abs=1e-5))


def test_what_is_the_same_for_all_has_an_interval_of_shares_and_none_of_grades() -> None:
    found = figures(measure([ANSWERED] * 4))

    assert (found["right"].low, found["right"].high) == (pytest.approx(0.51011, abs=1e-5), 1)
    assert found["verbatim"].low == found["verbatim"].high == 1
    assert found["f1"].low == found["f1"].high == 0.4


def test_what_is_not_graded_is_0_or_1() -> None:
    graded = {metric.name for metric in METRICS if metric.is_graded}

    for one in measure(_some(120)):
        assert {value for name, value in one.values.items() if name not in graded} <= {0, 1}


def test_figures_of_a_set_leave_out_what_could_not_be_asked_and_take_the_unanswerable_as_wrong() -> None:
    found = figures(measure([ANSWERED, DECLINED, WRONGLY_ANSWERED, FAILED]))

    # confidence .9 right, .6 unanswerable, .2 right
    assert {found[name].count for name in OF_SET} == {3}
    assert found["auroc_answerable"].value == found["auroc_right"].value == 0.5
    assert found["calibration_error"].value == pytest.approx((0.1 + 0.6 + 0.8) / 3)
    assert found["aurc"].value == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_a_kind_has_the_figures_that_are_defined_for_it() -> None:
    by_kind = figures_by_kind(measure([ANSWERED, DECLINED, WRONGLY_ANSWERED, FAILED, outcome()]))

    assert list(by_kind) == ["who", "when", "near_miss"]
    assert by_kind["who"]["right"].count == 2
    assert set(by_kind["near_miss"]) == {"right", "verbatim", "refused", "calibration_error", "aurc"}
    assert by_kind["near_miss"]["calibration_error"].value == 0.6
    assert "auroc_right" not in by_kind["who"]


def test_the_diagram_and_the_curve_show_the_unguarded_answers() -> None:
    measured = measure([ANSWERED, DECLINED, WRONGLY_ANSWERED, FAILED])

    assert [one.count for one in reliability(measured)] == [0, 1, 0, 0, 0, 1, 0, 0, 1, 0]
    assert [(one.threshold, one.risk) for one in risk_coverage(measured)] == [
        (0.9, 0),
        (0.6, 0.5),
        (0.2, pytest.approx(1 / 3)),
    ]


def test_times_are_those_of_the_questions_that_were_asked() -> None:
    failed = FAILED.model_copy(update={"timings_ms": {"total": 9_000.0}})

    times = latency([ANSWERED, DECLINED, failed])

    assert (times["read"].p50, times["total"].longest) == (3, 7)


@pytest.mark.filterwarnings("error")
def test_nothing_asked_has_no_figures() -> None:
    assert measure([]) == ()
    assert figures([]) == figures_by_kind([]) == latency([]) == {}
    assert risk_coverage([]) == worst([]) == ()
    assert [one.count for one in reliability([])] == [0] * 10


@pytest.mark.filterwarnings("error")
def test_values_of_shares_lie_between_nothing_and_all_in_their_intervals() -> None:
    measured = measure(_some(120))

    for by_name in (figures(measured), *figures_by_kind(measured).values()):
        for name, figure in by_name.items():
            assert figure.low <= figure.value <= figure.high
            assert name == "syllables" or 0 <= figure.low <= figure.high <= 1


def test_every_metric_is_found_in_a_set_of_all_sorts() -> None:
    measured = measure(_some(120))

    assert list(figures(measured)) == [metric.name for metric in METRICS]
    assert figures(measured) == figures(measured)


def test_five_hundred_questions_are_measured_in_seconds() -> None:
    outcomes = _some(511)
    figures(measure(outcomes[:50]))

    began = time.process_time()
    measured = measure(outcomes)
    found, by_kind = figures(measured), figures_by_kind(measured)
    spent = time.process_time() - began

    assert len(found) == len(METRICS)
    assert len(by_kind) == 20
    assert spent < 10
