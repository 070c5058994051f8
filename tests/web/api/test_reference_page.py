"""The page that describes the API: whole, in two languages, and calling no other host."""

import re

from fastapi.testclient import TestClient


def test_every_operation_and_every_error_is_on_the_page(client: TestClient) -> None:
    page = client.get("/api/docs").text

    for address in ("/api", "/v1"):
        schema = client.get(f"{address}/openapi.json").json()
        assert schema["paths"]
        assert schema["servers"][0]["url"] == address
        for path, methods in schema["paths"].items():
            for method in methods:
                assert re.search(
                    rf'<span class="method">{method.upper()}</span> {re.escape(address + path)}</code>', page
                )
        for name in schema["components"]["schemas"]:
            assert f"<code>{name}</code>" in page


def test_the_page_runs_nothing_and_calls_nobody(client: TestClient) -> None:
    response = client.get("/api/docs")

    assert "<script" not in response.text
    assert "http" not in re.sub(r"<code>.*?</code>", "", response.text)
    assert not re.search(r"\ssrc=|@import|url\(", response.text)
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_page_speaks_the_readers_language(client: TestClient) -> None:
    assert '<html lang="vi">' in client.get("/api/docs").text
    english = client.get("/api/docs", headers={"Accept-Language": "en"}).text
    assert '<html lang="en">' in english
    assert "Parameters" in english


def test_errors_are_in_the_schema_as_they_are_sent(client: TestClient) -> None:
    schema = client.get("/api/openapi.json").json()

    for methods in schema["paths"].values():
        for operation in methods.values():
            assert set(operation["responses"]["4XX"]["content"]) == {"application/problem+json"}
            assert "422" not in operation["responses"]
    assert "HTTPValidationError" not in schema["components"]["schemas"]
    assert set(schema["components"]["schemas"]["Problem"]["required"]) == {"type", "title", "status", "detail", "code"}


def test_the_address_of_a_proxy_is_part_of_the_addresses(client: TestClient) -> None:
    behind = TestClient(client.app, root_path="/hoi-dap")

    assert behind.get("/hoi-dap/api/openapi.json").json()["servers"][0]["url"] == "/hoi-dap/api"
    assert 'href="/hoi-dap/api/openapi.json"' in behind.get("/hoi-dap/api/docs").text
