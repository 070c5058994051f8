"""Joins what the vectors and the words of a question found, by score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FIRST_LEXICAL = 0.25
"""What BM25 counts for, beside the weight of words, before passages are read again: it tells less than that does."""


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What the two kinds of likeness count for in the fused score.

    Attributes:
        dense: Factor of the cosine, a number between about 0.7 and 0.9 for e5.
        lexical: Factor of the likeness of words, a number between 0 and about 1.
        dense_without_diacritics: Factor of the cosine where a Vietnamese question has no diacritics even after
            restoration; the encoder reads such questions badly (nDCG@10 .42 instead of .95 on XQuAD-vi).
    """

    dense: float = 5.0
    lexical: float = 1.0
    dense_without_diacritics: float = 2.0


def fuse(
    cosines: Mapping[str, float], bm25: Mapping[str, float], dense_weight: float, lexical_weight: float
) -> list[tuple[str, float]]:
    """Return passage ids with `dense_weight * cosine + lexical_weight / 4 * bm25 / best bm25`, best first.

    A passage without a cosine gets the lowest one seen, for it is no better than that; one without BM25 gets 0.

    Example:
        >>> fuse({"a": 0.9, "b": 0.8}, {"b": 4.0}, dense_weight=5, lexical_weight=2)
        [('a', 4.5), ('b', 4.5)]
    """
    best_bm25 = max(bm25.values(), default=0.0) or 1.0
    lowest_cosine = min(cosines.values(), default=0.0)
    scores = {
        passage_id: dense_weight * cosines.get(passage_id, lowest_cosine)
        + lexical_weight * FIRST_LEXICAL * bm25.get(passage_id, 0.0) / best_bm25
        for passage_id in {*cosines, *bm25}
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def fuse_reread(
    ranked: Sequence[tuple[str, float]],
    cosines: Mapping[str, float],
    likeness: Mapping[str, float],
    dense_weight: float,
    lexical_weight: float,
) -> list[tuple[str, float]]:
    """Return passages with those that were read again ordered by `dense_weight * cosine + lexical_weight * likeness`.

    The others follow behind them in their order, with scores moved down where they would be above.

    Args:
        ranked: The passages as `fuse` ordered them.
        cosines: Cosines by passage; one without gets the lowest.
        likeness: How much of the question's wording the passages hold that were read again, as spelled.
        dense_weight: Factor of the cosine.
        lexical_weight: Factor of the likeness.

    Example:
        >>> fuse_reread([("a", 4.5), ("b", 4.4), ("c", 4.0)], {"a": 0.8, "b": 0.8}, {"a": 0.1, "b": 0.3}, 5, 1)
        [('b', 4.3), ('a', 4.1), ('c', 4.0)]
    """
    lowest_cosine = min(cosines.values(), default=0.0)
    read = [
        (name, dense_weight * cosines.get(name, lowest_cosine) + lexical_weight * likeness[name])
        for name, _ in ranked
        if name in likeness
    ]
    read.sort(key=lambda item: (-item[1], item[0]))
    others = [(name, score) for name, score in ranked if name not in likeness]
    down = min(read[-1][1] - others[0][1], 0.0) if read and others else 0.0
    return [*read, *((name, score + down) for name, score in others)]
