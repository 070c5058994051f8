import pytest

from qa.composing.short_answer import short_answer
from qa.reading.question_words import take_apart


def _short(question: str, text: str) -> str | None:
    span = short_answer(question, take_apart(question), text)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ai là thư ký?", "THƯ KÝ                    CHỦ TRÌ"),
        ("Ai là Chủ tịch HĐND xã?", "Phó Bí thư Thường trực, Chủ tịch HĐND xã phát biểu"),
        ("Đơn vị nào nhận đơn?", "Trung tâm Trợ giúp pháp lý nhận đơn."),
    ],
)
def test_pieces_of_words_and_offices_are_no_names(question: str, text: str) -> None:
    assert _short(question, text) is None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "Đơn vị nào thu gom rác ở Bến Mơ?",
            "Rác ở Bến Mơ do Công ty CP Đô thị Sạch Đồng Mơ thu gom.",
            "Công ty CP Đô thị Sạch Đồng Mơ",
        ),
        ("Nộp đơn ở đâu?", "Người dân nộp đơn tại trụ sở UBND xã Bến Mơ.", "trụ sở UBND xã Bến Mơ"),
    ],
)
def test_a_name_goes_on_to_its_last_capital(question: str, text: str, answer: str) -> None:
    assert _short(question, text) == answer
