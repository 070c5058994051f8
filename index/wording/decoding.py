"""The likeliest of all ways to spell a question, each of whose syllables may be spelled in several ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.wording.general_counts import BOUNDARY, GeneralCounts, Logs, Numbers
from index.wording.local_counts import LocalCounts

_BEAM = 20
"""How many pairs of last words are kept at each syllable."""
_HOPELESS = 10.0
"""How far behind the best, in nats, nothing is followed any further."""
_LOCAL_SHARE = 0.2
"""What the user's own passages count for beside Vietnamese at large."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to spell a syllable.

    Attributes:
        spelling: In NFC, lower case, with tone marks in the old style.
        cost: How unlikely it is that somebody who means it types what was typed: -ln of that probability.
    """

    spelling: str
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class _Beam:
    """The best ways to spell the syllables up to one, which differ in the last two; the best first.

    Attributes:
        last: (B,) which candidate of the last syllable.
        context: (B,) the place of the last two among the model's pairs.
        own_before: (B,) the word before the last in the passages' numbering.
        own_last: (B,) the last word in it.
        scores: (B,) log probabilities.
        came_from: (B,) which way of the beam before it goes on from.
    """

    last: Numbers
    context: Numbers
    own_before: Numbers
    own_last: Numbers
    scores: Logs
    came_from: Numbers


def decode(
    lattice: Sequence[Sequence[Candidate]],
    model: GeneralCounts,
    local: LocalCounts | None = None,
    *,
    beam: int = _BEAM,
    local_share: float = _LOCAL_SHARE,
) -> list[Candidate]:
    """Return the candidate of each syllable in the likeliest sequence, by beam search.

    A word's probability after two others is that of `model` mixed with that of `local`; its cost comes on top.

    Args:
        lattice: The candidates of each syllable, at least one each.
        model: Vietnamese at large.
        local: The passages that the question's words find; None where there are none.
        beam: How many pairs of last words to keep at each syllable.
        local_share: What `local` counts for, between 0 and 1.

    Example:
        >>> typed = [[Candidate("hội"), Candidate("hỏi")], [Candidate("nghi"), Candidate("nghị")]]
        >>> [one.spelling for one in decode(typed, GeneralCounts.shipped())]
        ['hội', 'nghị']
    """
    boundary = np.array([BOUNDARY])
    context, _ = model.pairs(boundary, boundary)
    none = np.array([-1])
    ways = [_Beam(np.array([0]), context, none, none, np.zeros(1, np.float32), none)]
    before = boundary
    for candidates in lattice:
        words = np.array([model.number(one.spelling) for one in candidates])
        way = ways[-1]
        places, pair_logs = model.pairs(before[:, None], words)
        logs = model.triples(way.context[:, None], words, pair_logs[way.last])
        own = np.array([local.number(one.spelling) if local else -1 for one in candidates])
        if local and len(words) > 1 and own.max() >= 0:
            likely = local.probabilities(way.own_before, way.own_last, own)
            logs = np.log((1 - local_share) * np.exp(logs) + local_share * likely)
        costs = np.array([one.cost for one in candidates], np.float32)
        ways.append(_best(way, logs - costs, places, own, beam))
        before = words
    return _traced(lattice, ways[1:])


def _best(way: _Beam, logs: Logs, places: Numbers, own: Numbers, beam: int) -> _Beam:
    """Return the best ways to go on from `way`, of those that end in the same two words only the best.

    Args:
        way: The ways so far.
        logs: (B, C) what each candidate adds after each.
        places: (candidates of the syllable before, C) the model's pairs.
        own: (C,) the candidates in the passages' numbering.
        beam: How many to keep.
    """
    many = logs.shape[1]
    scores = (way.scores[:, None] + logs).ravel()
    order = np.flatnonzero(scores > scores.max() - _HOPELESS)
    order = order[np.argsort(-scores[order])]
    came_from, last = np.divmod(order, many)
    ends = way.last[came_from] * many + last
    best = np.full(len(places) * many, -1)
    best[ends[::-1]] = np.arange(len(ends))[::-1]  # the best of each stands first, and is written last
    kept = np.sort(best[best >= 0])[:beam]
    came_from, last = came_from[kept], last[kept]
    return _Beam(
        last=last,
        context=places[way.last[came_from], last],
        own_before=way.own_last[came_from],
        own_last=own[last],
        scores=scores[order[kept]],
        came_from=came_from,
    )


def _traced(lattice: Sequence[Sequence[Candidate]], ways: Sequence[_Beam]) -> list[Candidate]:
    place = 0  # the best of the last syllable
    found = []
    for candidates, way in zip(reversed(lattice), reversed(ways), strict=True):
        found.append(candidates[way.last[place]])
        place = way.came_from[place]
    return found[::-1]
