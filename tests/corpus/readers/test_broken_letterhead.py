from __future__ import annotations

import pytest

from corpus.readers.broken_letterhead import goes_on_in


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"),
        ("ĐẢNG CỘNG SẢN", "VIỆT NAM"),
        ("Độc lập - Tự do", "- Hạnh phúc"),
        ("Bình Cẩm, ngày 5 tháng 3", "năm 2024"),
        ("Bình Cẩm, ngày", "5 tháng 3 năm 2024"),
        ("Bình Cẩm, ngày tháng 3 năm", "2024"),
    ],
)
def test_what_a_narrow_column_broke_goes_on(above: str, line: str) -> None:
    assert goes_on_in(above, line)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("UBND HUYỆN BÌNH CẨM", "VIỆT NAM"),
        ("Bình Cẩm, ngày 5 tháng 3 năm 2024", "2024"),
        ("Bình Cẩm, ngày 5 tháng 3 năm", "KẾ HOẠCH"),
        ("Số: 12/KH-UBND", "2024"),
        ("", "VIỆT NAM"),
        ("*", "CỘNG HÒA"),
    ],
)
def test_other_lines_stand_for_themselves(above: str, line: str) -> None:
    assert not goes_on_in(above, line)
