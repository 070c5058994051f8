"""The pages in a browser."""

import errno
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from index.index import Index
from qa.feedback import Feedback, FeedbackFile
from tests.web.served import HOSTILE_NAME, HOSTILE_QUESTION, HOSTILE_TITLE, ask, type_question

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
QUESTION = "Cam Khe Sến được công nhận OCOP mấy sao?"
OTHER_QUESTION = "Chi bộ Trạm Thủy nông Tân Lãng bị kỷ luật vì lý do gì?"

# Notes every state that the answer goes through, for states may last too short a time to be waited for.
_WATCH = """() => {
  window.seen = [];
  const look = () => {
    const row = [...document.querySelectorAll('#hd-chat .bot-row')].pop();
    if (!row) return;
    const statements = row.querySelectorAll('.hd-statement').length;
    const state = row.querySelector('.hd-searching') ? 'searching' : String(statements);
    if (state !== '0' && window.seen.at(-1) !== state) window.seen.push(state);
  };
  const every = {childList: true, subtree: true, characterData: true};
  new MutationObserver(look).observe(document.querySelector('#hd-chat'), every);
}"""


def open_citation(page: Page, selector: str) -> Page:
    with page.context.expect_page() as opened:
        page.locator(selector).last.click()
    opened.value.wait_for_load_state()
    return opened.value


def test_an_answer_grows_and_its_citation_opens_the_document_at_the_quote(
    address: str, open_page: OpenPage, index: Index
) -> None:
    page = open_page(address)
    page.evaluate(_WATCH)

    ask(page, QUESTION)

    assert page.evaluate("window.seen")[:2] == ["searching", "1"]
    statements = page.locator("#hd-chat .hd-statement").count()
    assert page.evaluate("window.seen")[-1] == str(statements)
    assert page.locator("#hd-chat .hd-citations li").count() == page.locator("#hd-chat .hd-mark").count() == statements
    for number in range(statements):
        quote = page.locator("#hd-chat .hd-quote").nth(number).evaluate("one => one.textContent")
        link = ".hd-mark" if number else ".hd-source"  # both lead there
        document = open_citation(page, f"#hd-chat :is(.hd-statement, li):nth-of-type({number + 1}) {link}")
        stored = index.catalogue.document(urlsplit(document.url).path.removeprefix("/d/"))
        assert document.locator("mark#trich-dan").evaluate("one => one.textContent") == quote
        assert stored
        assert document.locator("article").evaluate("one => one.textContent") == stored.text
        assert document.title().startswith(page.locator("#hd-chat .hd-title").nth(number).inner_text())
        expect(document.locator("mark")).to_be_in_viewport()


def test_a_refusal_is_plain_and_without_citations(refusing_address: str, open_page: OpenPage) -> None:
    page = open_page(refusing_address)

    ask(page, "Đội bóng nào vô địch World Cup 2022?")

    expect(page.locator("#hd-chat .hd-refusal")).to_contain_text("Tôi không tìm thấy câu trả lời")
    assert page.locator("#hd-chat .bot-row a").count() == 0


def test_two_visitors_at_once_see_only_their_own_conversation(address: str, open_page: OpenPage) -> None:
    one, other = open_page(address), open_page(address)

    for round_ in range(2):
        type_question(one, QUESTION)
        type_question(other, OTHER_QUESTION)
        for page in (one, other):
            page.locator("#hd-chat .hd-confidence").nth(round_).wait_for()
            page.wait_for_selector("#hd-question .submit-button")

    assert one.locator("#hd-chat .hd-question").all_inner_texts() == [QUESTION] * 2
    assert other.locator("#hd-chat .hd-question").all_inner_texts() == [OTHER_QUESTION] * 2
    assert "OCOP" in one.locator("#hd-chat .hd-answer").last.inner_text()
    assert "OCOP" not in other.locator("#hd-chat").inner_text()


def test_a_conversation_outlives_a_reload_and_ends_where_asked(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, QUESTION)
    links = page.locator("#hd-chat a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    page.wait_for_function("sessionStorage.getItem('hoidap')?.includes('hd-confidence')")

    page.reload()
    page.wait_for_selector("#hd-chat .hd-confidence")

    assert page.locator("#hd-chat .hd-question").all_inner_texts() == [QUESTION]
    assert page.locator("#hd-chat a").evaluate_all("all => all.map(one => one.getAttribute('href'))") == links
    ask(page, OTHER_QUESTION)
    assert page.locator("#hd-chat .hd-question").all_inner_texts() == [QUESTION, OTHER_QUESTION]

    page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    page.wait_for_selector("#hd-chat .example")
    page.reload()
    page.wait_for_selector("#hd-chat .example")
    assert page.locator("#hd-chat .hd-question").count() == 0


def test_an_example_is_asked_by_a_click(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    assert page.locator("#hd-chat .example").count() == 4
    example = page.locator("#hd-chat .example").nth(1)
    question = example.inner_text()

    example.click()

    page.wait_for_selector("#hd-chat .hd-confidence")
    assert page.locator("#hd-chat .hd-question").all_inner_texts() == [question]


def test_a_search_can_be_stopped(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    type_question(page, "Cam Khe Sến thật lâu được mấy sao?")
    page.wait_for_selector("#hd-chat .hd-searching")

    page.get_by_role("button", name="Dừng").click()

    expect(page.locator("#hd-chat .hd-notice")).to_have_text("Đã dừng.")
    ask(page, QUESTION)
    assert page.locator("#hd-chat .hd-answer").count() == 1


def test_an_empty_or_too_long_question_gets_a_word_and_the_page_goes_on(address: str, open_page: OpenPage) -> None:
    page = open_page(address)

    type_question(page, "   ")
    expect(page.locator(".toast-body").last).to_contain_text("Câu hỏi đang để trống")
    expect(page.locator(".toast-title").last).to_have_text("Chú ý")
    type_question(page, "a" * 301)
    expect(page.locator(".toast-body").last).to_contain_text("vượt giới hạn 300 ký tự")
    assert page.locator("#hd-question textarea").input_value() == "a" * 301

    assert page.locator("#hd-chat .hd-question").count() == 0
    ask(page, QUESTION)
    assert page.locator("#hd-chat .hd-answer").count() == 1


def test_a_fault_of_the_program_is_told_and_the_page_goes_on(address: str, open_page: OpenPage) -> None:
    page = open_page(address)

    ask(page, "Máy bơm hỏng ở đâu?")
    expect(page.locator("#hd-chat .hd-notice")).to_contain_text("Chương trình gặp lỗi")
    ask(page, QUESTION)

    assert page.locator("#hd-chat .hd-answer").count() == 1


def test_nothing_of_a_hostile_document_or_question_runs(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    failed: list[str] = []
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    ask(page, HOSTILE_QUESTION)
    answer = page.locator("#hd-chat .hd-answer")

    quotes = answer.locator(".hd-quote").evaluate_all("all => all.map(one => one.textContent)")
    assert any(
        "[bấm](javascript:window.hacked=1) **đậm** $$x^2$$ \\(y\\) `mã` | cột | # thẻ &lt;b&gt;" in one
        for one in quotes
    )
    assert HOSTILE_TITLE in answer.locator(".hd-title").all_inner_texts()
    assert HOSTILE_NAME in answer.inner_text()
    assert answer.locator("script, img, strong, em, code, table, h1, .katex, [onerror], [onmouseover]").count() == 0
    links = answer.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert all(link.startswith("/d/") for link in links)

    place = next(number for number, quote in enumerate(quotes) if "Xuyên Tặc" in quote)
    document = open_citation(page, f"#hd-chat .hd-answer li:nth-of-type({place + 1}) .hd-source")
    assert document.locator("mark").evaluate("one => one.textContent") == quotes[place]
    assert document.locator("script, img, article :not(mark)").count() == 0

    ask(page, '<img src=x onerror="window.hacked=1"> **đậm** kho Xuyên Tặc')
    assert (
        page.locator("#hd-chat .hd-question").last.inner_text()
        == '<img src=x onerror="window.hacked=1"> **đậm** kho Xuyên Tặc'
    )
    for one in (page, document):
        assert one.evaluate("window.hacked") is None
    assert failed == []


def test_no_other_host_is_ever_asked(address: str, open_page: OpenPage) -> None:
    asked: set[str] = set()
    page = open_page(address)
    page.context.on("request", lambda request: asked.add(request.url))
    page.reload()
    ask(page, QUESTION)
    open_citation(page, "#hd-chat .hd-mark")

    assert len(asked) > 10
    assert {url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))} == set()


def kept(index: Index, question: str) -> list[Feedback]:
    read, unreadable = FeedbackFile(index.folder.path).read()
    assert unreadable == []
    return [one for one in read if one.question == question]


def eventually(condition: Callable[[], bool], page: Page) -> None:
    for _ in range(100):
        if condition():
            return
        page.wait_for_timeout(50)
    pytest.fail("it never came to that")


def test_a_thumb_and_its_reason_are_kept_for_the_answer_of_the_visitor_who_gave_it(
    address: str, open_page: OpenPage, index: Index
) -> None:
    one, other = open_page(address), open_page(address)
    first, mine, theirs = "Ai là bí thư ở Khe Sến?", "Cam Khe Sến bán được bao nhiêu?", "Chi bộ nào bị kỷ luật?"
    ask(one, first)
    ask(one, mine)
    ask(other, theirs)
    reasons = one.locator("#hd-chat .message-buttons .extra-feedback-option:visible")
    assert reasons.count() == 0

    one.get_by_role("button", name="Câu trả lời chưa tốt").last.click()
    other.get_by_role("button", name="Câu trả lời tốt").click()
    assert reasons.count() == 5
    one.get_by_role("button", name="Thiếu ý").last.click()

    eventually(lambda: [feedback.reason for feedback in kept(index, mine)] == ["Thiếu ý"], one)
    eventually(lambda: len(kept(index, theirs)) == 1, other)
    (feedback,) = kept(index, mine)
    assert (feedback.verdict, feedback.history) == ("down", (first,))
    shown = one.locator("#hd-chat .hd-answer").last.locator(".hd-quote")
    assert [citation.quote for citation in feedback.citations] == [
        quote.evaluate("one => one.textContent") for quote in shown.all()
    ]
    sources = {entry.id: entry.source for entry in index.catalogue.entries()}
    assert all(citation.source == sources[citation.document_id] for citation in feedback.citations)
    assert kept(index, theirs)[0].verdict == "up"
    assert kept(index, first) == []


def test_a_refusal_can_be_rated_after_a_reload_and_a_notice_cannot(
    refusing_address: str, open_page: OpenPage, index: Index
) -> None:
    page = open_page(refusing_address)
    question = "Đội nào vô địch năm nay?"
    ask(page, "Máy bơm hỏng ở đâu?")
    expect(page.locator("#hd-chat .message-buttons:visible")).to_have_count(0)
    ask(page, question)
    page.wait_for_function("sessionStorage.getItem('hoidap')?.includes('hd-refusal')")
    page.reload()
    page.wait_for_selector("#hd-chat .hd-refusal")

    page.locator("#hd-chat .message-buttons:visible").get_by_role("button", name="Câu trả lời chưa tốt").click()
    eventually(lambda: [one.abstained for one in kept(index, question)] == [True], page)
    page.get_by_role("button", name="Đã đánh giá là chưa tốt").click()

    eventually(lambda: kept(index, question) == [], page)


def test_a_thumb_that_cannot_be_kept_is_told_of(
    address: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(FeedbackFile, "_append", full)
    page = open_page(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Câu trả lời tốt").click()

    expect(page.locator(".toast-body").last).to_contain_text("không còn chỗ")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1400, "light")])
def test_everything_has_its_place_at_every_width(address: str, open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    ask(page, QUESTION)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= 844
    for selector in ("#hd-header h1", "#hd-clear", "#hd-question textarea", "#hd-question .submit-button"):
        expect(page.locator(selector)).to_be_in_viewport(ratio=1)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(one => one < 64)")
    assert dark == (scheme == "dark")


def test_the_page_speaks_vietnamese(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, QUESTION)
    page.get_by_role("button", name="Câu trả lời chưa tốt").click()
    page.get_by_role("button", name="Đã đánh giá là chưa tốt").wait_for()
    page.locator("#hd-chat .extra-feedback > .icon-button").evaluate("one => one.remove()")  # never shown

    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.title() == "Hỏi đáp tài liệu"
    expect(page.locator("#hd-header")).to_contain_text("29 tài liệu")
    names = page.evaluate(
        "[...document.querySelectorAll('.gradio-container :is([title], [aria-label], [placeholder])')]"
        ".flatMap(one => ['title', 'aria-label', 'placeholder'].map(name => one.getAttribute(name))).filter(Boolean)"
    )
    assert set(names) <= {
        "Nhập câu hỏi…", "Cuộc trò chuyện", "Cuộc trò chuyện mới", "Mở tài liệu tại câu này (thẻ mới)",
        "Câu trả lời tốt", "Câu trả lời chưa tốt", "Đã đánh giá là chưa tốt",
    }  # fmt: skip


def test_the_page_speaks_english_where_asked(english_address: str, open_page: OpenPage) -> None:
    page = open_page(english_address)
    ask(page, "Ai là thủ khoa?")

    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("#hd-chat .hd-refusal")).to_contain_text("I did not find an answer")
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
