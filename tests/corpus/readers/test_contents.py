from __future__ import annotations

from corpus.places import RemovedAs
from corpus.raw_text import Block
from corpus.readers.contents import without_contents

HEADINGS = [Block("Chương I. Quy định chung", level=1), Block("Kinh phí", level=2)]


def removed(*lines: str) -> list[str]:
    blocks = [*map(Block, lines), *HEADINGS]
    kept, left_out = without_contents(blocks)
    assert len(kept) + sum(len(one.text.split("\n")) for one in left_out) == len(blocks)
    assert all(one.reason is RemovedAs.NAVIGATION for one in left_out)
    return [line for one in left_out for line in one.text.split("\n")]


def test_headings_with_the_numbers_of_their_pages_are_left_out_with_their_title() -> None:
    lines = ["Mục lục", "Chương I.  Quy định chung\t3", "KINH PHÍ ........ 12"]
    assert removed("Báo cáo", *lines, "Nội dung.") == lines


def test_other_lines_with_numbers_stay() -> None:
    assert removed("Kinh phí khác 12", "Kinh phí", "Quy định chung 3", "Mục lục") == []


def test_a_document_without_headings_stays_as_it_is() -> None:
    blocks = (Block("Mục lục"), Block("Kinh phí 12"))
    assert without_contents(blocks) == (blocks, ())
    assert without_contents(()) == ((), ())
