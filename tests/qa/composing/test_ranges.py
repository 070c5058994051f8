import pytest

from qa.composing.short_answer import short_answer
from qa.reading.question_words import take_apart


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "Thù lao bài ảnh là bao nhiêu tiền?",
            "Thù lao bài ảnh: từ 40.000 đến 80.000 đồng;",
            "từ 40.000 đến 80.000 đồng",
        ),
        ("Nhận đơn đến ngày nào?", "Nhận đơn từ ngày 16/9/2024 đến hết ngày 31/10/2024.", "ngày 31/10/2024"),
        ("Nhận đơn từ ngày nào?", "Nhận đơn từ ngày 16/9/2024 đến hết ngày 31/10/2024.", "ngày 16/9/2024"),
        ("Hạn nhận đơn là ngày nào?", "Nhận đơn từ ngày 16/9/2024 đến hết ngày 31/10/2024.", "ngày 31/10/2024"),
        (
            "Nhận đơn ngày nào?",
            "Nhận đơn từ ngày 16/9/2024 đến hết ngày 31/10/2024.",
            "từ ngày 16/9/2024 đến hết ngày 31/10/2024",
        ),
        ("Buổi họp kết thúc lúc mấy giờ?", "Buổi họp bắt đầu lúc 7 giờ 45, kết thúc lúc 11 giờ 15.", "11 giờ 15"),
        ("nhan don den ngay nao?", "Nhận đơn từ ngày 16/9/2024 đến hết ngày 31/10/2024.", "ngày 31/10/2024"),
    ],
)
def test_a_range_is_marked_whole_or_at_the_end_that_is_asked_for(question: str, text: str, answer: str) -> None:
    span = short_answer(question, take_apart(question), text)
    assert span is not None
    assert span.of(text) == answer


def test_the_beginning_alone_is_no_answer_to_a_question_for_the_end() -> None:
    question, text = "Cấm đường đến ngày nào?", "Cấm đường từ ngày 16/9/2024."
    assert short_answer(question, take_apart(question), text) is None
