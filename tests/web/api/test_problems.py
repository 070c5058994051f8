"""Errors: one form, in the client's language, with the field that is wrong and without anything of the program."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import given
from hypothesis import strategies as st

from index.index import Index
from qa.assembly import make_engine
from qa.web.api.languages import asked_language
from qa.web.server import make_app
from tests.web.api.asked import QUESTION, SETTINGS, BrokenEngine

ENGLISH = {"Accept-Language": "en-GB,en;q=0.9,vi;q=0.5"}
CHAT = {"model": "hoidap", "messages": [{"role": "user", "content": QUESTION}]}


@pytest.fixture
def broken(index: Index) -> TestClient:
    engine = make_engine(SETTINGS, index)
    engine.__class__ = BrokenEngine
    return TestClient(make_app(SETTINGS, index, engine), raise_server_exceptions=False)


def check_problem(response: Response, status: int, code: str) -> dict[str, Any]:
    told: dict[str, Any] = response.json()
    assert (response.status_code, told["status"], told["code"]) == (status, status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert told["type"] == f"urn:hoidap:problem:{code}"
    assert told["title"]
    assert told["detail"]
    return told


def test_a_problem_is_told_in_the_language_that_the_client_likes_best(client: TestClient) -> None:
    vietnamese = check_problem(client.get("/api/khong-co"), 404, "api_not_found")
    english = check_problem(client.get("/api/khong-co", headers=ENGLISH), 404, "api_not_found")

    assert vietnamese["title"] == "Không tìm thấy"
    assert english["title"] == "Not found"
    assert client.get("/api/khong-co", headers=ENGLISH).headers["content-language"] == "en"


@pytest.mark.parametrize("path", ["/api/", "/api//ask", "/api/ask/", "/api/a%0Ab", "/api/documents/%0A", "/api/%00"])
def test_odd_paths_are_not_found_either(client: TestClient, path: str) -> None:
    assert client.get(path, follow_redirects=True).headers["content-type"] == "application/problem+json"


def test_a_wrong_method_tells_the_right_one(client: TestClient) -> None:
    response = client.put("/api/ask")

    check_problem(response, 405, "api_method_not_allowed")
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 200_000])
def test_what_is_no_json_is_told(client: TestClient, body: bytes) -> None:
    response = client.post("/api/ask", content=body, headers={"Content-Type": "application/json"})

    check_problem(response, 400, "api_body_not_json")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "question", "api_field_missing"),
        ({"question": 5}, "question", "api_field_text"),
        ({"question": "\ud800"}, "body", "api_field_text"),
        ({"question": "a", "questions": "b"}, "questions", "api_field_unknown"),
        ({"question": "a", "history": "b"}, "history", "api_field_list"),
        ({"question": "a", "history": ["b"] * 21}, "history", "api_field_too_many"),
        ({"question": "a", "history": ["b", "c" * 20_001]}, "history.1", "api_field_too_long"),
        ({"question": "a", "filter": {"from": "31/12/2023"}}, "filter.from", "api_field_date"),
        ({"question": "a", "filter": {"kinds": [None]}}, "filter.kinds.0", "api_field_text"),
        ([], "body", "api_field_object"),
    ],
)
def test_the_field_that_is_wrong_is_named(client: TestClient, body: object, field: str, code: str) -> None:
    response = client.post(
        "/api/ask", content=json.dumps(body), headers={"Content-Type": "application/json", **ENGLISH}
    )

    told = check_problem(response, 422, "api_invalid")
    assert [(one["field"], one["code"]) for one in told["errors"]] == [(field, code)]
    assert field in told["detail"]


def test_numbers_of_addresses_are_bounded(client: TestClient) -> None:
    for query, code in (("limit=0", "too_small"), ("limit=201", "too_great"), ("offset=x", "number")):
        told = check_problem(client.get(f"/api/documents?{query}"), 422, "api_invalid")

        assert told["errors"][0]["code"] == f"api_field_{code}"


@pytest.mark.parametrize("said", [True, False])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: TestClient, *, said: bool) -> None:
    body = b'{"question": "' + b"a" * 1_000_000 + b'"}'
    content: Any = body if said else (body[start : start + 50_000] for start in range(0, len(body), 50_000))

    response = client.post("/api/ask", content=content, headers={"Content-Type": "application/json"})

    check_problem(response, 413, "api_body_too_large")


def test_a_form_of_another_site_is_not_taken_for_json(client: TestClient) -> None:
    response = client.post("/api/ask", content=json.dumps({"question": "a"}), headers={"Content-Type": "text/plain"})

    check_problem(response, 422, "api_invalid")


def test_a_fault_of_the_program_tells_nothing_of_it(broken: TestClient) -> None:
    told = check_problem(broken.post("/api/ask", json={"question": QUESTION}), 500, "api_internal")
    streamed = broken.post("/api/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})
    chat = broken.post("/v1/chat/completions", json=CHAT)

    assert streamed.text.startswith("event: error\n")
    assert '"status": 500' in streamed.text
    assert chat.json()["error"]["type"] == "server_error"
    for text in (json.dumps(told), streamed.text, chat.text):
        assert "bí mật" not in text
        assert "Traceback" not in text
        assert "RuntimeError" not in text


def test_what_concerns_the_data_folder_is_for_who_runs_the_program(broken: TestClient) -> None:
    response = broken.post("/api/ask", json={"question": "Ổ đĩa ở đâu, ổ đĩa?"})

    check_problem(response, 503, "api_unavailable")
    assert "bi-mat" not in response.text
    assert int(response.headers["retry-after"]) > 0


def test_openai_clients_get_errors_in_their_form(client: TestClient) -> None:
    for response, status, code in (
        (client.post("/v1/chat/completions", json={**CHAT, "model": "gpt-9"}), 404, "api_model_unknown"),
        (client.post("/v1/chat/completions", json={"model": "hoidap"}), 400, "api_invalid"),
        (client.post("/v1/chat/completions", json={**CHAT, "n": 2}), 400, "api_one_reply_only"),
        (client.post("/v1/chat/completions", content=b"{"), 400, "api_invalid"),
        (client.get("/v1/chat/completions"), 405, "api_method_not_allowed"),
        (client.get("/v1/embeddings"), 404, "api_not_found"),
    ):
        told = response.json()["error"]
        assert (response.status_code, told["code"], told["type"]) == (status, code, "invalid_request_error")
        assert set(told) == {"message", "type", "param", "code"}


@given(st.text() | st.lists(st.sampled_from(["vi", "en", "fr", "*", ";q=0.5", ";q=x", ",", "-VN"])).map("".join))
def test_any_header_names_a_language(header: str) -> None:
    assert asked_language(header, "vi") in {"vi", "en"}
