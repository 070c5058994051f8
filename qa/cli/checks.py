"""The checks of `hoidap doctor`, one function each."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

from qa.cli.checkup import Check, Checkup, Finding
from qa.cli.interface_language import say

_GIGABYTE = 1_000_000_000
_LOW_DISK, _NO_DISK = 1.0, 0.1
_LOW_MEMORY = 1.5
_KNOWN_TOLERANCE = 5e-3  # bfloat16 differs by less than 1e-3
_SLOW_QUESTION_MS = 500
_TIMED_QUESTION = "Ai chủ trì hội nghị tổng kết công tác năm 2023?"
_TIMED_ROUNDS = 5


def check_python(_: Checkup) -> Finding:
    """Check the version of Python."""
    if (3, 11) <= sys.version_info[:2] < (3, 14):
        return Finding("ok", platform.python_version())
    return Finding("fail", platform.python_version(), say("advice_python"))


def check_sqlite(_: Checkup) -> Finding:
    """Check that SQLite can do full-text search, by making an empty catalogue in memory."""
    from index.stores.database import IN_MEMORY, Database

    database = Database(Path(IN_MEMORY))
    found = database.select("SELECT sqlite_version()")[0][0]
    database.close()
    return Finding("ok", say("sqlite_found", version=found))


def check_chroma(_: Checkup) -> Finding:
    """Check the version of Chroma; that it works is seen with the vectors."""
    return Finding("ok", version("chromadb"))


def check_data_folder(checkup: Checkup) -> Finding:
    """Check that the data folder can be written, or made, and is of a version that this program knows."""
    from index.data_folder import DataFolder
    from index.stores.database import SCHEMA_VERSION, Database

    folder = DataFolder(checkup.settings.data)
    if not folder.path.exists():
        can_be_made = checkup.existing_place.is_dir() and os.access(checkup.existing_place, os.W_OK)
        detail = say("data_folder_missing", path=folder.path)
        return Finding("ok", detail) if can_be_made else Finding("fail", detail, say("advice_data_folder"))
    folder.create()
    if not folder.catalogue.exists():
        return Finding("ok", say("data_folder_empty", path=folder.path))
    database = Database(folder.catalogue)
    database.select("SELECT count(*) FROM documents")
    database.close()
    return Finding("ok", say("data_folder_fine", path=folder.path, version=SCHEMA_VERSION))


def check_disk(checkup: Checkup) -> Finding:
    """Check the free space where the data folder is."""
    free = shutil.disk_usage(checkup.existing_place).free / _GIGABYTE
    detail = say("disk_free", free=free)
    if free < _NO_DISK:
        return Finding("fail", detail, say("advice_disk"))
    return Finding("warn", detail, say("advice_disk")) if free < _LOW_DISK else Finding("ok", detail)


def check_memory(_: Checkup) -> Finding:
    """Check the free memory, where the system tells it."""
    free = _free_memory()
    if free is None:
        return Finding("ok", say("memory_unknown"))
    detail = say("memory_free", free=free / _GIGABYTE)
    return Finding("ok", detail) if free >= _LOW_MEMORY * _GIGABYTE else Finding("warn", detail, say("advice_memory"))


def check_model(checkup: Checkup) -> Finding:
    """Check that the embedding model is there, loads, and computes what it should."""
    from index.embedding.bundled_check import KNOWN_NUMBERS, KNOWN_PASSAGE
    from index.embedding.resolve import BUNDLED

    vector = checkup.encoder.encode_passages([KNOWN_PASSAGE])[0]
    identity = checkup.encoder.identity
    sane = abs(float(vector @ vector) - 1) < _KNOWN_TOLERANCE
    if checkup.settings.embedding_model == BUNDLED:
        sane &= all(abs(float(n) - known) < _KNOWN_TOLERANCE for n, known in zip(vector, KNOWN_NUMBERS, strict=False))
    detail = say("model_found", name=identity.name, dimension=identity.dimension, precision=checkup.encoder.precision)
    return Finding("ok", detail) if sane else Finding("fail", detail, say("advice_model_wrong"))


def check_reranker(checkup: Checkup) -> Finding:
    """Check that the cross-encoder of the settings, if they name one, is there, loads and scores."""
    if checkup.reranker is None:
        return Finding("ok", say("no_reranker"))
    _ = checkup.encoder  # found first: once a model is loaded, the hub's client is offline and fetches no other
    checkup.reranker.scores(_TIMED_QUESTION, [_TIMED_QUESTION])
    return Finding("ok", say("reranker_found", name=checkup.reranker.name, precision=checkup.reranker.precision))


def check_speed(checkup: Checkup) -> Finding:
    """Check how long a question takes to encode."""
    checkup.encoder.encode_question(_TIMED_QUESTION)
    started = time.perf_counter()
    for _ in range(_TIMED_ROUNDS):
        checkup.encoder.encode_question(_TIMED_QUESTION)
    milliseconds = (time.perf_counter() - started) * 1000 / _TIMED_ROUNDS
    detail = say("question_speed", milliseconds=milliseconds)
    return Finding("ok", detail) if milliseconds < _SLOW_QUESTION_MS else Finding("warn", detail, say("advice_speed"))


def check_threads(checkup: Checkup) -> Finding:
    """Check how many threads the model computes with."""
    checkup.encoder.load()
    # The encoder has loaded torch by now; it is not for this package to import it.
    threads = sys.modules["torch"].get_num_threads()
    if threads == 1 or checkup.settings.embedding_device not in {"auto", "cpu"}:
        return Finding("ok", say("threads", threads=threads))
    return Finding("warn", say("threads", threads=threads), say("advice_threads"))


def check_index_model(checkup: Checkup) -> Finding:
    """Check that the index was built with the model of the settings."""
    from qa.assembly import open_index

    if checkup.index is None:
        return _nothing_to_check(checkup)
    open_index(checkup.settings, checkup.encoder)  # refuses an index of another model and says what to do
    return Finding("ok", say("index_model_fits"))


def check_documents(checkup: Checkup) -> Finding:
    """Check that there are documents."""
    if checkup.index is None:
        return _nothing_to_check(checkup)
    documents, passages = len(checkup.index.catalogue.entries()), checkup.index.catalogue.passage_count()
    detail = say("document_count", documents=documents, passages=passages)
    return Finding("ok", detail) if passages else Finding("warn", detail, say("advice_ingest"))


def check_vectors(checkup: Checkup) -> Finding:
    """Check that there are as many vectors as passages."""
    from index.stores.vectors import VectorStore

    if checkup.index is None or not checkup.index.folder.vectors.exists():
        return _nothing_to_check(checkup)
    passages = checkup.index.catalogue.passage_count()
    vectors = VectorStore(checkup.index.folder.vectors, checkup.encoder.identity.fingerprint()).count()
    detail = say("vector_count", vectors=vectors, passages=passages)
    return Finding("ok", detail) if vectors == passages else Finding("warn", detail, say("advice_vectors"))


CHECKS: tuple[tuple[str, Check], ...] = (
    ("check_python", check_python),
    ("check_sqlite", check_sqlite),
    ("check_chroma", check_chroma),
    ("check_data_folder", check_data_folder),
    ("check_disk", check_disk),
    ("check_memory", check_memory),
    ("check_reranker", check_reranker),
    ("check_model", check_model),
    ("check_speed", check_speed),
    ("check_threads", check_threads),
    ("check_index_model", check_index_model),
    ("check_documents", check_documents),
    ("check_vectors", check_vectors),
)
"""Every check with the message that names it, in the order in which they are shown."""


def _nothing_to_check(checkup: Checkup) -> Finding:
    if checkup.has_data:
        return Finding("warn", say("index_unusable"), say("advice_see_above"))
    return Finding("warn", say("no_documents"), say("advice_ingest"))


def _free_memory() -> int | None:
    """Return the bytes that can be used, within what a container allows; None where the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        return None
    try:
        group = Path("/sys/fs/cgroup")
        limit, used = (int((group / name).read_text(encoding="ascii")) for name in ("memory.max", "memory.current"))
    except (OSError, ValueError):  # no container, or one without a limit
        return free
    return min(free, limit - used)
