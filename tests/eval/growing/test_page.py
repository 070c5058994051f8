"""The annotation page in a browser."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.document import Span
from eval.gold.question import Evidence
from eval.growing.desk import Desk
from eval.growing.gold_lines import GoldLines
from eval.growing.serving import make_app
from index.index import Index
from qa.settings import Settings
from tests.eval.growing.conftest import STARS
from tests.web.served import HOSTILE_SENTENCE, serving

pytestmark = pytest.mark.browser

# What is typed to find each document, and a sentence that no other one holds.
DOCUMENTS = {
    "cam khe": STARS,
    "2023/nuoc": "ngày 05/06/2024",
    "2024/nuoc": "ngày 07/08/2024",
    "hacked": HOSTILE_SENTENCE.splitlines()[0],
}

# Returns where the mouse has to be pressed and let go to mark a text, after bringing it into view.
_ENDS = """(text) => {
  const walker = document.createTreeWalker(document.querySelector("#an-document .an-text"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const start = node.data.indexOf(text);
    if (start < 0) continue;
    const rectangle = (from) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getClientRects()[0];
    };
    node.parentElement.scrollIntoView({ block: "nearest" });
    const first = rectangle(start), last = rectangle(start + text.length - 1);
    return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
  }
}"""


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    with serving(make_app(desk)) as address:
        context = browser.new_context(locale="vi-VN", viewport={"width": 1400, "height": 900})
        context.set_default_timeout(20_000)
        opened = context.new_page()
        opened.goto(address)
        opened.wait_for_selector("#an-proofs p")
        opened.wait_for_selector("#an-document p")  # drawn by the same answer
        yield opened
        context.close()


def read_document(page: Page, title: str) -> None:
    box = page.locator("#an-source input")
    box.click()
    page.keyboard.type(title)
    expect(box).to_have_value(title)  # it took the place of what was in the box, and no letter of it is lost
    options = page.locator("#an-source [role=option]")
    options.filter(has_text=re.compile(re.escape(title), re.IGNORECASE)).first.click()
    expect(page.locator("#an-document .an-text")).to_contain_text(DOCUMENTS[title])
    expect(options).to_have_count(0)  # the list lies over the document until it is closed


def mark(page: Page, text: str) -> None:
    page.wait_for_function(
        "(text) => document.querySelector('#an-document .an-text')?.innerText.includes(text)", arg=text
    )
    (left, top), (right, bottom) = page.evaluate(_ENDS, text)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()
    assert page.evaluate("window.hoidapMarked()") == text


def take(page: Page, text: str, button: str = "Lấy đoạn đã chọn làm bằng chứng") -> None:
    mark(page, text)
    page.get_by_role("button", name=button).click()
    page.locator("#an-proofs blockquote", has_text=text).wait_for()
    expect(page.locator("#an-document mark")).to_have_text(text)


def choose_kind(page: Page, name: str) -> None:
    page.locator("#an-kind input").click()
    page.locator("#an-kind [role=option]", has_text=name).click()


def write(page: Page, question: str, answers: str) -> None:
    page.fill("#an-question textarea", question)
    page.fill("#an-answers textarea", answers)


def save(page: Page, said: str) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("#an-notice")).to_contain_text(said)


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_question_is_marked_tried_and_saved(page: Page, gold_path: Path) -> None:
    read_document(page, "cam khe")
    take(page, STARS)
    write(page, "Cam Khe Sến được công nhận OCOP mấy sao?", "4 sao\nOCOP 4 sao")
    choose_kind(page, "bao nhiêu (đếm)")

    page.get_by_role("button", name="Hỏi thử").click()
    trial = page.locator("#an-trial")
    expect(trial).to_contain_text("Chương trình làm đúng câu này")
    expect(trial.locator("blockquote")).to_contain_text(["cam.txt"])
    expect(trial).to_contain_text("đứng thứ 1")
    expect(trial).to_contain_text("Độ tin cậy")
    save(page, "Đã lưu câu cam-001")

    assert lines_of(gold_path) == [
        {
            "id": "cam-001",
            "question": "Cam Khe Sến được công nhận OCOP mấy sao?",
            "answers": ["4 sao", "OCOP 4 sao"],
            "document": "cam.txt",
            "evidence": STARS,
            "kind": "how_many",
            "history": [],
        }
    ]
    expect(page.locator("#an-question textarea")).to_have_value("")
    expect(page.locator("#an-id input, #an-id textarea")).to_have_value("cam-002")
    expect(page.locator("#an-document mark")).to_have_count(0)
    expect(page.locator("#an-header")).to_contain_text("1 câu")


def test_evidence_over_a_line_break_is_verbatim(
    page: Page, desk: Desk, gold_path: Path, source_named: Callable[[str], str]
) -> None:
    text = desk.texts[source_named("cam.txt")]
    start = text.index("trên 186 ha")
    wanted = text[start : text.index("một ki-lô-gam.") + 14]
    assert "\n" in wanted
    read_document(page, "cam khe")

    mark(page, wanted)
    page.get_by_role("button", name="Lấy đoạn đã chọn làm bằng chứng").click()
    expect(page.locator("#an-document mark")).to_have_count(1)
    assert page.locator("#an-document mark").evaluate("one => one.textContent") == wanted
    write(page, "Giá bán tại vườn là bao nhiêu?", "19.000 đồng")
    save(page, "Đã lưu")

    assert lines_of(gold_path)[0]["evidence"] == wanted


def test_a_comparison_has_evidence_in_two_documents(page: Page, gold_path: Path) -> None:
    read_document(page, "2023/nuoc")
    take(page, "ngày 05/06/2024")
    read_document(page, "2024/nuoc")
    take(page, "ngày 07/08/2024", "Thêm đoạn đã chọn")
    write(page, "Ngừng cấp nước những ngày nào?", "05/06/2024\n07/08/2024")
    save(page, "Đã lưu")

    (line,) = lines_of(gold_path)
    assert (line["document"], line["evidence"]) == ("2023/nuoc.txt", "ngày 05/06/2024")
    assert line["also"] == [{"document": "2024/nuoc.txt", "evidence": "ngày 07/08/2024"}]


def test_a_slow_answer_does_not_take_away_what_was_marked_after_its_question(
    page: Page, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_document(page, "cam khe")
    evidence_span, begun, ended = desk.evidence_span, threading.Event(), threading.Event()

    def slow(source: str, proofs: Sequence[Evidence]) -> Span | None:
        begun.set()
        ended.wait(20)
        return evidence_span(source, proofs)

    monkeypatch.setattr(desk, "evidence_span", slow)
    page.get_by_role("button", name="Câu mới").click()
    assert begun.wait(20)
    mark(page, STARS)
    page.get_by_role("button", name="Lấy đoạn đã chọn làm bằng chứng").click()
    page.wait_for_timeout(2000)  # an answer that need not wait has come by now
    ended.set()
    page.locator("#an-proofs blockquote", has_text=STARS).wait_for()
    page.get_by_role("button", name="Hỏi thử").click()  # answered after all those before, and draws no document
    expect(page.locator("#an-notice")).to_contain_text("để trống")

    expect(page.locator("#an-document mark")).to_have_text(STARS)
    expect(page.locator("#an-proofs blockquote")).to_have_count(1)


def test_a_fault_told_leaves_what_is_marked(page: Page) -> None:
    read_document(page, "cam khe")
    mark(page, STARS)
    page.locator("#an-save").dispatch_event("click")
    expect(page.locator("#an-notice")).to_contain_text("để trống")
    page.locator("#an-new").dispatch_event("click")
    expect(page.locator("#an-notice p")).to_have_count(0)

    assert page.evaluate("window.hoidapMarked()") == STARS


def test_what_is_wrong_is_told_and_nothing_is_saved(page: Page, gold_path: Path) -> None:
    page.get_by_role("button", name="Lấy đoạn đã chọn làm bằng chứng").click()
    expect(page.locator("#an-notice")).to_contain_text("Chưa có đoạn nào được chọn")
    save(page, "để trống")
    write(page, "Mấy sao?", "5 sao")
    save(page, "Chưa có bằng chứng")
    read_document(page, "cam khe")
    take(page, STARS)
    save(page, "5 sao")
    page.get_by_role("button", name="Bỏ bằng chứng").click()
    expect(page.locator("#an-document mark")).to_have_count(0)
    choose_kind(page, "không có câu trả lời")
    save(page, "không được có đáp án")

    assert not gold_path.exists()
    page.fill("#an-answers textarea", "")
    save(page, "Đã lưu")
    assert (lines_of(gold_path)[0]["answers"], lines_of(gold_path)[0]["document"]) == ([], None)


def test_marks_outside_the_document_are_not_taken(page: Page) -> None:
    read_document(page, "cam khe")
    page.locator("#an-header h1").select_text()

    page.get_by_role("button", name="Lấy đoạn đã chọn làm bằng chứng").click()

    expect(page.locator("#an-notice")).to_contain_text("Chưa có đoạn nào được chọn")


def test_a_mark_that_the_document_does_not_hold_is_told_of(page: Page) -> None:
    read_document(page, "cam khe")
    page.evaluate("window.hoidapMarked = () => 'không hề có đoạn này'")

    page.get_by_role("button", name="Lấy đoạn đã chọn làm bằng chứng").click()

    expect(page.locator("#an-notice")).to_contain_text("Không tìm thấy đoạn đã chọn")


def test_a_saved_question_is_opened_corrected_and_removed(page: Page, gold_path: Path) -> None:
    gold_path.parent.mkdir()
    fields = {"answers": ["4 sao"], "document": "cam.txt", "evidence": STARS, "note": "giữ"}
    lines = [{"id": f"q{number}", "question": f"Câu {number}?", **fields} for number in (1, 2)]
    gold_path.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    page.reload()
    page.get_by_role("tab", name="Các câu đã lưu").click()
    page.locator("#an-saved label", has_text="Câu 1?").click()
    page.get_by_role("button", name="Mở để sửa").click()

    expect(page.locator("#an-question textarea")).to_have_value("Câu 1?")
    expect(page.locator("#an-document mark")).to_have_text(STARS)
    write(page, "Câu một?", "OCOP 4 sao")
    save(page, "Đã lưu câu q1")
    corrected = lines_of(gold_path)[0]
    assert (corrected["id"], corrected["question"], corrected["answers"]) == ("q1", "Câu một?", ["OCOP 4 sao"])
    assert corrected["note"] == "giữ"
    assert lines_of(gold_path)[1] == lines[1]

    page.get_by_role("tab", name="Các câu đã lưu").click()
    page.locator("#an-saved label", has_text="Câu một?").click()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Xóa").click()
    expect(page.locator("#an-saved label input:checked")).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Xóa").click()
    expect(page.locator("#an-saved label")).to_have_count(1)
    assert lines_of(gold_path) == [lines[1]]


def test_candidates_are_completed_one_after_the_other(page: Page, gold_path: Path) -> None:
    page.get_by_role("button", name="Lấy câu ứng viên tiếp theo").click()
    expect(page.locator("#an-question textarea")).to_have_value("Ai ký?")
    expect(page.locator("#an-history textarea")).to_have_value("Cam nào?")
    expect(page.locator("#an-candidate")).to_contain_text("Không <i>rõ</i>.")
    expect(page.locator("#an-candidate")).to_contain_text("Thiếu ý")
    take(page, "ông Cao Văn Thược")
    page.fill("#an-answers textarea", "Cao Văn Thược")
    save(page, "Đã lưu câu feedback-1")

    page.get_by_role("button", name="Lấy câu ứng viên tiếp theo").click()
    expect(page.locator("#an-question textarea")).to_have_value("Bao nhiêu hộ?")

    (line,) = lines_of(gold_path)
    assert (line["id"], line["history"], line["evidence"]) == ("feedback-1", ["Cam nào?"], "ông Cao Văn Thược")
    assert "candidate" not in line


def test_nothing_of_a_hostile_document_runs_and_no_other_host_is_asked(page: Page, desk: Desk) -> None:
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(request.url))
    page.reload()
    page.wait_for_selector("#an-proofs p")
    read_document(page, "hacked")
    take(page, "[bấm](javascript:window.hacked=1)")
    page.fill("#an-question textarea", "<img src=x onerror=window.hacked=1>")
    page.get_by_role("button", name="Hỏi thử").click()
    page.wait_for_selector("#an-trial .an-trial")

    text = next(desk.texts[one] for one in desk.texts if "onerror" in one)
    assert page.locator("#an-document .an-text").evaluate("one => one.textContent") == text
    assert page.locator("#an-document .an-text *:not(mark)").count() == 0
    assert page.locator("#an-proofs :is(script, img), #an-trial :is(script, img)").count() == 0
    assert page.evaluate("window.hacked") is None
    address = page.evaluate("location.origin")
    assert len(asked) > 10
    assert {url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))} == set()


def test_the_page_speaks_vietnamese_or_english(
    growing_index: Index, gold_path: Path, browser: Browser, page: Page
) -> None:
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.title() == "Viết câu hỏi vàng"
    english = Desk(growing_index, Settings(lang="en"), GoldLines(gold_path))
    with serving(make_app(english)) as address:
        other = browser.new_page(locale="vi-VN")
        other.goto(address)
        other.wait_for_selector("#an-proofs p")
        assert other.evaluate("document.documentElement.lang") == "en"
        expect(other.get_by_role("button", name="Take what is marked as evidence")).to_be_visible()
        expect(other.get_by_role("button", name="Next candidate")).to_have_count(0)
        other.close()


def test_the_document_scrolls_by_itself_and_nothing_is_wider_than_the_window(page: Page) -> None:
    for width in (1400, 390):
        page.set_viewport_size({"width": width, "height": 800})
        read_document(page, "hacked" if width == 390 else "cam khe")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#an-document").evaluate("one => getComputedStyle(one).overflowY") == "auto"
