from __future__ import annotations

import pytest

from corpus.law_lines import read_clause, read_dotted, read_opening, read_point, roman_number


@pytest.mark.parametrize(
    ("line", "label", "number"),
    [
        ("Điều 8. Quyền", "Điều 8", 8),
        ("Điều thứ nhất", "Điều thứ nhất", 1),
        ("Điều thứ mười lăm", "Điều thứ mười lăm", 15),
        ("Điều thứ hai mươi mốt. Chợ", "Điều thứ hai mươi mốt", 21),
        ("CHƯƠNG XXIV", "Chương XXIV", 24),
        ("Chương 3:", "Chương 3", 3),
        ("PHẦN THỨ TƯ", "Phần thứ tư", 4),
        ("Mục A. Chợ", "Mục A", 1),
        ("Mục.2", "Mục 2", 2),
        ("TIỂU MỤC 1", "Tiểu mục 1", 1),
        ("Phụ lục số 02. Mẫu", "Phụ lục 2", 2),
        ("PHỤ LỤC", "Phụ lục", 0),
    ],
)
def test_lines_that_open_a_part(line: str, label: str, number: int) -> None:
    opening = read_opening(line)

    assert opening is not None
    assert (opening.label, opening.number) == (label, number)
    assert opening.is_sure


@pytest.mark.parametrize(
    "line",
    [
        "Điều kiện",
        "Chương trình 5",
        "Mục tiêu 2024",
        "Phần 2 của bản đồ",
        "Điều 5 Bộ luật Làng",
        "Điều 5, Điều 6",
        "Điều 1.5",
    ],
)
def test_lines_that_open_nothing(line: str) -> None:
    assert read_opening(line) is None


@pytest.mark.parametrize("line", ["Điền 5. Chợ", "Dieu 5. Cho", "Điều 5 Chợ"])
def test_lines_that_open_an_article_only_where_it_is_due(line: str) -> None:
    opening = read_opening(line)

    assert opening is not None
    assert not opening.is_sure


@pytest.mark.parametrize("line", ["1.000 đồng", "12/3 họp", "1.1. Giá", "2024", "1"])
def test_lines_that_begin_with_another_number_are_no_clause(line: str) -> None:
    assert read_clause(line) is None


def test_dotted_numbers_and_points_are_read() -> None:
    assert read_dotted("2.1.3 Giá") == (2, 1, 3)
    assert read_dotted("12.05.2024") is None
    assert [point and point.number for point in map(read_point, ("a) A", "ð) A", "z. A", "A) A"))] == [1, 5, 27, None]
    assert [roman_number(written) for written in ("IV", "IX", "XL")] == [4, 9, 40]
