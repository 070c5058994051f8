from __future__ import annotations

import shutil

import numpy as np
import pytest

from corpus.tone_placement import old_style
from index.data_folder import DataFolder
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.embedding_cache import EmbeddingCache
from index.stores.vector_queue import VectorQueue
from index.stores.vectors import VectorStore
from index.vector_sync import VectorSync
from tests.index.stores.conftest import document, long_text
from tests.tiny_encoder import TinyEncoder


class House:
    """The stores of one data folder, and the sync of one model between them."""

    def __init__(self, data: DataFolder, encoder: TinyEncoder) -> None:
        database = Database(data.catalogue)
        model = encoder.identity.fingerprint()
        self.encoder = encoder
        self.catalogue = Catalogue(database)
        self.queue = VectorQueue(database)
        self.vectors = VectorStore(data.vectors, model)
        self.sync = VectorSync(self.catalogue, self.queue, EmbeddingCache(database, model), self.vectors, encoder)

    def put(self, name: str, *heads: str, title: str = "Tiêu đề") -> None:
        self.catalogue.put(*document(name, long_text(*heads), title), 1)

    def agrees(self) -> bool:
        return self.sync.is_complete() and self.vectors.ids() == set(self.catalogue.passage_ids())


@pytest.fixture
def house(data: DataFolder, encoder: TinyEncoder) -> House:
    return House(data, encoder)


def test_the_vectors_follow_the_catalogue(house: House) -> None:
    house.put("a.txt", "Một", "Hai")
    assert not house.sync.is_complete()
    house.sync.run()
    assert house.agrees()

    house.put("a.txt", "Hai", "Ba")
    house.sync.run()
    assert house.agrees()
    house.catalogue.remove(document("a.txt", "")[0].id)
    house.sync.run()
    assert house.agrees()
    assert house.vectors.count() == 0


def test_each_vector_is_that_of_its_title_and_text_in_one_tone_style(house: House) -> None:
    house.catalogue.put(*document("a.txt", "Thuỷ lợi và hoà bình.", title="Ghi chú"), 1)
    house.sync.run()
    (passage,) = house.catalogue.passages_of(document("a.txt", "")[0].id)

    assert house.encoder.encoded == ["Ghi chú\nThủy lợi và hòa bình."] == [old_style(passage.embedding_text)]
    vector = house.encoder.encode_question("Ghi chú\nThủy lợi và hòa bình.")
    assert house.vectors.cosines(vector, [passage.id]) == pytest.approx({passage.id: 1.0}, abs=1e-5)


def test_the_same_text_in_two_documents_is_encoded_once(house: House) -> None:
    house.put("a.txt", "Một", "Hai")
    house.put("b.txt", "Một", "Hai")
    house.sync.run()

    assert house.agrees()
    assert house.vectors.count() == 4
    assert len(house.encoder.encoded) == 2


def test_a_passage_added_and_removed_before_the_vectors_followed_is_never_encoded(house: House) -> None:
    house.put("a.txt", "Một")
    house.catalogue.remove(document("a.txt", "")[0].id)
    house.sync.run()

    assert house.agrees()
    assert house.encoder.encoded == []


def test_an_interruption_loses_one_batch_at_most(house: House) -> None:
    house.put("a.txt", *(f"Số {number}" for number in range(200)))
    total = house.catalogue.passage_count()
    counts: list[int] = []

    def stop_at_the_second(more: int) -> None:
        counts.append(more)
        if len(counts) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.sync.run(stop_at_the_second)
    assert house.vectors.count() == 128
    assert not house.sync.is_complete()
    house.sync.run(counts.append)

    assert house.agrees()
    assert sum(counts) == total
    assert len(house.encoder.encoded) == total


@pytest.mark.parametrize("loss", ["folder", "collection", "some", "replaced"])
def test_lost_vectors_are_put_back_without_encoding(house: House, data: DataFolder, loss: str) -> None:
    house.put("a.txt", "Một", "Hai", "Ba")
    house.sync.run()
    encoded = list(house.encoder.encoded)
    names = house.catalogue.passage_ids()
    if loss == "folder":
        shutil.rmtree(data.vectors)
    elif loss == "collection":
        VectorStore(data.vectors, "another").drop_others()
    elif loss == "some":
        house.vectors.remove(names[:2])
    else:  # as many as there should be, but others
        house.vectors.remove(names[:1])
        house.vectors.upsert(["stranger"], np.full((1, 64), 0.125, dtype=np.float32))
    house.sync.heal()

    assert house.agrees()
    assert house.encoder.encoded == encoded


@pytest.mark.parametrize("damaged", ["chroma.sqlite3", "index_metadata.pickle"])
def test_damaged_vectors_are_built_anew_without_encoding(
    house: House, data: DataFolder, encoder: TinyEncoder, damaged: str
) -> None:
    house.put("a.txt", *(f"Số {number}" for number in range(300)))
    house.sync.run()
    encoded = len(encoder.encoded)
    (file,) = data.vectors.rglob(damaged)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    if damaged == "chroma.sqlite3":
        file.write_bytes(b"garbage " * 1_000)
    # The open store has what it needs in memory, another one reads the disk.
    (data.vectors / "last-write").write_text("by another process")

    assert not house.sync.is_complete()
    house.sync.heal()
    assert house.agrees()
    assert len(encoder.encoded) == encoded


def test_healing_what_is_whole_changes_nothing(house: House, data: DataFolder) -> None:
    house.put("a.txt", "Một")
    house.sync.run()
    stamp = (data.vectors / "last-write").read_text()
    house.sync.heal()

    assert (data.vectors / "last-write").read_text() == stamp
    assert len(house.encoder.encoded) == 1


def test_a_rebuild_leaves_the_earlier_model_whole_until_it_is_done(house: House, data: DataFolder) -> None:
    house.put("a.txt", "Một", "Hai")
    house.sync.run()
    house.put("a.txt", "Một", "Ba")  # an ingest that was interrupted before its vectors were written
    new = House(data, TinyEncoder("new"))
    with pytest.raises(ZeroDivisionError):
        new.sync.rebuild(before_forgetting=lambda: 1 // 0)  # type: ignore[arg-type]

    assert not house.sync.is_complete()
    assert set(house.catalogue.passage_ids()) == new.vectors.ids()
    house.sync.heal()
    assert house.agrees()
    assert new.vectors.count() == 0, "what a rebuild left is removed"

    called: list[str] = []
    new.sync.rebuild(before_forgetting=lambda: called.append("set"))
    assert called == ["set"]
    assert new.agrees()
    assert len(new.encoder.encoded) == 2, "what the interrupted rebuild encoded is known"
