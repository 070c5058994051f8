"""How near in meaning each of the found sentences is to the question, compared with the others."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Nearness(NamedTuple):
    """The nearness of one sentence, all 0 where it is not known of any.

    Attributes:
        gap: How far it is behind the nearest one: difference of cosines, times 10, at most 0.
        spread: Its cosine above the mean of all sentences, in standard deviations, divided by 3.
        rank: One divided by its rank, which is 1 for the nearest.
    """

    gap: float
    spread: float
    rank: float


_UNKNOWN = Nearness(0.0, 0.0, 0.0)


def nearness(cosines: Sequence[Sequence[float]], sentences: Sequence[int]) -> list[Nearness]:
    """Return the nearness of each sentence of the found passages, in order.

    Cosines of different questions cannot be compared (e5's all lie between about 0.7 and 0.9), so that only
    differences between the sentences of one question tell anything.

    Args:
        cosines: The cosines of each passage's sentences to the question; of a passage without them (or with too few)
            every sentence is taken to be the farthest.
        sentences: How many sentences each passage has.

    Example:
        >>> [(round(one.gap, 2), one.rank) for one in nearness([[0.85, 0.80], []], [2, 1])]
        [(0.0, 1.0), (-0.5, 0.5), (-0.5, 0.5)]
    """
    known = [cosine for some in cosines for cosine in some]
    if not known:
        return [_UNKNOWN] * sum(sentences)
    lowest, highest, mean = min(known), max(known), statistics.fmean(known)
    spread = 3 * (statistics.pstdev(known) + 0.001)  # nothing is made of differences next to nothing
    ranks = {cosine: rank for rank, cosine in reversed(list(enumerate(sorted(known, reverse=True), start=1)))}
    return [
        Nearness((cosine - highest) * 10, (cosine - mean) / spread, 1 / ranks[cosine])
        for some, count in zip(cosines, sentences, strict=True)
        for cosine in (some if len(some) == count else [lowest] * count)
    ]
