from __future__ import annotations

import pytest

from corpus.readers.front_matter import split_front_matter


def test_title_and_date_are_taken_off_with_the_rest() -> None:
    text = "---\nTitle: 'Nội quy'\ntags: [a,\n  b]\n# ghi chú\n\ndate: 2024-05-02\n---\nMột\n"

    assert split_front_matter(text) == ("Một\n", "Nội quy", "2024-05-02")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Một",
        "---\n",
        "---\nMột\n---\n",
        "---\n\n---\nMột",
        "---\ntitle: a",
        "Một\n---\ntitle: a\n---\n",
        "----\na: b\n----\n",
    ],
)
def test_other_texts_stay_whole(text: str) -> None:
    assert split_front_matter(text) == (text, None, None)
