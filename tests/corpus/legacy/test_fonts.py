from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy.fonts import is_of_capitals, shown_as_capitals


@pytest.mark.parametrize(
    "font", [".VnTimeH", ".VnArialH", "'.VnTimeH',serif", '".VnCentury SchoolbookH"', " .VnAvantH "]
)
def test_fonts_of_capitals_are_known(font: str) -> None:
    assert is_of_capitals(font)


@pytest.mark.parametrize("font", [".VnTime", ".VnTime, .VnTimeH", "VNI-Times", "Times New Roman", "HelveticaH", ""])
def test_other_fonts_are_not(font: str) -> None:
    assert not is_of_capitals(font)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ñy ban nh©n d©n x· §ång B­ëi", "ỦY BAN NHÂN DÂN XÃ ĐỒNG BƯỞI"),
        ("QuyÕt ®Þnh sè 12/Q§-UBND", "QUYẾT ĐỊNH SỐ 12/QĐ-UBND"),
        ("ban hanh", "BAN HANH"),
        ("§iÒu 1. Ph¹m vi", "ĐIỀU 1. PHẠM VI"),
    ],
)
def test_what_they_show_is_capitals(written: str, seen: str) -> None:
    assert shown_as_capitals(written) == seen


@pytest.mark.parametrize("text", ["Ủy ban nhân dân xã Đồng Bưởi", "Thông báo", "Hòa Bình", "đã"])
def test_unicode_under_an_old_name_of_a_font_stays(text: str) -> None:
    assert shown_as_capitals(text) == text


@given(st.text())
def test_capitals_are_shown_as_themselves(text: str) -> None:
    shown = shown_as_capitals(text)

    assert shown == text or shown == shown.upper()
