import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation.question_phrases import aligned_fold, asks, without_asking


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Ai chủ trì hội nghị ở Nà Hoa?", "người chủ trì hội nghị ở Nà Hoa"),
        ("ai chu tri hoi nghi o Na Hoa", "nguoi chu tri hoi nghi o Na Hoa"),
        ("Ai là trưởng thôn Nà Hoa?", "trưởng thôn Nà Hoa"),
        ("Biên bản họp thôn do ai ghi?", "Biên bản họp thôn"),
        ("Chợ Nà Hoa họp ở xã nào?", "Chợ Nà Hoa họp"),
        ("Có bao nhiêu hộ nợ thuế ở Nà Hoa?", "hộ nợ thuế ở Nà Hoa"),
        ("Vì sao xã Nà Hoa mất nước?", "xã Nà Hoa mất nước"),
        ("buoi hop o xa Dong May do ai chu tri", "buoi hop o xa Dong May"),
        ("Cơ sở may mặc ở Nà Hoa có mấy thợ?", "Cơ sở may mặc ở Nà Hoa"),
    ],
)
def test_what_a_question_is_about_is_left_without_the_words_that_ask(question: str, about: str) -> None:
    assert without_asking(question) == about


def test_a_question_that_only_names_something_leaves_open_what_it_asks() -> None:
    assert not asks("Còn chợ Nà Hoa thì sao?")
    assert asks("Chợ Nà Hoa được mô tả như thế nào?")


@given(st.text(max_size=60))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(aligned_fold(text)) == len(text)
