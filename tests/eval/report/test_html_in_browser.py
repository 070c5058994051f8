"""The report's page in a browser: it filters, fits a phone, and asks nothing of anybody."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from eval.findings import Findings
from eval.report.html import html_report

pytestmark = pytest.mark.browser

_OUTSIDE = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const [inner, outer] = [text.getBoundingClientRect(), text.closest("figure").getBoundingClientRect()];
  return inner.left < outer.left || inner.right > outer.right || inner.top < outer.top || inner.bottom > outer.bottom;
}).map((text) => text.textContent)"""


@pytest.fixture(scope="module")
def page(findings: Findings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next((found for name in names if (found := shutil.which(name))), None)
    if browser is None:
        said = f"no browser was found among {', '.join(names)}: run scripts/install-system browser"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html_report(findings, "vi"), encoding="utf-8")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = started.new_page(viewport={"width": 390, "height": 844})
        page.set_default_timeout(20_000)
        said_or_asked: list[str] = []
        page.on("console", lambda message: said_or_asked.append(message.text))
        page.on("request", lambda request: said_or_asked.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_load_state()
        assert said_or_asked == [path.as_uri()]
        yield page
        started.close()


def test_the_page_is_no_wider_than_a_phone_and_its_plots_are_not_cut(page: Page) -> None:
    page.evaluate("document.querySelector('details').open = true")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(_OUTSIDE) == []


def test_questions_are_found_without_diacritics(page: Page, findings: Findings) -> None:
    page.evaluate("document.querySelector('details').open = true")
    page.fill("input[name=text]", "DONG ho can")

    shown = page.locator("#cau-hoi tbody tr:visible")
    asked = [one for one in findings.questions if one.outcome.gold.question.startswith("Hộ cận nghèo")]
    assert 0 < len(asked) <= shown.count() < len(findings.questions)
    assert page.inner_text("output") == f"Đang hiện {shown.count()} trong 90 câu"

    page.fill("input[name=text]", "")
    page.select_option("select[name=verdict]", label="Không hỏi được")
    assert [row.split()[0] for row in shown.all_inner_texts()] == ["q020"]
