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
from index.fusion import FusionWeights
from index.hits import Hit
from index.ingest import Ingest, IngestProgress, IngestReport
from index.passage_encoder import PassageEncoder
from index.restoration import Restoration
from index.search import HybridSearch
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.embedding_cache import EmbeddingCache
from index.stores.lexical import LexicalIndex
from index.stores.vector_queue import VectorQueue
from index.stores.vectors import VectorStore
from index.vector_sync import OnEmbedded, VectorSync

_MODEL = "embedding_model"
"""The fact of the catalogue that says which model the index was built with."""


class Index:
    """Documents, passages and vectors in one data folder.

    Args:
        folder: The data folder; made where it is missing.
        encoder: The embedding model. Nothing is loaded before something must be encoded.
        weights: What meaning and words count for in a search.
        max_file_megabytes: The largest file to ingest, in millions of bytes.
        allow_other_model: Open an index that another embedding model built, in order to re-embed it.
        restore_diacritics: Give questions typed without diacritics theirs back, as the passages spell them.
        expand_abbreviations: Look for long forms beside a question's abbreviations, and the other way round.

    Raises:
        DataFolderError: The folder cannot be used, is of a newer version, or was built with another embedding model.
    """

    def __init__(
        self,
        folder: DataFolder,
        encoder: PassageEncoder,
        weights: FusionWeights | None = None,
        max_file_megabytes: float = 10,
        *,
        allow_other_model: bool = False,
        restore_diacritics: bool = True,
        expand_abbreviations: bool = True,
    ) -> None:
        folder.create()
        self.folder = folder
        self.encoder = encoder
        self._max_file_megabytes = max_file_megabytes
        database = Database(folder.catalogue)
        self.catalogue = Catalogue(database)
        self.lexical = LexicalIndex(database)
        if not allow_other_model:
            self._check_model()
        model = encoder.identity.fingerprint()
        self._vectors = VectorStore(folder.vectors, model)
        self._sync = VectorSync(
            self.catalogue, VectorQueue(database), EmbeddingCache(database, model), self._vectors, encoder
        )
        self._search = HybridSearch(
            self.catalogue,
            self.lexical,
            self._vectors,
            encoder,
            weights or FusionWeights(),
            Restoration(self.catalogue, self.lexical) if restore_diacritics else None,
            expand_abbreviations=expand_abbreviations,
        )

    def search(self, question: str, limit: int) -> list[Hit]:
        """Return at most `limit` passages for a standalone question, best first: see `HybridSearch.search`.

        Raises:
            DataFolderError: Another process has re-embedded the index with another model, or it cannot be read.
        """
        self._check_model()
        return self._search.search(question, limit)

    def restored(self, question: str) -> str:
        """Return a question with the diacritics that it was typed without, as far as the passages know them."""
        return self._search.restored(question)

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
            ingest = Ingest(self.catalogue, self._sync, self._max_file_megabytes)
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
