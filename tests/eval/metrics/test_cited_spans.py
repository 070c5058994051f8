import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.cited_spans import precision_and_recall, span_precision, span_recall
from eval.running.outcome import Stretch
from tests.eval.metrics.outcomes import outcome, stretch

STRETCHES = st.lists(
    st.builds(
        lambda source, start, length: stretch(source, start, start + length),
        st.sampled_from(["a", "b"]),
        st.integers(0, 20),
        st.integers(0, 10),
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("cited", "gold", "precision", "recall"),
    [
        ([stretch(end=10)], [stretch(end=10)], 1, 1),
        # 5 of 10 cited characters are gold, 5 of 20 gold ones are cited
        ([stretch(start=0, end=10)], [stretch(start=5, end=25)], 0.5, 0.25),
        # the same offsets of another document prove nothing
        ([stretch("kho/b.txt")], [stretch("kho/a.txt")], 0, 0),
        # 0..10 and 5..15 are 15 characters, of which 5 are gold; two gold stretches of 10
        ([stretch(end=10), stretch(start=5, end=15)], [stretch(start=10, end=20), stretch("kho/b.txt")], 1 / 3, 1 / 4),
        # stretches that only touch
        ([stretch(start=0, end=10)], [stretch(start=10, end=20)], 0, 0),
        ([], [stretch()], 0, 0),
    ],
)
def test_values_worked_out_by_hand(cited: list[Stretch], gold: list[Stretch], precision: float, recall: float) -> None:
    assert precision_and_recall(cited, gold) == pytest.approx((precision, recall))


@given(STRETCHES, STRETCHES)
def test_precision_one_way_is_recall_the_other_way(cited: list[Stretch], gold: list[Stretch]) -> None:
    assert precision_and_recall(cited, gold) == precision_and_recall(gold, cited)[::-1]
    assert precision_and_recall(cited, cited) == precision_and_recall([*cited, *cited], cited)


def test_a_refusal_covers_nothing_and_has_no_precision() -> None:
    evidence = (stretch(start=5, end=25),)
    assert (span_precision(outcome(evidence=evidence)), span_recall(outcome(evidence=evidence))) == (0.5, 0.25)
    declined = outcome(evidence=evidence, abstained=True)
    assert (span_precision(declined), span_recall(declined)) == (None, 0)


def test_of_a_quote_that_stands_at_several_places_one_is_enough() -> None:
    twice = (stretch(start=0, end=10, proof=0), stretch(start=50, end=60, proof=0))
    other = stretch("kho/b.txt", 0, 30, proof=1)

    assert span_recall(outcome(citations=(stretch(start=50, end=60),), evidence=twice)) == 1
    assert span_recall(outcome(citations=(stretch(start=45, end=55), stretch(start=0, end=2)), evidence=twice)) == 0.5
    # 10 characters of the first proof and 15 of the other's 30
    both = (stretch(start=0, end=10), stretch("kho/b.txt", 15, 40))
    assert span_recall(outcome(citations=both, evidence=(*twice, other))) == pytest.approx(25 / 40)


def test_a_citation_of_any_place_of_a_quote_is_precise() -> None:
    twice = (stretch(start=0, end=10, proof=0), stretch(start=50, end=60, proof=0))

    assert span_precision(outcome(citations=(stretch(start=50, end=60), stretch(start=0, end=10)), evidence=twice)) == 1


def test_places_of_which_it_is_not_known_what_they_prove_all_count() -> None:
    unknown = (stretch(end=10), stretch(start=20, end=30))
    assert span_recall(outcome(citations=(stretch(end=10),), evidence=unknown)) == 0.5


def test_nothing_is_measured_where_no_evidence_is_located() -> None:
    assert (span_precision(outcome()), span_recall(outcome())) == (None, None)
