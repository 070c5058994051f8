from __future__ import annotations

import pytest

from corpus.errors import DataFolderError
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.vector_queue import VectorQueue
from tests.index.stores.conftest import document, long_text


@pytest.fixture
def queue(catalogue: Catalogue, database: Database) -> VectorQueue:
    catalogue.put(*document("a.txt", long_text("Một", "Hai", "Ba")), 1)
    return VectorQueue(database)


def test_new_passages_wait_to_be_added(queue: VectorQueue, catalogue: Catalogue) -> None:
    assert set(queue.next("add", 10)) == set(catalogue.passage_ids())
    assert queue.next("remove", 10) == []
    assert len(queue.next("add", 2)) == 2


def test_what_is_done_waits_no_more(queue: VectorQueue) -> None:
    first = queue.next("add", 2)
    queue.done(first)
    queue.done([])
    queue.done(["no such passage"])

    rest = queue.next("add", 10)
    assert len(rest) == 1
    assert not set(rest) & set(first)


def test_looking_takes_nothing_off(queue: VectorQueue) -> None:
    assert queue.next("add", 10) == queue.next("add", 10)


def test_clearing_leaves_nothing(queue: VectorQueue, catalogue: Catalogue) -> None:
    catalogue.remove(document("a.txt", "")[0].id)
    queue.clear()
    assert queue.next("add", 10) == queue.next("remove", 10) == []


def test_there_are_no_other_actions(queue: VectorQueue, database: Database) -> None:
    assert queue.next("add", 1)
    with pytest.raises(DataFolderError), database.transaction() as connection:
        connection.execute("INSERT INTO vector_queue VALUES ('p', 'other')")
