"""Finds the questions that two evaluations have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.findings import Measured
from eval.gold.question import GoldQuestion


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in two evaluations."""

    first: Measured
    second: Measured


@dataclass(frozen=True, slots=True)
class Pairing:
    """The questions of two evaluations.

    Attributes:
        pairs: The questions that both have, in the order of the first.
        only_first: Ids that only the first has.
        only_second: Ids that only the second has.
        asked_otherwise: Ids under which the two asked different things; they are no pairs.
        judged_otherwise: Ids of pairs for which the gold set now expects something else.
    """

    pairs: list[Pair]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    asked_otherwise: tuple[str, ...]
    judged_otherwise: tuple[str, ...]


def pair_up(first: Sequence[Measured], second: Sequence[Measured]) -> Pairing:
    """Return the questions of two evaluations, paired by their ids."""
    ours = {one.outcome.gold.id: one for one in first}
    theirs = {one.outcome.gold.id: one for one in second}
    common = [(id_, Pair(one, theirs[id_])) for id_, one in ours.items() if id_ in theirs]
    pairs = [(id_, pair) for id_, pair in common if _asked(pair.first) == _asked(pair.second)]
    return Pairing(
        pairs=[pair for _, pair in pairs],
        only_first=tuple(id_ for id_ in ours if id_ not in theirs),
        only_second=tuple(id_ for id_ in theirs if id_ not in ours),
        asked_otherwise=tuple(id_ for id_, pair in common if _asked(pair.first) != _asked(pair.second)),
        judged_otherwise=tuple(
            id_ for id_, pair in pairs if _expected(pair.first.outcome.gold) != _expected(pair.second.outcome.gold)
        ),
    )


def values_of(pairs: Sequence[Pair], metric: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the values of a metric in the pairs to which it applies on both sides."""
    both = [
        (one.first.values[metric], one.second.values[metric])
        for one in pairs
        if metric in one.first.values and metric in one.second.values
    ]
    values = np.array(both, dtype=np.float64).reshape(-1, 2)
    return values[:, 0], values[:, 1]


def _asked(measured: Measured) -> tuple[str, tuple[str, ...]]:
    return measured.outcome.gold.question, measured.outcome.gold.history


def _expected(gold: GoldQuestion) -> object:
    return gold.answers, gold.proofs
