"""From a question to the passages that may answer it: by meaning, by words, and both fused."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.folding import has_diacritics
from corpus.tone_placement import old_style
from index.fusion import FusionWeights, fuse
from index.hits import Hit
from index.passage_encoder import PassageEncoder
from index.stores.catalogue import Catalogue
from index.stores.lexical import LexicalIndex
from index.stores.vectors import VectorStore

_CANDIDATES = 100
"""How many passages each side brings to the fusion."""


class HybridSearch:
    """Finds passages by cosine and BM25 and fuses the two by score.

    Args:
        catalogue: The passages.
        lexical: Their words.
        vectors: Their vectors.
        encoder: The model that made the vectors.
        weights: What each side counts for.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        lexical: LexicalIndex,
        vectors: VectorStore,
        encoder: PassageEncoder,
        weights: FusionWeights,
    ) -> None:
        self._catalogue = catalogue
        self._lexical = lexical
        self._vectors = vectors
        self._encoder = encoder
        self._weights = weights

    def search(self, question: str, limit: int) -> list[Hit]:
        """Return at most `limit` passages for a question, best first.

        Args:
            question: A question that stands on its own.
            limit: How many passages to return.
        """
        vector = self._encoder.encode_question(old_style(question))
        bm25 = dict(self._lexical.search(question, _CANDIDATES))
        cosines = dict(self._vectors.search(vector, _CANDIDATES))
        cosines |= self._vectors.cosines(vector, [found for found in bm25 if found not in cosines])
        dense_weight = self._weights.dense if has_diacritics(question) else self._weights.dense_without_diacritics
        ranked = fuse(cosines, bm25, dense_weight, self._weights.lexical)
        return self._hits(ranked, limit, cosines, bm25)

    def _hits(
        self, ranked: list[tuple[str, float]], limit: int, cosines: Mapping[str, float], bm25: Mapping[str, float]
    ) -> list[Hit]:
        # A vector may outlive its passage until the vectors have followed: look on until there are enough.
        hits: list[Hit] = []
        step = max(2 * limit, 1)
        for start in range(0, len(ranked), step):
            part = ranked[start : start + step]
            passages = self._catalogue.passages([passage_id for passage_id, _ in part])
            hits += [
                Hit(passages[found], score, cosines.get(found), bm25.get(found, 0.0))
                for found, score in part
                if found in passages
            ]
            if len(hits) >= limit:
                break
        return hits[:limit]
