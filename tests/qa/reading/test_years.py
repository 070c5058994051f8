import datetime

import pytest

from corpus.document import Document
from corpus.passages import cut_passages
from corpus.places import Heading, Marks
from qa.reading.evidence import Evidence
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage, candidates
from qa.reading.years import asked_year_first, tells_another_year, years_told

QUESTION = "Huyện Bình Cẩm trồng bao nhiêu héc-ta rừng năm 2024?"
IN_2024 = datetime.date(2024, 12, 5)


def _found(text: str, title: str, *headings: str) -> list[FoundPassage]:
    marks = Marks(headings=tuple(Heading(text.index(one), 1, one) for one in headings))
    document = Document("d", "d.txt", "/d.txt", title, None, text, "", marks=marks)
    return [FoundPassage(one, 1.0, 0.9) for one in cut_passages(document)]


def _evidence(question: str, found: list[FoundPassage], *parts: str) -> list[Evidence]:
    seen = candidates(question, take_apart(question), found, {})
    return [Evidence(one, 0.5) for part in parts for one in seen if part in one.text]


def _another(
    text: str,
    part: str = "12 ha",
    question: str = QUESTION,
    title: str = "Báo cáo trồng rừng",
    headings: tuple[str, ...] = (),
) -> bool:
    found = _found(f"{title}\n\n{text}\n", title, *headings)
    (one,) = _evidence(question, found, part)
    return tells_another_year(question, take_apart(question).asked_for, one, found, IN_2024)


def test_a_full_date_a_school_year_and_a_row_of_years_are_told_apart() -> None:
    assert years_told("ngày 02/3/2024") == {"2024"}
    assert years_told("năm học 2023 - 2024") == {"2023", "2024"}
    assert years_told("giai đoạn 2021-2025, Quyết định 12/2019/QĐ-UBND") == set()
    assert years_told("từ năm 2021 đến năm 2025") == set()


def test_the_year_of_a_birth_or_of_a_law_is_not_that_of_what_is_told() -> None:
    assert years_told("Bà An, sinh năm 1969, trồng 12 ha theo Luật Lâm nghiệp năm 2017.") == set()
    assert years_told("Luật sư An trồng 12 ha năm 2017.") == {"2017"}


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, huyện Bình Cẩm trồng 12 ha rừng. Kế hoạch năm 2024 đã được giao.",
        "Năm 2022 mưa nhiều. Huyện Bình Cẩm trồng 12 ha rừng.\n\nNăm 2024, huyện xây cầu.",
        "Năm 2022, huyện xây cầu; trồng 12 ha rừng.",
    ],
)
def test_what_is_said_of_another_year_is_not_of_the_one_that_stands_elsewhere(text: str) -> None:
    assert _another(text)


def test_the_heading_above_tells_the_year_before_the_documents_own_date_does() -> None:
    text = "I. Kết quả năm 2022\n\nHuyện Bình Cẩm trồng 12 ha rừng."
    assert _another(text, headings=("I. Kết quả năm 2022",))


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Bình Cẩm trồng 12 ha rừng.",
        "Năm 2024, huyện Bình Cẩm trồng 12 ha rừng, tăng 2 ha so với năm 2022.",
        "Huyện Bình Cẩm trồng 12 ha rừng; năm 2022 trồng 10 cây.",
        "Huyện Bình Cẩm trồng 12 ha rừng, năm 2022 trồng 10 cây.",
        "Huyện Bình Cẩm trồng 12 ha rừng (năm 2022: 10 cây).",
        "Huyện Bình Cẩm trồng 12 ha rừng giai đoạn 2021-2025.",
    ],
)
def test_what_is_said_of_no_year_or_compared_with_one_is_of_no_other(text: str) -> None:
    assert not _another(text)


def test_the_title_tells_the_year_where_nothing_nearer_does() -> None:
    report = "Báo cáo trồng rừng năm 2022"
    assert _another("Huyện Bình Cẩm trồng 12 ha rừng.", title=report)
    assert not _another("Sang năm 2024, trời ít mưa.\n\nHuyện Bình Cẩm trồng 12 ha rừng.", title=report)


def test_who_took_part_is_of_the_year_of_the_document_though_it_sums_up_another() -> None:
    text = "Hội nghị tổng kết năm 2022 họp sáng nay. Ông Lê Tiến Châu chủ trì 12 ha."
    question = "Ai chủ trì hội nghị trồng rừng năm 2024?"
    assert not _another(text, question=question, title="Báo cáo năm 2022")


def test_a_year_that_is_asked_for_is_told_and_contradicts_none() -> None:
    assert not _another("Năm 2022, huyện trồng 12 ha rừng.", question="Rừng giao năm 2024 được trồng năm nào?")


def test_another_school_year_is_another_year() -> None:
    question = "Năm học 2023-2024, trường Bến Mơ có bao nhiêu lớp?"
    assert _another("Năm học 2022-2023, trường Bến Mơ có 12 lớp.", "12 lớp", question)
    assert not _another("Năm học 2023-2024, trường Bến Mơ có 12 lớp.", "12 lớp", question)


def test_the_sentence_of_the_year_that_is_asked_for_comes_first() -> None:
    found = _found("Năm 2022, huyện trồng 12 ha rừng.\nNăm 2024, huyện trồng 15 ha rừng.\n", "Trồng rừng")
    evidence = _evidence(QUESTION, found, "12 ha", "15 ha")
    kind = take_apart(QUESTION).asked_for
    assert [one.text[4:8] for one in asked_year_first(QUESTION, kind, evidence, found)] == ["2024", "2022"]
    assert asked_year_first(QUESTION.replace("2024", "2022"), kind, evidence, found) == evidence
    assert asked_year_first(QUESTION, kind, [], found) == []


def test_it_may_hold_what_is_asked_for_by_a_bare_number() -> None:
    question = "Năm 2024, huyện Bình Cẩm có bao nhiêu ca sốt xuất huyết?"
    text = "Năm 2022, huyện có 538 ca sốt xuất huyết.\nNăm 2024, số ca mắc giảm còn 412, thấp hơn trước nhiều.\n"
    found = _found(text, "Phòng bệnh")
    evidence = _evidence(question, found, "538 ca", "412")
    assert [one.candidate.signs.shape for one in evidence] == [1.0, 0.5]
    kind = take_apart(question).asked_for
    assert [one.text[4:8] for one in asked_year_first(question, kind, evidence, found)] == ["2024", "2022"]
