"""Questions over HTTP: the same answers as the engine's, and nothing that is nobody's business."""

from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from index.embedding.encoder import Encoder
from index.index import Index
from qa.answer import Answer
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from qa.web.server import make_app
from tests.web.api.asked import QUESTION, SETTINGS, STREAM, events
from tests.web.served import HashingEncoder


def without_times(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "id": None, "timings_ms": {}}


def test_the_answer_is_the_engines(client: TestClient, index: Index) -> None:
    response = client.post("/api/ask", json={"question": QUESTION})

    assert response.status_code == 200
    got = Answer.model_validate(response.json())
    mine = make_engine(SETTINGS, index).ask(QUESTION)
    assert [(one.quote, one.start) for one in got.citations] == [(one.quote, one.start) for one in mine.citations]
    assert (got.answer, got.kind, got.confidence) == (mine.answer, mine.kind, mine.confidence)
    assert len(got.id or "") == 32
    assert got.timings_ms["total"] > 0


def test_the_same_answer_comes_as_events(client: TestClient) -> None:
    whole = client.post("/api/ask", json={"question": QUESTION}).json()

    response = client.post("/api/ask", json={"question": QUESTION}, headers=STREAM)

    assert response.headers["content-type"].startswith("text/event-stream")
    *statements, (last, answer) = events(response.text)
    assert last == "answer"
    assert without_times(answer) == without_times(whole)
    assert [one for name, one in statements if name == "statement"] == whole["statements"]


def test_a_follow_up_takes_what_it_lacks_from_the_history(client: TestClient) -> None:
    asked = {"question": "Còn ổi thì sao?", "history": [QUESTION]}

    answer = client.post("/api/ask", json=asked).json()

    assert "ổi" in answer["standalone_question"]
    assert answer["standalone_question"] != "Còn ổi thì sao?"


def test_a_filter_limits_where_the_answer_is_taken_from(client: TestClient, index: Index) -> None:
    other = next(one for one in index.catalogue.entries() if "a10-" in one.source)
    limits = {"documents": [Path(other.source).stem], "from": "1990-01-01", "kinds": ["BIEN BAN"]}

    answer = client.post("/api/ask", json={"question": QUESTION, "filter": limits}).json()

    assert {one["document_id"] for one in answer["citations"]} <= {other.id}
    assert answer["citations"] or answer["abstained"]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"documents": ["khong-co.txt"]}, "api_filter_document_unknown"),
        ({"kinds": ["bài thơ"]}, "filter_kind_unknown"),
        ({"from": "2024-02-01", "to": "2024-01-01"}, "filter_dates_reversed"),
    ],
)
def test_a_filter_that_cannot_be_met_is_told(client: TestClient, limits: dict[str, Any], code: str) -> None:
    for headers in ({}, STREAM):
        response = client.post("/api/ask", json={"question": QUESTION, "filter": limits}, headers=headers)

        assert (response.status_code, response.json()["code"]) == (422, code)


@pytest.mark.parametrize(("question", "code"), [("  ", "question_empty"), ("a" * 301, "question_too_long")])
def test_what_the_engine_refuses_is_a_problem_in_every_form(client: TestClient, question: str, code: str) -> None:
    for headers in ({}, STREAM):
        for path in ("/api/ask", "/api/search"):
            response = client.post(path, json={"question": question}, headers=headers)

            assert (response.status_code, response.json()["code"]) == (422, code)
            assert response.headers["content-type"] == "application/problem+json"


def test_small_talk_and_refusals_are_answers_too(index: Index) -> None:
    settings = Settings(confidence_threshold=1.0)
    client = TestClient(make_app(settings, index, make_engine(settings, index)))

    assert client.post("/api/ask", json={"question": "Xin chào"}).json()["kind"] == "small_talk"
    refusal = client.post("/api/ask", json={"question": QUESTION}).json()
    assert (refusal["kind"], refusal["citations"]) == ("refusal", [])


def test_names_of_folders_stay_on_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "bi-mat-cua-may" / "van-ban"
    folder.mkdir(parents=True)
    (folder / "ho.txt").write_text("Hồ Tây Sơn rộng 512 héc-ta và sâu nhất 9 mét, theo 01-KL/TW.\n", "utf-8")
    settings = Settings(data=tmp_path / "data", confidence_threshold=0.0)
    opened = open_index(settings, cast("Encoder", HashingEncoder()))
    opened.ingest([folder])
    client = TestClient(make_app(settings, opened, make_engine(settings, opened)))
    question = {"question": "Hồ Tây Sơn rộng bao nhiêu?"}
    messages = [{"role": "user", "content": question["question"]}]

    listed, answer = client.get("/api/documents"), client.post("/api/ask", json=question)
    all_of_them = [
        listed,
        answer,
        client.post("/api/ask", json=question, headers=STREAM),
        client.post("/api/search", json=question),
        client.get(f"/api/documents/{listed.json()['documents'][0]['id']}"),
        client.get("/api/references?number=01-KL/TW"),
        client.post("/v1/chat/completions", json={"model": "hoidap", "messages": messages}),
    ]

    assert answer.json()["citations"][0]["source"] == "van-ban/ho.txt"
    for response in all_of_them:
        assert "ho.txt" in response.text
        assert "bi-mat-cua-may" not in response.text
