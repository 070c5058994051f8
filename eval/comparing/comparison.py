"""Two evaluations of the same questions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict

from corpus.errors import HoidapError
from eval.comparing.flips import Flip, flip_of, flipped
from eval.comparing.holm import holm
from eval.comparing.paired import PairedDifference, paired_difference
from eval.comparing.pairing import Pair, pair_up, values_of
from eval.comparing.set_level import set_differences
from eval.findings import Findings, Setup
from eval.metrics.registry import METRICS

SIGNIFICANT = 0.05
"""A difference is called one where chance alone makes it in less than this share of cases."""


class Difference(BaseModel):
    """How far a metric is apart, over the questions to which it applies in both evaluations.

    Attributes:
        first: Its mean in the first evaluation, or the figure of the whole set.
        second: The same in the second.
        difference: The second less the first.
        low: Lower end of the difference's 95% interval, by the paired bootstrap.
        high: Upper end.
        p: The p-value by itself, by the paired permutation test; None for figures of a whole set.
        p_corrected: The same, corrected by Holm's method for the number of metrics that are compared.
        count: How many pairs it is measured on.
    """

    model_config = ConfigDict(frozen=True)

    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float | None
    p_corrected: float | None
    count: int

    @property
    def is_significant(self) -> bool:
        """Whether chance alone hardly makes it, all the metrics together considered."""
        return self.p_corrected is not None and self.p_corrected < SIGNIFICANT


class ChangedSetting(BaseModel):
    """A setting that is not the same in two evaluations.

    Attributes:
        first: Its value in the first; None where it is as it comes.
        second: The same in the second.
    """

    model_config = ConfigDict(frozen=True)

    first: str | None
    second: str | None


class Comparison(BaseModel):
    """Two evaluations side by side.

    Attributes:
        format: Version of this form, raised when a reader of older files would misread it.
        first: What was measured in the first.
        second: What was measured in the second.
        pairs: How many questions both have.
        differences: How far each metric is apart.
        gained: The questions that only the second has right.
        lost: The questions that only the first has right.
        settings: What differs between the two setups.
        is_other_gold: Whether the gold sets have another name, or expect something else for some question.
        is_other_corpus: Whether the documents' contents differ; where one side does not tell, their name or number.
        only_first: Ids of questions that only the first has.
        only_second: Ids of questions that only the second has.
        asked_otherwise: Ids under which the two asked different things; left out.
        judged_otherwise: Ids of questions for which the two expected different answers or evidence.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    first: Setup
    second: Setup
    pairs: int
    differences: dict[str, Difference]
    gained: tuple[Flip, ...]
    lost: tuple[Flip, ...]
    settings: dict[str, ChangedSetting]
    is_other_gold: bool
    is_other_corpus: bool
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    asked_otherwise: tuple[str, ...]
    judged_otherwise: tuple[str, ...]


def compare(first: Findings, second: Findings) -> Comparison:
    """Return two evaluations side by side, over the questions that both have.

    Raises:
        HoidapError: They have no question in common.
    """
    pairing = pair_up(first.questions, second.questions)
    if not pairing.pairs:
        raise HoidapError("compare_nothing_in_common", first=first.setup.gold, second=second.setup.gold)
    found = {**metric_differences(pairing.pairs), **set_differences(pairing.pairs)}
    turned = flipped(*values_of(pairing.pairs, "right"))
    having_right = [pair for pair in pairing.pairs if "right" in pair.first.values and "right" in pair.second.values]
    return Comparison(
        first=first.setup,
        second=second.setup,
        pairs=len(pairing.pairs),
        differences=_corrected(found),
        gained=tuple(flip_of(having_right[place]) for place in turned.gained),
        lost=tuple(flip_of(having_right[place]) for place in turned.lost),
        settings=changed_between(first.setup, second.setup),
        is_other_gold=first.setup.gold != second.setup.gold or bool(pairing.judged_otherwise),
        is_other_corpus=_is_other_corpus(first.setup, second.setup),
        only_first=pairing.only_first,
        only_second=pairing.only_second,
        asked_otherwise=pairing.asked_otherwise,
        judged_otherwise=pairing.judged_otherwise,
    )


def metric_differences(pairs: list[Pair]) -> dict[str, PairedDifference]:
    """Return how far each metric that both have of some question is apart."""
    names = {name for pair in pairs for name in pair.first.values if name in pair.second.values}
    return {name: paired_difference(*values_of(pairs, name)) for name in names}


def changed_between(first: Setup, second: Setup) -> dict[str, ChangedSetting]:
    """Return what differs between two setups: the settings, and what else an answer depends on."""
    ours, theirs = _all_settings(first), _all_settings(second)
    return {
        name: ChangedSetting(first=ours.get(name), second=theirs.get(name))
        for name in sorted({*ours, *theirs})
        if ours.get(name) != theirs.get(name)
    }


def _all_settings(setup: Setup) -> dict[str, str]:
    return {
        "code": setup.code,
        "embedding_model": setup.embedding_model,
        "program": setup.program,
        **setup.settings,
        "confidence_threshold": f"{setup.threshold:.4g}",
    }


def _is_other_corpus(first: Setup, second: Setup) -> bool:
    if first.documents_digest and second.documents_digest:
        return first.documents_digest != second.documents_digest
    return _documents(first) != _documents(second)


def _documents(setup: Setup) -> tuple[str, int, int]:
    # Another folder of the same name and size is what one expects of another machine.
    return PurePath(setup.corpus.replace("\\", "/")).name, setup.documents, setup.passages


def _corrected(found: Mapping[str, PairedDifference]) -> dict[str, Difference]:
    """Return the differences in the order in which reports show metrics, their p-values corrected for their number."""
    corrected = holm({name: one.p for name, one in found.items() if one.p is not None})
    places = {metric.name: place for place, metric in enumerate(METRICS)}
    return {
        name: Difference(
            first=one.first,
            second=one.second,
            difference=one.difference,
            low=one.low,
            high=one.high,
            p=one.p,
            p_corrected=corrected.get(name),
            count=one.count,
        )
        for name, one in sorted(found.items(), key=lambda item: places.get(item[0], len(places)))
    }
