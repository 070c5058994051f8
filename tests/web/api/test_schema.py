"""Requests made up from the schema, right ones and wrong ones: none is a fault of the server, each reply is as said."""

import contextlib
import itertools
import time

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from index.index import Index
from qa.assembly import make_engine
from qa.web.server import make_app
from tests.web.api.asked import SETTINGS

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 6
"""For each operation and each kind of request."""
SECONDS = 15
"""For a schema in all; a busy machine makes up fewer requests."""

FEW = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def app(index: Index) -> FastAPI:
    return make_app(SETTINGS, index, make_engine(SETTINGS, index))


@pytest.mark.parametrize(("address", "operations"), [("/api", 7), ("/v1", 3)])
def test_whatever_is_sent_the_reply_is_one_of_the_schemas(app: FastAPI, address: str, operations: int) -> None:
    schema = schemathesis.openapi.from_asgi(f"{address}/openapi.json", app)
    until, statuses = time.monotonic() + SECONDS, set()
    found = [result.ok() for result in schema.get_all_operations()]
    assert len(found) == operations

    for operation, mode in itertools.product(found, GenerationMode):

        @FEW
        @given(operation.as_strategy(generation_mode=mode))
        def check(case: Case) -> None:
            statuses.add(case.call_and_validate(checks=CHECKS).status_code)

        if time.monotonic() < until:
            with contextlib.suppress(Unsatisfiable):  # nothing can be wrong where nothing is sent
                check()

    assert statuses >= {200, 422 if address == "/api" else 400}
