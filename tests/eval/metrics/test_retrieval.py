import math

import numpy as np
import pytest
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score, top_k_accuracy_score

from eval.metrics.retrieval import Ranking, judge, rank_of_first, retrieval
from tests.eval.metrics.outcomes import UNANSWERABLE, outcome, passages, question

LETTERS = "abcdefghijklmnopqrst"


def _values(found: str, relevant: str) -> tuple[float, ...]:
    values = judge({"q": Ranking(found, set(relevant))})["q"]
    return tuple(values[name] for name in ("ndcg@10", "mrr@10", "hit@1", "hit@5", "hit@10"))


@pytest.mark.parametrize(
    ("found", "relevant", "values"),
    [
        ("abc", "a", (1, 1, 1, 1, 1)),
        ("abc", "b", (1 / math.log2(3), 1 / 2, 0, 1, 1)),
        # of three relevant ones the second and third are found, at ranks 1 and 4
        ("bxyc", "abc", ((1 + 1 / math.log2(5)) / (1 + 1 / math.log2(3) + 1 / 2), 1, 1, 1, 1)),
        ("abcdefghij", "j", (1 / math.log2(11), 1 / 10, 0, 0, 1)),
        ("abcdefghijk", "k", (0, 0, 0, 0, 0)),
        ("abc", "z", (0, 0, 0, 0, 0)),
        ("", "a", (0, 0, 0, 0, 0)),
        # twice the same one does not count twice, and does not take a rank
        ("aab", "b", (1 / math.log2(3), 1 / 2, 0, 1, 1)),
        ("aba", "a", (1, 1, 1, 1, 1)),
    ],
)
def test_values_worked_out_by_hand(found: str, relevant: str, values: tuple[float, ...]) -> None:
    assert _values(found, relevant) == pytest.approx(values)


def test_more_relevant_ones_than_ten_cannot_all_be_in_front() -> None:
    assert _values(LETTERS[:10], LETTERS) == (1, 1, 1, 1, 1)


def test_the_order_of_the_search_counts_whatever_the_ids_and_equal_scores() -> None:
    for relevant, hit in (("z1", 1), ("a1", 0), ("m1", 0)):
        one = outcome(relevant=(relevant,), found=passages("z1", "a1", "m1"))
        assert retrieval([one])[0]["hit@1"] == hit


def test_rankings_do_not_mix() -> None:
    rankings = {"1": Ranking("ab", {"a"}), "2": Ranking("ab", {"b"}), "3": Ranking("", {"a"})}

    assert {name: values["mrr@10"] for name, values in judge(rankings).items()} == {"1": 1, "2": 0.5, "3": 0}
    assert judge({}) == {}


def test_many_relevant_ones_agree_with_scikit_learn() -> None:
    draw = np.random.default_rng(7)
    for _ in range(200):
        ids = np.array(list(LETTERS[: draw.integers(2, 21)]))
        order = draw.permutation(len(ids))
        relevant = set(draw.choice(ids, size=draw.integers(1, len(ids)), replace=False))
        truth = np.array([[one in relevant for one in ids[order]]], dtype=float)
        scores = -np.arange(len(ids), dtype=float)[None, :]

        values = judge({"q": Ranking([str(one) for one in ids[order]], {str(one) for one in relevant})})["q"]

        assert values["ndcg@10"] == pytest.approx(ndcg_score(truth, scores, k=10), abs=1e-9)


def test_one_relevant_one_agrees_with_scikit_learn() -> None:
    draw = np.random.default_rng(8)
    ids = list(LETTERS)
    for _ in range(100):
        order = draw.permutation(len(ids))
        wanted = int(draw.integers(len(ids)))
        # scikit-learn takes a score for each class; a greater one for an earlier place
        scores = np.empty((1, len(ids)))
        scores[0, order] = -np.arange(len(ids), dtype=float)
        truth = np.zeros((1, len(ids)))
        truth[0, wanted] = 1

        values = judge({"q": Ranking([ids[place] for place in order], {ids[wanted]})})["q"]

        within = {k: top_k_accuracy_score([wanted], scores, k=k, labels=range(len(ids))) for k in (1, 5, 10)}
        assert {k: values[f"hit@{k}"] for k in within} == within
        reciprocal = label_ranking_average_precision_score(truth, scores)
        assert values["mrr@10"] == pytest.approx(reciprocal * within[10])
        assert values["ndcg@10"] == pytest.approx(ndcg_score(truth, scores, k=10))


def test_documents_rank_by_their_best_passage() -> None:
    found = passages("b1", "b2", "a1", "c1", "a2")
    one = outcome(relevant=("a2",), relevant_sources=("kho/a.txt", "kho/c.txt"), found=found)

    values = retrieval([one])[0]

    assert values["mrr@10"] == pytest.approx(1 / 5)
    assert values["document_mrr@10"] == pytest.approx(1 / 2)
    assert (values["document_hit@1"], values["document_hit@5"]) == (0, 1)
    ideal = 1 + 1 / math.log2(3)
    assert values["document_ndcg@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(4)) / ideal)


def test_documents_gain_by_their_grades_and_passages_do_not() -> None:
    found = passages("c1", "b1", "x1", "a1", "a2")
    sources = ("kho/a.txt", "kho/b.txt", "kho/c.txt")
    one = outcome(relevant=("a1", "c1"), relevant_sources=sources, grades={"kho/a.txt": 3, "kho/b.txt": 2}, found=found)

    values = retrieval([one])[0]

    # c, of grade 1, at rank 1; b, of grade 2, at rank 2; a, of grade 3, at rank 4
    gain = 1 / math.log2(2) + 2 / math.log2(3) + 3 / math.log2(5)
    ideal = 3 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert values["document_ndcg@10"] == pytest.approx(gain / ideal)
    assert values["document_mrr@10"] == values["document_hit@1"] == 1
    assert values["ndcg@10"] == pytest.approx((1 + 1 / math.log2(5)) / (1 + 1 / math.log2(3)))


def test_many_grades_agree_with_scikit_learn() -> None:
    draw = np.random.default_rng(9)
    for _ in range(100):
        ids = list(LETTERS[: draw.integers(2, 21)])
        grades = {one: int(draw.integers(1, 5)) for one in ids if draw.random() < 0.7} or {ids[0]: 2}
        order = [ids[place] for place in draw.permutation(len(ids))]
        truth = np.array([[grades.get(one, 0) for one in order]], dtype=float)
        scores = -np.arange(len(ids), dtype=float)[None, :]

        values = judge({"q": Ranking(order, set(grades), grades)})["q"]

        assert values["ndcg@10"] == pytest.approx(ndcg_score(truth, scores, k=10), abs=1e-9)


def test_only_what_is_known_is_measured_and_questions_do_not_mix_even_under_one_id() -> None:
    found = passages("a1", "b1")
    values = retrieval(
        [
            outcome(relevant_sources=(), found=found),
            outcome(UNANSWERABLE, relevant=("a1",), relevant_sources=("kho/a.txt",), found=found),
            outcome(relevant_sources=("kho/b.txt",), found=found),
            outcome(relevant=("b1",), relevant_sources=(), found=found),
            outcome(question(), relevant=("a1",), found=()),
        ]
    )

    assert [sorted(one) for one in values[:2]] == [[], []]
    assert all(name.startswith("document_") for name in values[2])
    assert (values[2]["document_mrr@10"], values[3]["mrr@10"], values[4]["mrr@10"]) == (0.5, 0.5, 0)
    assert not any(name.startswith("document_") for name in values[3])


def test_the_rank_of_the_first_relevant_one_counts_each_id_once() -> None:
    assert rank_of_first(Ranking("aabc", {"b", "c"})) == 2
    assert rank_of_first(Ranking("abc", {"z"})) is None
