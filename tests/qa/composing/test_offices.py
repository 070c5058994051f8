import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from qa.composing.offices import answers_office, asked_office, names_holder, offices_in
from qa.composing.short_answer import short_answer
from qa.composing.telling import telling_first
from qa.reading.question_words import take_apart
from tests.qa.composing.conftest import chosen_for, found_in


def _short(question: str, text: str) -> str | None:
    span = short_answer(question, take_apart(question), text)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("question", "text", "holder"),
    [
        ("Ai là Chủ tịch UBND xã?", "Bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.", "Bà Trần Thị Hạnh"),
        ("Ai là Giám đốc Sở Y tế?", "Giám đốc Sở Y tế Lê Văn Tám phát biểu.", "Lê Văn Tám"),
        ("Ai là Giám đốc Sở?", "Giám đốc Sở, ông Lê Văn Tám, phát biểu.", "ông Lê Văn Tám"),
        ("Trưởng phòng Địa chí là ai?", "Kiều Thanh Mai - Trưởng phòng Địa chí", "Kiều Thanh Mai"),
        ("Ai là chỉ huy trưởng công trường?", "Chỉ huy trưởng công trường là ông Lê Văn Tám.", "ông Lê Văn Tám"),
        ("Ai là Tổng Biên tập?", "Tổng Biên tập Lê Văn Tám duyệt bài.", "Lê Văn Tám"),
        ("Ai là tổ phó?", "Ông Lê Văn Tám làm tổ trưởng, bà Trần Thị Hạnh làm tổ phó.", "bà Trần Thị Hạnh"),
        (
            "Ai là Bí thư Huyện ủy?",
            "Hội nghị do đồng chí Lê Văn Tám, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy chủ trì.",
            "đồng chí Lê Văn Tám",
        ),
    ],
)
def test_the_holder_of_an_office_is_marked(question: str, text: str, holder: str) -> None:
    assert _short(question, text) == holder


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ai là Chủ tịch UBND xã?", "Bà Trần Thị Hạnh, Phó Chủ tịch UBND xã, chủ trì."),
        ("Phó Chủ tịch UBND xã là ai?", "Bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì."),
        ("Ai là Giám đốc Sở?", "Nguyên Giám đốc Sở, ông Lê Văn Tám, phát biểu."),
        ("Ai là Chủ tịch UBND xã?", "Ông Lê Văn Tám, quyền Chủ tịch UBND xã, chủ trì."),
        ("Ai là Tổng Biên tập?", "Ông Lê Văn Tám, Phó Tổng Biên tập, duyệt bài."),
        ("Ai là Hiệu trưởng?", "Bà Lò Thị Páo, Phó Hiệu trưởng, phát biểu."),
        ("Ai là Chánh Văn phòng?", "Bà Lò Thị Páo, Phó Chánh Văn phòng, phát biểu."),
        ("Ai là tổ trưởng?", "Ông Lê Văn Tám làm tổ phó."),
        ("Ai là Trưởng ban?", "Ông Lê Văn Tám làm Phó ban."),
        ("Ai là Giám đốc Sở Y tế?", "Ông Lê Văn Tám, Giám đốc Sở Tư pháp, phát biểu."),
        ("Ai là Giám đốc Sở Y tế?", "Giám đốc Sở Y tế giao ông Lê Văn Tám thực hiện."),
        ("Ai là Chủ tịch UBND xã?", "Ông Lê Văn Tám thay mặt Chủ tịch UBND xã phát biểu."),
        ("Ai là Chủ tịch UBND xã?", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Tám"),
        ("Ai là Phó Chủ tịch xã?", "Ông Lê Văn Tám chủ trì; Phó Chủ tịch xã dự họp."),
        ("Ai là Chủ tịch xã?", "Chủ tịch xã dự cùng ông Lê Văn Tám, Bí thư Chi bộ."),
    ],
)
def test_nobody_is_marked_who_is_not_said_to_hold_that_office(question: str, text: str) -> None:
    assert _short(question, text) is None


@pytest.mark.parametrize(
    "question", ["Ai chủ trì hội nghị?", "Chủ tịch xã giao việc cho ai?", "Ai ký thay Chủ tịch xã?", "Ai là người ký?"]
)
def test_a_question_for_somebody_else_asks_for_no_office(question: str) -> None:
    assert asked_office(question) is None
    assert names_holder(question, "Cầu đóng.")


def test_an_office_is_known_without_diacritics_too() -> None:
    asked = asked_office("ai la pho chu tich ubnd xa")
    assert asked is not None
    assert (asked.chief, [rank.value for rank in asked.rank]) == ("chu tich", ["deputy"])


def test_a_place_behind_a_body_holds_no_office_and_hides_nobody_who_does() -> None:
    text = "Ông Lê Văn Tám, Ủy viên Ban Chấp hành Huyện ủy Thạch Mai, Chủ tịch UBND xã, dự họp."
    place = text.index("Thạch Mai")
    assert answers_office("Ai là Chủ tịch UBND xã?", text, Span(0, len("Ông Lê Văn Tám")))
    assert not answers_office("Ai là Chủ tịch UBND xã?", text, Span(place, place + len("Thạch Mai")))


def test_a_school_is_no_chief() -> None:
    assert not offices_in("Trường Đoàn Thị Điểm có 12 phòng; thầy và trò phong trào tốt.")


def test_the_sentence_that_names_the_holder_stands_before_the_one_about_the_deputy() -> None:
    question = "Ai là Chủ tịch UBND xã Bến Mơ?"
    text = (
        "Biên bản\n\nBà Trần Thị Hạnh, Phó Chủ tịch UBND xã Bến Mơ, chủ trì cuộc họp của UBND xã Bến Mơ.\n"
        "Báo cáo được trình ông Lê Văn Tám, Chủ tịch UBND xã.\n"
    )
    evidence = chosen_for(question, found_in(("Biên bản", None, text)))
    for given_order in (evidence, evidence[::-1]):
        assert "Lê Văn Tám" in telling_first(question, take_apart(question), given_order)[0].text


@given(st.text(alphabet="phó chủ tịch,.; UBND xã là Lê Văn Tám ông Giám đốc", max_size=80))
def test_any_text_is_read_for_offices_without_a_failure(text: str) -> None:
    for office in offices_in(text):
        assert 0 <= office.start < office.end <= len(text)
    assert names_holder("Ai là Chủ tịch?", text) in (True, False)


def test_an_office_that_begins_like_a_name_is_no_other_person() -> None:
    text = "Đoàn do đồng chí Lê Văn Tám, Phó Trưởng Ban Tuyên giáo Tỉnh ủy làm trưởng đoàn, đến thăm xã."

    assert names_holder("Ai làm trưởng đoàn?", text)
