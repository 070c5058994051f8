"""Retrieval: does the search find what proves the answer, and how far up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from eval.running.outcome import Outcome


class Ranking(NamedTuple):
    """What a search found.

    Attributes:
        found: Ids, best first; one that comes again counts where it came first.
        relevant: The ids that should be found, at least one.
        grades: How relevant they are, by id, where it is not 1.
    """

    found: Sequence[str]
    relevant: Collection[str]
    grades: Mapping[str, int] | None = None


def judge(rankings: Mapping[str, Ranking]) -> dict[str, dict[str, float]]:
    """Return nDCG@10, reciprocal rank and hits of several rankings, by the library ir-measures.

    r is the rank of a relevant one, from 1; only nDCG looks at grades.

    - `ndcg@10`: the sum of grade/log2(r+1) over the relevant ones among the first 10, divided by what it would be with
      all of them in front, the best grades first (Järvelin & Kekäläinen 2002, "Cumulated gain-based evaluation of IR
      techniques"; the gain is the grade itself, as in trec_eval and in what is published of BEIR sets).
    - `mrr@10`: 1/r of the first relevant one, 0 if it is not among the first 10 (Kantor & Voorhees 2000, "The TREC-5
      Confusion Track"); its mean over questions is the mean reciprocal rank.
    - `hit@1`, `hit@5`, `hit@10`: 1 if a relevant one is among the first 1, 5, 10, else 0; ir-measures' Success.

    Args:
        rankings: The rankings by any name.

    Returns:
        The values of each ranking by its name, then by metric.

    Example:
        >>> judge({"q": Ranking(["a", "b", "c"], {"b"})})["q"]["mrr@10"]
        0.5
    """
    import ir_measures

    measures = {
        ir_measures.nDCG @ 10: "ndcg@10",
        ir_measures.RR @ 10: "mrr@10",
        ir_measures.Success @ 1: "hit@1",
        ir_measures.Success @ 5: "hit@5",
        ir_measures.Success @ 10: "hit@10",
    }
    qrels = {name: _grades(ranking) for name, ranking in rankings.items()}
    # Ranks stand for scores: equal scores would be put in the order of the ids, not in that of the search.
    runs = {name: _scores(ranking.found) for name, ranking in rankings.items() if ranking.found}
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(measures.values(), 0.0) for name in rankings}
    if rankings:
        for metric in ir_measures.iter_calc(list(measures), qrels, runs):
            values[metric.query_id][measures[metric.measure]] = float(metric.value)
    return values


def retrieval(outcomes: Sequence[Outcome]) -> list[dict[str, float]]:
    """Return the metrics of what was found for each question, passages as they are called, documents with a prefix.

    Passages count where they hold gold evidence, documents where they are gold; documents rank by their best passage.
    Unanswerable questions have no values. Without known evidence, as where only documents are judged, there are none of
    passages.
    """
    judged = judge({f"{number} {prefix}": ranking for number, prefix, ranking in _rankings(outcomes)})
    values: list[dict[str, float]] = [{} for _ in outcomes]
    for number, prefix, _ in _rankings(outcomes):
        values[number] |= {prefix + name: value for name, value in judged[f"{number} {prefix}"].items()}
    return values


def rank_of_first(ranking: Ranking) -> int | None:
    """Return the rank of the first relevant one, from 1; None if none is found.

    Example:
        >>> rank_of_first(Ranking(["a", "b"], {"b"})), rank_of_first(Ranking(["a"], {"b"}))
        (2, None)
    """
    ranked = dict.fromkeys(ranking.found)
    return next((rank for rank, one in enumerate(ranked, start=1) if one in ranking.relevant), None)


def passage_ranking(outcome: Outcome) -> Ranking:
    """Return the passages that were found, and those that hold gold evidence."""
    return Ranking([passage.id for passage in outcome.found], set(outcome.relevant))


def document_ranking(outcome: Outcome) -> Ranking:
    """Return the documents that were found, each where its best passage stands, and the gold ones."""
    return Ranking([passage.source for passage in outcome.found], set(outcome.relevant_sources), outcome.grades)


def _rankings(outcomes: Sequence[Outcome]) -> Iterator[tuple[int, str, Ranking]]:
    for number, outcome in enumerate(outcomes):
        if outcome.gold.is_answerable and outcome.relevant:
            yield number, "", passage_ranking(outcome)
        if outcome.gold.is_answerable and outcome.relevant_sources:
            yield number, "document_", document_ranking(outcome)


def _grades(ranking: Ranking) -> dict[str, int]:
    grades = ranking.grades or {}
    return {one: grades.get(one, 1) for one in ranking.relevant}


def _scores(found: Sequence[str]) -> dict[str, float]:
    ranked = list(dict.fromkeys(found))
    return {one: float(len(ranked) - place) for place, one in enumerate(ranked)}
