from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpus.readers.html_pieces import Piece
from corpus.readers.html_text import read_tree


def pieces(page: str) -> tuple[Piece, ...]:
    root = LexborHTMLParser(page).root
    assert root is not None
    return read_tree(root).pieces


def texts(page: str) -> list[str]:
    return [piece.text for piece in pieces(page)]


def test_each_paragraph_is_a_piece_and_a_break_a_line() -> None:
    assert texts("<p>Một\n  hai<br>ba <b>bốn</b>.</p>năm<div>sáu</div>") == ["Một hai\nba bốn.", "năm", "sáu"]


def test_lists_keep_their_marks_and_numbers() -> None:
    page = "<ul><li>a<ol start=3><li>b<li value=9>c<li>d</ol><li>- e</ul>"

    assert texts(page) == ["- a", "3. b", "9. c", "10. d", "- e"]


def test_a_heading_is_one_line_with_its_level() -> None:
    (heading,) = pieces("<h2>Kết quả<br>năm 2023</h2>")

    assert (heading.level, heading.text) == (2, "Kết quả năm 2023")


def test_an_abstract_set_as_a_heading_is_text() -> None:
    abstract = (
        "Chiều 18/01, Ủy ban Mặt trận huyện tổ chức lễ bàn giao 45 căn nhà đại đoàn kết cho các hộ nghèo tại 6 xã."
    )

    assert [piece.level for piece in pieces(f"<h2>{abstract}</h2>")] == [0]


def test_paragraphs_stand_apart_and_lines_do_not() -> None:
    found = pieces("<p>a</p><p>b</p><div>c</div><div>d</div><ul><li>e<li>f</ul>g")

    assert [piece.gap for piece in found[1:]] == ["\n\n", "\n\n", "\n", "\n\n", "\n", "\n\n"]


def test_what_is_folded_in_is_seen() -> None:
    assert texts('<details><summary>Hỏi</summary><p style="display:none">Đáp</p></details>') == ["Hỏi", "Đáp"]


def test_controls_of_forms_are_not_text_but_the_headings_of_parts_are() -> None:
    page = "<button>Gửi</button><select><option>Chọn</select><h3><button>Phí bao nhiêu?</button></h3>"
    page += "<button>Có được nhờ người khác nhận thẻ hộ không?</button>"

    assert texts(page) == ["Phí bao nhiêu?", "Có được nhờ người khác nhận thẻ hộ không?"]


def test_preformatted_lines_stay() -> None:
    assert texts("<pre>a  b\n  c</pre>") == ["a  b\nc"]


def test_links_are_counted_by_letters() -> None:
    (piece,) = pieces("<p>Xem <a href=x>biểu mẫu</a> và <a href=y>phụ lục</a></p>")

    assert (piece.links, piece.linked, piece.offers_file) == (2, 13, False)


@pytest.mark.parametrize("target", ["/a/Mau-01.DOCX", "tai.php?f=x.pdf#trang=2"])
def test_links_to_documents_are_known(target: str) -> None:
    assert pieces(f'<p><a href="{target}">Tải về</a></p>')[0].offers_file


def test_the_pencils_and_footnote_marks_of_a_wiki_are_not_text() -> None:
    page = '<h2>Lịch sử<span class="mw-editsection">[<a href=x>sửa</a>]</span></h2>'
    page += '<p>Năm 1998.<sup class="reference">[1]</sup></p>'

    assert texts(page) == ["Lịch sử", "Năm 1998."]


@pytest.mark.parametrize(
    "page",
    [
        '<p><font face=".VnTimeH">ñy ban nh©n d©n</font></p>',
        "<p style=\"font-size:13pt; font-family:'.VnTimeH',serif\">ñy ban <b>nh©n</b> d©n</p>",
        '<font face=".VnTime"><table><tr><td><span style="mso-ascii-font-family:.VnTimeH">ñy ban nh©n d©n</table>',
        "<font face=.VnTimeH><p>ñy ban<br>nh©n d©n",
    ],
)
def test_fonts_of_capitals_show_capitals(page: str) -> None:
    assert [" ".join(text.split()) for text in texts(page)] == ["ỦY BAN NHÂN DÂN"]


def test_a_font_ends_with_its_element() -> None:
    page = '<p><font face=".VnTimeH">q§-ubnd <font face=".VnTime">x·</font> b</font> cña</p>'

    assert texts(page) == ["QĐ-UBND x· B cña"]
