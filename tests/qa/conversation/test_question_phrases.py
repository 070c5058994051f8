import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation.question_phrases import asks, without_asking
from qa.conversation.spelling import aligned_fold


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
        ("Quyết định có hiệu lực từ ngày nào?", "Quyết định có hiệu lực"),
        ("quyet dinh co hieu luc tu ngay nao", "quyet dinh co hieu luc"),
        ("Chợ Nà Hoa mở cửa lúc mấy giờ?", "Chợ Nà Hoa mở cửa"),
        ("cho na hoa mo cua luc may gio", "cho na hoa mo cua"),
        ("Họp từ mấy giờ đến mấy giờ?", "Họp"),
        ("Có mấy đồng chí vắng mặt?", "đồng chí vắng mặt"),
        ("Trong trường hợp nào thì bị khóa thẻ?", "bị khóa thẻ"),
        ("Chợ nghỉ thứ mấy?", "Chợ nghỉ"),
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


_LOOK_ALIKES = [
    "lực",
    "may",
    "máy",
    "mây",
    "não",
    "náo",
    "ái",
    "ải",
    "đầu",
    "dầu",
    "đậu",
    "chí",
    "đồng",
    "giỏ",
    "năng",
    "nam",
    "thẳng",
    "ngáy",
    "hơm",
    "khí",
    "nội",
    "từ",
    "có",
    "lao",
]
_ASKED = [
    "bao nhiêu tiền",
    "mấy giờ",
    "lúc mấy giờ",
    "khi nào",
    "vì sao",
    "ở đâu",
    "từ ngày nào",
    "như thế nào",
    "là gì",
]


@given(words=st.lists(st.sampled_from(_LOOK_ALIKES), min_size=1, max_size=6), asked=st.sampled_from(_ASKED))
def test_nothing_but_question_phrases_is_taken_away(words: list[str], asked: str) -> None:
    left = without_asking(f"Xã {' '.join(words)} thôn Nà Hoa {asked}?")
    assert left == f"Xã {' '.join(words)} thôn Nà Hoa"
