from __future__ import annotations

import pytest

from corpus.names_in_capitals import is_labelled_in_capitals, is_name_in_capitals


@pytest.mark.parametrize(
    "name", ["THU HÀ", "NGUYỄN VĂN TÁM", "PHẠM THỊ THU TRANG", "LÒ THỊ PẢN", "DUY AN", "TRANG PHẠM"]
)
def test_syllables_of_names_make_a_name(name: str) -> None:
    assert is_name_in_capitals(name)
    assert is_labelled_in_capitals(name)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "HẾT",
        "KẾT LUẬN",
        "CÂY CAM SÀNH",
        "AN GIANG",
        "AN TOÀN",
        "NÔNG DÂN",
        "QUYẾT ĐỊNH",
        "VIỆT NAM",
        "ĐỨC",
        "Thu Hà",
        "VOV",
    ],
)
def test_other_words_in_capitals_are_none(words: str) -> None:
    assert not is_name_in_capitals(words)


@pytest.mark.parametrize(("written", "expected"), [("ĐỨC", True), ("H.Đ", True), ("PV", False), ("P.V", False)])
def test_behind_a_label_a_pen_name_or_initials_do(written: str, expected: object) -> None:
    assert is_labelled_in_capitals(written) is expected
