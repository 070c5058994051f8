from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean

PIECES = [
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\x0b",
    "\x85",
    "\u2028",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1f",
]
PIECES += [
    "\ud800",
    "\udfff",
    "\u0301",
    "\u0323",
    "a",
    "ơ",
    "Hội",
    "Xem thêm",
    "Chia sẻ:",
    "07:30",
]


@settings(max_examples=400)
@given(st.text(st.characters(exclude_categories=[])) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_becomes_clean(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()
    cleaned.encode("utf-8")
    for line in cleaned.split("\n"):
        assert line == " ".join(line.split())


def test_lone_surrogates_show_as_replacement_characters() -> None:
    assert clean("a\ud800b") == "a\N{REPLACEMENT CHARACTER}b"


def test_lines_stay_and_paragraphs_stay() -> None:
    assert clean("Một\r\nHai\rBa\r\n\r\n\r\n\r\nBốn") == "Một\nHai\nBa\n\nBốn"


@pytest.mark.parametrize(
    "line", ["07:30", "22:40", "Chia sẻ với người nghèo", "Xem thêm điều 5", "3:2", "10:00 - 11:00"]
)
def test_what_may_be_content_stays(line: str) -> None:
    assert clean(f"Lịch họp\n{line}\nKhai mạc") == f"Lịch họp\n{line}\nKhai mạc"


def test_a_word_broken_by_invisible_characters_is_whole_again() -> None:
    assert clean("Hội\u200b ng\u00adhị \u202atổng\u202c kết") == "Hội nghị tổng kết"


def test_time_grows_with_the_length_only() -> None:
    for piece in (" ", "\n", "a\n", "\u0301", " \n"):
        assert len(clean(piece * 300_000)) <= 600_000
