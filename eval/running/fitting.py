"""Whether gold questions fit their documents, seen without asking anything or loading any model."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.discovery import find_files
from corpus.documents import make_document, read_bytes
from corpus.errors import HoidapError
from eval.gold.checking import check
from eval.gold.faults import Fault
from eval.gold.question_set import open_question_set
from eval.running.document_texts import DocumentTexts
from index.data_folder import DataFolder
from index.ingest import FailedFile
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from qa.settings import Settings


@dataclass(frozen=True, slots=True)
class Fitting:
    """How gold questions fit their documents.

    Attributes:
        questions: How many there are.
        faults: What is wrong with any of them, in the order of their lines.
        unreadable: The files that cannot be read. None of them is a fault of the questions, but those that need one
            have no document.
    """

    questions: int
    faults: list[Fault]
    unreadable: list[FailedFile]


def fitting(gold: Path, corpus: Path | None, settings: Settings) -> Fitting:
    """Return how gold questions fit their documents.

    Args:
        gold: The questions.
        corpus: The documents; None for those that the set brings, or else for those of the settings' data folder.
        settings: The settings.

    Raises:
        HoidapError: The questions cannot be read, or there are no documents.
    """
    with tempfile.TemporaryDirectory() as scratch:
        questions = open_question_set(gold, Path(scratch))
        paths = [path for path in (corpus, questions.corpus) if path is not None]
        unreadable: list[FailedFile] = []
        texts = _read(paths, settings, unreadable) if paths else _ingested(settings)
        faults = [*questions.gold.faults, *check(questions.gold, texts)]
    return Fitting(len(questions.gold.questions), sorted(faults, key=lambda fault: fault.line), unreadable)


def _read(paths: list[Path], settings: Settings, unreadable: list[FailedFile]) -> dict[str, str]:
    """Return the texts of files by path; those that cannot be read are put with the others of their sort."""
    texts = {}
    for file in find_files(paths):
        try:
            texts[file.source] = make_document(file, read_bytes(file, settings.max_file_megabytes)).text
        except HoidapError as error:
            unreadable.append(FailedFile(file.source, error))
    return texts


def _ingested(settings: Settings) -> Mapping[str, str]:
    folder = DataFolder(settings.data)
    if not folder.catalogue.exists():
        raise HoidapError("index_empty", path=settings.data)
    return DocumentTexts(Catalogue(Database(folder.catalogue)))
