"""What a refusal says of the documents has to be true of them."""

from pathlib import Path

import pytest

from corpus.document import Document, document_id
from corpus.passages import cut_passages
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.lexical import LexicalIndex
from index.wording.question_reader import Wording
from qa.reading.names import _SURNAMES
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage
from qa.refusing.missing import unmentioned_names, what_is_missing

TEXT = (
    "Thư viện tỉnh Lam Châu mở cửa từ 7 giờ 30.\n\nÔng Phạm Văn Dũng phụ trách phòng đọc từ năm 2022.\n\n"
    "Thẻ bạn đọc có giá trị trong hai năm, theo Quyết định 15/2021/QĐ-UBND.\n\nKho sách có 12.000 bản."
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(Database(tmp_path / "catalogue.sqlite"))


@pytest.fixture
def lexical(tmp_path: Path, catalogue: Catalogue) -> LexicalIndex:
    location = str(tmp_path / "thu-vien.txt")
    document = Document(document_id(location), "thu-vien.txt", location, "Quy chế thư viện", None, TEXT, "0")
    catalogue.put(document, cut_passages(document), 1)
    return LexicalIndex(Database(tmp_path / "catalogue.sqlite"))


def near(catalogue: Catalogue) -> list[FoundPassage]:
    passages = catalogue.passages(catalogue.passage_ids()).values()
    return [FoundPassage(one, 1.0, 0.9, (0.9,) * len(one.sentences)) for one in passages]


def said(question: str, lexical: LexicalIndex, found: list[FoundPassage] | None = None, typed: str = "") -> str:
    wording = Wording(typed or question, question)
    return what_is_missing(wording, take_apart(question), lexical, found or [], "vi")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Dân số tỉnh Cà Mau là bao nhiêu?", ["Cà Mau"]),
        ("Tỉnh Cà Mau có bao nhiêu thư viện?", ["Cà Mau"]),
        ("Trần Thị Ngân là ai?", ["Trần Thị Ngân"]),
        ("Ai là Chủ tịch UBND huyện Trùng Khánh?", ["Trùng Khánh"]),
        ("Quyết định 99/2022/QĐ-UBND quy định gì?", ["99/2022/QĐ-UBND"]),
        ("Thư viện có nhận bitcoin không?", ["bitcoin"]),
        ("Lam Châu và Cà Mau, nơi nào đông hơn?", ["Cà Mau"]),
    ],
)
def test_a_name_that_stands_nowhere_is_named(question: str, names: list[str], lexical: LexicalIndex) -> None:
    assert unmentioned_names(question, lexical) == names


# `Ông` is first of all a form of address.
@pytest.mark.parametrize("surname", sorted(set(_SURNAMES.split("|")) - {"Ông"}))
def test_no_surname_is_taken_for_what_only_introduces_a_name(surname: str, lexical: LexicalIndex) -> None:
    for question in (f"Ông {surname} Văn Khoát làm gì?", f"{surname} Văn Khoát là ai?"):
        assert unmentioned_names(question, lexical) == [f"{surname} Văn Khoát"]


@pytest.mark.parametrize(
    "question",
    [
        "Thư viện Lam Châu ở đâu?",
        "Ông Dũng làm gì?",
        "Phạm Văn Dũng là ai?",
        "phạm văn dũng sinh năm nào?",
        "Ở LAM CHÂU thẻ giá bao nhiêu?",
        "Thu vien Lam Chau mo cua may gio?",
        "Quyết định 15/2021/QĐ-UBND có hiệu lực khi nào?",
        "UBND và HĐND làm gì?",
        "Mượn sách có mất tiền không?",
        "Ngày 15/3 thư viện có mở không?",
        "Who leads the reading room in Hanoi?",
    ],
)
def test_what_stands_in_a_document_or_may_be_written_otherwise_is_not_called_missing(
    question: str, lexical: LexicalIndex
) -> None:
    assert unmentioned_names(question, lexical) == []


def test_readers_see_the_name_as_they_typed_it_and_none_that_a_corrected_slip_finds(lexical: LexicalIndex) -> None:
    assert "“Trần Thị Zung”" in said("Trần Thị Dung là ai?", lexical, typed="Trần Thị Zung là ai?")
    assert said("Thư viện Lam Châu ở đâu?", lexical, typed="Thư viện Lam Chuâ ở đâu?") == ""


def test_a_year_that_stands_nowhere_is_named(lexical: LexicalIndex) -> None:
    assert said("Năm 2031 thư viện mua bao nhiêu sách?", lexical) == "Không tài liệu nào nhắc tới năm 2031."
    assert said("Năm 2022 thư viện mua bao nhiêu sách?", lexical) == ""


def test_a_year_that_only_other_passages_have_is_not_said_to_be_nowhere(
    tmp_path: Path, lexical: LexicalIndex, catalogue: Catalogue
) -> None:
    found = near(catalogue)
    location = str(tmp_path / "khac.txt")
    other = Document(document_id(location), "khac.txt", location, "Khác", None, "Đường mới khởi công năm 2019.", "0")
    catalogue.put(other, cut_passages(other), 1)

    assert said("Năm 2019 thư viện mở cửa mấy giờ?", lexical, found) == (
        "Những đoạn gần nhất với câu hỏi không nhắc tới năm 2019."
    )


def test_a_subject_without_the_thing_that_is_asked_for_is_told(lexical: LexicalIndex, catalogue: Catalogue) -> None:
    found = near(catalogue)

    assert "không thấy số tiền" in said("Làm thẻ bạn đọc hết bao nhiêu tiền?", lexical, found)
    assert said("Thư viện mở cửa mấy giờ?", lexical, found) == ""
    assert said("Vì sao thư viện mở cửa sớm?", lexical, found) == ""


def test_nothing_is_said_of_passages_that_are_not_near(lexical: LexicalIndex) -> None:
    assert said("Làm thẻ bạn đọc hết bao nhiêu tiền?", lexical) == ""
