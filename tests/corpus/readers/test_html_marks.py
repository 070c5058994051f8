from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.html_marks import without_marks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Một", "Một"),
        ("<b class='x'>Một</b> hai", "Một hai"),
        ("Một<BR/>hai", "Một\nhai"),
        ("2 &lt; 3 &amp; 5 > 4", "2 < 3 & 5 > 4"),
        ("a < b", "a < b"),
        ("Một <!-- <b> ẩn --> hai", "Một  hai"),
        ("Một<!-- ẩn", "Một"),
        ("<script>if (a < b) {}</script>Một", "Một"),
        ("<STYLE>p</STYLE>Một", "Một"),
        ("Một --> hai", "Một  hai"),
    ],
)
def test_what_a_reader_sees(html: str, expected: str) -> None:
    assert without_marks(html).strip() == expected


@given(st.text(st.characters(exclude_characters="<>&-")))
def test_text_without_marks_stays(text: str) -> None:
    assert without_marks(text) == text
