"""Where each quote of an answer stands, as a browser shows it."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from corpus.places import Place, PlaceKind
from qa.answer import Answer
from qa.web.rendering import question_message
from tests.web.made import answer, citation, whole

pytestmark = pytest.mark.browser

LAW = [
    citation(number, document_id="luat", title="Luật Thư viện xã", source="luat.txt", headings=path)
    for number, path in enumerate(
        [("Điều 8. Mượn sách", "khoản 1"), ("Điều 8. Mượn sách", "khoản 2"), ("Điều 9. Bồi thường",)], 1
    )
]
REPORT = [
    citation(number, document_id="bao-cao", places=(Place(PlaceKind.PAGE, label),))
    for number, label in ((4, "1"), (5, "5"))
]
SHEET = [
    citation(number, document_id="so", places=(Place(PlaceKind.SHEET, "Dự toán"), Place(PlaceKind.ROW, label)))
    for number, label in ((6, "7"), (7, "8"))
]
PLACES = [
    "Điều 8. Mượn sách, khoản 1", "Điều 8. Mượn sách, khoản 2", "Điều 9. Bồi thường", "trang 1", "trang 5",
    "trang tính Dự toán, hàng 7", "trang tính Dự toán, hàng 8",
]  # fmt: skip


def recalled(page: Page, given: Answer) -> None:
    """Have the page show an answer as one that its browser has kept over a reload."""
    said = (("user", question_message(given.question)), ("assistant", whole(given)))
    kept = [
        {"role": role, "metadata": None, "content": [{"text": text, "type": "text"}], "options": None}
        for role, text in said
    ]
    page.evaluate("kept => sessionStorage.setItem('hoidap', kept)", json.dumps(kept))
    page.reload()
    page.wait_for_selector("#hd-chat .hd-confidence")


def seen(page: Page, selector: str) -> list[str]:
    """Return the texts of the elements that take up room on the page; what only screen readers get is a pixel."""
    return page.locator(f"#hd-chat {selector}").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width > 1).map(one => one.textContent)"
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_every_quote_shows_its_place_and_a_document_its_title_and_date_once(
    address: str, open_page: Callable[..., Page], width: int
) -> None:
    page = open_page(address, viewport={"width": width, "height": 844})

    recalled(page, answer(*LAW, *REPORT, *SHEET))

    assert seen(page, ".hd-place") == PLACES
    assert seen(page, ".hd-citations .hd-title") == ["Luật Thư viện xã", "Văn bản 4", "Văn bản 6"]
    assert [one.count("05/03/2024") for one in seen(page, ".hd-origin")] == [1, 1, 1]
    assert seen(page, ".hd-quote") == [f"Câu {number}." for number in range(1, 8)]
    assert page.locator("#hd-chat .hd-place").evaluate_all(
        "all => all.every(one => one.getBoundingClientRect().right <= innerWidth)"
    )
