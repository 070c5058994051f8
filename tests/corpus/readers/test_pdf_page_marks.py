"""Heads and feet with words and a number, and what browsers print around a page."""

from __future__ import annotations

import pytest

from corpus.readers.page_parts import Page, Piece
from corpus.readers.pdf_heads import without_heads


def piece(text: str, top: float, left: float = 90) -> Piece:
    return Piece(text, left, top, left + 5 * len(text), top + 12)


def page(number: int, *pieces: Piece) -> Page:
    return Page(number, str(number), 595, 842, (*pieces, piece(f"Nội dung riêng của trang {number}.", 400)))


def gone(*pages: Page) -> list[str]:
    return [part.text for part in without_heads(pages)[1]]


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize(
    "foot",
    ["Nội quy NQ-07 - trang {}", "HĐ 09/2024/HĐTNX | Trang {}/9", "{}/9 - Sổ tay an toàn", "Page {} of 9 | Sổ tay"],
)
def test_a_foot_that_says_that_it_counts_the_pages_goes_from_every_page(foot: str, count: int) -> None:
    pages = [page(at, piece(foot.format(at), 795)) for at in range(1, count + 1)]
    assert gone(*pages) == [foot.format(at) for at in range(1, count + 1)]


def test_a_number_that_a_mark_sets_apart_counts_on_three_pages() -> None:
    pages = [page(at, piece(f"Sổ tay nhân viên | {at}", 795)) for at in range(1, 4)]
    assert (len(gone(*pages)), gone(*pages[:2])) == (3, [])


@pytest.mark.parametrize(
    "line",
    [
        "Phụ lục {}", "Mẫu số - {}", "Phòng {}", "Mọi thắc mắc xin hỏi phòng {}.", "Thu ngày {}/3/2024",
        "Kinh phí: {} triệu đồng", "PHIẾU KHẢO SÁT SỐ {}/9", "Họp ngày {}/9",
    ],
)  # fmt: skip
def test_a_number_that_counts_something_else_stays(line: str) -> None:
    assert gone(*(page(at, piece(line.format(at), 795)) for at in range(1, 5))) == []


def test_a_count_that_does_not_follow_the_pages_stays() -> None:
    pages = [page(at, piece(f"Xem quy chế - trang {number}", 795)) for at, number in enumerate((4, 9, 2), 1)]
    assert gone(*pages) == []


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("clock", "address"),
    [("11/22/26, 3:39 PM", "https://example.vn/khai-sinh"), ("15:39 22/11/2026", "file:///C:/tai-lieu.html")],
)
def test_what_a_browser_prints_around_a_page_goes(clock: str, address: str, count: int) -> None:
    pages = [
        page(
            at,
            piece(clock, 16, left=24), piece("Khai sinh | Trang của xã", 16, left=245),
            piece("Đăng ký khai sinh tại xã", 60),
            piece(address, 768, left=24), piece(f"{at}/{count}", 768, left=570),
        )
        for at in range(1, count + 1)
    ]  # fmt: skip
    assert len(gone(*pages)) == count
    assert not [one.text for kept in without_heads(pages)[0] for one in kept.pieces if "/" in one.text]


def test_a_clock_without_an_address_is_content_on_a_single_page() -> None:
    assert gone(page(1, piece("15:39 22/11/2026", 30), piece("Biên bản bàn giao ca", 60))) == []
