from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from corpus.places import Removed, RemovedAs
from corpus.readers.html_navigation import split_page
from corpus.readers.html_text import read_tree

ARTICLE = (
    "<div class=x>"
    + "<p>Xã đã trồng 650 cây xoài và 200 cây bằng lăng dọc tuyến đường liên ấp dài 2,4 km.</p>" * 4
    + "</div>"
)


def split(body: str) -> tuple[list[str], list[Removed]]:
    root = LexborHTMLParser(f"<body>{body}</body>").root
    assert root is not None
    pieces, removed = split_page(read_tree(root))
    return [piece.text for piece in pieces], removed


def links(*texts: str) -> str:
    return "<ul>" + "".join(f"<li><a href=x>{text}</a></li>" for text in texts) + "</ul>"


def test_lists_of_links_beside_an_article_go() -> None:
    kept, removed = split(links("Tin tức", "Văn bản", "Liên hệ") + ARTICLE)

    assert len(kept) == 4
    assert removed == [Removed("- Tin tức\n- Văn bản\n- Liên hệ", RemovedAs.LINKS)]


def test_a_label_goes_with_its_links_within_the_article_too() -> None:
    inside = ARTICLE.replace(
        "</div>", f"<p>Tin liên quan</p>{links('Nạo vét kênh Bảy Thước')}<p>Cây chết phải dặm lại.</p></div>"
    )

    kept, removed = split(inside)

    assert kept[-1] == "Cây chết phải dặm lại."
    assert [one.text for one in removed] == ["Tin liên quan\n- Nạo vét kênh Bảy Thước"]


def test_links_within_the_article_stay_without_a_label() -> None:
    inside = ARTICLE.replace("</div>", links("Mẫu đơn số một", "Mẫu đơn số hai", "Mẫu đơn số ba") + "</div>")

    assert len(split(inside)[0]) == 7


def test_lists_of_documents_stay() -> None:
    kept, _ = split(ARTICLE + links("Kế hoạch 15/KH-UBND", "Thông báo số 14", "Luật số 45/2013/QH13"))
    files, _ = split(ARTICLE + "<p><a href=a.pdf>Phụ lục</a> <a href=b.pdf>Biểu</a> <a href=c.doc>Mẫu</a></p>")

    assert len(kept) == 7
    assert len(files) == 5


def test_a_page_that_is_a_list_stays() -> None:
    names = [
        f"Câu lạc bộ đờn ca tài tử ấp {number}, sinh hoạt tối thứ bảy hằng tuần tại nhà văn hóa" for number in range(9)
    ]

    assert len(split(ARTICLE.replace(" class=x", "") + f"<div>{links(*names)}</div>")[0]) == 13


def test_the_writing_of_a_page_stays_whatever_its_area_is_called() -> None:
    assert len(split(ARTICLE.replace("class=x", "class=content-with-sidebar"))[0]) == 4


def test_two_links_are_no_list() -> None:
    assert len(split(ARTICLE + "<p><a href=x>Bản tiếng Anh</a> <a href=y>Bản đồ</a></p>")[0]) == 5


def test_headlines_with_their_days_or_with_links_of_a_script_go_below_a_label() -> None:
    days = "<li><a href=1>Lễ trao giải báo chí toàn tỉnh</a> <span>(12/12/2023)</span></li>"
    script = "<li><a>Bàn giao nhà cho hộ nghèo</a></li>"

    for item in (days, script):
        inside = ARTICLE.replace("</div>", f"<b>Các tin khác</b><ul>{item}</ul><p>Cây chết phải dặm lại.</p></div>")
        kept, removed = split(inside)

        assert kept[-1] == "Cây chết phải dặm lại."
        assert [one.text.split("\n")[0] for one in removed] == ["Các tin khác"]


def test_links_that_lead_nowhere_stay_without_a_label() -> None:
    anchors = "".join(f"<p><a name=dieu_{number}>Điều {number}. Trách nhiệm của xã</a></p>" for number in (1, 2, 3))

    assert len(split(ARTICLE + anchors)[0]) == 7


def test_a_box_beside_the_article_goes_with_its_title_unless_it_holds_the_writing() -> None:
    box = "<aside><h3>Đọc nhiều</h3><ol><li><a>Giá vàng hôm nay</a></li></ol></aside>"

    assert split(ARTICLE + box)[1] == [Removed("Đọc nhiều\n1. Giá vàng hôm nay", RemovedAs.NAVIGATION)]
    assert len(split(f"<p>Thông báo.</p><aside><h2>Nội dung</h2>{ARTICLE}</aside>")[0]) == 6
