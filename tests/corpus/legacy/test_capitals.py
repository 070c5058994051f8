from __future__ import annotations

import pytest

from corpus.legacy.capitals import with_capitals


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("HộI NGHị", "HỘI NGHỊ"),
        ("TỉNH Hà GIANG", "TỈNH HÀ GIANG"),
        ("Xã Hà Tân", "Xã Hà Tân"),
        ("Ông Lê Văn Tý, UBND xã", "Ông Lê Văn Tý, UBND xã"),
        ("Bà Tạ họp xong. ở đó", "Bà Tạ họp xong. Ở đó"),
    ],
)
def test_only_what_was_typed_in_capitals_becomes_capitals(line: str, meant: str) -> None:
    assert with_capitals(line, begins_sentence=True) == meant


def test_a_line_that_goes_on_with_a_sentence_begins_small() -> None:
    assert with_capitals("ủy ban", begins_sentence=False) == "ủy ban"
    assert with_capitals("ủy ban", begins_sentence=True) == "Ủy ban"
