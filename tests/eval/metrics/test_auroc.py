import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from eval.metrics.auroc import auroc, auroc_figure, auroc_of_draws


@pytest.mark.parametrize(
    ("scores", "positive", "value"),
    [
        ([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 1),
        ([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0], 0),
        # pairs: .9>.6, .4<.6: one of two
        ([0.9, 0.4, 0.6], [1, 1, 0], 1 / 2),
        # pairs: .5 beside .5 is a half, .5>.1, .8>.5, .8>.1
        ([0.5, 0.8, 0.5, 0.1], [1, 1, 0, 0], 3.5 / 4),
        ([0.5, 0.5, 0.5], [1, 0, 0], 1 / 2),
    ],
)
def test_values_worked_out_by_hand(scores: list[float], positive: list[int], value: float) -> None:
    marks, signs = np.array(scores), np.array(positive, dtype=bool)

    assert auroc(marks, signs) == pytest.approx(value)
    assert auroc_of_draws(marks, signs)(np.ones((1, len(scores))))[0] == pytest.approx(value)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.booleans(), st.integers(0, 3)),
        min_size=2,
        max_size=12,
    )
)
def test_resamples_have_the_value_that_scikit_learn_gives_them(rows: list[tuple[float, bool, int]]) -> None:
    scores, positive, drawn = (np.array(column) for column in zip(*rows, strict=True))
    value = auroc_of_draws(scores, positive)(drawn[None, :].astype(float))[0]

    kept = drawn > 0
    if len(set(positive[kept])) < 2:
        assert np.isnan(value)
    else:
        expected = roc_auc_score(positive[kept], scores[kept], sample_weight=drawn[kept])
        assert value == pytest.approx(expected)


def test_where_all_are_of_one_sort_there_is_nothing_to_tell_apart() -> None:
    assert auroc(np.array([0.1, 0.2]), np.array([True, True])) is None
    assert auroc_figure(np.array([0.1, 0.2]), np.array([False, False])) is None
    assert auroc_figure(np.array([]), np.array([], dtype=bool)) is None


@pytest.mark.filterwarnings("error")
def test_a_single_positive_has_an_interval_though_many_resamples_lack_it() -> None:
    figure = auroc_figure(np.array([0.5, 0.9, 0.1, 0.2]), np.array([True, False, False, False]))

    assert figure is not None
    assert figure.value == pytest.approx(2 / 3)
    assert (figure.low, figure.high, figure.count) == (0, 1, 4)
