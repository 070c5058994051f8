"""Brings the vectors after the catalogue: embeds what is missing, removes what is orphaned."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage
from corpus.errors import DataFolderError
from corpus.tone_placement import old_style
from index.passage_encoder import PassageEncoder
from index.stores.catalogue import Catalogue
from index.stores.embedding_cache import EmbeddingCache, SentenceVectors
from index.stores.vector_queue import VectorQueue
from index.stores.vectors import VectorStore

_BATCH = 64
"""How many passages are encoded before they are written, and so how many are lost to an interruption."""

_DAMAGED = "vectors_unusable"

_log = logging.getLogger(__name__)

OnEmbedded = Callable[[int], None]
"""Called with the number of passages that have just got their vectors."""


class VectorSync:
    """Makes the vector store hold exactly the passages of the catalogue.

    Args:
        catalogue: The passages.
        queue: What has changed since the vectors were last written.
        cache: Embeddings that are known already.
        vectors: The store to bring up to date.
        encoder: The model, loaded only where something must be encoded.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        queue: VectorQueue,
        cache: EmbeddingCache,
        vectors: VectorStore,
        encoder: PassageEncoder,
    ) -> None:
        self._catalogue = catalogue
        self._queue = queue
        self._cache = cache
        self._vectors = vectors
        self._encoder = encoder

    def run(self, on_embedded: OnEmbedded | None = None) -> None:
        """Work off the queue; what was done before an interruption stays done."""
        while removals := self._queue.next("remove", _BATCH * 10):
            self._vectors.remove(removals)
            self._queue.done(removals)
        while additions := self._queue.next("add", _BATCH):
            self._add(additions)
            self._queue.done(additions)
            if on_embedded:
                on_embedded(len(additions))

    def heal(self, on_embedded: OnEmbedded | None = None) -> None:
        """Make the vectors whole, whatever happened to them: lost, replaced or left over."""
        self._mended(lambda: self._heal(on_embedded))

    def rebuild(self, on_embedded: OnEmbedded | None = None, *, before_forgetting: Callable[[], None]) -> None:
        """Make the vectors of a model whole that is not the index's yet.

        Args:
            on_embedded: Called after each batch.
            before_forgetting: Called when all is there, to make it the index's model. What is queued is for the earlier
                model, which stays whole until then however this ends, and is forgotten only after that.
        """
        self._mended(lambda: self._work_off_differences(on_embedded))
        before_forgetting()
        self._queue.clear()

    def is_complete(self) -> bool:
        """Tell whether nothing is queued and there are as many vectors as passages."""
        if self._queue.next("remove", 1) or self._queue.next("add", 1):
            return False
        try:
            return self._vectors.count() == self._catalogue.passage_count()
        except DataFolderError as error:
            if error.code == _DAMAGED:
                return False
            raise

    def _mended(self, work: Callable[[], None]) -> None:
        # A process killed, or a disk full, while Chroma saves its graph leaves a folder that it cannot read again. The
        # vectors are derived: the embedding cache still holds them all.
        try:
            work()
        except DataFolderError as error:
            if error.code != _DAMAGED:
                raise
            _log.warning("the vector store is damaged and is built anew: %s", error.text("en"))
            self._vectors.start_anew()
            work()

    def _heal(self, on_embedded: OnEmbedded | None) -> None:
        self._vectors.drop_others()  # an interrupted `rebuild` may have left some
        self.run(on_embedded)
        self._work_off_differences(on_embedded)

    def _work_off_differences(self, on_embedded: OnEmbedded | None) -> None:
        stored, wanted = self._vectors.ids(), set(self._catalogue.passage_ids())
        if orphaned := sorted(stored - wanted):
            self._vectors.remove(orphaned)
        missing = sorted(wanted - stored)
        for start in range(0, len(missing), _BATCH):
            part = missing[start : start + _BATCH]
            self._add(part)
            if on_embedded:
                on_embedded(len(part))

    def _add(self, passage_ids: Sequence[str]) -> None:
        passages = self._catalogue.passages(passage_ids)
        if passages:
            vectors = self._embed(list(passages.values()))
            means = [_mean(vectors[passage.text_hash]) for passage in passages.values()]
            self._vectors.upsert(list(passages), np.stack(means))

    def _embed(self, passages: Sequence[Passage]) -> dict[bytes, SentenceVectors]:
        vectors = self._cache.get(passages)
        missing = {passage.text_hash: passage for passage in passages if passage.text_hash not in vectors}
        if missing:
            texts = {key: [old_style(text) for text in passage.sentence_texts] for key, passage in missing.items()}
            once = list(dict.fromkeys(text for several in texts.values() for text in several))
            encoded = dict(zip(once, self._encoder.encode_passages(once), strict=True))
            new = {key: np.stack([encoded[text] for text in several]) for key, several in texts.items()}
            self._cache.put(new)
            vectors.update(new)
        return vectors


def _mean(vectors: SentenceVectors) -> NDArray[np.float32]:
    """Return the direction between the vectors of a passage's sentences: (dimension,), of unit length."""
    mean: NDArray[np.float32] = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
