"""From a question to the passages that may answer it: by meaning and by words, fused, read again, references first."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage
from corpus.folding import fold, has_diacritics
from corpus.tone_placement import old_style
from index.hits import Hit
from index.passage_encoder import PassageEncoder
from index.ranking.cross_encoder import CrossEncoder
from index.ranking.fusion import FusionWeights, fuse, fuse_reread
from index.ranking.nearest import nearest
from index.ranking.references_first import asked_references, references_first
from index.ranking.word_likeness import terms_of, word_likeness
from index.stages import Stages
from index.stores.allowed import Allowed
from index.stores.catalogue import Catalogue
from index.stores.embedding_cache import EmbeddingCache
from index.stores.lexical import LexicalIndex
from index.stores.vectors import VectorStore
from index.wording.question_reader import QuestionReader, Wording

_NEAREST = 70
"""How many passages are looked at for being near in meaning."""
_FOREIGN_WORDS = 0.2
"""What words count for in a question of another language: only names, numbers and loanwords can be shared at all."""


@dataclass(frozen=True, slots=True)
class Stores:
    """What a search looks in.

    Attributes:
        catalogue: The passages.
        lexical: Their words.
        vectors: One vector for each, to find those that may be near to a question.
        embeddings: The vectors of their sentences, to tell how near they are.
    """

    catalogue: Catalogue
    lexical: LexicalIndex
    vectors: VectorStore
    embeddings: EmbeddingCache


@dataclass(frozen=True, slots=True)
class _Nearness:
    """How near in meaning passages are to a question.

    Attributes:
        highest: The cosine of the nearest sentence of each passage, by the passage's id.
        places: Which of `of_sentences` are the sentences of each passage.
        of_sentences: The cosine of each sentence, shape (sentences,).
    """

    highest: Mapping[str, float]
    places: Mapping[str, slice]
    of_sentences: NDArray[np.float32]

    def sentences(self, passage_id: str) -> tuple[float, ...]:
        """Return the cosines of a passage's sentences in order; none where it has no vectors."""
        place = self.places.get(passage_id)
        return () if place is None else tuple(self.of_sentences[place].tolist())


class HybridSearch:
    """Finds passages by cosine and words and fuses the two by score.

    Args:
        stores: What to look in.
        encoder: The model that made the vectors.
        reader: What reads a question.
        weights: What each side counts for.
        stages: Which of the optional stages are gone through.
        reranker: What orders the best hits at last; None leaves them.
    """

    def __init__(
        self,
        stores: Stores,
        encoder: PassageEncoder,
        reader: QuestionReader,
        weights: FusionWeights,
        stages: Stages,
        reranker: CrossEncoder | None = None,
    ) -> None:
        self._stores = stores
        self._encoder = encoder
        self._reader = reader
        self._weights = weights
        self._stages = stages
        self._reranker = reranker

    def read(self, question: str, allowed: Allowed | None = None) -> Wording:
        """Return a question as it was meant: see `QuestionReader.read`."""
        return self._reader.read(question, allowed)

    def search(self, wording: Wording, limit: int, allowed: Allowed | None = None) -> list[Hit]:
        """Return at most `limit` passages for a question, best first.

        Args:
            wording: The question, as `read` returned it.
            limit: How many passages to return.
            allowed: The passages that may be returned, the same as for `read`; all where it is None.
        """
        vector = self._encoder.encode_question(old_style(wording.spelled))
        near = nearest(
            lambda count: self._stores.vectors.search(vector, count),
            lambda names: self._nearness(vector, names).highest,
            _NEAREST,
            allowed,
        )
        candidates = list(dict.fromkeys([*wording.bm25, *(name for name, _ in near)]))
        nearness = self._nearness(vector, candidates)
        ranked = self._fused(wording, nearness.highest)
        hits = self._hits(ranked, wording, nearness, limit)
        if self._reranker:
            hits = self._reranker.rerank(wording.spelled, hits)
        return (_references_first(wording.typed, hits) if self._stages.references_first else hits)[:limit]

    def _nearness(self, vector: NDArray[np.float32], passage_ids: Sequence[str]) -> _Nearness:
        """Return how near in meaning the sentences of passages are; a passage without vectors is left out."""
        vectors = self._stores.embeddings.of(passage_ids)
        if not vectors:
            return _Nearness({}, {}, np.zeros(0, dtype=np.float32))
        cosines = np.concatenate(list(vectors.values())) @ vector
        ends = np.cumsum([len(one) for one in vectors.values()]).tolist()
        starts = [0, *ends[:-1]]
        highest = np.maximum.reduceat(cosines, starts).tolist()
        places = map(slice, starts, ends)
        return _Nearness(dict(zip(vectors, highest, strict=True)), dict(zip(vectors, places, strict=True)), cosines)

    def _hits(
        self,
        ranked: Sequence[tuple[str, float]],
        wording: Wording,
        nearness: _Nearness,
        limit: int,
    ) -> list[Hit]:
        """Return the candidates as hits: as many as may still become one of the first `limit`."""
        passages_of_reranker = self._reranker.passages if self._reranker else 0
        all_of_them = self._stages.references_first and asked_references(wording.typed)
        first = ranked if all_of_them else ranked[: max(limit, passages_of_reranker)]
        passages = self._passages([name for name, _ in first], wording)
        return [
            Hit(
                passages[name], score, nearness.highest.get(name), wording.bm25.get(name, 0.0), nearness.sentences(name)
            )
            for name, score in first
            if name in passages
        ]

    def _passages(self, names: Sequence[str], wording: Wording) -> dict[str, Passage]:
        missing = [name for name in names if name not in wording.passages]
        return {**wording.passages, **self._stores.catalogue.passages(missing)}

    def _fused(self, wording: Wording, cosines: Mapping[str, float]) -> list[tuple[str, float]]:
        dense, lexical = self._weights.dense, self._weights.lexical
        if not wording.is_vietnamese:
            lexical *= _FOREIGN_WORDS
        elif not has_diacritics(wording.spelled):
            # A restored question is encoded nearly as well as one typed with diacritics; this one could not be.
            dense = self._weights.dense_without_diacritics
        ranked = fuse(cosines, wording.bm25, dense, lexical)
        best = [name for name, _ in ranked[: self._stages.reread_passages]]
        passages = self._passages(best, wording)
        likeness = self._likeness(wording, [passages[name] for name in best if name in passages])
        return fuse_reread(ranked, cosines, likeness, dense, lexical)

    def _likeness(self, wording: Wording, passages: Sequence[Passage]) -> dict[str, float]:
        words, pairs = terms_of(wording.spelled)
        rarity = self._stores.lexical.rarity([fold(term) for term in (*words, *pairs)])
        found = word_likeness(wording.spelled, passages, rarity)
        return {passage.id: likeness for passage, likeness in zip(passages, found, strict=True)}


def _references_first(question: str, hits: Sequence[Hit]) -> list[Hit]:
    by_id = {hit.passage.id: hit for hit in hits}
    order = references_first(
        question, [(hit.passage.id, hit.score) for hit in hits], lambda name: by_id[name].passage.embedding_text
    )
    # The scores stay at their ranks, since readers go by how far a passage is behind the best.
    return [dataclasses.replace(by_id[name], score=hit.score) for (name, _), hit in zip(order, hits, strict=True)]
