from __future__ import annotations

from pathlib import Path

from eval.gold.question import Evidence, GoldQuestion
from eval.running.gold_places import GoldPlaces
from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import open_index
from qa.settings import Settings


def question(document: str | None, evidence: str | None = None, also: tuple[Evidence, ...] = ()) -> GoldQuestion:
    return GoldQuestion(id="q", question="?", answers=("x",), document=document, evidence=evidence, also=also)


def test_evidence_is_found_at_its_place_and_in_its_passage(index: Index) -> None:
    places = GoldPlaces(index)
    found = places.of(question("bien-ban.txt", "Nông dân đã tham dự 18 lớp tập huấn kỹ thuật."))

    assert [one.text for one in found.evidence] == ["Nông dân đã tham dự 18 lớp tập huấn kỹ thuật."]
    assert found.grades == {}
    assert found.sources == (found.evidence[0].source,)
    passages = index.catalogue.passages(found.passages)
    assert len(passages) == 1
    assert "18 lớp tập huấn" in passages[found.passages[0]].text


def test_without_evidence_or_where_it_is_not_found_only_the_document_is_known(index: Index) -> None:
    for evidence in (None, "Hội nghị do ông Nguyễn Văn Không chủ trì."):
        found = GoldPlaces(index).of(question("thong-bao.txt", evidence))

        assert (found.evidence, found.passages) == ((), ())
        assert [Path(source).name for source in found.sources] == ["thong-bao.txt"]


def test_documents_keep_the_grades_that_the_set_gives_them(index: Index) -> None:
    gold = question("bien-ban.txt", also=(Evidence(document="thong-bao.txt"),))
    found = GoldPlaces(index).of(gold.model_copy(update={"grade": 2}))

    assert {Path(source).name: grade for source, grade in found.grades.items()} == {"bien-ban.txt": 2}
    assert len(found.sources) == 2


def test_a_document_is_named_by_the_end_of_its_path(index: Index) -> None:
    places = GoldPlaces(index)

    assert places.documents("nuoc/thong-bao.txt") == places.documents("thong-bao.txt") != []
    assert places.documents("dien/thong-bao.txt") == []
    assert places.documents("bao.txt") == []


def test_of_several_documents_of_one_name_those_count_that_hold_the_evidence(
    tmp_path: Path, settings: Settings, encoder: Encoder
) -> None:
    for year, text in (("2023", "Năm 2023, xã trồng được 145 ha cam sành."), ("2024", "Nước ngừng từ 8 giờ.")):
        (tmp_path / "docs" / year).mkdir(parents=True)
        (tmp_path / "docs" / year / "05.txt").write_text(text, encoding="utf-8")
    index = open_index(settings.model_copy(update={"data": tmp_path / "data"}), encoder)
    index.ingest([tmp_path / "docs"])
    places = GoldPlaces(index)

    found = places.of(question("05.txt", "trồng được 145 ha"))
    assert [Path(source).parent.name for source in found.sources] == ["2023"]
    assert len(found.passages) == 1
    assert len(places.of(question("05.txt")).sources) == 2


def test_each_place_of_a_quote_is_noted_as_one_of_its_proof(
    tmp_path: Path, settings: Settings, encoder: Encoder
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Họp ở xã. Trồng được 145 ha.\n\nTrồng được 145 ha.", encoding="utf-8")
    index = open_index(settings.model_copy(update={"data": tmp_path / "data"}), encoder)
    index.ingest([tmp_path / "docs"])
    also = (Evidence(document="a.txt", evidence="Họp ở xã."),)

    found = GoldPlaces(index).of(question("a.txt", "Trồng được 145 ha.", also))

    assert [one.proof for one in found.evidence] == [0, 0, 1]


def test_a_comparison_has_its_places_in_both_documents(index: Index) -> None:
    also = (Evidence(document="thong-bao.txt", evidence="ngày 05/06/2024"),)
    found = GoldPlaces(index).of(question("bien-ban.txt", "145 ha cam sành", also))

    assert [(one.text, one.proof) for one in found.evidence] == [("145 ha cam sành", 0), ("ngày 05/06/2024", 1)]
    assert len(found.sources) == 2
    assert len(found.passages) == 2


def test_what_nothing_answers_has_no_place(index: Index) -> None:
    found = GoldPlaces(index).of(question(None))

    assert (found.evidence, found.passages, found.sources) == ((), (), ())
