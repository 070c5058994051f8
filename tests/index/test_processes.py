"""Several processes and threads at one index: killed ones, waiting ones, and readers beside a writer."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from corpus.passages import cut_passages
from index.data_folder import DataFolder
from index.index import Index
from tests.index.conftest import CLINIC, SHELTER, agree, many_files, write_files
from tests.tiny_encoder import TinyEncoder

Child = Callable[..., "subprocess.Popen[str]"]


def line(process: subprocess.Popen[str], say: str | None = None) -> str:
    """Say a line to a child, if given, and return the next one that it prints."""
    assert process.stdin is not None
    assert process.stdout is not None
    if say is not None:
        process.stdin.write(f"{say}\n")
        process.stdin.flush()
    return process.stdout.readline().strip()


@pytest.mark.parametrize("moment", ["files:1", "files:201", "encode:2", "passages:1"])
def test_a_killed_ingest_leaves_whole_documents_and_completes_when_run_again(
    data: DataFolder, tmp_path: Path, child: Child, moment: str
) -> None:
    folder = write_files(tmp_path / "docs", many_files(230))
    killed = child("ingest_and_die", data.path, moment, folder)
    assert killed.wait(60) == -9

    encoder = TinyEncoder()
    index = Index(data, encoder)
    entries = index.catalogue.entries()
    assert entries
    for entry in entries:
        document = index.catalogue.document(entry.id)
        assert document is not None
        assert index.catalogue.passages_of(entry.id) == cut_passages(document)
    index.bring_up_to_date()
    assert agree(index)

    report = index.ingest([folder])
    assert (report.added, report.unchanged) == (230 - len(entries), len(entries))
    assert len(index.catalogue.entries()) == 230
    assert agree(index)
    assert len(encoder.encoded) == len(set(encoder.encoded))


@pytest.mark.parametrize("seconds", [0.1, 0.8])
def test_an_ingest_killed_at_any_moment_can_be_run_again(
    data: DataFolder, tmp_path: Path, child: Child, seconds: float
) -> None:
    folder = write_files(tmp_path / "docs", many_files(250))
    killed = child("ingest_slowly", data.path, folder)
    assert line(killed)
    time.sleep(seconds)
    killed.kill()
    killed.wait()

    index = Index(data, TinyEncoder())
    index.bring_up_to_date()
    assert agree(index)
    assert index.ingest([folder]).added > 0
    assert agree(index)


def test_a_reader_opened_before_finds_what_another_process_ingests(
    index: Index, folder: Path, data: DataFolder, child: Child
) -> None:
    index.ingest([folder])
    reader = child("serve", data.path)
    assert line(reader) == "ready"
    assert "|0.0|" in line(reader, "quặng bô xít")

    write_files(folder, {"mo.txt": "Mỏ quặng bô xít ở Tây Nguyên."})
    child("ingest", data.path, folder).wait(60)
    cosine, bm25, text = line(reader, "mỏ quặng bô xít Tây Nguyên").split("|")
    assert float(cosine) > 0.9
    assert float(bm25) > 0
    assert text == "Mỏ quặng bô xít ở Tây Nguyên."
    assert index.search("quặng bô xít", 1)[0].passage.text == text
    assert agree(index)


def test_an_index_opened_before_may_ingest_after_another_process(
    index: Index, tmp_path: Path, data: DataFolder, child: Child
) -> None:
    index.ingest([write_files(tmp_path / "one", many_files(5))])
    other = write_files(tmp_path / "two", {f"b{name}": text for name, text in many_files(120).items()})
    assert child("ingest", data.path, other).wait(60) == 0
    index.ingest([write_files(tmp_path / "three", {"ong.txt": SHELTER})])

    assert agree(index)
    reader = child("serve", data.path)
    assert line(reader) == "ready"
    assert line(reader, "trại nuôi ong mật").endswith(SHELTER)


def test_a_reader_of_another_process_goes_on_while_one_writes(
    index: Index, folder: Path, data: DataFolder, child: Child, tmp_path: Path
) -> None:
    index.ingest([folder])
    reader = child("search_often", data.path, "trại nuôi ong")
    assert line(reader) == "ready"
    assert reader.stdin is not None
    reader.stdin.write("2\n")
    reader.stdin.flush()
    index.ingest([write_files(tmp_path / "more", many_files(400))])

    assert reader.wait(60) == 0
    assert agree(index)


def test_a_second_writer_is_refused_and_readers_are_not(
    index: Index, folder: Path, data: DataFolder, child: Child, tmp_path: Path
) -> None:
    index.ingest([folder])
    writer = child("ingest_slowly", data.path, write_files(tmp_path / "more", many_files(100)))
    assert line(writer)

    for call in (lambda: index.ingest([folder]), index.reembed, lambda: index.remove("any")):
        started = time.monotonic()
        with pytest.raises(DataFolderError) as caught:
            call()
        assert caught.value.code == "data_being_written"
        assert time.monotonic() - started < 2
    assert index.search("trại nuôi ong", 1)[0].passage.text in SHELTER
    index.bring_up_to_date()
    writer.kill()
    writer.wait()
    assert index.ingest([folder]).unchanged == 2


def test_threads_search_while_one_ingests(index: Index, folder: Path, tmp_path: Path) -> None:
    index.ingest([folder])
    wanted = {"trại nuôi ong thu hoạch mật": SHELTER, "trạm y tế tiêm phòng trẻ em": CLINIC}
    errors: list[Exception] = []
    searches: list[str] = []
    end = time.monotonic() + 2

    def search(question: str, text: str) -> None:
        try:
            while time.monotonic() < end:
                hit = index.search(question, 3)[0]
                assert hit.passage.text == text
                assert hit.cosine is not None
                searches.append(question)
        except (AssertionError, IndexError, DataFolderError) as error:
            errors.append(error)

    threads = [threading.Thread(target=search, args=item) for item in [*wanted.items(), *wanted.items()]]
    for thread in threads:
        thread.start()
    rounds = 0
    while time.monotonic() < end:
        index.ingest([write_files(tmp_path / f"more-{rounds}", many_files(20))])
        rounds += 1
    for thread in threads:
        thread.join()

    assert errors == []
    assert rounds > 0
    assert len(searches) > 20
    assert agree(index)


def test_only_one_of_two_threads_may_ingest(index: Index, folder: Path, data: DataFolder) -> None:
    codes: list[str] = []

    def ingest_too(_: object) -> None:
        def attempt() -> None:
            try:
                Index(data, TinyEncoder()).ingest([folder])
            except DataFolderError as error:
                codes.append(error.code)

        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()

    index.ingest([folder], on_progress=ingest_too)
    assert set(codes) == {"data_being_written"}
    assert agree(index)
