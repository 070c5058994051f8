from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.errors import DataFolderError, HoidapError
from index.data_folder import DataFolder
from index.index import Index
from index.stores.vectors import VectorStore
from tests.index.conftest import CLINIC, SHELTER, agree, many_files, sentence_texts, write_files
from tests.tiny_encoder import TinyEncoder


def vectors_of(data: DataFolder, encoder: TinyEncoder) -> int:
    return VectorStore(data.vectors, encoder.identity.fingerprint()).count()


def is_refused(index_or_data: object, encoder: TinyEncoder) -> bool:
    assert isinstance(index_or_data, DataFolder)
    with pytest.raises(DataFolderError) as caught:
        Index(index_or_data, encoder)
    return caught.value.code == "data_other_model"


def test_what_is_ingested_is_found_when_the_folder_is_opened_again(
    index: Index, folder: Path, data: DataFolder, encoder: TinyEncoder
) -> None:
    index.ingest([folder])
    again = Index(data, TinyEncoder())
    again.bring_up_to_date()

    assert again.search("trại nuôi ong", 1) == index.search("trại nuôi ong", 1)
    assert sorted(encoder.encoded) == sentence_texts(index)


def test_removing_takes_the_document_its_words_and_its_vectors(index: Index, folder: Path) -> None:
    index.ingest([folder])
    bees = next(entry for entry in index.catalogue.entries() if entry.source.endswith("ong.txt"))
    index.remove(bees.id)

    assert agree(index)
    assert [hit.passage.text in CLINIC for hit in index.search("trại nuôi ong", 5)] == [True]
    with pytest.raises(HoidapError) as caught:
        index.remove(bees.id)
    assert caught.value.code == "document_not_found"


def test_what_was_removed_and_comes_back_is_not_encoded_again(index: Index, folder: Path, encoder: TinyEncoder) -> None:
    index.ingest([folder])
    for entry in index.catalogue.entries():
        index.remove(entry.id)
    assert index.catalogue.passage_count() == 0
    index.ingest([folder])

    assert sorted(encoder.encoded) == sentence_texts(index)
    assert agree(index)


def test_opening_and_looking_when_all_is_done_writes_and_encodes_nothing(
    index: Index, folder: Path, data: DataFolder
) -> None:
    index.ingest([folder])
    stamp = (data.vectors / "last-write").read_text()
    encoder = TinyEncoder()
    again = Index(data, encoder)
    with data.writing():  # it does not even ask for the lock
        again.bring_up_to_date()

    assert encoder.encoded == []
    assert (data.vectors / "last-write").read_text() == stamp


def test_bringing_up_to_date_waits_for_nobody(index: Index, folder: Path, data: DataFolder) -> None:
    index.ingest([folder])
    shutil.rmtree(data.vectors)
    with data.writing():
        index.bring_up_to_date()
    assert not agree(index)

    index.bring_up_to_date()
    assert agree(index)


def test_a_deleted_vector_folder_comes_back_without_encoding(index: Index, folder: Path, data: DataFolder) -> None:
    index.ingest([folder])
    shutil.rmtree(data.vectors)
    encoder = TinyEncoder()
    again = Index(data, encoder)
    hit = again.search("trại nuôi ong", 1)[0]
    assert hit.cosine is not None, "found by its words; the cache tells how near it is"
    assert again._vectors.count() == 0
    again.bring_up_to_date()

    assert agree(again)
    assert [one.passage for one in again.search("trại nuôi ong", 1)] == [hit.passage]
    assert again.search("qwertz", 1)[0].cosine is not None
    assert encoder.encoded == []


def test_another_model_is_refused(index: Index, folder: Path, data: DataFolder) -> None:
    index.ingest([folder])
    other = TinyEncoder("other", dimension=32)
    with pytest.raises(DataFolderError) as caught:
        Index(data, other)

    assert caught.value.code == "data_other_model"
    assert "tiny (64)" in caught.value.text("en")
    assert "other (32)" in caught.value.text("en")
    assert is_refused(data, TinyEncoder("of the same size"))


def test_an_index_opened_to_be_re_embedded_does_nothing_else(index: Index, folder: Path, data: DataFolder) -> None:
    index.ingest([folder])
    other = Index(data, TinyEncoder("other"), allow_other_model=True)
    for call in (
        lambda: other.ingest([folder]),
        lambda: other.search("ong", 1),
        lambda: other.remove(index.catalogue.entries()[0].id),
    ):
        with pytest.raises(DataFolderError) as caught:
            call()
        assert caught.value.code == "data_other_model"
    assert len(other.catalogue.entries()) == 2
    assert agree(index)


@pytest.mark.parametrize("first", ["ingest", "reembed", "bring_up_to_date"])
def test_the_first_write_notes_the_model(data: DataFolder, folder: Path, encoder: TinyEncoder, first: str) -> None:
    index = Index(data, encoder)
    if first == "ingest":
        index.ingest([folder])
    elif first == "reembed":
        index.reembed()
    else:
        (folder / "ong.txt").rename(folder / "ong.md")
        index.ingest([folder])
    fact = index.catalogue.fact("embedding_model")

    assert fact is not None
    assert json.loads(fact)["name"] == "tiny"
    assert is_refused(data, TinyEncoder("other"))


def test_even_a_failed_first_ingest_notes_the_model_before_the_first_vector(
    data: DataFolder, folder: Path, encoder: TinyEncoder
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(data, encoder).ingest([folder], on_progress=interrupt)
    assert is_refused(data, TinyEncoder("other"))


def test_re_embedding_changes_the_model_and_back_costs_nothing(
    index: Index, folder: Path, data: DataFolder, encoder: TinyEncoder
) -> None:
    index.ingest([folder])
    counts: list[int] = []
    other = TinyEncoder("other", dimension=32)
    new = Index(data, other, allow_other_model=True)
    new.reembed(counts.append)

    assert sum(counts) == 2
    assert sorted(other.encoded) == sentence_texts(index)
    assert agree(new)
    assert vectors_of(data, encoder) == 0, "the earlier vectors are gone"
    assert new.search("trại nuôi ong", 1)[0].passage.text in SHELTER
    assert is_refused(data, encoder)

    back = Index(data, encoder, allow_other_model=True)
    back.reembed()
    assert agree(back)
    assert sorted(encoder.encoded) == sentence_texts(index)
    assert Index(data, encoder).search("trại nuôi ong", 1)[0].passage.text in SHELTER


def test_re_embedding_with_the_same_model_changes_nothing(index: Index, folder: Path, encoder: TinyEncoder) -> None:
    index.ingest([folder])
    index.reembed()
    assert agree(index)
    assert sorted(encoder.encoded) == sentence_texts(index)


def test_an_interrupted_re_embedding_leaves_the_earlier_model_at_work(
    index: Index, tmp_path: Path, data: DataFolder, encoder: TinyEncoder
) -> None:
    folder = write_files(tmp_path / "docs", many_files(60))
    index.ingest([folder])
    before = index.search("phí vệ sinh thôn 3", 5)
    encoded = len(encoder.encoded)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    other = TinyEncoder("other")
    with pytest.raises(KeyboardInterrupt):
        Index(data, other, allow_other_model=True).reembed(interrupt)

    again = Index(data, encoder)
    assert again.search("phí vệ sinh thôn 3", 5) == before
    again.bring_up_to_date()
    assert agree(again)
    assert len(encoder.encoded) == encoded
    Index(data, other, allow_other_model=True).reembed()
    assert sorted(other.encoded) == sentence_texts(again)
    assert agree(Index(data, other))


def test_after_an_interrupted_ingest_and_re_embedding_the_earlier_model_is_whole(
    index: Index, folder: Path, data: DataFolder, encoder: TinyEncoder
) -> None:
    index.ingest([folder])
    write_files(folder, {"ong.txt": SHELTER.replace("120", "130")})  # as many passages as before, but another

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.ingest([folder], on_progress=interrupt)
    with pytest.raises(KeyboardInterrupt):
        Index(data, TinyEncoder("other"), allow_other_model=True).reembed(interrupt)
    again = Index(data, encoder)
    again.bring_up_to_date()

    assert agree(again)
    assert "130" in again.search("trại nuôi ong lít mật", 1)[0].passage.text


def test_an_ingest_clears_away_what_an_interrupted_re_embedding_left(
    index: Index, folder: Path, data: DataFolder
) -> None:
    index.ingest([folder])
    other = TinyEncoder("other")
    VectorStore(data.vectors, other.identity.fingerprint()).upsert(["left"], other.encode_passages(["left"]))
    index.ingest([folder])
    assert vectors_of(data, other) == 0


def test_an_open_index_says_when_another_process_has_re_embedded(index: Index, folder: Path, data: DataFolder) -> None:
    index.ingest([folder])
    index.search("ong", 1)
    Index(data, TinyEncoder("other"), allow_other_model=True).reembed()

    for call in (lambda: index.search("ong", 1), lambda: index.ingest([folder])):
        with pytest.raises(DataFolderError) as caught:
            call()
        assert caught.value.code == "data_other_model"
    assert agree(Index(data, TinyEncoder("other")))


def test_the_path_of_the_data_folder_may_be_a_link(folder: Path, tmp_path: Path, data: DataFolder) -> None:
    Index(data, TinyEncoder()).ingest([folder])
    link = tmp_path / "link"
    link.symlink_to(data.path, target_is_directory=True)
    linked = Index(DataFolder(link), TinyEncoder())
    assert linked.search("trại nuôi ong", 1)[0].passage.text in SHELTER
    linked.ingest([folder])
    assert agree(linked)
