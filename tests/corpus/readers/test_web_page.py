from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from corpus.errors import UnreadableFileError
from corpus.furniture.removal import without_furniture
from corpus.legacy.repair import repaired_parts
from corpus.places import RemovedAs
from corpus.raw_text import RawText
from corpus.readers.web_page import read_web_page

PAGES = sorted((Path(__file__).parents[2] / "files" / "web").glob("*.html"))
# What in these pages nothing proves to be furniture: it stays, because what is in doubt may be content.
LEFT = {
    "Bạn phải đăng nhập để xem tiếng Anh của văn bản này.",
    "Bạn biết trang này từ đâu?",
    "Liên hệ ban biên tập",
    "12",
}
MARK = re.compile(r' data-is="\w+"')


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def marked(page: str, kind: str) -> list[str]:
    nodes = LexborHTMLParser(page).css(f'[data-is="{kind}"]')
    return [node.text(separator=" " if node.css_first("br") is not None else "") for node in nodes]


def read(page: str) -> RawText:
    return read_web_page(f"<!DOCTYPE html><meta charset=utf-8>{page}".encode())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_content_of_a_page_is_lost(path: Path) -> None:
    page = path.read_text("utf-8")

    blocks, _ = without_furniture(read_web_page(MARK.sub("", page).encode()).blocks, is_page=True)

    text = words("\n".join(block.text for block in blocks))
    assert [part for part in marked(page, "content") if words(part) not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_stands_around_the_content_of_a_page_is_removed(path: Path) -> None:
    page = path.read_text("utf-8")

    blocks, _ = without_furniture(read_web_page(MARK.sub("", page).encode()).blocks, is_page=True)

    text = words("\n".join(block.text for block in blocks))
    assert {part for part in marked(page, "furniture") if words(part) in text} <= LEFT


def test_a_news_page_gives_its_headings_rows_facts_and_what_was_removed() -> None:
    raw = read_web_page((PAGES[0].parent / "bao_tinh.html").read_bytes())

    assert raw.title == "Huyện Khe Đông bàn giao 45 căn nhà cho hộ nghèo trước Tết"
    assert raw.date == "2024-01-18"
    assert raw.author == "Nguyễn Hải Đường"
    assert [(block.level, block.text) for block in raw.blocks if block.level] == [
        (1, raw.title),
        (3, "Kết quả theo xã"),
    ]
    assert "Xã: Nậm Hồng; Kế hoạch: 64; Đã xong: 64\nXã: Pù Lĩnh; Kế hoạch: 71; Đã xong: 55" in raw.text
    assert {one.reason for one in raw.removed} >= {RemovedAs.NAVIGATION, RemovedAs.LINKS, RemovedAs.COOKIES}
    assert "quảng cáo" not in raw.text + "".join(one.text for one in raw.removed)


@pytest.mark.parametrize(
    "body", ["<ul><li><a href=1>Lịch trực</a><li><a href=2>Biểu mẫu</a></ul>", "<nav>Lịch trực</nav>"]
)
def test_a_page_of_nothing_but_links_comes_whole(body: str) -> None:
    assert "Lịch trực" in read(f"<body>{body}</body>").text


def test_it_is_known_for_a_page() -> None:
    assert read("<p>Họp lúc 8 giờ.</p>").is_page
    assert not RawText.of("Họp lúc 8 giờ.").is_page


def test_scripts_and_styles_are_never_text() -> None:
    raw = read(
        "<body><script>let a = '<p>mã'</script><style>p{}</style><noscript>x</noscript><p>Họp lúc 8 giờ.</p></body>"
    )

    assert raw.text == "Họp lúc 8 giờ."


def test_decomposed_letters_are_read_as_they_are() -> None:
    assert "Ho\u0323\u0302i nghi\u0323" in read("<p>Ho\u0323\u0302i nghi\u0323</p>").text


def test_a_page_without_text_gives_no_block() -> None:
    assert read("<html><body><img src=a.png></body></html>").blocks == ()


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_web_page(b"%PDF-1.7\x00\x01\x02\x00" * 50)
    assert error.value.code == "file_binary"


def test_a_page_cut_off_gives_what_there_is() -> None:
    page = (PAGES[0].parent / "thu_tuc.html").read_bytes()
    cut = page[: page.index("Bước 2".encode()) + 20]

    assert "Người dân nộp hồ sơ" in read_web_page(cut).text


def test_blocks_nested_without_measure_are_read() -> None:
    assert read("<div>" * 3_000 + "trong" + "</div>" * 3_000 + "<p>sau</p>").text == "trong\n\nsau"


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=menu>",
        "</div>",
        "<table>",
        "<tr>",
        "<td rowspan=3>",
        "<th>",
        "</table>",
        "<li>",
        "</a>",
        "<ol start=5>",
        "</ol>",
        "<h1>",
        "</h1>",
        "<a href=x>",
        "<br>",
        "<pre>",
        "</pre>",
        "<nav>",
        "</nav>",
        "</script>",
        "<li value=-3>",
        "<td rowspan=999999>",
        "<button>",
        "<select>",
        "<option>",
        "<!--",
        "-->",
        "<script>",
        "<b",
        "</",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS | st.text(max_size=12)).map("".join))
def test_any_marks_give_a_text(page: str) -> None:
    try:
        raw = read_web_page(page.encode("utf-8", "surrogatepass"))
    except UnreadableFileError:
        return
    assert all(block.text.strip() for block in raw.blocks)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_web_page(data)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_capitals_that_only_the_font_tells_are_read(encoding: str) -> None:
    page = (
        "<html><meta charset=iso-8859-1><p><font face='.VnTimeH'>ñy ban nh©n d©n x· §ång B­ëi</font></p>"
        "<p><font face='.VnTime'>C¨n cø LuËt Tæ chøc chÝnh quyÒn ®Þa ph­¬ng vµ ®Ò nghÞ cña v¨n phßng.</font></p>"
    )

    texts = repaired_parts([block.text for block in read_web_page(page.encode(encoding)).blocks])

    assert texts == (
        "ỦY BAN NHÂN DÂN XÃ ĐỒNG BƯỞI", "Căn cứ Luật Tổ chức chính quyền địa phương và đề nghị của văn phòng.",
    )  # fmt: skip
