import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import take_apart


def test_function_words_are_left_out_of_what_a_question_is_about() -> None:
    assert take_apart("Ai là trưởng đoàn công tác của tỉnh?").typed == ("trưởng", "đoàn", "công", "tác", "tỉnh")


def test_words_of_substance_stay_when_typed_without_diacritics() -> None:
    assert "dang" in take_apart("dang bo huyen co bao nhieu dang vien").content


def test_a_follow_up_asks_for_what_stands_before_its_subject() -> None:
    words = take_apart("Ai được cử giám sát việc đó? (Xí nghiệp phải thay bao nhiêu mét ống)")
    assert words.asked_for is AskedFor.PERSON


def test_an_elliptic_follow_up_asks_for_what_its_subject_asks() -> None:
    words = take_apart("Còn hộ cận nghèo thì sao? (Hộ nghèo được hỗ trợ bao nhiêu tiền)")
    assert words.asked_for is AskedFor.MONEY


@given(st.text(max_size=200))
def test_any_text_can_be_taken_apart(text: str) -> None:
    words = take_apart(text)
    assert words.content == tuple(map(fold, words.typed))


@pytest.mark.parametrize(
    "question",
    ["Quỹ nào góp nhiều nhất?", "Hộ nào dùng nước máy?", "Đồng Mây thu hoạch ra sao?", "Báo có được dùng AI viết tin?"],
)
def test_words_that_only_fold_to_question_words_ask_for_nothing(question: str) -> None:
    assert take_apart(question).asked_for is AskedFor.ANYTHING
