import datetime
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Span
from index.index import Index
from qa.web.addresses import quoted_span
from qa.web.pages.document import document_routes, page

TEXT = "Điều 1. Phạm vi\n\nQuyết định này quy định <mức> thu & nộp.\nĐiều 2. Hiệu lực"


class Reader(HTMLParser):
    """Collects what a browser shows of the article, what of it is marked, and every element."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.article = self.mark = self.shown = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag in {"article", "mark", "style"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.shown += data
        if "article" in self._open:
            self.article += data
        if "mark" in self._open:
            self.mark += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def document(text: str = TEXT, title: str = "Quyết định") -> Document:
    return Document("id", "van-ban/a.txt", "/van-ban/a.txt", title, datetime.date(2024, 3, 5), text, "hash")


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("<>&'\"\r\n "), min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_spans())
def test_the_mark_is_exactly_the_quote_and_the_text_is_whole(drawn: tuple[str, Span]) -> None:
    text, span = drawn

    seen = read(page(document(text), f"{span.start}-{span.end}", "vi"))

    assert seen.article == text
    assert seen.mark == span.of(text)
    assert seen.elements.count("mark") == 1


@given(st.text())
def test_any_address_shows_the_document(asked: str) -> None:
    seen = read(page(document(), asked, "vi"))

    assert seen.article == TEXT
    assert ("mark" in seen.elements) == (quoted_span(asked, TEXT) is not None)


@pytest.mark.parametrize("asked", ["", "5", "5-5", "9-3", "-1-4", "0-100000", "a-b", "1-2-3", "٣-٥", "1-2 ", "1e1-12"])
def test_a_bad_span_is_noted_and_nothing_is_marked(asked: str) -> None:
    seen = read(page(document(), asked, "vi"))

    assert "mark" not in seen.elements
    assert "Không đánh dấu được đoạn trích" in seen.shown


def test_the_page_shows_title_date_and_source() -> None:
    shown = read(page(document(), None, "vi")).shown

    for part in ("Quyết định", "05/03/2024", "van-ban/a.txt", "Về trang hỏi đáp"):
        assert part in shown
    assert "Không đánh dấu" not in shown


def test_a_title_is_no_markup() -> None:
    title = "</title><script>x</script>"

    seen = read(page(document(title=title), None, "vi"))

    assert "script" not in seen.elements
    assert seen.shown.count(title) == 2


@pytest.fixture
def client(index: Index) -> TestClient:
    app = FastAPI()
    app.include_router(document_routes(index.catalogue, "vi"))
    return TestClient(app)


def test_every_document_has_its_page(client: TestClient, index: Index) -> None:
    for entry in index.catalogue.entries():
        reply = client.get(f"/d/{entry.id}", params={"s": "0-9"})
        stored = index.catalogue.document(entry.id)

        assert stored
        assert (reply.status_code, read(reply.text).article) == (200, stored.text)


def test_the_page_may_run_and_fetch_nothing(client: TestClient, index: Index) -> None:
    headers = client.get(f"/d/{index.catalogue.entries()[0].id}").headers

    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("unknown", ["0000000000000000", "<script>", "..%2F..%2Fetc", "%00", "đ"])
def test_an_unknown_document_gets_a_page_that_says_so(client: TestClient, unknown: str) -> None:
    reply = client.get(f"/d/{unknown}")

    assert reply.status_code == 404
    if "%2F" not in unknown:
        assert "Không có tài liệu này" in reply.text
        assert "script" not in read(reply.text).elements
