from __future__ import annotations

import pytest

from corpus.law_changes import change_name, is_command, read_change


@pytest.mark.parametrize(
    ("said", "articles"),
    [
        ("Sửa đổi, bổ sung Điều 5 như sau:", {"điều 5"}),
        ("Sửa đổi Điều 5 của Luật Chợ quê như sau", {"điều 5"}),
        ("Điều 7 được sửa đổi, bổ sung như sau:", {"điều 7"}),
        ("Điều 7 Luật Chợ quê được thay thế bằng điều sau đây:", {"điều 7"}),
        ("Thay thế Điều 9 bằng điều sau đây:", {"điều 9"}),
        ("Bổ sung Điều 7a vào sau Điều 7 như sau:", {"điều 7a"}),
        ("Bổ sung các điều 7a, 7b và 7c vào sau Điều 7 như sau:", {"điều 7a", "điều 7b", "điều 7c"}),
        ("Sửa đổi Điều 5 và Điều 6 như sau:", {"điều 5", "điều 6"}),
        ("Sửa đổi khoản 2 Điều 5 và Điều 6 như sau:", {"điều 6"}),
        ("Sửa đổi khoản 2 Điều 5 như sau:", set()),
        ("Sửa đổi Điều 5:", {"điều 5"}),
        ("Sửa đổi Điều 5 như sau: “Điều 5. Giờ họp", set()),  # it follows at once
    ],
)
def test_a_lead_in_tells_which_articles_follow(said: str, articles: set[str]) -> None:
    change = read_change(said)

    assert change is not None
    assert change.articles == articles


@pytest.mark.parametrize(
    "said",
    [
        "Bãi bỏ các điều sau đây:",
        "Bãi bỏ Điều 9.",
        "Thay cụm từ “chợ phiên” bằng “chợ” tại các điều sau đây:",
        "Việc sửa đổi giấy phép nêu ở Điều 5 được thực hiện như sau:",
        "Hồ sơ sửa đổi, bổ sung theo Điều 7 nộp như sau:",
        "Sửa đổi, bổ sung giấy phép theo Điều 5 như sau:",
        "Sửa đổi Điều 5 như sau: “Điều 5. Chợ họp từ 5 giờ.”",
        "Điều 5 quy định về chợ như sau:",
    ],
)
def test_nothing_is_announced(said: str) -> None:
    assert read_change(said) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khoản 2 Điều 5 được sửa đổi như sau:", True),
        ("Tại khoản 2 Điều 5, bỏ cụm từ “chợ”", True),
        ("Sửa đổi tên Chương II", True),
        ("Hồ sơ sửa đổi, bổ sung được nộp ở xã", False),
        ("Sửa đổi giấy phép", False),
    ],
)
def test_a_command_changes_a_part_of_a_law(text: str, *, expected: bool) -> None:
    assert is_command(text) is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sửa đổi Điều 5 như sau: “Điều 5. Học phí", "Sửa đổi Điều 5"),
        ("Sửa đổi, bổ sung một số điều của Luật Chợ quê như sau:", "Sửa đổi, bổ sung một số điều của Luật Chợ quê"),
        ("Sửa đổi các điều sau đây của Luật Chợ quê:", "Sửa đổi các điều sau đây của Luật Chợ quê"),
        ("Từ ngữ: “Chợ” là nơi họp", ""),
        ("Phạm vi", ""),
    ],
)
def test_the_name_of_an_article_ends_before_what_it_quotes(text: str, name: str) -> None:
    assert change_name(text) == name
