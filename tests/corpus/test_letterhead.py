from __future__ import annotations

import pytest

from corpus.letterhead import is_between, is_head, is_kind, is_proof


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 5/QĐ-UBND Độc lập – Tự do – Hạnh phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số: 45/KH-UBND",
        "Số 31-TB/HU",
        "Số: /TB-UBND",
        "Luật số: 76/2006/QH11",
    ],
)
def test_lines_that_only_an_official_head_has(line: str) -> None:
    assert is_proof(line)
    assert is_head(line)


@pytest.mark.parametrize(
    "line", ["Số người mắc bệnh tăng nhanh", "Số 5 đường Lê Lợi", "Xã họp", "Đảng Cộng sản Việt Nam ra đời"]
)
def test_lines_that_prove_nothing(line: str) -> None:
    assert not is_proof(line)


@pytest.mark.parametrize(
    "line", ["-----", "***", "---o0o---", "(Dự thảo)", "An Phú, ngày 5 tháng 3 năm 2024", "Ngày tháng 3 năm 2024"]
)
def test_lines_that_only_separate(line: str) -> None:
    assert is_between(line)


@pytest.mark.parametrize("line", ["Xã An Phú trồng cây", "1. Mục tiêu"])
def test_lines_that_separate_nothing(line: str) -> None:
    assert not is_between(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("KẾ HOẠCH", True),
        ("Thông báo", True),
        ("QUYẾT ĐỊNH:", True),
        ("BIÊN BẢN LÀM VIỆC", True),
        ("Thông báo:", False),
        ("Kế hoạch đã được duyệt", False),
        ("HỘI NGHỊ", False),
    ],
)
def test_kinds_of_documents(line: str, expected: object) -> None:
    assert is_kind(line) is expected
