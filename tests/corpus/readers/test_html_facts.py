from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpus.readers.html_facts import page_author, page_date, page_title
from corpus.readers.html_text import read_tree


def title(page: str) -> str | None:
    tree = LexborHTMLParser(page)
    assert tree.root is not None
    return page_title(tree, read_tree(tree.root).pieces)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<title>Khai giảng - Báo Lâm Chàu</title><h1>Khai giảng</h1><h1>Báo Lâm Chàu</h1>", "Khai giảng"),
        ("<title>Tin</title><h1>Khai giảng năm học mới</h1>", "Khai giảng năm học mới"),
        (
            '<title>x</title><meta property="og:title" content="Khai giảng năm học | Báo Lâm Chàu">'
            '<meta property="og:site_name" content="Báo Lâm Chàu"><p>a',
            "Khai giảng năm học",
        ),
        ("<title>BÁO CÁO</title><p>BÁO CÁO QUÝ I NĂM 2024</p><h1>I. KẾT QUẢ</h1>", "BÁO CÁO QUÝ I NĂM 2024"),
        ("<title>Khai giảng năm học mới - Trường THCS Khe Đông</title><p>a", "Khai giảng năm học mới"),
        ("<title>Cổng thông tin điện tử huyện Thạch Mai</title><p>a", None),
        ("<title>Trang chủ</title><p>a", None),
        ("<p>a", None),
    ],
)
def test_the_title_is_the_headline_without_the_site(page: str, found: str | None) -> None:
    assert title(page) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<meta property="article:published_time" content="2024-01-17T20:30:00Z">', "2024-01-18"),
        ('<meta name="pubdate" content="2024-01-18T16:42:00+07:00">', "2024-01-18"),
        ('<meta name="DC.Date" content="18/01/2024 16:42">', "18/01/2024 16:42"),
        (
            '<script type="application/ld+json">{"@graph":[{"a":1},{"datePublished":"2024-01-18"}]}</script>',
            "2024-01-18",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ("<time datetime=2024-01-18>hôm qua</time>", "2024-01-18"),
        (
            "<article><time datetime=2024-01-18>a</time></article><aside><time datetime=2023-05-05>b</time>",
            "2024-01-18",
        ),
        ("<time datetime=2024-01-18>a</time><time datetime=2023-05-05>b</time>", None),
        ('<span itemprop="datePublished">18/01/2024</span>', "18/01/2024"),
        ('<meta property="article:modified_time" content="2024-01-18">', None),
        ("<title>Quyết định 07/2023/QĐ-UBND</title><p>Ngày 05/3/2024, hội nghị.", None),
    ],
)
def test_the_date_is_the_one_that_the_page_marks(page: str, found: str | None) -> None:
    assert page_date(LexborHTMLParser(page)) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<meta name="author" content="Nguyễn Hải Đường">', "Nguyễn Hải Đường"),
        ('<script type="application/ld+json">{"author":[{"@type":"Person","name":"Mai Lan"}]}</script>', "Mai Lan"),
        ('<meta name="author" content="Admin"><meta name="dc.creator" content="Mai Lan">', "Mai Lan"),
        ('<meta property="article:author" content="https://facebook.com/x">', None),
        ('<meta name="author" content="Báo Lâm Chàu"><meta property="og:site_name" content="Báo Lâm Chàu">', None),
        ("<p>Tác giả: Mai Lan", None),
    ],
)
def test_the_author_is_a_person(page: str, found: str | None) -> None:
    assert page_author(LexborHTMLParser(page)) == found
