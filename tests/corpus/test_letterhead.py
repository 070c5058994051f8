from __future__ import annotations

import pytest

from corpus.letterhead import in_capitals, is_between, is_head, is_kind, is_paper, is_proof


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
        "Bản án số: 12/2023/HS-ST",
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
    "line",
    [
        "-----",
        "***",
        "---o0o---",
        "-----oOo-----",
        "oOo",
        "----- o O o -----",
        "----ooo0ooo----",
        "---xXx---",
        "-----***-----",
        "* * *",
        "~~~~~",
        "(Dự thảo)",
        "An Phú, ngày 5 tháng 3 năm 2024",
        "Ngày tháng 3 năm 2024",
        "Ban hành kèm theo Quyết định số 5/QĐ-UBND",
    ],
)
def test_lines_that_only_separate(line: str) -> None:
    assert is_between(line)


@pytest.mark.parametrize(
    "line", ["Xã An Phú trồng cây", "1. Mục tiêu", "0", "100", "ơ o", "- Ô hô -", "Kèm theo đó là số hộ nghèo giảm"]
)
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
        ("BIÊN BảN LàM VIệC", True),
        ("LUẬT SƯ TRẦN TÁM", False),
        ("BÁO CÁO VIÊN GIỎI", False),
        ("HƯỚNG DẪN VIÊN DU LỊCH", False),
    ],
)
def test_kinds_of_documents(line: str, expected: object) -> None:
    assert is_kind(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GIẤY XÁC NHẬN", True),
        ("ĐƠN XIN LÀM NHÀ", True),
        ("BẢN CAM KẾT", True),
        ("KẾ HOẠCH TRỒNG CÂY", True),
        ("ĐƠN VỊ BẦU CỬ SỐ 5", False),
        ("THƯ VIỆN TỈNH LAM CHÂU", False),
        ("BẢN NÀ LẠN", False),
        ("BAN TUYÊN GIÁO", False),
        ("Giấy xác nhận đã được cấp", False),
    ],
)
def test_papers_that_a_line_in_capitals_names(line: str, expected: object) -> None:
    assert is_paper(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Uỷ BAN NHÂN DÂN Xã AN PHÚ", True),
        ("Ủy ban nhân dân xã An Phú", False),
        ("UBND xã", False),
        ("Xã ủy", False),
        ("12/2024", False),
    ],
)
def test_capitals_of_fonts_that_had_few(line: str, expected: object) -> None:
    assert in_capitals(line) is expected
