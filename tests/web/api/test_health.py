"""What a supervisor sees: whether the server lives and can answer, its counters, and one line of log a request."""

import json
import logging
import re
import sqlite3
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from qa.web.api.request_log import write_to_stderr
from qa.web.server import make_app
from tests.web.api.asked import QUESTION, SETTINGS
from tests.web.served import HashingEncoder

LOG = "qa.web.api.request_log"


def fresh(index: Index, **settings: Any) -> TestClient:  # noqa: ANN401 - settings of many types
    chosen = SETTINGS.model_copy(update=settings)
    return TestClient(make_app(chosen, index, make_engine(chosen, index)), raise_server_exceptions=False)


def counted(client: TestClient, name: str) -> float:
    text = client.get("/metrics").text
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    assert found, f"{name} is not there:\n{text}"
    return float(found[1])


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(one.getMessage()) for one in caplog.records if one.name == LOG]


def test_a_server_that_lives_and_can_answer_says_so(client: TestClient, index: Index) -> None:
    assert client.get("/healthz").text == "ok"
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {
        "status": "ready",
        "documents": len(index.catalogue.entries()),
        "passages": index.catalogue.passage_count(),
    }


def test_a_server_whose_catalogue_is_gone_lives_and_is_not_ready(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    opened = open_index(settings, cast("Encoder", HashingEncoder()))
    client = fresh(opened)
    assert counted(client, "hoidap_catalogue_up") == 1
    with sqlite3.connect(opened.folder.catalogue) as damaged:
        damaged.execute("DROP TABLE passages")

    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz", headers={"Accept-Language": "en"})
    assert (ready.status_code, ready.json()["code"]) == (503, "api_unavailable")
    assert str(tmp_path) not in ready.text
    assert counted(client, "hoidap_catalogue_up") == 0
    assert counted(client, 'hoidap_failures_total{code="api_unavailable"}') == 1


def test_questions_are_counted_by_what_came_of_them_and_never_by_their_words(index: Index) -> None:
    client = fresh(index)
    assert counted(client, 'hoidap_questions_total{kind="answer"}') == 0
    for question in (QUESTION, QUESTION, "Xin chào", ""):
        client.post("/api/ask", json={"question": question})

    assert counted(client, 'hoidap_questions_total{kind="answer"}') == 2
    assert counted(client, 'hoidap_questions_total{kind="small_talk"}') == 1
    assert counted(client, 'hoidap_questions_total{kind="refusal"}') == 0
    assert counted(client, 'hoidap_questions_total{kind="error"}') == 0
    assert counted(client, 'hoidap_answer_stage_seconds_count{stage="total"}') == 3
    assert counted(client, 'hoidap_answer_stage_seconds_count{stage="retrieve"}') == 2
    assert counted(client, 'hoidap_requests_total{method="POST",route="/api/ask",status="200"}') == 3
    assert counted(client, "hoidap_documents") == len(index.catalogue.entries())
    assert counted(client, "hoidap_passages") == index.catalogue.passage_count()
    assert "OCOP" not in client.get("/metrics").text


def test_what_clients_make_up_becomes_no_name_of_a_counter(index: Index) -> None:
    client = fresh(index)
    for number in range(20):
        client.get(f"/api/bia-{number}")
        client.get(f"/bia-{number}")
        client.get(f"/api/documents/bia-{number}")
        client.request(f"BIA{number}", "/api/ask")

    assert "bia" not in client.get("/metrics").text.lower()
    name = 'hoidap_requests_total{method="GET",route="/api/documents/{document_id}",status="404"}'
    assert counted(client, name) == 20


def test_two_servers_count_by_themselves(index: Index) -> None:
    one, other = fresh(index), fresh(index)
    one.post("/api/ask", json={"question": QUESTION})

    assert counted(one, 'hoidap_questions_total{kind="answer"}') == 1
    assert counted(other, 'hoidap_questions_total{kind="answer"}') == 0


def test_a_request_leaves_one_line_without_its_question(index: Index, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOG)
    client = fresh(index)

    response = client.post("/api/ask", json={"question": QUESTION}, headers={"X-Request-ID": "viec-7"})
    client.get("/api/documents/khong-co?limit=bi-mat")

    asked, missing = lines(caplog)
    assert {name: asked[name] for name in ("method", "route", "status", "request_id")} == {
        "method": "POST",
        "route": "/api/ask",
        "status": 200,
        "request_id": "viec-7",
    }
    assert asked["ms"] > 0
    assert set(asked) == {"time", "method", "route", "status", "ms", "request_id"}
    assert response.headers["x-request-id"] == "viec-7"
    assert (missing["route"], missing["code"]) == ("/api/documents/{document_id}", "api_document_not_found")
    assert "khong-co" not in caplog.text
    assert "bi-mat" not in caplog.text


def test_the_question_is_in_the_line_where_a_setting_allows_it(index: Index, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOG)
    client = fresh(index, log_questions=True)

    client.post("/api/search", json={"question": f"{QUESTION}\n{{}}"})

    [line] = lines(caplog)
    assert line["question"] == f"{QUESTION}\n{{}}"
    assert "\n" not in caplog.records[-1].getMessage()


@pytest.mark.parametrize("sent", ["a" * 65, "a b", 'x"}\t', "đơn"])
def test_an_id_that_no_log_should_hold_is_replaced(client: TestClient, sent: str) -> None:
    answered = client.get("/healthz", headers={"X-Request-ID": sent.encode()}).headers["x-request-id"]

    assert re.fullmatch("[0-9a-f]{32}", answered)


def test_what_the_pages_fetch_is_not_told_in_the_log(index: Index, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOG)
    client = fresh(index)

    assert client.get("/").status_code == 200
    assert client.get("/config").status_code == 200

    assert lines(caplog) == []
    assert counted(client, 'hoidap_requests_total{method="GET",route="pages",status="200"}') == 2


def test_the_program_writes_the_lines_to_stderr(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger(LOG)
    before = logger.handlers, logger.propagate, logger.level
    try:
        write_to_stderr()
        fresh(index).get("/healthz")
    finally:
        logger.handlers, logger.propagate, logger.level = before

    assert json.loads(capsys.readouterr().err.splitlines()[-1])["route"] == "/healthz"
