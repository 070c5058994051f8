"""Joins what the vectors and the words of a question found, by score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What the two scores count for in the fused one.

    Attributes:
        dense: Factor of the cosine, a number between about 0.7 and 0.9 for e5.
        lexical: Factor of the BM25 score as a share of the best passage's, a number between 0 and 1.
        dense_without_diacritics: Factor of the cosine where the question has no diacritics; the encoder reads such
            questions badly (nDCG@10 .42 instead of .95 on XQuAD-vi), so they must weigh less.
    """

    dense: float = 5.0
    lexical: float = 0.5
    dense_without_diacritics: float = 2.0


def fuse(
    cosines: Mapping[str, float], bm25: Mapping[str, float], dense_weight: float, lexical_weight: float
) -> list[tuple[str, float]]:
    """Return passage ids with `dense_weight * cosine + lexical_weight * bm25 / best bm25`, best first.

    A passage without a cosine gets the lowest one seen, for it is no better than that; one without BM25 gets 0.

    Example:
        >>> fuse({"a": 0.9, "b": 0.8}, {"b": 4.0}, dense_weight=5, lexical_weight=0.5)
        [('a', 4.5), ('b', 4.5)]
    """
    best_bm25 = max(bm25.values(), default=0.0) or 1.0
    lowest_cosine = min(cosines.values(), default=0.0)
    scores = {
        passage_id: dense_weight * cosines.get(passage_id, lowest_cosine)
        + lexical_weight * bm25.get(passage_id, 0.0) / best_bm25
        for passage_id in {*cosines, *bm25}
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
