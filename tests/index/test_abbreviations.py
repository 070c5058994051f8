from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from corpus.folding import fold, folded_syllables
from index.abbreviations import other_forms
from index.data_folder import DataFolder
from index.index import Index
from tests.index.conftest import write_files
from tests.tiny_encoder import TinyEncoder

TABLE = tomllib.loads(resources.files("index").joinpath("abbreviations.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "question", ["Chủ tịch UBND tỉnh là ai?", "chu tich ubnd tinh la ai", "UBND/HĐND họp?", "(UBND)"]
)
def test_an_abbreviation_is_also_looked_for_in_full(question: str) -> None:
    found = other_forms(question)
    assert ("uy ban nhan dan" in found) == ("/" not in question)
    assert "ubnd" not in found


@pytest.mark.parametrize("question", ["Ủy ban nhân dân xã ở đâu?", "uy ban nhan dan xa o dau", "Uỷ ban Nhân dân"])
def test_a_long_form_is_also_looked_for_in_short(question: str) -> None:
    assert other_forms(question) == ["ubnd"]


@pytest.mark.parametrize("typed", ["GD&ĐT", "GDĐT", "GD-ĐT", "GD và ĐT", "gd & đt", "gd dt", "GD.ĐT"])
def test_an_abbreviation_of_two_parts_is_known_however_they_are_joined(typed: str) -> None:
    found = {*other_forms(f"Sở {typed} ở đâu?")}
    assert "giao duc va dao tao" in found
    assert " ".join(folded_syllables(typed)) not in found
    assert len(found) == 3


@pytest.mark.parametrize(
    "question", ["Quyết định 12/QĐ-UBND nói gì?", "số 31-TB/BTV", "HTXYZ", "ubndx", "Ai chủ trì?", "", "\0"]
)
def test_a_documents_number_and_other_words_stand_for_nothing(question: str) -> None:
    assert other_forms(question) == []


def test_a_form_that_was_typed_is_not_looked_for_again() -> None:
    assert other_forms("Hội đồng nhân dân (HĐND) xã") == []


def test_no_abbreviation_of_the_table_could_be_a_vietnamese_syllable() -> None:
    syllable = re.compile(r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
    assert len(TABLE) >= 60
    for short in TABLE.values():
        for part in fold(short).split("&"):
            assert not syllable.fullmatch(part), short


def test_long_forms_are_several_syllables_and_no_two_lines_share_an_abbreviation() -> None:
    assert all(len(folded_syllables(long_form)) > 1 for long_form in TABLE)
    shorts = [fold(short).replace("&", "") for short in TABLE.values()]
    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("BHYT chi trả gì?", "Bảo hiểm y tế trả tiền khám bệnh cho người dân ở tuyến xã."),
        ("bảo hiểm y tế chi trả gì?", "BHYT trả tiền khám bệnh cho người dân ở tuyến xã."),
        ("so gddt", "Trường nộp hồ sơ cho Sở Giáo dục và Đào tạo trong tháng."),
        ("Giáo dục và Đào tạo", "Trường nộp hồ sơ cho Sở GD&ĐT trong tháng."),
    ],
)
def test_what_documents_write_otherwise_is_found_by_words_and_the_setting_stops_it(
    data: DataFolder, tmp_path: Path, question: str, text: str
) -> None:
    encoder = TinyEncoder()
    index = Index(data, encoder)
    others = {f"{number}.txt": f"Hộ số {number} nuôi ong lấy mật ở vườn." for number in range(9)}
    index.ingest([write_files(tmp_path / "docs", {"it.txt": text, **others})])

    def bm25(searched: Index) -> float:
        return next(hit.bm25 for hit in searched.search(question, 20) if hit.passage.text == text)

    assert bm25(index) > bm25(Index(data, encoder, expand_abbreviations=False))


def test_the_other_form_does_not_drown_the_rest_of_the_question(data: DataFolder, tmp_path: Path) -> None:
    files = {
        "a.txt": "UBND xã Tân Lập nộp báo cáo về trại nuôi ong.",
        "b.txt": "Ủy ban nhân dân, Ủy ban nhân dân và lại Ủy ban nhân dân họp.",
        **{f"{number}.txt": "Chuyện khác hẳn, không có gì chung." for number in range(9)},
    }
    index = Index(data, TinyEncoder())
    index.ingest([write_files(tmp_path / "docs", files)])
    found = [
        hit.passage.text for hit in sorted(index.search("UBND xã nào có trại nuôi ong?", 20), key=lambda hit: -hit.bm25)
    ]
    assert found[:2] == [files["a.txt"], files["b.txt"]]
