from __future__ import annotations

import shutil

import numpy as np
import pytest

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
        self.cache = EmbeddingCache(database, model, encoder.identity.dimension)
        self.sync = VectorSync(self.catalogue, self.queue, self.cache, self.vectors, encoder)

    def put(self, name: str, *heads: str, title: str = "Tiêu đề") -> None:
        """Keep a document of one passage a head, whose sentences all but the first are the same everywhere."""
        self.catalogue.put(*document(name, long_text(*heads), title), 1)

    def encoded_heads(self) -> int:
        """Return how many first sentences of passages were encoded."""
        return sum("mở đầu" in text for text in self.encoder.encoded)

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


def test_each_sentence_is_encoded_below_its_title_in_one_tone_style(house: House) -> None:
    house.catalogue.put(*document("a.txt", "Thuỷ lợi đã xong. Ai cũng muốn hoà bình.", title="Ghi chú"), 1)
    house.sync.run()

    assert house.encoder.encoded == ["Ghi chú\nThủy lợi đã xong.", "Ghi chú\nAi cũng muốn hòa bình."]


def test_a_title_that_was_cut_off_the_text_is_not_encoded_above_every_sentence(house: House) -> None:
    house.catalogue.put(*document("a.txt", "Thuỷ lợi đã xong. Ai cũng mừng.", title="Thuỷ lợi đã…"), 1)
    house.sync.run()

    assert house.encoder.encoded == ["Thủy lợi đã xong.", "Ai cũng mừng."]


def test_the_cache_holds_each_sentence_and_the_store_their_mean_of_unit_length(house: House) -> None:
    house.catalogue.put(*document("a.txt", "Trại ong có mật. Trạm y tế tiêm phòng.", title="Ghi chú"), 1)
    house.sync.run()
    (name,) = house.catalogue.passage_ids()
    sentences = np.stack([house.encoder.encode_question(text) for text in house.encoder.encoded])
    mean = sentences.mean(axis=0)

    assert house.cache.of([name])[name] == pytest.approx(sentences, abs=0.001)
    for vector in sentences:
        cosine = float(vector @ mean / np.linalg.norm(mean))
        assert dict(house.vectors.search(vector, 1)) == pytest.approx({name: cosine}, abs=0.001)


def test_the_same_passage_in_two_documents_is_encoded_once(house: House) -> None:
    house.put("a.txt", "Một", "Hai")
    house.put("b.txt", "Một", "Hai")
    house.sync.run()

    assert house.agrees()
    assert house.vectors.count() == 4
    assert len(house.encoder.encoded) == len(set(house.encoder.encoded))
    assert house.encoded_heads() == 2


def test_a_sentence_that_two_passages_share_is_encoded_once(house: House) -> None:
    line = "Thủ trưởng các đơn vị chịu trách nhiệm thi hành."
    house.catalogue.put(*document("a.txt", f"Xã giao việc. {line} {line}"), 1)
    house.catalogue.put(*document("b.txt", f"Thôn nhận việc. {line}"), 1)
    house.sync.run()

    assert house.agrees()
    assert sorted(house.encoder.encoded) == sorted(
        f"Tiêu đề\n{text}" for text in ("Xã giao việc.", "Thôn nhận việc.", line)
    )


def test_a_passage_whose_sentences_are_known_costs_nothing(house: House) -> None:
    house.put("a.txt", "Một", "Hai")
    house.sync.run()
    encoded = list(house.encoder.encoded)
    house.catalogue.remove(document("a.txt", "")[0].id)
    house.sync.run()
    house.put("moved.txt", "Hai", "Một")
    house.sync.run()

    assert house.agrees()
    assert house.encoder.encoded == encoded


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
    assert house.encoded_heads() == total


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
    stamp, encoded = (data.vectors / "last-write").read_text(), list(house.encoder.encoded)
    house.sync.heal()

    assert (data.vectors / "last-write").read_text() == stamp
    assert house.encoder.encoded == encoded


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
    assert new.encoded_heads() == 2, "what the interrupted rebuild encoded is known"
