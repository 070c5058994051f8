from __future__ import annotations

import sqlite3
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from index.data_folder import DataFolder
from index.stores.database import IN_MEMORY, SCHEMA_VERSION, Database


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(DataFolderError) as caught:
        call()
    return caught.value.code


def facts(database: Database) -> list[tuple[str, str]]:
    return database.select("SELECT name, value FROM facts ORDER BY name")


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO facts VALUES ('kept', '1')")

    def write_and_stop() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO facts VALUES ('lost', '1')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()

    assert facts(database) == [("kept", "1")]


def test_a_failed_commit_leaves_the_connection_usable(database: Database) -> None:
    def insert_without_document() -> None:
        with database.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")  # the check, and so the failure, comes with COMMIT
            connection.execute("INSERT INTO passages VALUES (1, 'p', 'no such document', 0, 1, '', '[]')")

    assert code_of(insert_without_document) == "data_unusable"
    with database.transaction() as connection:
        connection.execute("INSERT INTO facts VALUES ('after', '1')")

    assert facts(database) == [("after", "1")]
    assert database.select("SELECT count(*) FROM passages") == [(0,)]


def test_the_file_is_in_wal_mode_and_knows_its_version(database: Database) -> None:
    assert database.select("PRAGMA journal_mode") == [("wal",)]
    assert database.select("PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_one_in_memory_leaves_nothing_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Database(Path(IN_MEMORY)).close()
    assert list(tmp_path.iterdir()) == []


def test_a_newer_version_is_refused(database: Database, tmp_path: Path) -> None:
    database.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert code_of(lambda: Database(tmp_path / "catalogue.sqlite3")) == "data_newer"


def test_garbage_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(b"garbage " * 10_000)
    assert code_of(lambda: Database(path)) == "data_damaged"


def test_damage_in_the_middle_is_told_of(database: Database, tmp_path: Path) -> None:
    with database.transaction() as connection:
        connection.executemany("INSERT INTO facts VALUES (?, ?)", [(f"{n}", "x" * 900) for n in range(200)])
    database.close()
    path = tmp_path / "catalogue.sqlite3"
    data = bytearray(path.read_bytes())
    data[40_000:120_000] = b"\xff" * 80_000
    path.write_bytes(data)

    assert code_of(lambda: facts(Database(path))) == "data_damaged"


def test_a_folder_in_the_place_of_the_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite3").mkdir()
    assert code_of(lambda: Database(tmp_path / "catalogue.sqlite3")) == "data_read_only"


def test_readers_go_on_beside_a_writer_and_see_only_what_is_committed(database: Database, tmp_path: Path) -> None:
    other = Database(tmp_path / "catalogue.sqlite3")
    with database.transaction() as connection:
        connection.execute("INSERT INTO facts VALUES ('new', '1')")
        assert facts(other) == []
    assert facts(other) == [("new", "1")]


def test_each_thread_has_a_connection_of_its_own(database: Database) -> None:
    seen: list[sqlite3.Connection] = []
    for _ in range(2):
        thread = threading.Thread(target=lambda: seen.append(database.connection))
        thread.start()
        thread.join()

    assert len({id(connection) for connection in [database.connection, *seen]}) == 3


def test_closing_is_only_until_the_next_use(database: Database) -> None:
    database.close()
    database.close()
    assert facts(database) == []


def test_processes_may_make_the_same_catalogue_at_once(
    tmp_path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    data = DataFolder(tmp_path / "data")
    children = [child("open_catalogue", data.path) for _ in range(4)]
    for one in children:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in children:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()

    assert [one.wait(60) for one in children] == [0] * 4
    assert facts(Database(data.catalogue)) == []


def test_many_may_make_the_same_catalogue_at_the_same_moment(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number}" for number in range(40)]
    together = threading.Barrier(4)
    failed: list[DataFolderError] = []

    def make_all() -> None:
        for folder in folders:
            folder.mkdir(exist_ok=True)
            together.wait(60)
            try:
                Database(folder / "catalogue.sqlite3").close()
            except DataFolderError as error:
                failed.append(error)

    threads = [threading.Thread(target=make_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


def test_a_full_disk_is_told_of_and_keeps_what_was_there(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=1m")
    database = Database(place / "catalogue.sqlite3")

    def fill() -> None:
        for number in range(2_000):
            with database.transaction() as connection:
                connection.execute("INSERT INTO facts VALUES (?, ?)", [f"{number:04}", "x" * 2_000])

    assert code_of(fill) == "data_full"
    kept = facts(database)
    assert [name for name, _ in kept] == [f"{number:04}" for number in range(len(kept))]
    subprocess.run(["mount", "-o", "remount,size=16m", str(place)], check=True)
    with database.transaction() as connection:
        connection.execute("INSERT INTO facts VALUES ('more', '')")
    assert len(facts(database)) == len(kept) + 1
