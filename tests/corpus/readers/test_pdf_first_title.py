"""A title that every page of a PDF repeats stays once: where it stands as the title."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean
from corpus.readers.pdf import read_pdf
from corpus.titles import choose_title
from tests.corpus.readers.pdf_files import At, Page, centred, make_pdf, paragraphs

TITLE = "Kết quả tiêm chủng mở rộng năm 2023"
SAID = (
    "Ủy ban nhân dân xã giao Trạm Y tế phối hợp với các trường học rà soát danh sách học sinh chưa được tiêm chủng, "
    "báo cáo kết quả trước ngày 15 tháng 10 hằng năm."
)


def pages(count: int, *first: At, head: str = TITLE, said: str = "") -> list[Page]:
    """Return pages under a running head; on the first one stands what is given, in its place or with it."""
    body = [paragraphs(130, f"{said}Trang này là trang thứ {number}. {SAID}") for number in range(1, count + 1)]
    return [[*(first or (centred(50, head),)), *body[0]], *([centred(50, head), *text] for text in body[1:])]


def read(*made: Page) -> tuple[list[str], str, list[str]]:
    """Return the lines of a PDF, its title, and what was taken off."""
    raw = read_pdf(make_pdf(*made))
    text = clean(raw.text)
    return text.split("\n"), choose_title(raw.title or "", text, "x"), [one.text for one in raw.removed]


@pytest.mark.parametrize("count", [2, 3, 4, 7])
@pytest.mark.parametrize(
    "first",
    [
        (),  # in the letters and at the height of the running head
        (centred(90, TITLE, size=18),),  # larger and lower, without the running head
        (centred(50, TITLE, size=16),),  # larger, at its height
        (centred(50, TITLE), centred(90, TITLE, size=16)),  # below the running head
    ],
)
def test_a_title_that_is_the_running_head_stays_once_as_text_and_title(count: int, first: tuple[At, ...]) -> None:
    lines, title, removed = read(*pages(count, *first))

    assert (lines.count(TITLE), lines[0], title) == (1, TITLE, TITLE)
    assert removed == [TITLE] * (count if len(first) == 2 else count - 1)
    assert len(lines) == count + 1


def test_a_running_head_over_another_title_goes_from_the_first_page_too() -> None:
    lines, title, removed = read(
        *pages(4, centred(50, "Bản tin xã An Phú"), centred(90, TITLE), head="Bản tin xã An Phú")
    )

    assert (lines[0], title, len(removed)) == (TITLE, TITLE, 4)


def test_a_head_that_names_a_kind_stays_over_a_line_that_might_be_a_title() -> None:
    head = "BÁO CÁO KẾT QUẢ TIÊM CHỦNG"

    lines, title, _ = read(*pages(3, centred(50, head), At(85, 90, "Đặc điểm tình hình"), head=head))

    assert (lines[:2], title) == ([head, "Đặc điểm tình hình"], head)


@pytest.mark.parametrize("head", ["Chương 2. Kết quả", "www.anphu.gov.vn", "12/5/2024, 15:30", "Trang", "I. Kết quả"])
def test_what_can_be_no_title_goes_from_the_first_page_too(head: str) -> None:
    lines, _, removed = read(*pages(3, head=head))

    assert (len(lines), removed) == (3, [head] * 3)


def test_a_title_is_kept_apart_from_the_number_and_the_date_beside_it() -> None:
    made = [
        [At(60, 40, "22/11/2026"), centred(40, TITLE), At(540, 40, str(number)), *paragraphs(100, f"{number}. {SAID}")]
        for number in range(1, 4)
    ]

    lines, title, removed = read(*made)

    assert (lines[0], title) == (TITLE, TITLE)
    assert removed == ["22/11/2026 1", *(f"22/11/2026 {TITLE} {number}" for number in (2, 3))]
