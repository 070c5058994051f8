from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.raw_text import Block
from corpus.readers.letter_quotes import set_apart, set_blocks_apart


def found(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in set_apart(text)]


@pytest.mark.parametrize(
    "introduction",
    [
        "Vào Th 3, 12 thg 3, 2024 vào lúc 10:02 Văn phòng <vp@x.example> đã viết:",
        "On Tue, Mar 12, 2024 at 10:02 AM Văn phòng <vp@x.example> wrote:",
        "Vào 10:05, Th 2, 5 thg 2, 2024 Văn phòng <vp@x.example> đã viết:",
        unicodedata.normalize("NFD", "Vào lúc 10:05 ngày 5/2/2024, Văn phòng đã viết:"),
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


def test_an_introduction_that_a_program_broke_is_one() -> None:
    broken = "On Tue, Mar 12, 2024 at 10:02 AM Văn phòng huyện <\nvp@x.example> wrote:"
    letter = f"Tôi đồng ý.\n\n{broken}\n\n> Góp ý trước ngày 15/3."

    assert found(letter) == [
        (0, "Tôi đồng ý."),
        (2, broken.replace("\n", " ")),
        (0, "Góp ý trước ngày 15/3."),
    ]


def test_an_introduction_that_is_quoted_itself_begins_the_earlier_letter() -> None:
    assert found("Tôi đồng ý.\n\n> On 12/3/2024, An wrote:\n>\n> Họp lúc 8 giờ?\n>> Họp ở đâu?") == [
        (0, "Tôi đồng ý."),
        (2, "On 12/3/2024, An wrote:"),
        (0, "Họp lúc 8 giờ?\nHọp ở đâu?"),
    ]


def test_marked_lines_within_an_earlier_letter_do_not_hide_it() -> None:
    letter = "Đã nhận.\n\n*From:* Văn phòng\n*Sent:* 12/3/2024\n\nGửi anh.\n\n> Xin số liệu.\n\nSố liệu đây."

    assert [level for level, _ in found(letter)] == [0, 2, 0, 0, 0, 0]


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


@pytest.mark.parametrize(
    ("quoted", "levels"),
    [((False, False, True, True), [0, 2, 0, 3]), ((False, True, True, True), [0, 2, 0, 3])],
)
def test_an_earlier_letter_that_is_set_in_stands_below_its_introduction(
    quoted: tuple[bool, ...], levels: list[int]
) -> None:
    blocks = [
        Block("Tôi đồng ý."),
        Block("On 12/3/2024, An wrote:"),
        Block("Họp lúc 8 giờ?"),
        Block("Địa điểm", level=1),
    ]

    apart = [*set_blocks_apart(blocks, quoted)]

    assert [block.text for block in apart] == [block.text for block in blocks]
    assert [block.level for block in apart] == levels


def test_answers_between_what_is_set_in_stay_there() -> None:
    blocks = [Block("On 12/3/2024, An wrote:"), Block("Họp lúc 8 giờ?"), Block("Được."), Block("Ở đâu?")]

    assert [*set_blocks_apart(blocks, [False, True, False, True])] == blocks


LINES = st.sampled_from(
    ["a", "b c", "On 12/3/2024, An wrote:", "On 12/3/2024, An <", "an@x> wrote:", "From: b", "Sent: c", "-- thư gốc --"]
)


@given(st.lists(st.tuples(st.lists(LINES, min_size=1).map("\n".join), st.booleans())))
def test_no_word_of_a_formatted_letter_is_lost(parts: list[tuple[str, bool]]) -> None:
    blocks = [Block(text) for text, _ in parts]
    apart = [*set_blocks_apart(blocks, [is_quoted for _, is_quoted in parts])]

    assert " ".join(block.text for block in apart).split() == " ".join(block.text for block in blocks).split()
