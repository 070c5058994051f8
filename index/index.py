"""The index as its users see it: opened on a data folder, it ingests, lists, removes and searches."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.errors import DataFolderError, HoidapError
from index.data_folder import DataFolder
from index.embedding.identity import EmbeddingIdentity
from index.filters import SearchFilter
from index.hits import Hit
from index.ingest import Ingest, IngestProgress, IngestReport
from index.passage_encoder import PassageEncoder
from index.ranking.cross_encoder import CrossEncoder
from index.ranking.fusion import FusionWeights
from index.search import HybridSearch, Stores
from index.stages import Stages
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.embedding_cache import EmbeddingCache
from index.stores.lexical import LexicalIndex
from index.stores.mentions import Mentions
from index.stores.vector_queue import VectorQueue
from index.stores.vectors import VectorStore
from index.vector_sync import OnEmbedded, VectorSync
from index.wording.question_reader import QuestionReader, Wording

_MODEL = "embedding_model"
"""The fact of the catalogue that says which model the index was built with."""


class Index:
    """Documents, passages and vectors in one data folder.

    Args:
        folder: The data folder; made where it is missing.
        encoder: The embedding model. Nothing is loaded before something must be encoded.
        weights: What meaning and words count for in a search.
        max_file_megabytes: The largest file to ingest, in millions of bytes.
        reading_seconds: The longest that reading one file may take.
        stages: Which of the optional stages a search goes through.
        reranker: What orders the best hits at last; None leaves them.
        allow_other_model: Open an index that another embedding model built, in order to re-embed it.

    Raises:
        DataFolderError: The folder cannot be used, is of a newer version, or was built with another embedding model.
    """

    def __init__(
        self,
        folder: DataFolder,
        encoder: PassageEncoder,
        weights: FusionWeights | None = None,
        max_file_megabytes: float = 100,
        reading_seconds: float = 900,
        *,
        stages: Stages | None = None,
        reranker: CrossEncoder | None = None,
        allow_other_model: bool = False,
    ) -> None:
        folder.create()
        self.folder = folder
        self.encoder = encoder
        self._max_file_megabytes = max_file_megabytes
        self._reading_seconds = reading_seconds
        database = Database(folder.catalogue)
        self.catalogue = Catalogue(database)
        self.lexical = LexicalIndex(database)
        self.mentions = Mentions(database)
        if not allow_other_model:
            self._check_model()
        model = encoder.identity.fingerprint()
        self._vectors = VectorStore(folder.vectors, model)
        embeddings = EmbeddingCache(database, model, encoder.identity.dimension)
        self._sync = VectorSync(self.catalogue, VectorQueue(database), embeddings, self._vectors, encoder)
        stages = stages or Stages()
        self._search = HybridSearch(
            Stores(self.catalogue, self.lexical, self._vectors, embeddings),
            encoder,
            QuestionReader(self.catalogue, self.lexical, stages),
            weights or FusionWeights(),
            stages,
            reranker,
        )
        self._reranker = reranker

    def load(self) -> None:
        """Load the models that a search needs, so that the first question does not wait for them."""
        self.encoder.load()
        if self._reranker:
            self._reranker.load()

    def read(self, question: str, filter: SearchFilter | None = None) -> Wording:  # noqa: A002 - as in `search`
        """Return a question as it was meant, slips corrected and diacritics restored: see `QuestionReader.read`.

        Args:
            question: A question that stands on its own.
            filter: What the documents have to meet whose passages are looked at.

        Raises:
            HoidapError: The filter names a document that is not there.
        """
        return self._search.read(question, self.catalogue.allowed(filter))

    def search(
        self,
        question: str | Wording,
        limit: int,
        filter: SearchFilter | None = None,  # noqa: A002 - what it is called throughout
    ) -> list[Hit]:
        """Return at most `limit` passages for a standalone question, best first: see `HybridSearch.search`.

        Args:
            question: The question as it was typed, or as `read` returned it, which saves reading it again.
            limit: How many passages to return.
            filter: What the documents of these passages have to meet; the one that the question was read with.

        Raises:
            HoidapError: The filter names a document that is not there.
            DataFolderError: Another process has re-embedded the index with another model, or it cannot be read.
        """
        self._check_model()
        allowed = self.catalogue.allowed(filter)
        wording = self._search.read(question, allowed) if isinstance(question, str) else question
        return self._search.search(wording, limit, allowed)

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        prune: bool = False,
        on_progress: Callable[[IngestProgress], None] | None = None,
    ) -> IngestReport:
        """Bring files and folders into the index: see `Ingest.run`.

        Raises:
            DataFolderError: Another process is writing, or the folder cannot be written.
        """
        with self._writing():
            ingest = Ingest(self.catalogue, self._sync, self._max_file_megabytes, self._reading_seconds)
            return ingest.run(paths, prune=prune, on_progress=on_progress)

    def remove(self, document_id: str) -> None:
        """Remove a document with its passages and vectors.

        Raises:
            HoidapError: There is no such document.
            DataFolderError: Another process is writing, or the folder cannot be written.
        """
        with self._writing():
            if not self.catalogue.remove(document_id):
                raise HoidapError("document_not_found", id=document_id)
            self._sync.heal()

    def bring_up_to_date(self) -> None:
        """Write the vectors that an interrupted ingest left out, unless another process is at work on them."""
        if self._sync.is_complete():
            return
        try:
            with self._writing():
                self._sync.heal()
        except DataFolderError as error:
            if error.code != "data_being_written":
                raise

    def reembed(self, on_embedded: OnEmbedded | None = None) -> None:
        """Embed every passage with the encoder's model, and only then put it in place of the earlier model.

        Raises:
            DataFolderError: Another process is writing, or the folder cannot be written.
        """
        with self.folder.writing():
            self._sync.rebuild(on_embedded, before_forgetting=self._set_model)
            self._vectors.drop_others()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self.folder.writing():
            self._check_model()
            if self.catalogue.fact(_MODEL) is None:
                self._set_model()
            yield

    def _set_model(self) -> None:
        self.catalogue.set_fact(_MODEL, json.dumps(asdict(self.encoder.identity)))

    def _check_model(self) -> None:
        built_with = self.catalogue.fact(_MODEL)
        if built_with is None:
            return
        identity = EmbeddingIdentity(**json.loads(built_with))
        if identity.fingerprint() != self.encoder.identity.fingerprint():
            raise DataFolderError(
                "data_other_model",
                path=self.folder.path,
                built_with=identity.told_from(self.encoder.identity),
                asked_for=self.encoder.identity.told_from(identity),
            )
