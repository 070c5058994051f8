from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpus.places import RemovedAs
from corpus.readers.html_areas import opened_area
from corpus.readers.html_pieces import Area


def area(inside: str, around: str = "{}") -> Area:
    page = LexborHTMLParser(f"<body>{around.format(inside)}</body>")
    node = page.css_first("[id], [class], .here, nav, header, footer, aside, [role]")
    assert node is not None
    return opened_area(node, 0, Area(0))


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<nav>a</nav>", RemovedAs.NAVIGATION),
        ("<div role=navigation>a</div>", RemovedAs.NAVIGATION),
        ('<div class="top-menu">a</div>', RemovedAs.NAVIGATION),
        ("<div id=relatedNews>a</div>", RemovedAs.LINKS),
        ("<div class=tags-links>a</div>", RemovedAs.LINKS),
        ("<div class='post tag-thuy-loi'>a</div>", None),
        ("<aside><h3>Đọc nhiều</h3></aside>", RemovedAs.NAVIGATION),
        ("<aside><h1>Tựa đề</h1></aside>", None),
        ("<div class=fb-comments>a</div>", RemovedAs.COMMENTS),
        ("<div class=site-footer>a</div>", RemovedAs.PAGE_HEAD),
        ("<div class=site-header>a</div>", RemovedAs.PAGE_HEAD),
        ("<footer>a</footer>", RemovedAs.PAGE_HEAD),
        ("<div class=article-footer>Nguồn: Đài xã</div>", None),
        ("<div class=site-header><h1>Tựa đề</h1></div>", None),
        ("<header><h2>Tựa đề</h2></header>", None),
        ("<div class=thucdon>a</div>", None),
        ("<table class=menu><tr><td>a</table>", None),
    ],
)
def test_an_area_is_known_by_its_tag_or_name(inside: str, reason: RemovedAs | None) -> None:
    assert area(inside).reason == reason


@pytest.mark.parametrize("tag", ["header", "footer", "aside"])
def test_parts_of_an_article_belong_to_it(tag: str) -> None:
    assert area(f"<{tag}>a</{tag}>", "<article>{}</article>").reason is None


def test_only_a_tag_is_certain() -> None:
    assert area("<nav>a</nav>").is_certain
    assert not area("<div class=menu>a</div>").is_certain
    assert not area("<aside><h2>Nội dung</h2></aside>").is_certain
