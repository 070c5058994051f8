from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.document import Span
from index.stores import schema
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.mentions import Mentions
from tests.index.stores.conftest import document
from tests.index.stores.version_1 import write_version_1

REPORT = "Xã sơ kết Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị và khoản 2 Điều 8 Luật Điện ảnh."
MINUTES = "Chi bộ đọc lại 1-KL/TW."


@pytest.fixture
def mentions(database: Database) -> Mentions:
    return Mentions(database)


def test_mentions_are_kept_with_their_document_and_read_as_they_were_found(
    catalogue: Catalogue, mentions: Mentions
) -> None:
    made, passages = document("bao-cao.txt", REPORT)
    catalogue.put(made, passages, 1)

    conclusion, law = mentions.of_document(made.id)

    assert conclusion.span.of(REPORT) == "Kết luận số 01-KL/TW"
    assert (conclusion.type, conclusion.number) == ("kết luận", "01-KL/TW")
    assert (conclusion.date, conclusion.issuer) == ("2021-05-18", "Bộ Chính trị")
    assert (law.key, law.place, law.number) == ("luat dien anh", "dieu 8 khoan 2", "")


def test_a_key_finds_every_document_that_mentions_it(catalogue: Catalogue, mentions: Mentions) -> None:
    (report, _), (minutes, _) = made = document("bao-cao.txt", REPORT), document("bien-ban.txt", MINUTES)
    for one, passages in made:
        catalogue.put(one, passages, 1)

    found = mentions.by_key("1 kl tw")

    assert {one.document_id for one in found} == {report.id, minutes.id}
    assert [one.mention.span for one in found if one.document_id == minutes.id] == [Span(15, 22)]
    assert mentions.by_key("2 kl tw") == []


def test_mentions_change_and_go_with_their_document(catalogue: Catalogue, mentions: Mentions) -> None:
    made, passages = document("bao-cao.txt", REPORT)
    catalogue.put(made, passages, 1)
    newer, passages = document("bao-cao.txt", MINUTES)
    catalogue.put(newer, passages, 1)
    assert [one.key for one in mentions.of_document(made.id)] == ["1 kl tw"]

    catalogue.remove(made.id)

    assert mentions.of_document(made.id) == []
    assert mentions.by_key("1 kl tw") == []


def test_a_document_that_could_not_be_put_leaves_no_mentions(
    catalogue: Catalogue, mentions: Mentions, database: Database
) -> None:
    made, passages = document("bao-cao.txt", REPORT)
    database.connection.execute("CREATE TRIGGER no BEFORE INSERT ON passages BEGIN SELECT RAISE(ABORT, 'no'); END")

    with pytest.raises(Exception, match=r"."):
        catalogue.put(made, passages, 1)

    assert mentions.of_document(made.id) == []


def test_an_older_catalogue_gets_mentions_without_an_ingest(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    made, passages = document("bao-cao.txt", REPORT)
    write_version_1(path, [(made, passages)])

    found = Mentions(Database(path)).of_document(made.id)

    assert [one.key for one in found] == ["1 kl tw", "luat dien anh"]


def test_a_key_is_looked_up_in_an_index(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "catalogue.sqlite3")
    schema.bring_up_to_date(connection)

    [plan] = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM mentions WHERE key = 'x'").fetchall()

    assert "mentions_by_key" in plan[3]
