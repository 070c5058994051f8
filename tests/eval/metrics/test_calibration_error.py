import numpy as np
import pytest
from sklearn.calibration import calibration_curve

from eval.metrics.calibration_error import calibration_error, calibration_figure, reliability_bins

CONFIDENCE = np.array([0.95, 0.91, 0.55, 0.52, 0.58, 0.05])
RIGHT = np.array([True, False, True, True, False, False])


def test_the_error_worked_out_by_hand() -> None:
    # bin .9-1: mean .93, half right, gap .43, 2 of 6; bin .5-.6: mean .55, 2/3 right, gap .11667, 3 of 6; bin 0-.1: .05
    assert calibration_error(CONFIDENCE, RIGHT) == pytest.approx((2 * 0.43 + 3 * (2 / 3 - 0.55) + 0.05) / 6)


def test_the_diagram_worked_out_by_hand() -> None:
    bins = reliability_bins(CONFIDENCE, RIGHT)

    assert [one.count for one in bins] == [1, 0, 0, 0, 0, 3, 0, 0, 0, 2]
    assert (bins[5].low, bins[5].high) == (0.5, 0.6)
    assert bins[5].confidence == pytest.approx(0.55)
    assert bins[5].right == pytest.approx(2 / 3)
    assert (bins[1].confidence, bins[1].right) == (0, 0)


def test_a_confidence_on_a_border_falls_into_the_lower_bin() -> None:
    for tenth in range(11):
        confidence = np.array([float(f"0.{tenth}") if tenth < 10 else 1.0])
        counts = [one.count for one in reliability_bins(confidence, np.array([True]))]
        assert counts.index(1) == max(0, tenth - 1)


def test_perfect_confidence_has_no_error_and_perverse_confidence_all_of_it() -> None:
    sure = np.array([1.0, 1.0, 0.0])
    assert calibration_error(sure, np.array([True, True, False])) == 0
    assert calibration_error(sure, np.array([False, False, True])) == 1


def test_the_diagram_agrees_with_scikit_learn() -> None:
    draw = np.random.default_rng(3)
    confidence = draw.random(500)
    right = draw.random(500) < confidence**2

    shares, means = calibration_curve(right, confidence, n_bins=10)
    bins = [one for one in reliability_bins(confidence, right) if one.count]

    np.testing.assert_allclose([one.right for one in bins], shares)
    np.testing.assert_allclose([one.confidence for one in bins], means)
    expected = sum(one.count * abs(one.right - one.confidence) for one in bins) / 500
    assert calibration_error(confidence, right) == pytest.approx(expected)


@pytest.mark.filterwarnings("error")
def test_the_interval_holds_the_value_though_resamples_are_worse_calibrated() -> None:
    # 40 answers each of confidence 1/4, 1/2 and 3/4, of which 10, 20 and 30 are right; hardly a resample is so even
    confidence = np.repeat([0.25, 0.5, 0.75], 40)
    right = np.concatenate([np.arange(40) < count for count in (10, 20, 30)])

    figure = calibration_figure(confidence, right)

    assert figure is not None
    assert (figure.value, figure.low, figure.count) == (0, 0, 120)
    assert figure.high > 0.05
    assert calibration_figure(np.array([]), np.array([], dtype=bool)) is None
