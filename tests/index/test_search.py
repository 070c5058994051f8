from __future__ import annotations

from pathlib import Path

import pytest

from corpus.folding import fold
from index.data_folder import DataFolder
from index.fusion import FusionWeights
from index.index import Index
from tests.index.conftest import CLINIC, SHELTER, write_files
from tests.tiny_encoder import TinyEncoder


@pytest.fixture
def filled(index: Index, folder: Path) -> Index:
    write_files(folder, {"nuoc.txt": "Nhà máy nước Vĩnh Hòa tạm ngừng cấp nước từ 8 giờ đến 17 giờ ngày mai."})
    index.ingest([folder])
    return index


@pytest.mark.parametrize(
    "question", ["Ai phụ trách trại nuôi ong?", "ai phu trach trai nuoi ong", "TRẠI NUÔI ONG", "120 lít mật"]
)
def test_the_passage_that_speaks_of_it_comes_first(filled: Index, question: str) -> None:
    hit = filled.search(question, 3)[0]
    assert hit.passage.text in SHELTER
    assert hit.bm25 > 0
    assert hit.cosine is not None
    assert hit.cosine <= 1.001


def test_every_hit_is_verbatim_of_its_document(filled: Index) -> None:
    hits = filled.search("xã nào có trạm y tế và trại nuôi ong?", 10)
    assert len(hits) == 3
    for hit in hits:
        document = filled.catalogue.document(hit.passage.document_id)
        assert document is not None
        assert hit.passage.text == hit.passage.span.of(document.text)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_more_than_the_limit_comes_back(filled: Index) -> None:
    assert len(filled.search("xã", 2)) == 2
    assert len(filled.search("xã", 500)) == 3
    assert filled.search("xã", 0) == []


def test_an_empty_index_finds_nothing(index: Index) -> None:
    assert index.search("Ai phụ trách trại nuôi ong?", 5) == []


def test_a_question_without_any_word_of_the_documents_finds_by_meaning_only(filled: Index) -> None:
    hits = filled.search("qwertz", 5)
    assert len(hits) == 3
    assert {hit.bm25 for hit in hits} == {0.0}


@pytest.mark.parametrize("question", ["", "?", "\0", "\ud800", "😀" * 50, '"; DROP TABLE passages --', "a " * 50_000])
def test_any_text_is_a_question(filled: Index, question: str) -> None:
    assert len(filled.search(question, 5)) <= 5
    assert filled.catalogue.passage_count() == 3


def test_meaning_weighs_less_where_the_question_has_no_diacritics(
    data: DataFolder, encoder: TinyEncoder, folder: Path
) -> None:
    index = Index(data, encoder, restore_diacritics=False)
    index.ingest([folder])
    index._search._weights = FusionWeights(dense=5, lexical=0, dense_without_diacritics=2)
    question = "trạm y tế xã đồng bưởi"
    for asked, weight in ((question, 5), (fold(question), 2)):
        for hit in index.search(asked, 2):
            assert hit.cosine is not None
            assert hit.score == pytest.approx(weight * hit.cosine)


def test_a_question_is_encoded_with_its_diacritics_restored_and_weighs_as_if_typed_so(
    index: Index, folder: Path, encoder: TinyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.ingest([folder])
    asked: list[str] = []
    monkeypatch.setattr(
        encoder, "encode_question", lambda question: asked.append(question) or encoder._vector(question)
    )
    typed, accented = index.search("tram y te xa dong buoi o dau", 2), index.search("trạm y tế xã đồng bưởi ở đâu", 2)
    assert asked == ["trạm y tế xã đồng bưởi ở đâu"] * 2
    assert typed == accented


def test_tones_in_either_style_are_the_same_question(filled: Index) -> None:
    one, other = filled.search("Vĩnh Hòa", 3), filled.search("Vĩnh Hoà", 3)
    assert one == other
    assert "Vĩnh Hòa" in one[0].passage.text


def test_a_passage_without_a_vector_is_found_by_its_words(filled: Index) -> None:
    filled._vectors.remove(filled.catalogue.passage_ids())
    hits = filled.search("trại nuôi ong", 3)
    assert hits[0].passage.text in SHELTER
    assert hits[0].cosine is None


def test_a_vector_without_its_passage_is_passed_over(filled: Index, encoder: TinyEncoder) -> None:
    strangers = [f"stranger {number}" for number in range(50)]
    filled._vectors.upsert(strangers, encoder.encode_passages(["trạm y tế"] * 50))
    hits = filled.search("trạm y tế", 2)
    assert len(hits) == 2
    assert hits[0].passage.text in CLINIC
