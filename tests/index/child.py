"""What tests let a second process do: `python -m tests.index.child STEP DATA [ARGUMENT]`; it tells when it is ready."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from index.data_folder import DataFolder
from index.index import Index
from index.ingest import IngestProgress
from index.stores import schema
from index.stores.database import Database
from tests.tiny_encoder import TinyEncoder


def ingest(data: DataFolder, folder: str) -> None:
    Index(data, TinyEncoder()).ingest([Path(folder)])


def ingest_slowly(data: DataFolder, folder: str) -> None:
    def rest(progress: IngestProgress) -> None:
        print(progress.files_done, progress.passages_done, flush=True)  # noqa: T201
        time.sleep(0.02)

    Index(data, TinyEncoder()).ingest([Path(folder)], on_progress=rest)


def ingest_and_die(data: DataFolder, moment: str, folder: str) -> None:
    """Ingest, and be killed at a moment: `files:3`, `passages:2` or `encode:1`, counted as they are called."""
    kind, count = moment.split(":")
    left = int(count)

    def die_when_due(what: str) -> None:
        nonlocal left
        if what == kind:
            left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    embedded = 0

    def on_progress(progress: IngestProgress) -> None:
        nonlocal embedded
        die_when_due("passages" if progress.passages_done > embedded else "files")
        embedded = progress.passages_done

    encoder = TinyEncoder(before_batch=lambda: die_when_due("encode"))
    Index(data, encoder).ingest([Path(folder)], on_progress=on_progress)


def reembed(data: DataFolder, name: str) -> None:
    Index(data, TinyEncoder(name), allow_other_model=True).reembed()


def hold(data: DataFolder) -> None:
    with data.writing():
        print("holding", flush=True)  # noqa: T201
        sys.stdin.read()


def open_catalogue(data: DataFolder) -> None:
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    Index(data, TinyEncoder())


def bring_up_to_date_and_die(data: DataFolder) -> None:
    """Open a catalogue of an older version, and be killed when its second document is looked at."""
    looked_at = 0

    def die_at_the_second(*_: object) -> None:
        nonlocal looked_at
        looked_at += 1
        if looked_at == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    schema.put_abbreviations = die_at_the_second
    Database(data.catalogue)


def search_often(data: DataFolder, question: str) -> None:
    """Search until told to end; fail where a search finds nothing by meaning or by words."""
    index = Index(data, TinyEncoder())
    print("ready", flush=True)  # noqa: T201
    end = time.monotonic() + float(sys.stdin.readline())
    while time.monotonic() < end:
        hits = index.search(question, 3)
        assert hits, question
        assert hits[0].cosine is not None, question


def serve(data: DataFolder) -> None:
    """Answer the questions of standard input, one a line, with the best passage's source, cosine and BM25."""
    index = Index(data, TinyEncoder())
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        hits = index.search(line.strip(), 1)
        print(f"{hits[0].cosine}|{hits[0].bm25}|{hits[0].passage.text}" if hits else "none", flush=True)  # noqa: T201


STEPS: dict[str, Callable[..., None]] = {
    step.__name__: step
    for step in (
        ingest,
        ingest_slowly,
        ingest_and_die,
        reembed,
        hold,
        open_catalogue,
        bring_up_to_date_and_die,
        search_often,
        serve,
    )
}

if __name__ == "__main__":
    STEPS[sys.argv[1]](DataFolder(Path(sys.argv[2])), *sys.argv[3:])
