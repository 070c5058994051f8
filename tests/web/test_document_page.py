import datetime
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from corpus.document import Document, Span
from corpus.document_kind import OTHER
from corpus.facts import DocumentFacts
from corpus.places import Removed, RemovedAs
from index.embedding.encoder import Encoder
from index.index import Index
from qa.answer import Citation
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from qa.web.addresses import quote_address, quoted_span
from qa.web.pages.document import Part, asked_part, document_routes, marked_text, page
from tests.web.served import HashingEncoder

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

    seen = read(page(document(text), Part(span), "vi"))

    assert seen.article == text
    assert seen.mark == span.of(text)
    assert seen.elements.count("mark") == 1


def opened(place: str | None, digest: str | None = None) -> Reader:
    return read(page(document(), asked_part(TEXT, place, digest, []), "vi"))


@given(st.text(), st.none() | st.text())
def test_any_address_shows_the_document(place: str, digest: str | None) -> None:
    seen = opened(place, digest)

    assert seen.article == TEXT
    assert ("mark" in seen.elements) == (digest is None and quoted_span(place, TEXT) is not None)


@pytest.mark.parametrize("asked", ["", "5", "5-5", "9-3", "-1-4", "0-100000", "a-b", "1-2-3", "٣-٥", "1-2 ", "1e1-12"])
def test_a_bad_span_is_noted_and_nothing_is_marked(asked: str) -> None:
    seen = opened(asked)

    assert "mark" not in seen.elements
    assert "Không đánh dấu được đoạn trích" in seen.shown


@pytest.mark.parametrize("digest", ["", "0123", "0123456789ABCDEF", "<script>", "0123456789abcdef0"])
def test_a_bad_digest_is_noted_and_nothing_is_marked(digest: str) -> None:
    seen = opened("0-7", digest)

    assert "mark" not in seen.elements
    assert "Không đánh dấu được đoạn trích" in seen.shown


def test_the_page_shows_title_date_and_source() -> None:
    shown = opened(None).shown

    for part in ("Quyết định", "05/03/2024", "van-ban/a.txt", "Về trang hỏi đáp"):
        assert part in shown
    assert "Không đánh dấu" not in shown


def test_the_page_shows_what_is_known_and_nothing_for_what_is_not() -> None:
    facts = DocumentFacts(issuer="UBND HUYỆN BÌNH CẨM", number="12/QĐ-UBND", place="Bình Cẩm", author="Lê Thị Mận")
    known = replace(document(), kind="quyết định", facts=facts)

    shown, plain = (read(page(one, Part(None), "vi")).shown for one in (known, replace(document(), kind=OTHER)))

    told = {
        "Loại": "quyết định", "Số, ký hiệu": "12/QĐ-UBND", "Ngày": "05/03/2024", "Nơi ban hành": "Bình Cẩm",
        "Cơ quan ban hành": "UBND HUYỆN BÌNH CẨM", "Tác giả": "Lê Thị Mận", "Nguồn": "van-ban/a.txt",
    }  # fmt: skip
    for label, fact in told.items():
        assert f"{label}{fact}" in shown
        assert (label in plain) == (label in {"Ngày", "Nguồn"})


def test_what_was_left_out_of_a_document_can_be_opened_below_it_and_is_no_markup() -> None:
    left_out = (Removed("0:00 / 0:00", RemovedAs.PLAYER), Removed("<b>Tin</b>\nliên quan", RemovedAs.LINKS))

    seen = read(page(replace(document(), removed=left_out), Part(None), "vi"))

    assert "details" in seen.elements
    assert "b" not in seen.elements
    assert seen.article == TEXT
    for part in ("trình phát", "0:00 / 0:00", "liên kết đến bài khác", "<b>Tin</b>\nliên quan"):
        assert part in seen.shown
    assert "details" not in opened(None).elements


def test_places_are_named_where_they_begin_and_are_no_part_of_the_text() -> None:
    text = "Trang đầu nói việc này, và\nsang trang sau mới hết. Xong."
    places = [(0, "trang 1"), (27, 'trang "2"')]

    html = marked_text(text, Span(10, 50), places)

    assert html.startswith('<i data-place="trang 1"></i>Trang đầu ')
    assert 'và\n<i data-place="trang &#34;2&#34;"></i>sang trang' in html
    assert Markup(html).striptags() == " ".join(text.split())
    assert html.count("<mark") == 1


def test_a_title_is_no_markup() -> None:
    title = "</title><script>x</script>"

    seen = read(page(document(title=title), Part(None), "vi"))

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
        assert "Tài liệu của trích dẫn này" not in reply.text
        assert "script" not in read(reply.text).elements


FEE, PLACE = "Lệ phí cấp đổi giấy phép Khê Đông là 25.000 đồng.", "Hồ sơ nộp tại bộ phận một cửa của huyện."
NOTE = f"THÔNG BÁO\n\nVề việc cấp đổi giấy phép\n\n{FEE} {PLACE}\n"


class Changing:
    """A document that was asked about, was read anew after every change, and the page that its citation leads to."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "thong-bao.txt"
        self.index = open_index(Settings(data=folder / "data"), cast("Encoder", HashingEncoder()))
        self.becomes(NOTE)
        app = FastAPI()
        app.include_router(document_routes(self.index.catalogue, "vi"))
        self._client = TestClient(app)

    def becomes(self, text: str) -> None:
        self.file.write_text(text, "utf-8")
        self.index.ingest([self.file])

    def citation(self) -> Citation:
        """Ask, and return the citation of the fee."""
        engine = make_engine(Settings(confidence_threshold=0.0), self.index)
        citations = engine.ask("Lệ phí cấp đổi giấy phép Khê Đông là bao nhiêu?").citations
        return next(one for one in citations if one.quote == FEE)

    def opened(self, citation: Citation) -> tuple[int, Reader]:
        reply = self._client.get(quote_address(citation).partition("#")[0])
        return reply.status_code, read(reply.text)


@pytest.fixture
def changing(tmp_path: Path) -> Changing:
    return Changing(tmp_path)


def test_a_citation_of_a_document_that_did_not_change_opens_at_its_quote_without_a_word(changing: Changing) -> None:
    _, seen = changing.opened(changing.citation())

    assert seen.mark == FEE
    assert "phiên bản trước" not in seen.shown
    assert "thay đổi" not in seen.shown


def test_a_changed_sentence_is_said_to_be_of_an_earlier_version_and_nothing_is_marked(changing: Changing) -> None:
    citation = changing.citation()
    changing.becomes(NOTE.replace("25.000", "30.000"))

    status, seen = changing.opened(citation)

    assert (status, seen.mark) == (200, "")
    assert "30.000 đồng" in seen.article
    assert "phiên bản trước" in seen.shown


def test_a_sentence_that_was_shifted_is_marked_where_it_stands_now_and_that_is_said(changing: Changing) -> None:
    citation = changing.citation()
    changing.becomes(NOTE.replace(FEE, f"Thông báo này thay thế thông báo năm trước. {FEE}"))

    _, seen = changing.opened(citation)

    assert seen.mark == FEE
    assert "nay nằm ở chỗ khác" in seen.shown


def test_a_change_behind_the_quote_is_none_of_its_business(changing: Changing) -> None:
    citation = changing.citation()
    changing.becomes(NOTE.replace(PLACE, "Hồ sơ nộp trực tuyến."))

    _, seen = changing.opened(citation)

    assert seen.mark == FEE
    assert "nằm ở chỗ khác" not in seen.shown


def test_a_citation_of_a_removed_document_says_so(changing: Changing) -> None:
    citation = changing.citation()
    changing.index.remove(citation.document_id)

    status, seen = changing.opened(citation)

    assert status == 404
    assert "đã bị gỡ khỏi danh mục" in seen.shown
    assert "Tài liệu có thể đã bị xóa" in seen.shown
