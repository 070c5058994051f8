import pytest

from qa.composing.short_answer import short_answer
from qa.reading.question_words import take_apart


def _short(question: str, text: str) -> str | None:
    span = short_answer(question, take_apart(question), text)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "Vụ lật thuyền có bao nhiêu người chết?",
            "Vụ lật thuyền không có người chết, nhưng 03 người bị thương.",
            "không có người chết",
        ),
        ("Bến Mơ có bao nhiêu ca tử vong?", "Bến Mơ ghi nhận 538 ca sởi, không có ca tử vong.", "không có ca tử vong"),
        (
            "Số ca tử vong ở Bến Mơ là bao nhiêu?",
            "Bến Mơ ghi nhận 538 ca sởi, không có ca tử vong.",
            "không có ca tử vong",
        ),
    ],
)
def test_a_sentence_that_says_there_is_none_answers_with_that(question: str, text: str, answer: str) -> None:
    assert _short(question, text) == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vụ lật thuyền làm bao nhiêu người chết?", "Vụ lật thuyền làm 03 người bị thương."),
        ("Bến Mơ có bao nhiêu hộ nghèo?", "Bến Mơ có 37 hộ cận nghèo."),
        ("Có bao nhiêu giám thị coi thi vi phạm?", "Hai thí sinh vi phạm quy chế thi vì mang điện thoại."),
        ("Bao nhiêu cán bộ bị khai trừ?", "Huyện kỷ luật 34 cán bộ, trong đó có 2 trường hợp khai trừ."),
        ("Trường Bến Mơ 1 có bao nhiêu lớp?", "Trường Bến Mơ 1 tuyển học sinh."),
        ("Tổng kinh phí là bao nhiêu tiền?", "- Ngân sách xã: 175 triệu đồng;"),
        ("Buổi họp có bao nhiêu đồng?", "Buổi họp có 38 đồng chí."),
    ],
)
def test_a_number_of_something_else_is_not_marked(question: str, text: str) -> None:
    assert _short(question, text) is None


def test_none_of_one_kind_says_nothing_of_all() -> None:
    assert _short("Bến Mơ có bao nhiêu hộ?", "Bến Mơ không có hộ nghèo.") is None


def test_the_part_of_a_sentence_that_names_what_is_asked_about_is_taken() -> None:
    text = "Có 112 hộ ở thôn Bãi Sậy mất nước; 58 hộ ở thôn Đồi Mơ mất nước ban đêm."
    assert _short("Thôn Đồi Mơ có bao nhiêu hộ mất nước?", text) == "58 hộ"
