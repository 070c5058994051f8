from __future__ import annotations

import pytest

from corpus.law_asides import asides, lines_of


def aside(text: str) -> list[str]:
    lines = lines_of(text)
    return [lines[number].text for number in sorted(asides(lines))]


def test_a_quoted_article_is_aside_down_to_its_closing_mark() -> None:
    assert aside("Sửa Điều 5 như sau:\n“Điều 5. Giờ\n1. Từ “sớm” hay muộn.\n2. Hết.”;\nb) Khác") == [
        "“Điều 5. Giờ",
        "1. Từ “sớm” hay muộn.",
        "2. Hết.”;",
    ]


def test_what_introduces_a_quotation_on_its_line_is_the_laws_own() -> None:
    assert aside("1. Sửa khoản 2 như sau: “2. Chợ họp:\na) Sáng;\nb) Chiều.”\n2. Khác") == ["a) Sáng;", "b) Chiều.”"]


@pytest.mark.parametrize(
    "text",
    [
        "“Chợ Đình” là chợ lớn.\nĐiều 2. Giờ",
        "“Chợ Đình\nĐiều 2. Giờ\nGọi là “chợ sớm”",
        "Điều 1. Một\nĐiều 2. Hai\nĐiều 3. Ba",
        "Điều 1\nĐiều 2\nHết.\nĐiều 1\nHọp.",
        "Điều 1. A.\nĐiều 2. B.\nĐiều 3. C.\nQUY CHẾ\nĐiều 1. D\nX.\nĐiều 2. E\nX.\nĐiều 3. F\nX.",
        "Điều 1. A.\nĐiều 2. B.\nĐiều 3. C.\nNghỉ\nĐiều 1. A.\nĐiều 2. B.\nĐiều 3. C.",  # the same decision twice
    ],
)
def test_nothing_else_is_aside(text: str) -> None:
    assert aside(text) == []


def test_entries_with_page_numbers_are_aside() -> None:
    assert aside("Điều 1. Một ...... 3\nI. MỤC TIÊU\t5\nĐiều 1. Một") == ["Điều 1. Một ...... 3", "I. MỤC TIÊU\t5"]


@pytest.mark.parametrize("second", ["Điều 2. Quyền của người đi", "Điều 2. Quyền của\nngười đi"])
def test_a_table_of_contents_has_the_names_of_the_articles_that_follow(second: str) -> None:
    contents = f"Điều 1. Phạm vi\n{second}\nĐiều 3. Phí"
    law = "Điều 1. Phạm vi\nLàng.\nĐiều 2. Quyền của người đi\nBên phải.\nĐiều 3\nPhí\nKhông."

    assert aside(f"{contents}\nLUẬT ĐI\n{law}") == contents.split("\n")


def test_a_headed_table_of_contents_may_shorten_the_names() -> None:
    contents = "Điều 1. Giờ\nĐiều 2. Phí\nĐiều 3. Rác"
    law = "Điều 1. Về giờ\nTừ 5 giờ.\nĐiều 2. Thu phí\nKhông.\nĐiều 3. Thu rác\nTối."

    assert aside(f"MỤC LỤC\n{contents}\nLUẬT ĐI\n{law}") == contents.split("\n")
