from __future__ import annotations

import pytest

from corpus.readers.html_fragment import without_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một &amp; hai.</p><p>Ba.</p>", "Một & hai.\n\nBa."),
        ("Một.<br>Hai.<br/>Ba.", "Một.\nHai.\nBa."),
        ('<div class="a"><b>Tin</b> mới<script>x()</script></div>', "Tin mới"),
        ("Mở đầu.<p>Một.</p><p>Hai.</p>", "Mở đầu.\n\nMột.\n\nHai."),
        ("<p>Một<p>Hai</p>", "Một\n\nHai"),
    ],
)
def test_html_becomes_its_blocks(html: str, text: str) -> None:
    assert without_html(html) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Giá < 5 và > 3",
        "Thẻ <p> mở đoạn, </p> đóng đoạn",
        "Chữ <b>đậm</b> và <i>nghiêng</i>",
        "a &amp; b",
        "a<br>b",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert without_html(text) == text
