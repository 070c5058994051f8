"""The documents, what they mention and what was left out of them, over HTTP."""

from pathlib import Path
from typing import cast

import pytest
from fastapi.testclient import TestClient

from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from qa.web.server import make_app
from tests.web.api.asked import QUESTION
from tests.web.served import HashingEncoder


def test_pages_of_the_list_make_up_the_whole(client: TestClient, index: Index) -> None:
    whole = client.get("/api/documents?limit=200").json()
    pages = [client.get(f"/api/documents?limit=10&offset={offset}").json() for offset in range(0, 40, 10)]

    entries = index.catalogue.entries()
    assert whole["total"] == len(entries)
    assert [one["id"] for one in whole["documents"]] == [one.id for one in entries]
    assert [one for page in pages for one in page["documents"]] == whole["documents"]
    assert all(one["passages"] > 0 for one in whole["documents"])
    assert any(one["number"] and one["issuer"] and one["date"] for one in whole["documents"])


def test_a_document_comes_with_its_text_and_what_stands_where(client: TestClient, index: Index) -> None:
    for entry in index.catalogue.entries()[:5]:
        told = client.get(f"/api/documents/{entry.id}").json()

        kept = index.catalogue.document(entry.id)
        assert kept
        assert (told["text"], told["title"], told["kind"]) == (kept.text, kept.title, kept.kind)
        assert [one["start"] for one in told["headings"]] == [one.start for one in kept.marks.headings]
        assert told["facts"]["issuer"] == kept.facts.issuer


@pytest.mark.parametrize("path", ["khong-co", "khong-co/removed", "..%2f..%2fetc", "%00"])
def test_a_document_that_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/api/documents/{path}").status_code == 404


def test_what_was_left_out_of_a_file_can_be_seen(tmp_path: Path) -> None:
    menu = "<nav><a href=a>Trang chủ</a> <a href=b>Liên hệ</a></nav>"
    page = f"{menu}<h1>Hồ Tây Sơn</h1><p>Hồ rộng 512 héc-ta và sâu nhất 9 mét.</p>"
    (tmp_path / "ho.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    settings = Settings(data=tmp_path / "data")
    opened = open_index(settings, cast("Encoder", HashingEncoder()))
    opened.ingest([tmp_path / "ho.html"])
    client = TestClient(make_app(settings, opened, make_engine(settings, opened)))
    [listed] = client.get("/api/documents").json()["documents"]

    told = client.get(f"/api/documents/{listed['id']}/removed").json()

    kept = opened.catalogue.document(listed["id"])
    assert kept
    assert [(one["text"], one["reason"]) for one in told["removed"]] == [(one.text, one.reason) for one in kept.removed]
    assert "Trang chủ" in str(told["removed"])
    assert "512" not in str(told["removed"])


def test_hits_are_the_documents_own_words(client: TestClient, index: Index) -> None:
    found = client.post("/api/search", json={"question": QUESTION, "limit": 3}).json()

    hits = found["hits"]
    assert [hit["passage_id"] for hit in hits] == [hit.passage.id for hit in index.search(QUESTION, 3)]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    for hit in hits:
        document = index.catalogue.document(hit["document_id"])
        assert document
        assert document.text[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize("asked", ["number=01-KL/TW", "number=kết luận số 01 - KL/TW", "key=1 kl tw"])
def test_mentions_are_found_however_the_number_is_written(client: TestClient, index: Index, asked: str) -> None:
    told = client.get(f"/api/references?{asked}").json()

    assert told["keys"] == ["1 kl tw"]
    assert told["total"] == len(told["mentions"]) > 0
    for one in told["mentions"]:
        document = index.catalogue.document(one["document_id"])
        assert document
        assert document.text[one["start"] : one["end"]] == one["quote"]
        assert "01" in one["quote"]


def test_nothing_mentioned_is_an_empty_list_and_no_number_a_problem(client: TestClient) -> None:
    assert client.get("/api/references?number=9999/QĐ-ABC").json()["total"] == 0
    for query, code in (
        ("number=xin chào", "api_reference_unreadable"),
        ("", "api_reference_choice"),
        ("number=01-KL/TW&key=1 kl tw", "api_reference_choice"),
    ):
        response = client.get(f"/api/references?{query}")
        assert (response.status_code, response.json()["code"]) == (422, code)
