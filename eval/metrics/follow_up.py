"""Follow-ups: does the question that the conversation completes find the evidence, and would it as typed."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.retrieval import Ranking, judge, passage_ranking
from eval.running.outcome import Outcome

_SHOWN = ("hit@1", "hit@5")


def follow_up(outcomes: Sequence[Outcome]) -> list[dict[str, float]]:
    """Return the hits of each follow-up question: completed by its conversation, and as it was typed.

    `follow_up_hit@1` and `@5` tell what the standalone question finds, `as_typed_hit@1` and `@5` what the same search
    finds for the bare question; the difference is what the completion is worth. The hits are those of `retrieval`.
    Only answerable questions with a history and known evidence have values. The measure of the standalone question by
    what it retrieves follows Anantha et al. 2021, "Open-Domain Question Answering Goes Conversational via Question
    Rewriting".
    """
    rankings: dict[str, Ranking] = {}
    for number, outcome in enumerate(outcomes):
        if not (outcome.gold.is_answerable and outcome.gold.history and outcome.relevant):
            continue
        rankings[f"{number} follow_up_"] = passage_ranking(outcome)
        if outcome.found_as_typed is not None:
            typed = [passage.id for passage in outcome.found_as_typed]
            rankings[f"{number} as_typed_"] = Ranking(typed, set(outcome.relevant))
    values: list[dict[str, float]] = [{} for _ in outcomes]
    for name, judged in judge(rankings).items():
        number_of, prefix = name.split(" ")
        values[int(number_of)] |= {prefix + metric: judged[metric] for metric in _SHOWN}
    return values
