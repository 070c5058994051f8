from __future__ import annotations

import pytest

from corpus.readers.page_parts import Page, Piece
from corpus.readers.pdf_heads import without_heads


def piece(text: str, top: float, left: float = 90) -> Piece:
    return Piece(text, left, top, left + 6 * len(text), top + 12)


def page(number: int, *pieces: Piece, label: str = "") -> Page:
    return Page(number, label or str(number), 595, 842, (*pieces, piece(f"Nội dung riêng của trang {number}", 400)))


def gone(*pages: Page) -> list[str]:
    return [part.text for part in without_heads(pages)[1]]


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "3"), ("- 5 -", "- 6 -", "- 7 -"), ("i", "ii", "iii"), ("Trang 9/30", "Trang 10/30", "Trang 11/30")],
)
def test_numbers_that_count_the_pages_go(numbers: tuple[str, ...]) -> None:
    assert gone(*(page(at, piece(number, 790)) for at, number in enumerate(numbers, 1))) == list(numbers)


@pytest.mark.parametrize("numbers", [("12", "350", "7"), ("3", "3", "5"), ("Biểu 1", "Biểu 2", "Biểu 3")])
def test_other_numbers_stay(numbers: tuple[str, ...]) -> None:
    assert gone(*(page(at, piece(number, 790)) for at, number in enumerate(numbers, 1))) == []


def test_a_line_below_one_that_stays_stays_too() -> None:
    pages = [page(at, piece(f"Kỳ họp {'ABCD'[at]}", 40), piece("Biên bản", 60)) for at in range(4)]
    assert gone(*pages) == []


def test_heads_of_left_and_right_pages_are_found_apart() -> None:
    pages = [page(at, piece("TẬP MỘT" if at % 2 else "NHÀ XUẤT BẢN", 40)) for at in range(1, 8)]
    assert len(gone(*pages)) == 7


def test_a_line_that_stands_elsewhere_on_each_page_stays() -> None:
    assert gone(*(page(at, piece("Đề nghị thực hiện", 30 + 20 * at)) for at in range(1, 5))) == []


def test_nothing_is_lost() -> None:
    pages = [page(at, piece("CÔNG BÁO", 40), piece(str(at), 790)) for at in range(1, 9)]
    kept, removed = without_heads(pages)
    before = sorted(one.text for old in pages for one in old.pieces)
    after = [one.text for new in kept for one in new.pieces]
    assert sorted([*after, *(line for part in removed for line in part.text.split("\n"))]) == before


def test_the_name_of_a_short_chapter_goes_with_the_number_of_the_page() -> None:
    heads = ["Chương 1: Mở đầu", "Chương 1: Mở đầu", "Chương 2: Kết quả", "Chương 3: Kết luận"]
    pages = [page(at, piece(head, 40), piece(str(at), 40, left=500)) for at, head in enumerate(heads, 1)]
    assert gone(*pages) == [f"{head} {at}" for at, head in enumerate(heads, 1)]
