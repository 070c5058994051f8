from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.readers.markdown import read_markdown


def text(markdown: str) -> str:
    return clean(read_markdown(markdown.encode()).text)


def title(markdown: str) -> str | None:
    return read_markdown(markdown.encode()).title


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Một\n\nHai.\n\n## Ba ##\n\nBốn\n===\n", "Một\n\nHai.\n\nBa\n\nBốn"),
        ("Một **hai** *ba* __bốn__ ***năm*** `sáu`", "Một hai ba bốn năm sáu"),
        ("[Luật **đất**](http://a.vn/b) và <http://c.vn>", "Luật đất và http://c.vn"),
        ("[Luật][1]\n\n[1]: http://a.vn", "Luật"),
        ("![Bản đồ *xã*](a.png) ở đây", "Bản đồ xã ở đây"),
        ("Một  \nhai\\\nba\nbốn", "Một\nhai\nba\nbốn"),
        ("> Một\n> hai\n\nBa", "Một\nhai\n\nBa"),
        ("Một\n\n---\n\nHai", "Một\n\nHai"),
        ("```sh\nls -l\n\ncd /\n```\nHết", "ls -l\n\ncd /\n\nHết"),
        ("    bốn dấu cách", "bốn dấu cách"),
        (r"1\. Không phải \*danh sách\* &amp; &nbsp;hết", "1. Không phải *danh sách* & hết"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, expected: str) -> None:
    assert text(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- a\n- b\n\nHết", "- a\n- b\n\nHết"),
        ("* a\n* b", "- a\n- b"),
        ("- a\n  + b\n  + c\n- d", "- a\n+ b\n+ c\n- d"),
        ("1. a\n2. b\n3. c", "1. a\n2. b\n3. c"),
        ("4) a\n7) b", "4) a\n7) b"),
        ("1. a\n   1. b\n   2. c\n2. d", "1. a\n1. b\n2. c\n2. d"),
        ("1. a\n\n   b\n\n2. c", "1. a\nb\n2. c"),
        ("1. a\n\n   - b\n\n   c\n", "1. a\n- b\nc"),
        ("-\n- a", "-\n- a"),
        ("1. - a\n2. - b", "1.\n- a\n2.\n- b"),
        ("- ```\n  ls\n  ```\n- a", "- ls\n- a"),
        ("1. # Đầu\n2. | a |\n   |---|\n   | b |", "1. Đầu\n2. | a |\n| b |"),
        ("> 1. a\n> 2. b", "1. a\n2. b"),
        ("31. Tháng\n\nHết", "31. Tháng\n\nHết"),
    ],
)
def test_lists_keep_their_numbers_and_their_lines(markdown: str, expected: str) -> None:
    assert text(markdown) == expected


def test_a_row_of_a_table_is_a_line() -> None:
    table = "| Việc | Phí |\n|---|---:|\n| **Cấp** sổ<br>mới | 50.000 |\n| a \\| b | |\n\nHết"

    assert text(table) == "Việc: Cấp sổ mới; Phí: 50.000\n| a | b |\n\nHết"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Một<br>hai <b>ba</b> <!-- ẩn --> bốn", "Một\nhai ba bốn"),
        ('<div align="center">\n<p>Một &amp; hai</p>\n</div>\n\nBa', "Một & hai\n\nBa"),
        ("<!-- ẩn\n\nẩn -->\n\nMột", "Một"),
        ("<script>\nẩn()\n</script>\n\nMột", "Một"),
        ("<style>p {}</style>\n<p>Một</p>", "Một"),
        ("<!-- không đóng\n\nẩn", ""),
        ("<table><tr><td>Một</td><td>Hai</td></tr></table>", "| Một| Hai"),
        ("2 < 3 và 5 > 4", "2 < 3 và 5 > 4"),
    ],
)
def test_html_is_read_as_its_text(markdown: str, expected: str) -> None:
    assert text(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Một **hai**\n\n# Ba", "Một hai"),
        ("## Một\n\n# Hai", "Hai"),
        ("Một\n===", "Một"),
        ("## Một\n\nHai", None),
        ("Một", None),
        ("", None),
        ('---\ntitle: "Nội quy"\ntags:\n  - a\n---\n# Khác', "Nội quy"),
        ("---\r\ntitle:\r\nauthor: Lan\r\n---\r\n# Khác", "Khác"),
    ],
)
def test_titles(markdown: str, expected: str | None) -> None:
    assert title(markdown) == expected


def test_properties_above_the_text_are_no_text() -> None:
    raw = read_markdown("---\r\ntitle: Nội quy\r\ndate: 2024-05-02\r\n---\r\nGiữ trật tự.".encode())

    assert (raw.text.strip(), raw.title, raw.date) == ("Giữ trật tự.", "Nội quy", "2024-05-02")


def test_a_text_between_two_rules_is_text() -> None:
    assert text("---\nMột dòng, không phải thuộc tính\n\n---\nHai") == "Một dòng, không phải thuộc tính\n\nHai"


PIECES = [
    "# ",
    "- ",
    "1. ",
    "> ",
    "|",
    "---",
    "\n",
    "\n\n",
    "a",
    "**",
    "`",
    "```",
    "[",
    "](",
    ")",
    "<",
    ">",
    "<!--",
    "-->",
]
PIECES += ["<script>", "</script>", "<td>", "    ", "&amp;", "\\"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_markdown_is_read(markdown: str) -> None:
    read_markdown(markdown.encode())


@given(
    st.lists(st.sampled_from(["xã", "họp", "dân"]), min_size=1),
    st.sampled_from(["{}", "# {}", "- {}", "3. {}", "> {}"]),
)
def test_no_word_is_lost_or_moved(words: list[str], shape: str) -> None:
    markdown = "\n\n".join(shape.format(word) for word in words)

    assert [word for word in text(markdown).split() if word.isalpha()] == words


@pytest.mark.parametrize(
    "piece", ["a ", "a\n\n", "- ", "> ", "*", "`", "[", "<", "<a", "<!--", "| ", "a\n", "**a ", "&", "<p>x\n", "1. a\n"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    begin = time.process_time()
    text(piece * (30_000 // len(piece)))

    assert time.process_time() - begin < 10


def test_each_heading_of_the_page_is_known_by_its_level_and_none_within_a_quotation() -> None:
    raw = read_markdown("# Quy chế\n\nMở đầu.\n\n## Chương I\n\n- a\n\n> ## Trích\n".encode())

    assert [(block.text, block.level) for block in raw.blocks if block.level] == [("Quy chế", 1), ("Chương I", 2)]
