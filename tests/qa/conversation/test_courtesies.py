import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Xin chào! Ai chủ trì hội nghị?", "Ai chủ trì hội nghị?"),
        ("Dạ cho em hỏi hạn nộp hồ sơ ạ?", "hạn nộp hồ sơ ạ?"),
        ("chao ad, cho minh hoi le phi bao nhieu", "le phi bao nhieu"),
        ("Lệ phí bao nhiêu vậy? Cảm ơn ad.", "Lệ phí bao nhiêu vậy?"),
        ("Cảm ơn, thế còn năm 2024?", "thế còn năm 2024?"),
        ("Alo, bạn ơi, ai ký quyết định này?", "ai ký quyết định này?"),
        ("Xin hỏi: thư viện mở cửa mấy giờ, tks", "thư viện mở cửa mấy giờ"),
    ],
)
def test_greetings_and_thanks_are_taken_off(typed: str, asked: str) -> None:
    assert without_courtesies(typed) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Cảm ơn ai đã hỗ trợ xã?",
        "Ai gửi lời chào mừng, khi nào?",
        "Hi vọng gì ở cây sầu riêng, vì sao?",
        "Thư viện mở cửa, đóng cửa mấy giờ?",
        "Cho tôi hỏi",
        "Chào bạn!",
        "Người dân muốn hỏi thì đến đâu?",
        "Chào mừng ngày nào, ở đâu? Ai phát biểu?",
        "5.000 đồng, đúng không?",
    ],
)
def test_a_question_without_courtesies_is_left_alone(question: str) -> None:
    assert without_courtesies(question) == question


@given(st.text(max_size=60))
def test_what_is_left_stands_in_what_was_typed(text: str) -> None:
    left = without_courtesies(text)

    assert left in text
    assert without_courtesies(left) in left
