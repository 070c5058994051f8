"""Cited spans: does the answer cite just the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.metrics.refusal import is_answered
from eval.running.outcome import Outcome, Stretch


def precision_and_recall(cited: Iterable[Stretch], gold: Iterable[Stretch]) -> tuple[float, float]:
    """Return the share of the cited characters that are gold, and that of the gold characters that are cited.

    Source: DeYoung et al. 2020, "ERASER: A Benchmark to Evaluate Rationalized NLP Models", precision and recall of
    rationales; by characters in place of tokens, since citations are cut by characters. A character that is cited
    twice counts once. Precision is 0 where nothing is cited, recall 0 where nothing is gold.

    Args:
        cited: The stretches of documents that the answer cites.
        gold: The stretches that prove the answer.

    Example:
        >>> cited = Stretch(source="a.txt", start=0, end=10, text="")
        >>> precision_and_recall([cited], [Stretch(source="a.txt", start=5, end=25, text="")])
        (0.5, 0.25)
    """
    cited_places, gold_places = _places(cited), _places(gold)
    common = sum(len(places & gold_places.get(source, set())) for source, places in cited_places.items())
    return _share(common, cited_places), _share(common, gold_places)


def span_precision(outcome: Outcome) -> float | None:
    """Return the share of the cited characters that lie in gold evidence; None where declined or none is located."""
    if not outcome.evidence or not is_answered(outcome):
        return None
    return precision_and_recall(outcome.answer.citations, outcome.evidence)[0]


def span_recall(outcome: Outcome) -> float | None:
    """Return the share of the evidence's characters that are cited, 0 where declined; None where none is located.

    A quote that stands at several places is wanted once: of its places the one counts that is cited best.
    """
    if not outcome.evidence:
        return None
    if not is_answered(outcome):
        return 0.0
    cited = outcome.answer.citations
    return precision_and_recall(cited, best_places(cited, outcome.evidence))[1]


def best_places(cited: Sequence[Stretch], evidence: Iterable[Stretch]) -> list[Stretch]:
    """Return of the places of each proof the one of which the greatest share is cited, the first of equals.

    Args:
        cited: The stretches of documents that the answer cites.
        evidence: The places of all proofs; one of which it is not known what it proves stands for itself.

    Example:
        >>> once, again = (Stretch(source="a.txt", start=at, end=at + 5, text="", proof=0) for at in (0, 90))
        >>> best_places([again], [once, again]) == [again]
        True
    """
    best: dict[int, tuple[float, Stretch]] = {}
    alone = []
    for place in evidence:
        if place.proof is None:
            alone.append(place)
            continue
        share = precision_and_recall(cited, [place])[1]
        if place.proof not in best or share > best[place.proof][0]:
            best[place.proof] = (share, place)
    return alone + [place for _, place in best.values()]


def _places(stretches: Iterable[Stretch]) -> dict[str, set[int]]:
    places: dict[str, set[int]] = {}
    for stretch in stretches:
        places.setdefault(stretch.source, set()).update(range(stretch.start, stretch.end))
    return places


def _share(common: int, places: dict[str, set[int]]) -> float:
    total = sum(map(len, places.values()))
    return common / total if total else 0.0
