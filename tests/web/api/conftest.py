"""The API over the samples: on a server of its own where bytes on the wire matter, else called in the process."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from index.index import Index
from qa.assembly import make_engine
from qa.web.server import make_app
from tests.web.api.asked import SETTINGS
from tests.web.served import serving


@pytest.fixture(scope="session")
def client(index: Index) -> TestClient:
    app = make_app(SETTINGS, index, make_engine(SETTINGS, index))
    return TestClient(app, raise_server_exceptions=False)  # not as a context: gradio would start its own tasks


@pytest.fixture(scope="session")
def api_address(index: Index) -> Iterator[str]:
    with serving(make_app(SETTINGS, index, make_engine(SETTINGS, index))) as url:
        yield url
