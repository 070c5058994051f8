from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import HoidapError
from corpus.folding import fold
from index.data_folder import DataFolder
from index.embedding.model_folder import ModelFolder
from index.filters import SearchFilter
from index.index import Index
from index.ranking.cross_encoder import CrossEncoder
from index.ranking.fusion import FIRST_LEXICAL, FusionWeights
from index.stages import Stages
from index.stores import allowed as allowed_module
from tests.index.conftest import CLINIC, SHELTER, many_files, write_files
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


def only_meaning(data: DataFolder, encoder: TinyEncoder, stages: Stages) -> Index:
    return Index(data, encoder, FusionWeights(dense=5, lexical=0, dense_without_diacritics=2), stages=stages)


def test_meaning_weighs_less_where_the_question_has_no_diacritics(
    data: DataFolder, encoder: TinyEncoder, folder: Path
) -> None:
    index = only_meaning(data, encoder, Stages(restore_diacritics=False))
    index.ingest([folder])
    question = "trạm y tế xã đồng bưởi"
    for asked, weight in ((question, 5), (fold(question), 2), ("Who runs the clinic of Dong Buoi?", 5)):
        for hit in index.search(asked, 2):
            assert hit.cosine is not None
            assert hit.score == pytest.approx(weight * hit.cosine)


def test_a_passage_is_as_near_as_its_nearest_sentence(data: DataFolder, encoder: TinyEncoder, folder: Path) -> None:
    index = only_meaning(data, encoder, Stages())
    index.ingest([folder])
    for sentence in ("Ông Lê Văn Tám phụ trách trại.", "Bác sĩ Trần Thị Hạnh điều hành trạm."):
        (hit,) = index.search(sentence, 1)
        (text,) = [text for text in hit.passage.sentence_texts if sentence in text]
        wanted = float(encoder.encode_question(sentence) @ encoder.encode_question(text))
        assert hit.cosine == pytest.approx(wanted, abs=0.001)


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


def test_a_passage_without_vectors_is_found_by_its_words(filled: Index) -> None:
    filled._vectors.remove(filled.catalogue.passage_ids())
    (hit,) = filled.search("trại nuôi ong", 1)
    assert hit.passage.text in SHELTER
    assert hit.cosine is not None, "the vectors of its sentences are still there"

    with filled.catalogue._database.transaction() as connection:
        connection.execute("DELETE FROM embeddings")
    hits = filled.search("trại nuôi ong", 3)
    assert hits[0].passage.text in SHELTER
    assert {hit.cosine for hit in hits} == {None}


def test_a_vector_without_its_passage_is_passed_over(filled: Index, encoder: TinyEncoder) -> None:
    strangers = [f"stranger {number}" for number in range(50)]
    filled._vectors.upsert(strangers, encoder.encode_passages(["trạm y tế"] * 50))
    hits = filled.search("trạm y tế", 2)
    assert len(hits) == 2
    assert hits[0].passage.text in CLINIC


def test_more_strangers_than_are_looked_at_leave_what_the_words_find(filled: Index, encoder: TinyEncoder) -> None:
    filled._vectors.upsert(
        [f"stranger {number}" for number in range(400)], encoder.encode_passages(["trạm y tế"] * 400)
    )
    (hit,) = filled.search("trạm y tế", 1)
    assert hit.passage.text in CLINIC
    assert hit.cosine is not None


def test_the_second_look_prefers_what_is_spelled_as_asked(data: DataFolder, encoder: TinyEncoder, folder: Path) -> None:
    names = ("Thôn Má Lẳng họp.", "Thôn Mã Lảng họp.")
    folder = write_files(folder, {f"{number}.md": f"# Tin\n\n{text}" for number, text in enumerate(names)})
    looking, blind = Index(data, encoder), Index(data, encoder, stages=Stages(reread_passages=0))
    looking.ingest([folder])

    assert [looking.search(name, 1)[0].passage.text for name in names] == [f"Tin\n\n{name}" for name in names]
    one, other = (blind.search(name, 5) for name in names)
    assert one == other, "folded they are the same question"


def test_scores_never_rise_whatever_was_read_again(data: DataFolder, encoder: TinyEncoder, tmp_path: Path) -> None:
    index = Index(data, encoder, stages=Stages(reread_passages=4))
    index.ingest([write_files(tmp_path / "docs", {**many_files(8), "luat.txt": "Điều 5. Phí vệ sinh do xã thu."})])
    for question in (
        "phí vệ sinh thôn 3",
        "số 203/QĐ-UBND",
        "Điều 5 nói gì về phí?",
        "phi ve sinh",
        "qwertz",
        "Who pays?",
    ):
        hits = index.search(question, 50)
        assert len(hits) == index.catalogue.passage_count()
        assert len({hit.passage.id for hit in hits}) == len(hits)
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True), question
        assert index.search(question, 3) == hits[:3], question


@pytest.mark.parametrize(
    "question",
    [
        "Điều 7 nói gì về phí vệ sinh của hộ gia đình?",
        "Theo 19-KL/TW hộ gia đình ở thôn nộp phí vệ sinh mấy đồng một tháng?",
    ],
)
def test_what_holds_the_named_reference_comes_before_all_others_in_the_whole_index(
    data: DataFolder, encoder: TinyEncoder, tmp_path: Path, question: str
) -> None:
    few = "Điều 7. Hiệu lực. Căn cứ Kết luận 19-KL/TW. " + "Văn bản này thay cho văn bản trước đây. " * 8
    index = Index(data, encoder)
    index.ingest([write_files(tmp_path / "docs", {**many_files(40), "luat.txt": few})])
    without = Index(data, encoder, stages=Stages(references_first=False))

    hits = index.search(question, 5)
    assert "Điều 7. Hiệu lực." in hits[0].passage.text
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True), (
        "scores stay at their ranks"
    )
    assert "Điều 7. Hiệu lực." not in without.search(question, 1)[0].passage.text


@pytest.mark.parametrize("few", [1_000, 0])
def test_a_filter_leaves_only_what_it_allows_whether_that_is_few_or_many(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(allowed_module, "FEW", few)
    for name in ("phuong", "xa"):
        write_files(tmp_path / name, {**many_files(6), "luat.txt": f"Điều 5. Phí của {name} do dân nộp."})
    index.ingest([tmp_path / "phuong", tmp_path / "xa"])
    within = SearchFilter(folders=(str(tmp_path / "xa"),))
    allowed = {entry.id for entry in index.catalogue.entries() if "/xa/" in entry.location}
    assert (index.catalogue.allowed(within).few is None) == (few == 0)  # type: ignore[union-attr]

    for question in ("phí vệ sinh thôn 3", "phi ve sinh", "qwertz", "Điều 5 nói gì?", "Who pays for it in thôn 3?"):
        hits = index.search(question, 50, within)
        assert {hit.passage.document_id for hit in hits} == allowed
        assert index.search(index.read(question, within), 50, within) == hits
        assert all(hit.cosine is not None for hit in hits)
    assert index.search("phí vệ sinh", 5, SearchFilter(document_ids=frozenset())) == []
    with pytest.raises(HoidapError) as caught:
        index.search("phí vệ sinh", 5, SearchFilter(document_ids=frozenset({"none"})))
    assert caught.value.code == "document_not_found"


def test_a_question_in_another_language_goes_by_its_meaning_and_what_it_shares(filled: Index, folder: Path) -> None:
    write_files(folder, {"to.txt": "Tổ nào có thể in thư thì in, đó là việc đang do tổ ấy làm ở ga."})
    filled.ingest([folder])
    question = "Who brought honey from Tan Lap for these people to do in that station?"
    by_words = {hit.passage.text: hit.bm25 for hit in filled.search(question, 9)}

    assert {text for text, bm25 in by_words.items() if bm25} == {SHELTER}
    assert filled.read(question).spelled == question

    words = FusionWeights(dense=0, lexical=1, dense_without_diacritics=0)
    by_words_only = Index(filled.folder, filled.encoder, words, stages=Stages(reread_passages=0))
    foreign, own = (by_words_only.search(asked, 1)[0].score for asked in (question, "Tân Lập"))
    assert 0 < foreign < own, "a question of another language shares words by chance"


def test_a_question_may_be_read_once_and_searched_for_later(filled: Index) -> None:
    question = "ai phu trach traij nuôi ong"
    wording = filled.read(question)
    assert wording.spelled == "ai phụ trách trại nuôi ong"
    assert filled.search(wording, 3) == filled.search(question, 3)


def test_with_all_stages_off_only_meaning_and_words_are_fused(
    data: DataFolder, encoder: TinyEncoder, folder: Path
) -> None:
    off = Stages(
        expand_abbreviations=False,
        correct_slips=False,
        restore_diacritics=False,
        reread_passages=0,
        references_first=False,
    )
    index = Index(data, encoder, FusionWeights(dense=5, lexical=2), stages=off)
    index.ingest([folder])
    hits = index.search("Trạm y tế xã nào theo Điều 5?", 2)
    best = max(hit.bm25 for hit in hits)

    for hit in hits:
        assert hit.cosine is not None
        assert hit.score == pytest.approx(5 * hit.cosine + 2 * FIRST_LEXICAL * hit.bm25 / best)


class Backwards(CrossEncoder):
    """A cross-encoder that turns the first passages round."""

    def __init__(self, passages: int) -> None:
        super().__init__(ModelFolder(Path("nowhere"), "backwards"), passages=passages)
        self.asked: list[str] = []
        self.loaded = False

    def load(self) -> Backwards:
        self.loaded = True
        return self

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(question)
        return np.arange(len(texts), dtype=np.float32)


def test_the_cross_encoder_orders_the_best_passages_at_last(
    data: DataFolder, encoder: TinyEncoder, tmp_path: Path
) -> None:
    plain, last = Index(data, encoder), Backwards(3)
    plain.ingest([write_files(tmp_path / "docs", many_files(6))])
    index = Index(data, encoder, reranker=last)
    before = [hit.passage.id for hit in plain.search("phi ve sinh thon 3", 5)]

    assert [hit.passage.id for hit in index.search("phi ve sinh thon 3", 5)] == [*before[2::-1], *before[3:]]
    assert [hit.passage.id for hit in index.search("phi ve sinh thon 3", 2)] == before[2:0:-1]
    assert set(last.asked) == {"phí vệ sinh thôn 3"}
    index.load()
    assert last.loaded
