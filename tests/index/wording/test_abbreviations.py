from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.folding import fold, folded_syllables
from corpus.passages import cut_passages
from index.data_folder import DataFolder
from index.index import Index
from index.stages import Stages
from index.stores.catalogue import Catalogue
from index.stores.database import IN_MEMORY, Database
from index.stores.lexical import LexicalIndex
from index.wording.abbreviations import Abbreviations, other_forms
from tests.index.conftest import write_files
from tests.tiny_encoder import TinyEncoder

TABLE = tomllib.loads(resources.files("index.wording").joinpath("abbreviations.toml").read_text(encoding="utf-8"))


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


class Defined:
    """What documents define, as a store would tell it."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs
        self.looked_for: list[str] = []

    def long_forms(self, shorts: Sequence[str]) -> dict[str, list[str]]:
        self.looked_for += shorts
        return self._found(shorts, self.pairs)

    def shorts(self, long_forms: Sequence[str]) -> dict[str, list[str]]:
        self.looked_for += long_forms
        return self._found(long_forms, [(long_form, short) for short, long_form in self.pairs])

    @staticmethod
    def _found(wanted: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one, other in pairs:
            if one in wanted:
                found.setdefault(one, []).append(other)
        return found


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("BCĐCĐS họp khi nào?", ["ban chi dao chuyen doi so"]),
        ("bcdcds hop khi nao", ["ban chi dao chuyen doi so"]),
        ("Ban Chỉ đạo chuyển đổi số họp khi nào?", ["bcdcds"]),
        ("ban chi dao chuyen doi so hop khi nao", ["bcdcds"]),
        ("Ban Chỉ đạo chuyển đổi số (BCĐCĐS)", []),
        ("Kế hoạch 12/KH-BCĐCĐS nói gì?", []),
        ("Chuyển đổi số là gì?", []),
        ("", []),
    ],
)
def test_what_the_documents_define_is_known_in_both_directions(question: str, expected: list[str]) -> None:
    found = Abbreviations(Defined(("bcdcds", "ban chi dao chuyen doi so"))).other_forms(question)
    assert [form for form in found if form not in other_forms(question)] == expected


def test_all_meanings_are_looked_for_those_of_the_documents_first() -> None:
    known = Abbreviations(Defined(("btv", "bien tap vien"), ("btv", "ban to vai")))
    assert known.other_forms("BTV là ai?") == ["bien tap vien", "ban to vai", "ban thuong vu"]


def test_an_abbreviation_in_parts_is_known_by_its_parts() -> None:
    known = Abbreviations(Defined(("pt tlq", "phat trien thuy loi que")))
    assert known.other_forms("Phòng PT-TLQ ở đâu?") == ["phat trien thuy loi que"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [("CAM là gì?", ["cong an mo"]), ("vườn cam ở đâu?", []), ("công an mỏ", []), ("CAM Ở ĐÂU", [])],
)
def test_an_abbreviation_that_could_be_a_word_is_one_only_in_capitals(question: str, expected: list[str]) -> None:
    assert Abbreviations(Defined(("cam", "cong an mo"))).other_forms(question) == expected


def test_a_pasted_page_is_looked_up_in_a_few_hundred_runs() -> None:
    defined = Defined()
    Abbreviations(defined).other_forms("Xã Tân Lập nuôi ong lấy mật. " * 500)
    assert len(defined.looked_for) < 500


@pytest.mark.parametrize("question", ["BCĐCĐS họp ở đâu?", "Ban Chỉ đạo chuyển đổi số họp ở đâu?", "bcdcds"])
def test_where_one_document_defines_an_abbreviation_either_form_finds_passages_with_the_other(question: str) -> None:
    texts = {
        "defines": "Xã lập Ban Chỉ đạo chuyển đổi số (BCĐCĐS) gồm bảy người.",
        "short": "BCĐCĐS làm việc tại nhà văn hóa thôn Đông.",
        "long": "Ban Chỉ đạo chuyển đổi số làm việc tại nhà văn hóa thôn Tây.",
        **{f"other {number}": f"Ban quản lý chợ số {number} thu phí ở đầu chợ." for number in range(9)},
    }
    database = Database(Path(IN_MEMORY))
    catalogue = Catalogue(database)
    for name, text in texts.items():
        document = Document(name, name, name, "Tin xã", None, text, name)
        catalogue.put(document, cut_passages(document), 1)
    also = Abbreviations(catalogue).other_forms(question)
    found = [passage_id.rpartition("-")[0] for passage_id, _ in LexicalIndex(database).search(question, 3, also)]
    assert {*found} == {"defines", "short", "long"}


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

    assert bm25(index) > bm25(Index(data, encoder, stages=Stages(expand_abbreviations=False)))


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
