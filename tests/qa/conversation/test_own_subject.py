import pytest

from qa.conversation.own_subject import speaks_of_another
from qa.reading.question_words import take_apart

_WATER = ["Thôn Nà Hoa mất nước ba ngày vì vỡ ống. Hộ bị thiệt hại gọi số điện thoại của trạm."]
_MARKET = ["Chợ Khe Lau họp sáng thứ bảy. Mặt nước hồ bên chợ được thả cá."]


def test_a_short_question_whose_words_only_another_document_has_is_about_that() -> None:
    assert speaks_of_another(take_apart("Tại sao mất nước?"), _WATER, _MARKET)


@pytest.mark.parametrize(
    ("question", "best", "spoken_of"),
    [
        ("Tại sao mất nước?", _WATER, _WATER),  # what was spoken of says it too
        ("Tại sao mất điện?", _WATER, _MARKET),  # no document says it
        ("Số điện thoại?", _WATER, _MARKET),  # of anything
        ("Vì sao?", _WATER, _MARKET),
    ],
)
def test_else_it_is_asked_of_what_was_spoken_of(question: str, best: list[str], spoken_of: list[str]) -> None:
    assert not speaks_of_another(take_apart(question), best, spoken_of)
