from __future__ import annotations

import dataclasses
import sqlite3

import pytest

from corpus.document import Passage, Span, passage_id
from index.stores import catalogue as catalogue_module
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.lexical import remove_terms
from index.stores.vector_queue import VectorQueue
from tests.index.stores.conftest import document, long_text


def state(database: Database) -> list[object]:
    tables = ("documents", "passages", "passage_terms", "vector_queue")
    return [database.select(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


def test_a_document_comes_back_as_it_was_put(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", long_text("Một", "Hai"))
    catalogue.put(made, passages, 1)

    assert catalogue.document(made.id) == made
    assert catalogue.passages_of(made.id) == passages
    assert len(passages) == 2
    assert catalogue.passages([passages[1].id, "no such passage"]) == {passages[1].id: passages[1]}
    assert catalogue.document("no such document") is None


def test_a_list_shows_documents_in_the_order_of_their_sources(catalogue: Catalogue) -> None:
    for name, heads in (("b.txt", ["Một"]), ("a.txt", ["Một", "Hai"])):
        catalogue.put(*document(name, long_text(*heads)), 3)
    entries = catalogue.entries()

    assert [(entry.source, entry.passages, entry.reading_version) for entry in entries] == [
        ("docs/a.txt", 2, 3),
        ("docs/b.txt", 1, 3),
    ]
    assert catalogue.entries([entries[1].id, "none", entries[1].id]) == [entries[1]]
    assert catalogue.entries([]) == []


def test_a_document_without_a_date_has_none(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", "Chỉ một câu.")
    catalogue.put(dataclasses.replace(made, date=None), passages, 1)

    assert catalogue.entries()[0].date is None
    assert catalogue.document(made.id) == dataclasses.replace(made, date=None)


def test_a_new_version_touches_only_the_passages_that_changed(catalogue: Catalogue, database: Database) -> None:
    catalogue.put(*document("a.txt", long_text("Một", "Hai", "Ba")), 1)
    before = dict(database.select("SELECT id, number FROM passages ORDER BY start"))
    VectorQueue(database).clear()
    made, passages = document("a.txt", long_text("Một", "Hai", "Bốn"))
    catalogue.put(made, passages, 1)

    after = dict(database.select("SELECT id, number FROM passages ORDER BY start"))
    assert list(after)[:2] == list(before)[:2]
    assert list(after) == [passage.id for passage in passages]
    assert [after[name] for name in list(after)[:2]] == [before[name] for name in list(before)[:2]]
    assert set(database.select("SELECT passage_id, action FROM vector_queue")) == {
        (list(before)[2], "remove"),
        (list(after)[2], "add"),
    }
    assert catalogue.document(made.id) == made


def test_putting_the_same_again_queues_nothing(catalogue: Catalogue, database: Database) -> None:
    catalogue.put(*document("a.txt", long_text("Một", "Hai")), 1)
    VectorQueue(database).clear()
    before = database.select("SELECT * FROM passages")
    catalogue.put(*document("a.txt", long_text("Một", "Hai")), 2)

    assert database.select("SELECT * FROM passages") == before
    assert database.select("SELECT * FROM vector_queue") == []
    assert catalogue.entries()[0].reading_version == 2


def test_new_rules_of_splitting_make_another_passage_of_the_same_text(catalogue: Catalogue, database: Database) -> None:
    made, (passage,) = document("a.txt", "Câu một. Câu hai.")
    catalogue.put(made, [passage], 1)
    VectorQueue(database).clear()
    whole = (Span(0, len(made.text)),)
    name = passage_id(made.id, whole, passage.embedding_text)
    split_anew = dataclasses.replace(passage, id=name, sentences=whole)
    catalogue.put(made, [split_anew], 2)

    assert catalogue.passages_of(made.id) == [split_anew]
    assert set(database.select("SELECT passage_id, action FROM vector_queue")) == {
        (passage.id, "remove"),
        (name, "add"),
    }


def test_a_passage_is_kept_with_the_hash_of_its_sentences(catalogue: Catalogue, database: Database) -> None:
    made, passages = document("a.txt", long_text("Một", "Hai"))
    catalogue.put(made, passages, 1)

    assert dict(database.select("SELECT id, text_hash FROM passages")) == {one.id: one.text_hash for one in passages}


@pytest.mark.parametrize("failing", ["_put_document", "_remove_passages", "add_terms"])
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interruption_leaves_the_earlier_version_whole(
    catalogue: Catalogue,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
    error: type[BaseException],
) -> None:
    catalogue.put(*document("a.txt", long_text("Một", "Hai", "Ba")), 1)
    before = state(database)
    real = getattr(catalogue_module, failing)

    def fail_after(*arguments: object) -> None:
        real(*arguments)
        raise error

    monkeypatch.setattr(catalogue_module, failing, fail_after)
    with pytest.raises(error):
        catalogue.put(*document("a.txt", long_text("Bốn", "Năm", "Sáu", "Bảy"), title="Khác"), 1)
    assert state(database) == before


def test_an_interrupted_removal_removes_nothing(
    catalogue: Catalogue, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, passages = document("a.txt", long_text("Một", "Hai"))
    catalogue.put(made, passages, 1)
    before = state(database)
    calls: list[int] = []

    def fail_at_the_second(connection: sqlite3.Connection, number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise KeyboardInterrupt
        remove_terms(connection, number)

    monkeypatch.setattr(catalogue_module, "remove_terms", fail_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        catalogue.remove(made.id)
    assert state(database) == before


def test_removing_takes_passages_and_words_with_it(catalogue: Catalogue, database: Database) -> None:
    kept, kept_passages = document("b.txt", long_text("Hai"))
    made, passages = document("a.txt", long_text("Một", "Hai"))
    for one, its_passages in ((kept, kept_passages), (made, passages)):
        catalogue.put(one, its_passages, 1)

    assert catalogue.remove(made.id)
    assert not catalogue.remove(made.id)
    assert [entry.id for entry in catalogue.entries()] == [kept.id]
    assert catalogue.passage_ids() == [passage.id for passage in kept_passages]
    assert catalogue.passage_count() == 1
    assert database.select("SELECT count(*) FROM passage_terms") == [(1,)]
    assert set(VectorQueue(database).next("remove", 9)) == {passage.id for passage in passages}


def test_a_passage_put_back_before_the_vectors_followed_is_to_be_added(
    catalogue: Catalogue, database: Database
) -> None:
    made, passages = document("a.txt", long_text("Một"))
    catalogue.put(made, passages, 1)
    catalogue.remove(made.id)
    catalogue.put(made, passages, 1)

    assert database.select("SELECT * FROM vector_queue") == [(passages[0].id, "add")]


def test_many_ids_are_looked_up_at_once(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", long_text(*(f"Số {number}" for number in range(510))))
    catalogue.put(made, passages, 1)

    names = [passage.id for passage in passages]
    assert len(names) == 510
    assert catalogue.passages([*names, *(f"none {number}" for number in range(600))]).keys() == set(names)
    assert catalogue.passages([]) == {}


def test_another_spelling_of_the_path_changes_only_the_display(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", "Một câu.")
    catalogue.put(made, passages, 1)
    catalogue.rename_source(made.id, "../a.txt")

    assert catalogue.document(made.id) == dataclasses.replace(made, source="../a.txt")


def test_facts_are_kept_and_replaced(catalogue: Catalogue) -> None:
    assert catalogue.fact("model") is None
    for value in ("one", "two"):
        catalogue.set_fact("model", value)
    assert catalogue.fact("model") == "two"


def test_offsets_survive_letters_beyond_the_basic_plane(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", "😀 Câu một có biểu tượng. Câu hai 𝒜 cũng vậy.")
    catalogue.put(made, passages, 1)
    back: Passage = catalogue.passages_of(made.id)[0]

    assert [span.of(made.text) for span in back.sentences] == [span.of(made.text) for span in passages[0].sentences]
    assert back.text == back.span.of(made.text)


def test_behind_a_passage_stands_the_next_one_of_its_document_and_behind_the_last_none(catalogue: Catalogue) -> None:
    made, passages = document("a.txt", long_text("Một", "Hai", "Ba"))
    catalogue.put(made, passages, 1)
    catalogue.put(*document("b.txt", long_text("Bốn", "Năm", "Sáu", "Bảy")), 1)

    assert len(passages) > 2
    assert [catalogue.passage_behind(one) for one in passages] == [*passages[1:], None]
