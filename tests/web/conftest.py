"""A server of the pages over the samples and a hostile document, with a small encoder in place of the model."""

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from index.embedding.encoder import Encoder
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.settings import Settings
from qa.web.first_start import samples_folder
from qa.web.server import make_app
from tests.web.served import HOSTILE_NAME, HOSTILE_SENTENCE, HOSTILE_TITLE, HashingEncoder, UnhurriedEngine, serving


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("web")
    hostile = folder / "hostile"
    hostile.mkdir()
    (hostile / HOSTILE_NAME).write_text(
        f"{HOSTILE_TITLE}\n\nHà Nội, ngày 05 tháng 3 năm 2024\n\n{HOSTILE_SENTENCE}\n", "utf-8"
    )
    opened = open_index(Settings(data=folder / "data"), cast("Encoder", HashingEncoder()))
    opened.ingest([samples_folder(), hostile])
    return opened


@pytest.fixture(scope="session")
def address(index: Index) -> Iterator[str]:
    """The address of pages that answer whatever they find."""
    with serving(_app(index, Settings(confidence_threshold=0.0, max_question_characters=300))) as url:
        yield url


@pytest.fixture(scope="session")
def refusing_address(index: Index) -> Iterator[str]:
    """The address of pages that are never sure enough."""
    with serving(_app(index, Settings(confidence_threshold=1.0))) as url:
        yield url


@pytest.fixture(scope="session")
def english_address(index: Index) -> Iterator[str]:
    with serving(_app(index, Settings(confidence_threshold=1.0, lang="en"))) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser context of its own, that is, as another visitor."""
    contexts = []

    def opened(url: str, **options: Any) -> Page:  # noqa: ANN401 - passed through
        context = browser.new_context(**{"locale": "vi-VN", "viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("#hd-question textarea")
        page.wait_for_selector("#hd-chat .hd-welcome, #hd-chat .hd-question")
        return page

    yield opened
    for context in contexts:
        context.close()


def _app(index: Index, settings: Settings) -> FastAPI:
    engine = make_engine(settings, index)
    engine.__class__ = UnhurriedEngine
    return make_app(settings, index, engine)
