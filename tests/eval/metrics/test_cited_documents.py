import pytest

from eval.gold.question import cites_first
from eval.metrics.cited_documents import (
    document_precision,
    document_recall,
    first_citation,
    precision_of_documents,
    recall_of_documents,
)
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, question, stretch

A, B, C = stretch("kho/a.txt"), stretch("kho/b.txt"), stretch("kho/c.txt")


@pytest.mark.parametrize(
    ("cited", "gold", "first", "precision", "recall"),
    [
        (["kho/a.txt"], ["kho/a.txt"], True, 1, 1),
        (["kho/b.txt", "kho/a.txt", "kho/a.txt"], ["kho/a.txt"], False, 2 / 3, 1),
        (["kho/a.txt", "kho/c.txt"], ["kho/a.txt", "kho/b.txt"], True, 1 / 2, 1 / 2),
        (["kho/a.txt"], ["kho/a.txt", "kho/b.txt", "kho/a.txt"], True, 1, 1 / 2),
        (["2023/05.txt"], ["2024/05.txt"], False, 0, 0),
        ([], ["kho/a.txt"], False, 0, 0),
    ],
)
def test_values_worked_out_by_hand(
    cited: list[str], gold: list[str], *, first: bool, precision: float, recall: float
) -> None:
    assert cites_first(cited, gold) is first
    assert precision_of_documents(cited, gold) == precision
    assert recall_of_documents(cited, gold) == recall


def test_a_comparison_of_two_documents_needs_both() -> None:
    gold = question(document="a.txt", also=("b.txt",))

    assert document_recall(outcome(gold, citations=(A, B))) == 1
    assert document_recall(outcome(gold, citations=(A, C))) == 0.5
    assert document_precision(outcome(gold, citations=(A, C))) == 0.5
    assert first_citation(outcome(gold, citations=(C, A))) == 0


def test_of_two_documents_of_one_name_only_the_one_that_holds_the_evidence_counts() -> None:
    held, other = stretch("kho/2023/05.txt"), stretch("kho/2024/05.txt")
    one = outcome(question(document="05.txt"), citations=(other, held), relevant_sources=(held.source,))

    assert (first_citation(one), document_precision(one), document_recall(one)) == (0, 0.5, 1)


def test_a_refusal_cites_nothing_and_has_no_precision() -> None:
    declined = outcome(citations=(A,), abstained=True)

    assert (first_citation(declined), document_recall(declined)) == (0, 0)
    assert document_precision(declined) is None


def test_nothing_is_measured_without_gold_documents() -> None:
    for gold in (UNANSWERABLE, question(document=None)):
        one = outcome(gold)
        assert (first_citation(one), document_recall(one), document_precision(one)) == (None, None, None)
