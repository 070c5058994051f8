from __future__ import annotations

import sqlite3
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import DataFolderError
from index.data_folder import DataFolder
from index.index import Index
from index.stores import schema
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.lexical import LexicalIndex
from index.stores.vectors import VectorStore
from tests.index.stores.conftest import document
from tests.index.stores.version_1 import write_version_1
from tests.tiny_encoder import TinyEncoder

PLAN = (
    "UBND XÃ TÂN LẬP\nSố: 7/KH-UBND\nTân Lập, ngày 3 tháng 2 năm 2024\nKẾ HOẠCH\nTrồng cây đầu xuân\n"
    "Hội Chữ thập đỏ (HCTĐ) xã trồng 300 cây keo dọc đê."
)
MINUTES = "BIÊN BẢN HỌP THÔN\nSố: 2/BB-TL\nBà con thôn Đông bàn việc nạo vét mương."
TABLES = ("documents", "passages", "passage_terms", "vector_queue", "embeddings", "facts")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a catalogue of version 1 with two documents."""
    path = tmp_path / "catalogue.sqlite3"
    write_version_1(path, [document("ke-hoach.txt", PLAN, "KẾ HOẠCH Trồng cây đầu xuân"), document("bb.txt", MINUTES)])
    return path


def contents(path: Path) -> list[object]:
    """Everything in a catalogue, and how its tables were made."""
    connection = sqlite3.connect(path)
    rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES]
    made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    version = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return [version, made, *rows]


def test_an_older_catalogue_gets_kinds_and_abbreviations_without_an_ingest(path: Path) -> None:
    catalogue = Catalogue(Database(path))

    assert {entry.source: entry.kind for entry in catalogue.entries()} == {
        "docs/bb.txt": "biên bản",
        "docs/ke-hoach.txt": "kế hoạch",
    }
    assert catalogue.long_forms(["hctd"]) == {"hctd": ["hoi chu thap do"]}
    assert catalogue.shorts(["hoi chu thap do"]) == {"hoi chu thap do": ["hctd"]}


def test_documents_passages_and_words_of_an_older_catalogue_stay_as_they_are(path: Path) -> None:
    before = contents(path)
    database = Database(path)
    database.close()
    after = contents(path)

    documents, passages, *rest = after[2:]
    assert [row[:9] for row in documents] == before[2]  # type: ignore[attr-defined]
    assert [row[:7] for row in passages] == before[3]  # type: ignore[attr-defined]
    assert rest == before[4:]
    assert database.select("SELECT * FROM vector_queue") == []
    found = LexicalIndex(database).search("trồng keo", 1)
    assert found[0][0] == Catalogue(database).passages_of(document("ke-hoach.txt", PLAN)[0].id)[0].id


def test_words_of_an_older_catalogue_are_weighed_as_those_of_a_new_one(path: Path, tmp_path: Path) -> None:
    fresh = Database(tmp_path / "fresh.sqlite3")
    for made, passages in (document("ke-hoach.txt", PLAN, "KẾ HOẠCH Trồng cây đầu xuân"), document("bb.txt", MINUTES)):
        Catalogue(fresh).put(made, passages, 1)
    packed = "SELECT passages.id, title, body FROM passage_syllables JOIN passages USING (number) ORDER BY passages.id"

    assert Database(path).select(packed) == fresh.select(packed) != []


def test_an_older_catalogue_ends_with_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    Database(path).close()
    Database(tmp_path / "new.sqlite3").close()

    def tables(file: Path) -> list[tuple[str, list[object]]]:
        connection = sqlite3.connect(file)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master ORDER BY name")]
        return [(name, connection.execute(f"PRAGMA table_xinfo('{name}')").fetchall()) for name in names]

    assert tables(path) == tables(tmp_path / "new.sqlite3")


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, sqlite3.OperationalError])
def test_an_interruption_leaves_the_older_catalogue_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    before = contents(path)
    calls: list[str] = []

    def stop_at_the_second(_: sqlite3.Connection, document_id: str, __: object) -> None:
        calls.append(document_id)
        if len(calls) == 2:
            raise error("stopped")

    with monkeypatch.context() as patched:
        patched.setattr(schema, "put_abbreviations", stop_at_the_second)
        with pytest.raises(DataFolderError if error is sqlite3.OperationalError else error):
            Database(path)
    assert contents(path) == before

    assert {entry.kind for entry in Catalogue(Database(path)).entries()} == {"biên bản", "kế hoạch"}


def test_a_process_killed_in_the_middle_leaves_the_older_catalogue_as_it_was(
    path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    before = contents(path)

    assert child("bring_up_to_date_and_die", path.parent).wait(60) == -9
    assert contents(path) == before
    assert Catalogue(Database(path)).long_forms(["hctd"])


def test_many_may_bring_the_same_catalogue_up_to_date_at_the_same_moment(tmp_path: Path) -> None:
    made = [document("ke-hoach.txt", PLAN, "KẾ HOẠCH Trồng cây đầu xuân")]
    folders = [tmp_path / f"{number}" for number in range(10)]
    for folder in folders:
        folder.mkdir()
        write_version_1(folder / "catalogue.sqlite3", made)
    together = threading.Barrier(4)
    failed: list[BaseException] = []

    def open_all() -> None:
        for folder in folders:
            together.wait(60)
            try:
                database = Database(folder / "catalogue.sqlite3")
                assert [entry.kind for entry in Catalogue(database).entries()] == ["kế hoạch"]
                database.close()
            except BaseException as error:  # noqa: BLE001 - told of below
                failed.append(error)

    threads = [threading.Thread(target=open_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


def test_processes_may_bring_the_same_catalogue_up_to_date_at_once(
    tmp_path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    data = DataFolder(tmp_path / "data")
    data.create()
    write_version_1(data.catalogue, [document("ke-hoach.txt", PLAN, "KẾ HOẠCH Trồng cây đầu xuân")])
    children = [child("open_catalogue", data.path) for _ in range(2)]
    for one in children:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in children:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()

    assert [one.wait(60) for one in children] == [0, 0]
    assert [entry.kind for entry in Catalogue(Database(data.catalogue)).entries()] == ["kế hoạch"]


def test_a_reader_of_the_older_version_goes_on_while_it_is_brought_up_to_date(path: Path) -> None:
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    before = reader.execute("SELECT id, title FROM documents ORDER BY id").fetchall()
    Database(path).close()

    assert reader.execute("SELECT id, title FROM documents ORDER BY id").fetchall() == before
    reader.close()


def test_a_program_of_the_older_version_refuses_the_newer_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(path).close()
    monkeypatch.setattr("index.stores.database.SCHEMA_VERSION", 1)

    with pytest.raises(DataFolderError) as caught:
        Database(path)
    assert caught.value.code == "data_newer"
    assert (caught.value.values["found"], caught.value.values["known"]) == (schema.SCHEMA_VERSION, 1)


def test_a_file_that_a_newer_program_changed_meanwhile_is_left_alone(path: Path) -> None:
    database = Database(path)
    with database.transaction() as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
        schema.bring_up_to_date(connection)

    assert database.select("PRAGMA user_version") == [(schema.SCHEMA_VERSION + 1,)]


@pytest.fixture(params=[1, 2])
def earlier(request: pytest.FixtureRequest, path: Path) -> Path:
    """The file of a catalogue of an earlier version, with an embedding of a whole passage as it kept them."""
    connection = sqlite3.connect(path)
    for step in schema.STEPS[1 : request.param]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {request.param}")
    connection.execute("INSERT INTO embeddings VALUES ('model', x'00', x'0000803f')")
    connection.commit()
    connection.close()
    return path


def test_passages_of_any_earlier_catalogue_are_known_by_the_same_sentences_as_freshly_put_ones(
    earlier: Path, tmp_path: Path
) -> None:
    fresh = Database(tmp_path / "fresh.sqlite3")
    for made, passages in (document("ke-hoach.txt", PLAN, "KẾ HOẠCH Trồng cây đầu xuân"), document("bb.txt", MINUTES)):
        Catalogue(fresh).put(made, passages, 1)
    database = Database(earlier)
    hashes = "SELECT id, text_hash FROM passages ORDER BY id"

    assert database.select("PRAGMA user_version") == [(schema.SCHEMA_VERSION,)] == [(7,)]
    assert database.select(hashes) == fresh.select(hashes) != []
    catalogue = Catalogue(database)
    assert dict(database.select(hashes)) == {
        name: passage.text_hash for name, passage in catalogue.passages(catalogue.passage_ids()).items()
    }


def test_embeddings_of_whole_passages_go(earlier: Path) -> None:
    assert Database(earlier).select("SELECT * FROM embeddings") == []


def test_vectors_of_an_earlier_version_are_made_anew_without_an_ingest(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    encoder = TinyEncoder()
    Index(data, encoder).ingest([folder])
    made = Index(data, TinyEncoder()).catalogue
    held = [(one, made.passages_of(one.id)) for entry in made.entries() if (one := made.document(entry.id))]
    facts = made.fact("embedding_model")
    # The same documents as version 1 would have kept them, and their vectors in the collection that it had.
    for file in data.path.glob("catalogue.sqlite3*"):
        file.unlink()
    vectors = VectorStore(data.vectors, encoder.identity.fingerprint())
    vectors.start_anew()
    vectors._name = vectors._name.replace("means", "passages")
    vectors.upsert([held[0][1][0].id], encoder.encode_passages([held[0][1][0].embedding_text]))
    write_version_1(data.catalogue, held)
    connection = sqlite3.connect(data.catalogue)
    connection.execute("INSERT INTO facts VALUES ('embedding_model', ?)", [facts])
    connection.commit()
    connection.close()

    again = TinyEncoder()
    index = Index(data, again)
    assert index.search("trồng keo", 1)[0].cosine is None, "found by its words until the vectors are there"
    index.bring_up_to_date()
    assert again.encoded == encoder.encoded[: len(again.encoded)] != []
    assert vectors.count() == 0
    encoded = len(again.encoded)
    report = index.ingest([folder])

    assert (report.unchanged, report.updated) == (0, 1), "by newer rules of reading"
    assert len(again.encoded) == encoded
    assert index.search("trồng keo", 1)[0].cosine is not None
