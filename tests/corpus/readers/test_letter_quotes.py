from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.letter_quotes import set_apart


def found(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in set_apart(text)]


@pytest.mark.parametrize(
    "introduction",
    [
        "Vào Th 3, 12 thg 3, 2024 vào lúc 10:02 Văn phòng <vp@x.example> đã viết:",
        "On Tue, Mar 12, 2024 at 10:02 AM Văn phòng <vp@x.example> wrote:",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
    ],
)
def test_an_earlier_letter_stands_below_its_introduction(introduction: str) -> None:
    assert found(f"Tôi đồng ý.\n\n{introduction}\n> Góp ý trước ngày 15/3.\n>\n>> Dự thảo lần 1") == [
        (0, "Tôi đồng ý."),
        (2, introduction),
        (0, "Góp ý trước ngày 15/3."),
        (0, "Dự thảo lần 1"),
    ]


def test_an_earlier_letter_as_outlook_quotes_it() -> None:
    letter = "Đã nhận.\n\nTừ: Văn phòng\nĐã gửi: 12/3/2024\nĐến: An\nChủ đề: Góp ý\n\nGóp ý trước ngày 15/3."

    assert found(letter) == [
        (0, "Đã nhận."),
        (2, "Từ: Văn phòng"),
        (0, "Đã gửi: 12/3/2024\nĐến: An\nChủ đề: Góp ý"),
        (0, "Góp ý trước ngày 15/3."),
    ]


def test_answers_between_quoted_lines_stay_there() -> None:
    letter = "On 12/3/2024, An wrote:\n> Họp lúc 8 giờ?\nĐược.\n> Ở đâu?\nHội trường B."

    assert found(letter) == [(0, "On 12/3/2024, An wrote:\nHọp lúc 8 giờ?\nĐược.\nỞ đâu?\nHội trường B.")]


def test_prose_is_no_introduction() -> None:
    assert found("Từ: 8 giờ\nđến 10 giờ họp.\n\nÔng An viết: tôi đồng ý.") == [
        (0, "Từ: 8 giờ\nđến 10 giờ họp."),
        (0, "Ông An viết: tôi đồng ý."),
    ]


@given(st.lists(st.sampled_from(["> a", ">", "", "On 12/3/2024, An wrote:", "Từ: b", "Đã gửi: c", "d"])).map("\n".join))
def test_no_word_of_a_letter_is_lost(text: str) -> None:
    assert " ".join(block.text for block in set_apart(text)).split() == text.replace(">", " ").split()
