"""What is measured of the search, over four small documents."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.bench.kept_vectors import KeptVectors
from eval.bench.retrieval_measuring import NDCG, SetFigures, measure_set
from eval.bench.retrieval_plan import Plan
from eval.bench.retrieval_table import stage_table, tables
from qa.settings import Settings
from tests.tiny_encoder import TinyEncoder

TEXTS = {
    "ong": "Trại nuôi ong xã Mỹ Hòa thu được 120 lít mật trong năm 2023.",
    "nuoc": "Nhà máy nước Vĩnh Hòa ngừng cấp nước từ 8 giờ ngày 05/06/2024.",
    "cam": "Xã Đồng Bưởi trồng được 145 ha cam sành, giá bán 21.500 đồng một ki-lô-gam.",
    "tram": "Trạm y tế xã Mỹ Hòa khám bệnh cho 300 người cao tuổi.",
}
ASKED = [
    ("honey", "Trại nuôi ong thu được bao nhiêu lít mật?", "ong", "120 lít"),
    ("water", "Nhà máy nước nào ngừng cấp nước?", "nuoc", "Vĩnh Hòa"),
    ("other", "What was harvested?", "cam", "cam sành"),
    ("none", "Ai vô địch bóng đá?", "tram", None),
]


class CountingEncoder(TinyEncoder):
    """Notes every question that it encodes."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[str] = []

    def encode_question(self, question: str) -> object:  # type: ignore[override]
        self.questions.append(question)
        return super().encode_question(question)


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    paragraphs = []
    for key, text in TEXTS.items():
        questions = [
            {"id": name, "question": question, "is_impossible": answer is None,
             "answers": [{"text": answer, "answer_start": text.index(answer)}] if answer else []}
            for name, question, of, answer in ASKED if of == key
        ]  # fmt: skip
        paragraphs.append({"context": text, "qas": questions})
    path = tmp_path / "four.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def encoder(tmp_path: Path) -> KeptVectors:
    return KeptVectors(CountingEncoder(), tmp_path / "work" / "vectors.sqlite3")


def measured(squad: Path, encoder: KeptVectors, **planned: object) -> SetFigures:
    return measure_set(squad, None, Settings(data=squad.parent / "unused"), Plan(**planned), encoder)  # type: ignore[arg-type]


def test_answerable_questions_are_asked_of_all_documents(squad: Path, encoder: KeptVectors) -> None:
    found = measured(squad, encoder, forms=("accented",))
    assert (found.name, found.documents, found.left_out) == ("four", 4, 1)
    assert list(found.ids) == ["honey", "water", "other"]
    assert not (squad.parent / "unused").exists()

    final = found.row("accented", "final")
    assert final.each[:2] == [1.0, 1.0]
    assert final.figures[NDCG] == pytest.approx(sum(final.each) / 3, abs=1e-4)
    assert final.figures["recall"] == 1  # of four documents, none can be missed
    assert final.each[2] in [round(1 / math.log2(1 + rank), 4) for rank in (1, 2, 3, 4)]


def test_words_alone_find_nothing_where_no_word_is_shared(squad: Path, encoder: KeptVectors) -> None:
    found = measured(squad, encoder, forms=("accented",), off=("dense",))
    assert found.row("accented", "lexical").each[2] == 0
    assert found.row("accented", "without dense").each[2] == 0
    assert found.row("accented", "dense").each[2] > 0


def test_each_stage_is_measured_with_the_settings_that_make_it(squad: Path, encoder: KeptVectors) -> None:
    found = measured(squad, encoder, forms=("accented",), off=("restoration",))
    assert found.row("accented", "dense").changes["lexical_weight"] == 0
    assert found.row("accented", "lexical").changes["dense_weight"] == 0
    assert found.row("accented", "final").changes == {}
    assert found.row("accented", "without restoration").changes == {"restore_diacritics": False}


def test_no_wording_is_encoded_twice_in_a_run_nor_anything_again_with_the_same_file(
    squad: Path, tmp_path: Path
) -> None:
    first, second = CountingEncoder(), CountingEncoder()
    file = tmp_path / "work" / "vectors.sqlite3"
    one = measured(squad, KeptVectors(first, file), off=("restoration",))
    assert len(first.questions) == len(set(first.questions))
    assert first.encoded

    other = measured(squad, KeptVectors(second, file), off=("restoration",))
    assert (second.questions, second.encoded) == ([], [])
    assert [row.figures for row in one.rows] == [row.figures for row in other.rows]
    assert (other.encoded, other.encode_ms) == (0, {})
    assert list(tables(other, Plan(off=("restoration",))))


def test_another_models_vectors_are_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite3"
    one = KeptVectors(TinyEncoder(), file).encode_question("Xã có mấy thôn?")
    other = KeptVectors(TinyEncoder("another"), file).encode_question("Xã có mấy thôn?")
    assert one.tolist() != other.tolist()
    assert KeptVectors(TinyEncoder(), file).encode_question("Xã có mấy thôn?").tolist() == one.tolist()


def test_what_encoding_costs_is_no_part_of_what_searching_costs(squad: Path, tmp_path: Path) -> None:
    class Slow(CountingEncoder):
        def encode_question(self, question: str) -> object:  # type: ignore[override]
            import time

            time.sleep(0.2)
            return super().encode_question(question)

    found = measured(squad, KeptVectors(Slow(), tmp_path / "v.sqlite3"), forms=("typos",), stages=("final",))
    assert found.encode_ms["p50"] >= 200
    assert found.row("typos", "final").search_ms["p50"] < 200


def test_a_gold_file_without_documents_is_told_of(tmp_path: Path, encoder: KeptVectors) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"question": "Ai?", "answers": ["An"], "document": "a.txt"}) + "\n", encoding="utf-8")
    with pytest.raises(HoidapError) as caught:
        measured(gold, encoder)
    assert caught.value.code == "index_empty"


def test_the_table_tells_what_is_kept_of_the_first_form(squad: Path, encoder: KeptVectors) -> None:
    plan = Plan(forms=("accented", "unaccented"))
    found = measure_set(squad, None, Settings(data=squad.parent / "unused"), plan, encoder)
    kept = list(stage_table(found, plan).columns[5].cells)
    share = found.row("unaccented", "final").figures[NDCG] / found.row("accented", "final").figures[NDCG]
    assert kept == ["100.0%", f"{share:.1%}"]
